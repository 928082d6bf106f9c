package taipan.objects;

import java.util.ArrayList;
import java.util.List;

/// A kind of tuple with named fields, like `os.stat_result`: its type and the names. The first `visible` fields are the
/// tuple; fields after them are attributes only. A field whose name is null can only be had by index.
/// CPython: Objects/structseq.c
public final class StructSequence {
    private final String[] fields;
    private final int visible;
    private final boolean instantiable;
    private final String[] named;
    private final PyType type;

    public StructSequence(String name, int visible, String... fields) {
        this(name, visible, true, fields);
    }

    /// A kind that Python code cannot make instances of when `instantiable` is false (`sys.flags`).
    public StructSequence(String name, int visible, boolean instantiable, String... fields) {
        this.fields = fields;
        this.visible = visible;
        this.instantiable = instantiable;
        List<String> names = new ArrayList<>();
        for (String field : fields) {
            if (field != null) {
                names.add(field);
            }
        }
        this.named = names.toArray(new String[0]);
        this.type = PyType.builtin(name, PyTuple.TYPE, PyStructSequence.class, new PyStructSequenceSlots(), new Contents(this, -1),
                0);
    }

    public PyType type() {
        return type;
    }

    /// An instance; takes one value per field.
    public PyStructSequence of(Object... values) {
        Object[] shown = java.util.Arrays.copyOf(values, visible);
        Object[] hidden = java.util.Arrays.copyOfRange(values, visible, fields.length);
        return new PyStructSequence(type, this, shown, hidden);
    }

    int visible() {
        return visible;
    }

    int size() {
        return fields.length;
    }

    boolean isInstantiable() {
        return instantiable;
    }

    /// The name of a field, or null.
    String field(int index) {
        return fields[index];
    }

    /// The name `repr` gives to the value at an index: CPython skips unnamed fields when it counts.
    String shownName(int index) {
        return named[index];
    }

    /// The kind a type (or the built-in ancestor of a type) stands for.
    static StructSequence of(PyType type) {
        return ((Contents) type.nativeType().contents()).kind;
    }

    /// What is in the type's dict; also the code of one field.
    private record Contents(StructSequence kind, int index) implements NativeCode {
        @Override
        public Object invoke(ThreadState ts, Object self, Object[] bound) {
            throw new IllegalStateException();
        }

        @Override
        public Object get(Object self) {
            return ((PyStructSequence) self).field(index);
        }

        @Override
        public void install(PyType type) {
            new PyStructSequenceBindings(-1).install(type);
            int unnamed = 0;
            for (int i = 0; i < kind.fields.length; i++) {
                if (kind.fields[i] == null) {
                    unnamed++;
                } else {
                    type.addMember(kind.fields[i], new Contents(kind, i), false);
                }
            }
            List<Object> match = new ArrayList<>();
            for (int i = 0; i < kind.visible; i++) {
                if (kind.fields[i] != null) {
                    match.add(kind.fields[i]);
                }
            }
            type.addConstant("n_sequence_fields", (long) kind.visible);
            type.addConstant("n_fields", (long) kind.fields.length);
            type.addConstant("n_unnamed_fields", (long) unnamed);
            type.addConstant("__match_args__", PyTuple.of(match.toArray()));
        }
    }
}
