package taipan.objects;

import static taipan.objects.Raise.typeError;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.text.TextBuilder;

/// An instance of a `StructSequence`: a tuple with named fields.
/// CPython: Objects/structseq.c
@PyClass(name = "structseq", base = PyTuple.class)
public final class PyStructSequence extends PyTuple {
    private final StructSequence kind;
    private final Object[] hidden;

    PyStructSequence(PyType type, StructSequence kind, Object[] shown, Object[] hidden) {
        super(type, shown);
        this.kind = kind;
        this.hidden = hidden;
    }

    /// The value of a field, those after the tuple included.
    public Object field(int index) {
        Object value = index < kind.visible() ? items()[index] : hidden[index - kind.visible()];
        return value == null ? PyNone.NONE : value;
    }

    @Constructor("structseq(cls, sequence, dict=NULL)")
    static Object construct(PyType cls, Object sequence, Object dict) {
        StructSequence kind = StructSequence.of(cls);
        String name = cls.fullName();
        if (!kind.isInstantiable()) {
            throw typeError("cannot create '%s' instances", name);
        }
        if (kind.size() == 1 && !(sequence instanceof PyTuple)) {
            // CPython gives the one kind with a single field a constructor of its own.
            return kind.of(sequence);
        }
        Object[] values = Iteration.toArray(sequence, "constructor requires a sequence");
        if (dict != null && !(dict instanceof PyDict)) {
            throw typeError("%s() takes a dict as second arg, if any", name);
        }
        int least = kind.visible();
        int most = kind.size();
        if (values.length < least || values.length > most) {
            String bound = least == most ? "a" : values.length < least ? "an at least" : "an at most";
            throw typeError("%s() takes %s %d-sequence (%d-sequence given)", name, bound, values.length < least ? least : most,
                    values.length);
        }
        Object[] shown = java.util.Arrays.copyOf(values, least);
        Object[] hidden = new Object[most - least];
        for (int i = least; i < most; i++) {
            Object value = i < values.length ? values[i] : null;
            if (value == null && dict instanceof PyDict d && kind.field(i) != null) {
                value = d.getOrNull(kind.field(i));
            }
            hidden[i - least] = value;
        }
        return new PyStructSequence(cls, kind, shown, hidden);
    }

    @Override
    public Object __repr__() {
        TextBuilder b = new TextBuilder();
        b.append(type.fullName()).append('(');
        for (int i = 0; i < kind.visible(); i++) {
            b.append(i == 0 ? "" : ", ").append(kind.shownName(i)).append('=').append(Representation.repr(items()[i]));
        }
        return b.append(')').toStr();
    }

    @Method("__reduce__(self)")
    Object reduce() {
        PyDict rest = new PyDict();
        for (int i = kind.visible(); i < kind.size(); i++) {
            if (kind.field(i) != null) {
                rest.put(kind.field(i), field(i));
            }
        }
        return PyTuple.of(type, PyTuple.of(PyTuple.of(toArray()), rest));
    }
}
