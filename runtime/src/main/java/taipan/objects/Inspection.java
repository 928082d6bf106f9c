package taipan.objects;

/// What tools may see of objects without running Python code.
/// CPython: no counterpart
public final class Inspection {
    private Inspection() {}

    /// Takes the attributes of an object, one by one.
    public interface Attribute {
        void take(String name, Object value);
    }

    /// The frame of a generator or coroutine, null once it has finished.
    public static PyFrame frame(Resumable resumable) {
        return resumable.frame;
    }

    /// The attributes an object has itself: those in `__slots__`, then those of its `__dict__`.
    public static void attributes(PyObject object, Attribute each) {
        for (PyType type : object.type().mro()) {
            if (!type.isHeapType()) {
                continue;
            }
            PyDict own = type.ownAttributes();
            for (int i = own.nextEntry(0); i >= 0; i = own.nextEntry(i + 1)) {
                if (own.keyAt(i) instanceof String name && own.valueAt(i) instanceof PyMemberDescriptor slot) {
                    try {
                        each.take(name, slot.__get__(object, type));
                    } catch (Raised e) {
                        // The slot is empty.
                    }
                }
            }
        }
        if (object instanceof PyInstance instance && instance.layout() != null) {
            Layout layout = instance.layout();
            for (int i = 0; i < layout.nameCount(); i++) {
                Object value = instance.place(layout.reserved() + i);
                if (value != null) {
                    each.take(layout.name(i), value);
                }
            }
            return;
        }
        PyDict dict = object instanceof PyInstance instance ? instance.dict()
                : object instanceof PyExtensible extensible ? extensible.dictOrNull() : null;
        if (dict == null) {
            return;
        }
        for (int i = dict.nextEntry(0); i >= 0; i = dict.nextEntry(i + 1)) {
            if (dict.keyAt(i) instanceof String name) {
                each.take(name, dict.valueAt(i));
            }
        }
    }
}
