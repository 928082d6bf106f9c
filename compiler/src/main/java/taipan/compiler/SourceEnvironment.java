package taipan.compiler;

/// What the parser must ask somebody who knows more than the language: codecs, character names, files, limits.
/// CPython: no counterpart
public interface SourceEnvironment {
    /// What the Java platform knows; no files.
    SourceEnvironment JAVA = new JavaEnvironment();

    /// The code point that `\\N{name}` means, or -1.
    int characterNamed(String name);

    /// The text of `bytes[0, length)` in `encoding`, as UTF-16. Throws a [SyntaxProblem] with the words of Python's error
    /// when it cannot be decoded or the encoding is not known; its position does not matter.
    String decode(byte[] bytes, int length, String encoding);

    /// Line `lineno` of the file, with its end, for an error message; `null` when there is no such file or line.
    String line(String filename, int lineno);

    /// How many digits a decimal literal may have, 0 for any number.
    int maxDigits();
}
