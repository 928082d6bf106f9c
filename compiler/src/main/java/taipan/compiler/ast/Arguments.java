package taipan.compiler.ast;

/// The parameters of a function or lambda; `vararg` and `kwarg` may be absent, `kwDefaults` holds `null` for a required
/// keyword-only parameter.
///
/// CPython: Parser/Python.asdl (arguments)
public record Arguments(
        Seq<Arg> posonlyargs,
        Seq<Arg> args,
        Arg vararg,
        Seq<Arg> kwonlyargs,
        Seq<Expr> kwDefaults,
        Arg kwarg,
        Seq<Expr> defaults) {
    public static final Arguments NONE =
            new Arguments(Seq.empty(), Seq.empty(), null, Seq.empty(), Seq.empty(), null, Seq.empty());
}
