package taipan.compiler.tokens;

/// How a source is to be cut into tokens.
///
/// `single` closes lines and blocks at the end, as the interactive mode wants it; `asyncHacks` makes `async` and
/// `await` names outside of asynchronous functions, as before Python 3.7; the starting position is not (0, 0) in the
/// expressions of f-strings.
public record TokenizerOptions(
        String filename,
        boolean single,
        boolean dontImplyDedent,
        boolean typeComments,
        boolean asyncHacks,
        int startingLineno,
        int startingColumn) {}
