package taipan.compiler.ast;

/// An imported name and the name it is bound to, if given.
///
/// CPython: Parser/Python.asdl (alias)
public record Alias(String name, String asname, Span at) {}
