package taipan.compiler.parser;

/// What a source is taken to be.
///
/// CPython: Include/compile.h (Py_file_input, ...)
public enum ParseMode {
    /// A module: statements.
    EXEC,
    /// One expression.
    EVAL,
    /// One interactive statement.
    SINGLE,
    /// The signature in a type comment, `(int, str) -> bool`.
    FUNC_TYPE,
    /// The parenthesised expression of a replacement field; only the parser itself uses it.
    REPLACEMENT_FIELD
}
