package taipan.compiler.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import taipan.code.WideStr;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.Mod;
import taipan.compiler.ast.Span;
import taipan.compiler.ast.Stmt;

/// Positions that are easily got wrong. The comparison of whole trees is tools/compare-parser.
final class TreesHaveCPythonsPositionsTest {
    @Test
    void columnsAreUtf8Bytes() {
        Expr.BinOp sum = assertInstanceOf(Expr.BinOp.class, expression("é + 𝐱"));
        assertEquals(new Span(1, 0, 1, 2), sum.left().at());
        assertEquals(new Span(1, 5, 1, 9), sum.right().at());
        assertEquals("x", ((Expr.Name) sum.right()).id());
    }

    @Test
    void parenthesesBelongToTuplesButNotToGroups() {
        assertEquals(new Span(1, 0, 1, 6), expression("(a, b)").at());
        assertEquals(new Span(1, 1, 1, 6), expression("(a + b)").at());
        assertEquals(new Span(1, 1, 1, 18), ((Expr.Call) expression("f(x for x in y   )")).args().first().at());
    }

    @Test
    void replacementFieldsAreWhereTheyStand() {
        Expr.JoinedStr text = (Expr.JoinedStr) expression("f'''a\n b{ c }{d:{e}}'''");
        assertEquals(new Span(1, 0, 2, 17), text.at());
        Expr.FormattedValue c = (Expr.FormattedValue) text.values().get(1);
        assertEquals(new Span(2, 4, 2, 5), c.value().at());
        Expr.FormattedValue d = (Expr.FormattedValue) text.values().get(2);
        assertEquals(new Span(2, 8, 2, 9), d.value().at());
    }

    @Test
    void blocksEndWithTheirLastStatement() {
        Mod.Module module = module("if a:\n    b\n\n# comment\nelif c:\n    d\n\n\n");
        Stmt.If whole = (Stmt.If) module.body().first();
        assertEquals(new Span(1, 0, 6, 5), whole.at());
        assertEquals(new Span(5, 0, 6, 5), whole.orelse().first().at());
    }

    @Test
    void loneSurrogatesStayAlone() {
        assertEquals(2, ((String) ((Expr.Constant) expression("'\\ud800' '\\udc00'")).value()).length());
        Object wide = ((Expr.Constant) expression("'\\ud800' '\\udc00' '\\U0001F600'")).value();
        assertEquals(3, assertInstanceOf(WideStr.class, wide).length());
    }

    private static Mod.Module module(String program) {
        return (Mod.Module) Parser.parse(program, ParserOptions.of("<test>", ParseMode.EXEC));
    }

    private static Expr expression(String program) {
        return ((Mod.Expression) Parser.parse(program, ParserOptions.of("<test>", ParseMode.EVAL))).body();
    }
}
