package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;

/// The Python `traceback` type: one frame an exception passed and where in it.
/// CPython: Python/traceback.c
@PyClass(name = "traceback")
public final class PyTraceback extends PyObject {
    public static final PyType TYPE = PyTracebackBindings.newType();

    private static final int FROM_CODE = Integer.MIN_VALUE;

    /// The entry of the frame called from this one, or null.
    public PyTraceback next;
    public final PyFrame frame;
    private final int lasti;
    private final int line;

    private PyTraceback(PyTraceback next, PyFrame frame, int lasti, int line) {
        super(TYPE);
        this.next = next;
        this.frame = frame;
        this.lasti = lasti;
        this.line = line;
    }

    /// The entry for where the frame is now.
    public PyTraceback(PyTraceback next, PyFrame frame) {
        this(next, frame, frame.offset(), frame.line == 0 ? FROM_CODE : frame.line);
    }

    @Constructor("traceback(cls, tb_next, tb_frame, tb_lasti, tb_lineno)")
    static Object construct(PyType cls, Object tb_next, PyFrame tb_frame, int tb_lasti, int tb_lineno) {
        if (tb_next != PyNone.NONE && !(tb_next instanceof PyTraceback)) {
            throw Raise.typeError("expected traceback object or None, got '%T'", tb_next);
        }
        return new PyTraceback(tb_next instanceof PyTraceback next ? next : null, tb_frame, tb_lasti, tb_lineno);
    }

    /// The line, -1 when the instruction belongs to none.
    public int line() {
        return line == FROM_CODE ? frame.code.source().line(lasti) : line;
    }

    /// CPython: tb_dir
    @Method("__dir__(self)")
    Object dir() {
        return PyList.of("tb_frame", "tb_next", "tb_lasti", "tb_lineno");
    }

    @Getter("tb_next")
    Object nextOrNone() {
        return next == null ? PyNone.NONE : next;
    }

    @Setter("tb_next")
    void setNext(Object value) {
        if (value == PyNone.NONE) {
            next = null;
            return;
        }
        if (!(value instanceof PyTraceback entry)) {
            throw Raise.typeError("expected traceback object, got '%T'", value);
        }
        for (PyTraceback t = entry; t != null; t = t.next) {
            if (t == this) {
                throw Raise.valueError("traceback loop detected");
            }
        }
        next = entry;
    }

    @Getter(value = "tb_frame", member = true)
    Object frame() {
        return frame;
    }

    @Getter(value = "tb_lasti", member = true)
    long lasti() {
        return lasti;
    }

    @Getter("tb_lineno")
    Object lineno() {
        int n = line();
        return n < 0 ? PyNone.NONE : (Object) (long) n;
    }
}
