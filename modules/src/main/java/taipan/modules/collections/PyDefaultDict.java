package taipan.modules.collections;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.keyError;
import static taipan.objects.Raise.typeError;

import java.util.Arrays;
import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;
import taipan.objects.Calls;
import taipan.objects.Iteration;
import taipan.objects.PyDict;
import taipan.objects.PyGenericAlias;
import taipan.objects.PyNone;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.ReprGuard;
import taipan.objects.Representation;
import taipan.objects.ThreadState;
import taipan.text.TextBuilder;

/// The Python `collections.defaultdict` type.
/// CPython: Modules/_collectionsmodule.c
@PyClass(name = "collections.defaultdict", base = PyDict.class, subclassable = true, mapping = true)
public final class PyDefaultDict extends PyDict {
    public static final PyType TYPE = PyDefaultDictBindings.newType();

    private Object factory = PyNone.NONE;

    PyDefaultDict(PyType type) {
        super(type);
    }

    @Constructor("defaultdict(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyDefaultDict(cls);
    }

    @Init("defaultdict(self, /, *args, **kwargs)")
    void init(ThreadState ts, Object[] args, Object[] kwnames) {
        Object first = PyNone.NONE;
        Object[] rest = args;
        if (args.length > (kwnames == null ? 0 : kwnames.length)) {
            first = args[0];
            if (first != PyNone.NONE && !Calls.isCallable(first)) {
                throw typeError("first argument must be callable or None");
            }
            rest = Arrays.copyOfRange(args, 1, args.length);
        }
        factory = first;
        PyDict.TYPE.slots().init(ts, this, rest, kwnames);
    }

    @Method("__missing__(self, key, /)")
    Object missing(Object key) {
        if (factory == PyNone.NONE) {
            throw keyError(key);
        }
        Object value = Calls.call(factory);
        __setitem__(key, value);
        return value;
    }

    @Method("copy(self, /)")
    Object copyDefault() {
        return Calls.call(type(), factory, this);
    }

    @Method("__copy__(self, /)")
    Object shallowCopy() {
        return copyDefault();
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        Object arguments = factory == PyNone.NONE ? PyTuple.EMPTY : PyTuple.of(factory);
        Object items = Iteration.iter(Calls.method(this, "items"));
        return PyTuple.of(type(), arguments, PyNone.NONE, PyNone.NONE, items);
    }

    @ClassMethod("__class_getitem__(cls, object, /)")
    static Object classGetItem(PyType cls, Object item) {
        return new PyGenericAlias(cls, item);
    }

    @Getter("default_factory")
    Object factory() {
        return factory;
    }

    @Setter(value = "default_factory", deletable = true)
    void setFactory(Object value) {
        factory = value == null ? PyNone.NONE : value;
    }

    public Object __repr__() {
        Object contents = super.__repr__();
        Object name;
        if (factory == PyNone.NONE) {
            name = "None";
        } else if (ReprGuard.enter(factory)) {
            try {
                name = Representation.repr(factory);
            } finally {
                ReprGuard.leave(factory);
            }
        } else {
            name = "...";
        }
        return new TextBuilder()
                .append(type().name())
                .append("(")
                .append(name)
                .append(", ")
                .append(contents)
                .append(")")
                .toStr();
    }

    public static Object __or__(Object left, Object right) {
        PyDefaultDict self = left instanceof PyDefaultDict l ? l : right instanceof PyDefaultDict r ? r : null;
        if (self == null || !(left instanceof PyDict) || !(right instanceof PyDict)) {
            return NOT_IMPLEMENTED;
        }
        // The result is made by the defaultdict's own class, whichever side it is on.
        Object joined = Calls.call(self.type(), self.factory, left);
        ((PyDict) joined).update(right);
        return joined;
    }
}
