package taipan.objects;

import static taipan.objects.Raise.typeError;

import java.util.Arrays;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// A method of a built-in type, not bound to an instance: `list.append`.
/// CPython: Objects/descrobject.c (PyMethodDescr_Type)
@PyClass(name = "method_descriptor")
public final class PyMethodDescriptor extends PyDescriptor {
    public static final PyType TYPE = PyMethodDescriptorBindings.newType();

    private final Definition definition;
    private final NativeCode code;

    PyMethodDescriptor(PyType owner, Definition definition) {
        super(TYPE, owner, definition.name());
        this.definition = definition;
        this.code = definition.code();
    }

    public Definition definition() {
        return definition;
    }

    @Override
    public Object call(ThreadState ts, Object[] args, Object[] kwnames) {
        if (args.length == (kwnames == null ? 0 : kwnames.length)) {
            throw typeError("unbound method %s() needs an argument", definition.signature().owner() + "." + name);
        }
        check(args[0]);
        return code.call(definition, ts, args[0], Arrays.copyOfRange(args, 1, args.length), kwnames);
    }

    @Override
    public Object call1(ThreadState ts, Object self) {
        if (PyType.of(self) != owner) {
            check(self);
        }
        return code.call0(definition, ts, self);
    }

    @Override
    public Object call2(ThreadState ts, Object self, Object a) {
        if (PyType.of(self) != owner) {
            check(self);
        }
        return code.call1(definition, ts, self, a);
    }

    @Override
    public Object call3(ThreadState ts, Object self, Object a, Object b) {
        if (PyType.of(self) != owner) {
            check(self);
        }
        return code.call2(definition, ts, self, a, b);
    }

    @Override
    public Object call4(ThreadState ts, Object self, Object a, Object b, Object c) {
        if (PyType.of(self) != owner) {
            check(self);
        }
        return code.call3(definition, ts, self, a, b, c);
    }

    public Object __call__(ThreadState ts, Object[] args, Object[] kwnames) {
        return call(ts, args, kwnames);
    }

    public Object __get__(Object instance, PyType type) {
        if (instance == null) {
            return this;
        }
        check(instance);
        return new PyBuiltinFunction(definition, instance, null);
    }

    public Object __repr__() {
        return "<method '" + name + "' of '" + owner.fullName() + "' objects>";
    }

    @Getter("__doc__")
    Object doc() {
        return Docs.doc(owner.fullName() + "." + name);
    }

    @Getter("__text_signature__")
    Object textSignature() {
        return Docs.textSignature(definition.signature());
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return reduceToGetattr();
    }
}
