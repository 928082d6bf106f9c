package taipan.compiler.ast;

/// A `# type: ignore` comment: its line and what follows the word.
///
/// CPython: Parser/Python.asdl (type_ignore)
public record TypeIgnore(int lineno, String tag) {}
