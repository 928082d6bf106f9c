package taipan.compiler.ast;

/// Whether a name, attribute, subscript or display is read, assigned or deleted.
///
/// CPython: Parser/Python.asdl (expr_context)
public enum ExprContext {
    LOAD,
    STORE,
    DEL
}
