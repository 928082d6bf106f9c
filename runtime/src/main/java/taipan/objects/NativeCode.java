package taipan.objects;

/// The Java code behind one built-in function, method or attribute. The binding processor writes one record per class
/// that implements this with a `switch` over its `id`: no class and no lambda per method.
///
/// The `call` methods take unbound positional arguments and exist for the arities the signature allows; `invoke` takes
/// one value per parameter of the signature, in order.
/// CPython: Include/methodobject.h (PyCFunction)
public interface NativeCode {
    /// Runs the code with bound arguments (see `Signature.bind`).
    Object invoke(ThreadState ts, Object self, Object[] bound);

    default Object call0(Definition definition, ThreadState ts, Object self) {
        return invoke(ts, self, definition.signature().bind(PyObject.NO_ARGS, null));
    }

    default Object call1(Definition definition, ThreadState ts, Object self, Object a) {
        return invoke(ts, self, definition.signature().bind(new Object[] {a}, null));
    }

    default Object call2(Definition definition, ThreadState ts, Object self, Object a, Object b) {
        return invoke(ts, self, definition.signature().bind(new Object[] {a, b}, null));
    }

    default Object call3(Definition definition, ThreadState ts, Object self, Object a, Object b, Object c) {
        return invoke(ts, self, definition.signature().bind(new Object[] {a, b, c}, null));
    }

    default Object call(Definition definition, ThreadState ts, Object self, Object[] args, Object[] kwnames) {
        return invoke(ts, self, definition.signature().bind(args, kwnames));
    }

    /// Reads an attribute (`@Getter`, `@Member`).
    default Object get(Object self) {
        throw new IllegalStateException();
    }

    /// Writes an attribute (`@Setter`); a null value deletes.
    default void set(Object self, Object value) {
        throw new IllegalStateException();
    }

    /// Fills the dict of a built-in type on its first use.
    default void install(PyType type) {}
}
