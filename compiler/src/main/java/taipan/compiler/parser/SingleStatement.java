package taipan.compiler.parser;

import taipan.compiler.tokens.Tokenizer;

/// Looks for more text after the one statement of the interactive mode.
///
/// CPython: Parser/pegen.c (bad_single_statement)
final class SingleStatement {
    private SingleStatement() {}

    /// Whether anything but blank lines and comments follows the last token.
    static boolean isFollowed(Tokenizer tokenizer) {
        byte[] bytes = tokenizer.source().bytes();
        int length = tokenizer.source().length();
        int at = tokenizer.position();
        while (true) {
            while (at < length && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\n' || bytes[at] == '\f')) {
                at++;
            }
            if (at >= length) {
                return false;
            }
            if (bytes[at] != '#') {
                return true;
            }
            while (at < length && bytes[at] != '\n') {
                at++;
            }
        }
    }
}
