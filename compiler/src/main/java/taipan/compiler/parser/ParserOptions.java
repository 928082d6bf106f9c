package taipan.compiler.parser;

import taipan.compiler.WarningSink;

/// How a source is to be parsed.
///
/// `featureVersion` is the minor version of Python 3 whose grammar is wanted; `barryAsBdfl` is the `from __future__`
/// feature of that name, `dontImplyDedent` and `allowIncompleteInput` the compile flags of `codeop`. `lines` may be
/// `null`; else it gives the text of a line for error messages, as CPython reads it from the file. `intMaxStrDigits`
/// bounds decimal literals, 0 for no bound.
public record ParserOptions(
        String filename,
        ParseMode mode,
        int featureVersion,
        boolean typeComments,
        boolean asyncHacks,
        boolean barryAsBdfl,
        boolean dontImplyDedent,
        boolean allowIncompleteInput,
        int intMaxStrDigits,
        CharacterNames characterNames,
        LineSource lines,
        WarningSink warnings) {
    public static final int CURRENT_VERSION = 10;

    /// Looks up a `\N{...}` name.
    public interface CharacterNames {
        /// By the names of the Java platform.
        CharacterNames JAVA = name -> {
            try {
                return Character.codePointOf(name);
            } catch (IllegalArgumentException e) {
                return -1;
            }
        };

        /// The code point called `name`, or -1.
        int codePointOf(String name);
    }

    /// Gives lines of source files.
    public interface LineSource {
        /// The line with its end, or `null` when there is no such file or line.
        String line(String filename, int lineno);
    }

    public static ParserOptions of(String filename, ParseMode mode) {
        return new ParserOptions(
                filename, mode, CURRENT_VERSION, false, false, false, false, false, 4300, CharacterNames.JAVA, null,
                WarningSink.SILENT);
    }

    public ParserOptions withWarnings(WarningSink sink) {
        return new ParserOptions(
                filename, mode, featureVersion, typeComments, asyncHacks, barryAsBdfl, dontImplyDedent,
                allowIncompleteInput, intMaxStrDigits, characterNames, lines, sink);
    }

    /// With type comments and an older grammar, as `ast.parse` offers them.
    public ParserOptions withTypeComments(boolean comments, int version) {
        return new ParserOptions(
                filename, mode, version, comments, version < 7, barryAsBdfl, dontImplyDedent, allowIncompleteInput,
                intMaxStrDigits, characterNames, lines, warnings);
    }

    ParserOptions inReplacementField() {
        return new ParserOptions(
                filename, ParseMode.REPLACEMENT_FIELD, featureVersion, typeComments, asyncHacks, barryAsBdfl,
                dontImplyDedent, allowIncompleteInput, intMaxStrDigits, characterNames, lines, warnings);
    }
}
