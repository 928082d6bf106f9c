package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;

import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// A special method of a built-in type bound to an object: `[].__len__`.
/// CPython: Objects/descrobject.c (_PyMethodWrapper_Type)
@PyClass(name = "method-wrapper")
public final class PyMethodWrapper extends PyObject {
    public static final PyType TYPE = PyMethodWrapperBindings.newType();

    private final PySlotWrapper wrapper;
    private final Object self;

    PyMethodWrapper(PySlotWrapper wrapper, Object self) {
        super(TYPE);
        this.wrapper = wrapper;
        this.self = self;
    }

    @Override
    public Object call(ThreadState ts, Object[] args, Object[] kwnames) {
        return wrapper.apply(ts, self, args, kwnames);
    }

    public Object __call__(ThreadState ts, Object[] args, Object[] kwnames) {
        return wrapper.apply(ts, self, args, kwnames);
    }

    public Object __repr__() {
        return Message.format("<method-wrapper '%s' of %T object at %s>", wrapper.name, self, Identity.address(self));
    }

    public long __hash__() {
        return Hashing.identity(self) ^ System.identityHashCode(wrapper);
    }

    public Object __richcompare__(Object other, int op) {
        if (op != Comparison.EQ && op != Comparison.NE || !(other instanceof PyMethodWrapper m)) {
            return NOT_IMPLEMENTED;
        }
        return (m.wrapper == wrapper && Identity.is(m.self, self)) == (op == Comparison.EQ);
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return PyTuple.of(Imports.attribute("builtins", "getattr"), PyTuple.of(self, wrapper.name));
    }

    @Getter(value = "__self__", member = true)
    Object self() {
        return self;
    }

    @Getter("__objclass__")
    Object owner() {
        return wrapper.owner;
    }

    @Getter("__name__")
    Object name() {
        return wrapper.name;
    }

    @Getter("__qualname__")
    Object qualname() {
        return wrapper.qualname();
    }

    @Getter("__doc__")
    Object doc() {
        return wrapper.doc();
    }

    @Getter("__text_signature__")
    Object textSignature() {
        return wrapper.textSignature();
    }
}
