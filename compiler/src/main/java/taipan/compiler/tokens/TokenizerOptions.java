package taipan.compiler.tokens;

/// How a source is to be cut into tokens.
///
/// `single` closes lines and blocks at the end, as the interactive mode wants it; `asyncHacks` makes `async` and
/// `await` names outside of asynchronous functions, as before Python 3.7; `startingLineno` lines come before the source
/// and `startingColumn` bytes before its first line, where it is the expression of an f-string.
/// CPython: no counterpart
public record TokenizerOptions(
        String filename,
        boolean single,
        boolean dontImplyDedent,
        boolean typeComments,
        boolean asyncHacks,
        int startingLineno,
        int startingColumn) {}
