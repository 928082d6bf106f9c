package taipan.compiler.ast;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import taipan.code.ComplexConstant;
import taipan.code.Singleton;
import taipan.compiler.SyntaxProblem;

/// The messages are those of CPython 3.10.8 for the same trees.
final class HandMadeTreesAreCheckedTest {
    private static final Span AT = new Span(1, 0, 1, 1);
    private static final Expr LOADED = new Expr.Name("x", ExprContext.LOAD, AT);
    private static final Expr STORED = new Expr.Name("x", ExprContext.STORE, AT);
    private static final Seq<Stmt> PASS = Seq.of(new Stmt.Pass(AT));

    @Test
    void contexts() {
        rejects("expression must have Load context but has Store instead", expression(STORED));
        rejects(
                "expression must have Store context but has Load instead",
                new Stmt.Assign(Seq.of(LOADED), LOADED, null, AT));
        rejects(
                "expression which can't be assigned to in Del context",
                new Stmt.Delete(Seq.of(constant(1L)), AT));
        accepts(new Stmt.Assign(Seq.of(STORED), LOADED, null, AT));
    }

    @Test
    void emptyLists() {
        rejects("empty body on While", new Stmt.While(LOADED, Seq.empty(), Seq.empty(), AT));
        rejects("empty targets on Delete", new Stmt.Delete(Seq.empty(), AT));
        rejects("empty names on Global", new Stmt.Global(Seq.empty(), AT));
        rejects("BoolOp with less than 2 values", expression(new Expr.BoolOp(BoolOperator.AND, Seq.of(LOADED), AT)));
        rejects("comprehension with no generators", expression(new Expr.ListComp(LOADED, Seq.empty(), AT)));
    }

    @Test
    void absentElements() {
        rejects("None disallowed in expression list", expression(new Expr.Set(Seq.of((Expr) null), AT)));
        accepts(expression(new Expr.Dict(Seq.of((Expr) null), Seq.of(LOADED), AT)));
    }

    @Test
    void names() {
        rejects(
                "identifier field can't represent 'None' constant",
                expression(new Expr.Name("None", ExprContext.LOAD, AT)));
    }

    @Test
    void patterns() {
        rejects("patterns may only match literals and attribute lookups", match(new Pattern.MatchValue(LOADED, AT)));
        rejects(
                "unexpected constant inside of a literal pattern",
                match(new Pattern.MatchValue(constant(Singleton.NONE), AT)));
        rejects("can't use MatchStar here", match(new Pattern.MatchStar("a", AT)));
        rejects("can't capture name '_' in patterns", match(new Pattern.MatchAs(null, "_", AT)));
        Expr complex = new Expr.BinOp(constant(1L), Operator.ADD, constant(new ComplexConstant(0, 1)), AT);
        accepts(match(new Pattern.MatchValue(complex, AT)));
    }

    @Test
    void depth() {
        Expr deep = LOADED;
        for (int i = 0; i < 100; i++) {
            deep = new Expr.UnaryOp(UnaryOperator.NOT, deep, AT);
        }
        Mod tree = new Mod.Expression(deep);
        Validator.validate(tree, 101);
        SyntaxProblem problem = assertThrows(SyntaxProblem.class, () -> Validator.validate(tree, 100));
        assertEquals(SyntaxProblem.Kind.RECURSION_ERROR, problem.kind());
    }

    private static Expr constant(Object value) {
        return new Expr.Constant(value, null, AT);
    }

    private static Stmt expression(Expr expr) {
        return new Stmt.ExprStmt(expr, AT);
    }

    private static Stmt match(Pattern pattern) {
        return new Stmt.Match(LOADED, Seq.of(new MatchCase(pattern, null, PASS)), AT);
    }

    private static Mod module(Stmt statement) {
        return new Mod.Module(Seq.of(statement), Seq.empty());
    }

    private static void accepts(Stmt statement) {
        assertDoesNotThrow(() -> Validator.validate(module(statement), 1000));
    }

    private static void rejects(String message, Stmt statement) {
        SyntaxProblem problem =
                assertThrows(SyntaxProblem.class, () -> Validator.validate(module(statement), 1000));
        assertEquals(message, problem.getMessage());
    }
}
