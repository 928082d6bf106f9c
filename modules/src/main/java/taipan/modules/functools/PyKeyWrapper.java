package taipan.modules.functools;

import static taipan.objects.Raise.attributeError;
import static taipan.objects.Raise.typeError;

import taipan.bindings.Getter;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;
import taipan.objects.Calls;
import taipan.objects.Comparison;
import taipan.objects.PyObject;
import taipan.objects.PyType;
import taipan.objects.ThreadState;

/// What `cmp_to_key` answers, and what that makes of each value: a key that compares by a function.
/// CPython: Modules/_functoolsmodule.c
@PyClass(name = "functools.KeyWrapper")
public final class PyKeyWrapper extends PyObject {
    public static final PyType TYPE = PyKeyWrapperBindings.newType();

    private final Object compare;

    /// The wrapped value; null in what `cmp_to_key` answers.
    private Object object;

    PyKeyWrapper(Object compare, Object object) {
        super(TYPE);
        this.compare = compare;
        this.object = object;
    }

    @Override
    public Object call1(ThreadState ts, Object value) {
        return new PyKeyWrapper(compare, value);
    }

    public Object __call__(ThreadState ts, Object[] args, Object[] kwnames) {
        if (args.length != 1) {
            throw args.length == 0
                    ? typeError("K() missing required argument 'obj' (pos 1)")
                    : typeError("K() takes at most 1 argument (%d given)", args.length);
        }
        if (kwnames != null && kwnames.length > 0 && !"obj".equals(kwnames[0])) {
            throw typeError("K() missing required argument 'obj' (pos 1)");
        }
        return call1(ts, args[0]);
    }

    @Getter("obj")
    Object object() {
        if (object == null) {
            throw attributeError("obj");
        }
        return object;
    }

    @Setter("obj")
    void setObject(Object value) {
        object = value;
    }

    public Object __richcompare__(Object other, int op) {
        if (!(other instanceof PyKeyWrapper that)) {
            throw typeError("other argument must be K instance");
        }
        if (object == null || that.object == null) {
            throw attributeError("object");
        }
        Object sign = Calls.call(compare, object, that.object);
        return sign instanceof Long n ? (Object) Comparison.holds(op, Long.signum(n)) : Comparison.compare(sign, 0L, op);
    }
}
