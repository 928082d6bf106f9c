package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;

import java.lang.ref.WeakReference;
import java.util.List;
import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.PyClass;

/// A weak reference, `weakref.ref`.
/// CPython: Objects/weakrefobject.c (_PyWeakref_RefType)
@PyClass(name = "weakref.ReferenceType", subclassable = true)
public class PyWeakReference extends PyExtensible {
    public static final PyType TYPE = PyWeakReferenceBindings.newType();

    private final WeakReference<Object> link;
    /// What to call with the reference when the object is dead; null for nothing.
    Object callback;
    private long hash;
    private boolean hashed;

    PyWeakReference(PyType type, Object referent, Object callback) {
        super(type);
        this.link = new WeakReference<>(referent);
        this.callback = callback == PyNone.NONE ? null : callback;
    }

    /// The object, or null when it is dead.
    public final Object referent() {
        return link.get();
    }

    /// A reference to the object; the existing one when there is one without callback.
    public static PyWeakReference to(Object referent, Object callback) {
        return make(TYPE, referent, callback);
    }

    private static PyWeakReference make(PyType type, Object referent, Object callback) {
        if (!PyType.of(referent).hasFlag(PyType.WEAKREFS)) {
            throw typeError("cannot create weak reference to '%T' object", referent);
        }
        if (type == TYPE && (callback == null || callback == PyNone.NONE)) {
            for (PyWeakReference r : WeakReferences.to(referent)) {
                if (r.type == TYPE && r.callback == null) {
                    return r;
                }
            }
        }
        PyWeakReference made = new PyWeakReference(type, referent, callback);
        WeakReferences.current().add(referent, made);
        return made;
    }

    /// What `__weakref__` of an object shows, or null when nothing refers to it weakly.
    static Object firstTo(Object referent) {
        List<PyWeakReference> all = WeakReferences.to(referent);
        return all.isEmpty() ? null : all.getFirst();
    }

    @Constructor("__new__(cls, object, callback=None, /, *args, **kwargs)")
    static Object construct(PyType cls, Object referent, Object callback, Object[] args, PyDict kwargs) {
        return make(cls, referent, callback);
    }

    @Init("__init__(self, object, callback=None, /)")
    void init(Object referent, Object callback) {}

    public Object __call__(ThreadState ts, Object[] args, Object[] kwnames) {
        if (args.length > 0) {
            throw kwnames != null
                    ? typeError("weakref() takes no keyword arguments")
                    : typeError("weakref expected 0 arguments, got %d", args.length);
        }
        return Convert.orNone(link.get());
    }

    @Override
    public Object call0(ThreadState ts) {
        if (type.isHeapType()) {
            return super.call0(ts);
        }
        Object referent = link.get();
        return referent == null ? PyNone.NONE : referent;
    }

    public Object __repr__() {
        Object referent = link.get();
        String address = Identity.address(this);
        if (referent == null) {
            return "<weakref at " + address + "; dead>";
        }
        Object name = Attributes.lookup(referent, "__name__");
        if (name != null && PyStr.valueOrNull(name) != null) {
            return Message.format("<weakref at %s; to '%T' at %s (%S)>", address, referent, Identity.address(referent), name);
        }
        return Message.format("<weakref at %s; to '%T' at %s>", address, referent, Identity.address(referent));
    }

    public long __hash__() {
        if (!hashed) {
            Object referent = link.get();
            if (referent == null) {
                throw typeError("weak object has gone away");
            }
            hash = Hashing.hash(referent);
            hashed = true;
        }
        return hash;
    }

    public Object __richcompare__(Object other, int op) {
        if (op != Comparison.EQ && op != Comparison.NE || !(other instanceof PyWeakReference that)) {
            return NOT_IMPLEMENTED;
        }
        Object mine = link.get();
        Object theirs = that.link.get();
        if (mine == null || theirs == null) {
            return (this == other) == (op == Comparison.EQ);
        }
        return Comparison.compare(mine, theirs, op);
    }

    @Getter("__callback__")
    final Object callback() {
        return link.get() == null ? PyNone.NONE : Convert.orNone(callback);
    }

    @ClassMethod("__class_getitem__(cls, item, /)")
    static Object classGetitem(PyType cls, Object item) {
        return new PyGenericAlias(cls, item);
    }
}
