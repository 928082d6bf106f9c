package taipan.compiler.ast;

/// The piece of source a node was made from: lines count from 1, columns are UTF-8 byte offsets from 0.
///
/// CPython: Parser/Python.asdl (attributes)
public record Span(int lineno, int colOffset, int endLineno, int endColOffset) {
    /// The span from the start of this one to the end of `last`.
    public Span to(Span last) {
        return new Span(lineno, colOffset, last.endLineno, last.endColOffset);
    }
}
