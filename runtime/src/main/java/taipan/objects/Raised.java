package taipan.objects;

/// A Python exception in flight. It has no Java stack trace; the Python traceback hangs on the exception object and
/// grows by one entry for each frame it passes.
/// CPython: Python/errors.c (PyErr_Restore)
public final class Raised extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient PyBaseException value;
    /// Whether the exception has got its `__context__`: the first frame that sees it gives it one.
    public boolean chained;
    /// Whether it is raised again by the frame that caught it, which adds no second traceback entry. Compiled code's
    /// counterpart of `PyFrame.reraising`.
    public boolean again;

    public Raised(PyBaseException value) {
        super(null, null, false, false);
        this.value = value;
    }

    /// An exception that stands for a Java one.
    public Raised(PyBaseException value, Throwable cause) {
        super(null, cause, false, false);
        this.value = value;
    }

    /// The exception object.
    public PyBaseException value() {
        return value;
    }

    /// Whether the exception is an instance of the given exception type.
    public boolean matches(PyType type) {
        return value.type.isSubtype(type);
    }

    @Override
    public String getMessage() {
        return value.describe();
    }
}
