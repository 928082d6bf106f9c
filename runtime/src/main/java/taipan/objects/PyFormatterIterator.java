package taipan.objects;

import taipan.bindings.PyClass;
import taipan.text.Text;

/// What `_string.formatter_parser` gives for the pieces of a format string.
/// CPython: PyFormatterIter_Type
@PyClass(name = "formatteriterator")
final class PyFormatterIterator extends PyIterator {
    static final PyType TYPE = PyFormatterIteratorBindings.newType();
    private final StrFormat.Pieces pieces;

    PyFormatterIterator(StrFormat.Pieces pieces) {
        super(TYPE);
        this.pieces = pieces;
    }

    @Override
    public Object __next__() {
        StrFormat.Piece piece = pieces.next();
        if (piece == null) {
            return null;
        }
        if (piece.field() == null) {
            return PyTuple.of(piece.literal(), PyNone.NONE, PyNone.NONE, PyNone.NONE);
        }
        Object conversion = piece.conversion() == 0 ? PyNone.NONE : Text.of(piece.conversion());
        return PyTuple.of(piece.literal(), piece.field(), piece.spec(), conversion);
    }
}
