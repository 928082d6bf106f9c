package taipan.objects;

/// What `KeyError` does in its own way: its str is the repr of its only argument. Its instances are plain exceptions, so
/// that a class may derive from it and from an exception with fields.
/// CPython: Objects/exceptions.c (KeyError_str)
final class KeyErrorSlots extends PyBaseExceptionSlots {
    /// The dict of the type.
    record Contents() implements NativeCode {
        @Override
        public Object invoke(ThreadState ts, Object self, Object[] bound) {
            throw new IllegalStateException();
        }

        @Override
        public void install(PyType type) {
            type.addNew();
            type.addSpecial("__init__");
            type.addSpecial("__str__");
        }
    }

    @Override
    public Object str(Object self) {
        PyTuple args = ((PyBaseException) self).args();
        return args.size() == 1 ? Representation.repr(args.get(0)) : super.str(self);
    }
}
