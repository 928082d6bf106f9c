package taipan.compiler.ast;

/// A statement. Optional children are `null` when absent.
///
/// CPython: Parser/Python.asdl (stmt)
public sealed interface Stmt {
    Span at();

    record FunctionDef(
            String name,
            Arguments args,
            Seq<Stmt> body,
            Seq<Expr> decoratorList,
            Expr returns,
            String typeComment,
            Span at)
            implements Stmt {}

    record AsyncFunctionDef(
            String name,
            Arguments args,
            Seq<Stmt> body,
            Seq<Expr> decoratorList,
            Expr returns,
            String typeComment,
            Span at)
            implements Stmt {}

    record ClassDef(
            String name, Seq<Expr> bases, Seq<Keyword> keywords, Seq<Stmt> body, Seq<Expr> decoratorList, Span at)
            implements Stmt {}

    record Return(Expr value, Span at) implements Stmt {}

    record Delete(Seq<Expr> targets, Span at) implements Stmt {}

    record Assign(Seq<Expr> targets, Expr value, String typeComment, Span at) implements Stmt {}

    record AugAssign(Expr target, Operator op, Expr value, Span at) implements Stmt {}

    /// `simple` says that the target is a bare name, without parentheses: only then it makes a variable.
    record AnnAssign(Expr target, Expr annotation, Expr value, boolean simple, Span at) implements Stmt {}

    record For(Expr target, Expr iter, Seq<Stmt> body, Seq<Stmt> orelse, String typeComment, Span at)
            implements Stmt {}

    record AsyncFor(Expr target, Expr iter, Seq<Stmt> body, Seq<Stmt> orelse, String typeComment, Span at)
            implements Stmt {}

    record While(Expr test, Seq<Stmt> body, Seq<Stmt> orelse, Span at) implements Stmt {}

    record If(Expr test, Seq<Stmt> body, Seq<Stmt> orelse, Span at) implements Stmt {}

    record With(Seq<WithItem> items, Seq<Stmt> body, String typeComment, Span at) implements Stmt {}

    record AsyncWith(Seq<WithItem> items, Seq<Stmt> body, String typeComment, Span at) implements Stmt {}

    record Match(Expr subject, Seq<MatchCase> cases, Span at) implements Stmt {}

    record Raise(Expr exc, Expr cause, Span at) implements Stmt {}

    record Try(
            Seq<Stmt> body, Seq<ExceptHandler> handlers, Seq<Stmt> orelse, Seq<Stmt> finalbody, Span at)
            implements Stmt {}

    record Assert(Expr test, Expr msg, Span at) implements Stmt {}

    record Import(Seq<Alias> names, Span at) implements Stmt {}

    /// `module` is absent in `from . import x`; `level` counts the leading dots.
    record ImportFrom(String module, Seq<Alias> names, int level, Span at) implements Stmt {}

    record Global(Seq<String> names, Span at) implements Stmt {}

    record Nonlocal(Seq<String> names, Span at) implements Stmt {}

    /// An expression statement (the ASDL's `Expr`).
    record ExprStmt(Expr value, Span at) implements Stmt {}

    record Pass(Span at) implements Stmt {}

    record Break(Span at) implements Stmt {}

    record Continue(Span at) implements Stmt {}
}
