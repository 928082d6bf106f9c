package taipan.compiler.parser;

import taipan.compiler.SyntaxProblem;
import taipan.compiler.tokens.Source;

final class Diagnosis {
    Diagnosis(Source source, ParserOptions options) {}

    SyntaxProblem run() {
        return new SyntaxProblem(SyntaxProblem.Kind.SYNTAX_ERROR, "invalid syntax");
    }
}
