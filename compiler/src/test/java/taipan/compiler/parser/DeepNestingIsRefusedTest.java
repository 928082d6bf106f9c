package taipan.compiler.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import taipan.compiler.SyntaxProblem;

/// Nesting is refused where CPython refuses it, and never overflows the stack of Java.
final class DeepNestingIsRefusedTest {
    @Test
    void unaryOperators() {
        parse("-".repeat(5969) + "x");
        assertEquals(SyntaxProblem.Kind.MEMORY_ERROR, problem("-".repeat(5970) + "x").kind());
    }

    @Test
    void lambdas() {
        parse("lambda:".repeat(2984) + "x");
        assertEquals(SyntaxProblem.Kind.MEMORY_ERROR, problem("lambda:".repeat(2985) + "x").kind());
    }

    @Test
    void elifs() {
        parse("if x:pass\n" + "elif x:pass\n".repeat(5966));
        assertEquals(
                SyntaxProblem.Kind.MEMORY_ERROR, problem("if x:pass\n" + "elif x:pass\n".repeat(5967)).kind());
    }

    @Test
    void parentheses() {
        parse("(".repeat(200) + ")".repeat(200));
        assertEquals("too many nested parentheses", problem("(".repeat(201)).getMessage());
    }

    @Test
    void leftRecursionIsNoNesting() {
        parse("x" + ".x".repeat(50_000));
        parse("x" + "+x".repeat(50_000));
    }

    private static void parse(String program) {
        Parser.parse(program, ParserOptions.of("<test>", ParseMode.EXEC));
    }

    private static SyntaxProblem problem(String program) {
        return assertThrows(SyntaxProblem.class, () -> parse(program));
    }
}
