package taipan.compiler.parser;

import taipan.compiler.SourceEnvironment;
import taipan.compiler.WarningSink;

/// How a source is to be parsed.
///
/// `featureVersion` is the minor version of Python 3 whose grammar is wanted, `asyncHacks` makes `async` and `await` names
/// where they were before Python 3.7; `barryAsBdfl` is the `from __future__` feature of that name, `dontImplyDedent` and
/// `allowIncompleteInput` the compile flags of `codeop`.
/// CPython: Include/cpython/compile.h (PyCompilerFlags)
public record ParserOptions(
        String filename,
        ParseMode mode,
        int featureVersion,
        boolean typeComments,
        boolean asyncHacks,
        boolean barryAsBdfl,
        boolean dontImplyDedent,
        boolean allowIncompleteInput,
        SourceEnvironment environment,
        WarningSink warnings) {
    public static final int CURRENT_VERSION = 10;

    /// The first version in which `async` and `await` are keywords.
    private static final int ASYNC_KEYWORDS = 7;

    public static ParserOptions of(String filename, ParseMode mode) {
        return new ParserOptions(
                filename, mode, CURRENT_VERSION, false, false, false, false, false, SourceEnvironment.JAVA,
                WarningSink.SILENT);
    }

    public ParserOptions withWarnings(WarningSink sink) {
        return new ParserOptions(
                filename, mode, featureVersion, typeComments, asyncHacks, barryAsBdfl, dontImplyDedent,
                allowIncompleteInput, environment, sink);
    }

    public ParserOptions withEnvironment(SourceEnvironment other) {
        return new ParserOptions(
                filename, mode, featureVersion, typeComments, asyncHacks, barryAsBdfl, dontImplyDedent,
                allowIncompleteInput, other, warnings);
    }

    /// With or without type comments, and with the grammar of Python 3.`version`, as `ast.parse` offers them.
    public ParserOptions withTypeComments(boolean comments, int version) {
        return new ParserOptions(
                filename, mode, version, comments, version < ASYNC_KEYWORDS, barryAsBdfl, dontImplyDedent,
                allowIncompleteInput, environment, warnings);
    }

    /// With the compile flags that have a say in parsing.
    public ParserOptions withFlags(boolean barry, boolean noImpliedDedent, boolean incompleteInput) {
        return new ParserOptions(
                filename, mode, featureVersion, typeComments, asyncHacks, barry, noImpliedDedent, incompleteInput,
                environment, warnings);
    }

    ParserOptions inReplacementField() {
        return new ParserOptions(
                filename, ParseMode.REPLACEMENT_FIELD, featureVersion, typeComments, asyncHacks, barryAsBdfl,
                dontImplyDedent, allowIncompleteInput, environment, warnings);
    }
}
