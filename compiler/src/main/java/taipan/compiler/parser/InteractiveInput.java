package taipan.compiler.parser;

import taipan.compiler.SyntaxProblem;
import taipan.compiler.tokens.Source;
import taipan.compiler.tokens.Tokenizer;

/// Cuts what is typed at a prompt into statements, asking for another line exactly where CPython's tokenizer would.
/// CPython: Parser/pegen.c (_PyPegen_run_parser_from_file_pointer)
public final class InteractiveInput {
    private InteractiveInput() {}

    /// The length in UTF-8 bytes of the first statement of `text` (whole lines), or -1 when it goes on behind the text.
    /// Throws the SyntaxProblem of a statement that is already wrong.
    public static int statementEnd(String text, String filename) throws SyntaxProblem {
        try {
            return new Diagnosis(Source.of(text, false), ParserOptions.of(filename, ParseMode.SINGLE)).interactiveStatement();
        } catch (Tokenizer.NeedsLine e) {
            return -1;
        }
    }
}
