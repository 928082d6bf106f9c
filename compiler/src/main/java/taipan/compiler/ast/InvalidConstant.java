package taipan.compiler.ast;

/// Stands in a tree that a program made where a constant should be; the validator complains of it.
/// CPython: Python/ast.c (validate_constant)
public record InvalidConstant(String type) {}
