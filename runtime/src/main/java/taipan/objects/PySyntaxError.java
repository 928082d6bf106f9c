package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;

/// Python's `SyntaxError` with the place in the source.
/// CPython: Objects/exceptions.c (PySyntaxErrorObject)
@PyClass(name = "SyntaxError", base = PyBaseException.class, subclassable = true)
public final class PySyntaxError extends PyBaseException {
    private static final String[] FIELDS = {
        "msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line"
    };
    private static final int MSG = 0;
    private static final int FILENAME = 1;
    private static final int LINENO = 2;

    /// One value per name of `FIELDS`; null shows as None.
    private final Object[] fields = new Object[FIELDS.length];

    PySyntaxError(PyType type, PyTuple args) {
        super(type, args);
    }

    static PyType newType(PyType base) {
        return PyType.builtin("SyntaxError", base, PySyntaxError.class, new PySyntaxErrorSlots(), new PySyntaxErrorBindings(-1),
                PyType.SUBCLASSABLE);
    }

    @Constructor("SyntaxError(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PySyntaxError(cls, PyTuple.of(args));
    }

    @Init("SyntaxError(self, /, *args, **kwargs)")
    void initSyntax(Object[] args, PyDict kwargs) {
        init(args, kwargs);
        if (args.length >= 1) {
            fields[MSG] = args[0];
        }
        if (args.length == 2) {
            Object[] info = Iteration.toArray(args[1]);
            if (info.length < 4) {
                throw Raise.typeError("function takes at least 4 arguments (%d given)", info.length);
            }
            if (info.length > 6) {
                throw Raise.typeError("function takes at most 6 arguments (%d given)", info.length);
            }
            System.arraycopy(info, 0, fields, FILENAME, info.length);
            if (info.length == 5) {
                throw Raise.typeError("end_offset must be provided when end_lineno is provided");
            }
        }
    }

    @Override
    public Object __str__() {
        Object message = fields[MSG] == null ? "None" : Representation.str(fields[MSG]);
        boolean hasLine = fields[LINENO] instanceof Long;
        Object file = PyStr.valueOrNull(fields[FILENAME]);
        if (file != null) {
            String path = PyStr.toName(file);
            file = PyStr.fromName(path.substring(path.lastIndexOf('/') + 1));
        }
        if (file != null && hasLine) {
            return Message.format("%S (%s, line %d)", message, file, fields[LINENO]);
        }
        if (file != null) {
            return Message.format("%S (%s)", message, file);
        }
        return hasLine ? Message.format("%S (line %d)", message, fields[LINENO]) : message;
    }

    private Object field(int i) {
        return fields[i] == null ? PyNone.NONE : fields[i];
    }

    @Getter(value = "msg", member = true)
    Object msg() {
        return field(0);
    }

    @Setter("msg")
    void setMsg(Object value) {
        fields[0] = value;
    }

    @Getter(value = "filename", member = true)
    Object filename() {
        return field(1);
    }

    @Setter("filename")
    void setFilename(Object value) {
        fields[1] = value;
    }

    @Getter(value = "lineno", member = true)
    Object lineno() {
        return field(2);
    }

    @Setter("lineno")
    void setLineno(Object value) {
        fields[2] = value;
    }

    @Getter(value = "offset", member = true)
    Object offset() {
        return field(3);
    }

    @Setter("offset")
    void setOffset(Object value) {
        fields[3] = value;
    }

    @Getter(value = "text", member = true)
    Object text() {
        return field(4);
    }

    @Setter("text")
    void setText(Object value) {
        fields[4] = value;
    }

    @Getter(value = "end_lineno", member = true)
    Object endLineno() {
        return field(5);
    }

    @Setter("end_lineno")
    void setEndLineno(Object value) {
        fields[5] = value;
    }

    @Getter(value = "end_offset", member = true)
    Object endOffset() {
        return field(6);
    }

    @Setter("end_offset")
    void setEndOffset(Object value) {
        fields[6] = value;
    }

    @Getter(value = "print_file_and_line", member = true)
    Object printFileAndLine() {
        return field(7);
    }

    @Setter("print_file_and_line")
    void setPrintFileAndLine(Object value) {
        fields[7] = value;
    }
}
