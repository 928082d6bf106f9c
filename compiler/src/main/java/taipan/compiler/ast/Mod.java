package taipan.compiler.ast;

/// The root of a tree: what the parser makes in each of its modes.
///
/// CPython: Parser/Python.asdl (mod)
public sealed interface Mod {
    record Module(Seq<Stmt> body, Seq<TypeIgnore> typeIgnores) implements Mod {}

    record Interactive(Seq<Stmt> body) implements Mod {}

    record Expression(Expr body) implements Mod {}

    record FunctionType(Seq<Expr> argtypes, Expr returns) implements Mod {}
}
