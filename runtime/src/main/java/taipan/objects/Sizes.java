package taipan.objects;

/// How large objects are in CPython on a 64-bit machine, for `__sizeof__` and `sys.getsizeof`: what programs print is to
/// be the same, although the JVM stores them otherwise. Spare room in lists is counted as after making them at once.
/// CPython: Python/sysmodule.c (_PySys_GetSizeOf), the `__sizeof__` of the types
public final class Sizes {
    /// What the collector of CPython keeps in front of an object.
    private static final int HEADER = 16;

    private Sizes() {}

    /// The answer of `object.__sizeof__` and of the types that have no room of variable size to count otherwise.
    static long of(Object o) {
        PyType type = PyType.of(o);
        long own = switch (o) {
            case PyBytes b -> 33L + b.size();
            case PyTuple t -> 24 + 8L * t.size();
            case PyList l -> 40 + 8 * (l.size() + 1L & ~1L);
            case PyDict d -> dict(d);
            case PyFunction f -> 128;
            case Resumable r -> 88;
            case PyModuleObject m -> 56;
            case PyBaseException e -> 64;
            case PyBuiltinFunction f -> 56;
            case PyEnumerate e -> 48;
            case PyZip z -> 48;
            case PyMap m -> 32;
            case PyListIterator i -> 32;
            case PyProperty p -> 64;
            case PyRange r -> 48;
            case PySlice s -> 40;
            case PyComplex c -> 32;
            case PyBoundMethod m -> 48;
            case Double d -> 24;
            default -> 16;
        };
        if (type.isHeapType()) {
            own += 8L * type.slotCount + (type.hasFlag(PyType.HAS_DICT) && !type.base.hasFlag(PyType.HAS_DICT) ? 8 : 0)
                    + (type.hasFlag(PyType.WEAKREFS) ? 8 : 0);
        }
        return own;
    }

    private static long dict(PyDict d) {
        int n = d.size();
        long own = d instanceof PyOrderedDict ? 112 + 40L * n : 48;
        if (n == 0) {
            return own;
        }
        long slots = 8;
        while ((slots << 1) / 3 < n) {
            slots <<= 1;
        }
        int index = slots <= 0x80 ? 1 : slots <= 0x8000 ? 2 : 4;
        return own + 40 + slots * index + (slots << 1) / 3 * 24;
    }

    /// What `sys.getsizeof` adds to `__sizeof__`.
    public static int header(Object o) {
        if (o instanceof PyType t) {
            return t.isHeapType() ? HEADER : 0;
        }
        return PyType.of(o).isHeapType() || o instanceof PyTuple || o instanceof PyList || o instanceof PyDict || o instanceof AnySet
                || o instanceof PyFunction || o instanceof Resumable || o instanceof PyModuleObject || o instanceof PyBaseException
                || o instanceof PyBuiltinFunction || o instanceof PyEnumerate || o instanceof PyZip || o instanceof PyMap
                || o instanceof PyListIterator || o instanceof PyProperty || o instanceof PySlice || o instanceof PyBoundMethod ? HEADER : 0;
    }
}
