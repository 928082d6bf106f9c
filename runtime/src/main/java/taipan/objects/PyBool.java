package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.PyClass;

/// The Python `bool` type, whose values are `Boolean.TRUE` and `Boolean.FALSE`.
/// CPython: Objects/boolobject.c
@PyClass(name = "bool", base = PyInt.class, matchSelf = true)
public final class PyBool {
    public static final PyType TYPE = PyBoolBindings.newType();

    private PyBool() {}

    @Constructor("bool(cls, x=False, /)")
    static Object construct(PyType cls, Object x) {
        return Truth.of(x);
    }

    public static Object __repr__(Object self) {
        return (Boolean) self ? "True" : "False";
    }

    public static Object __and__(Object left, Object right) {
        return left instanceof Boolean a && right instanceof Boolean b ? (Object) (a & b) : PyInt.__and__(left, right);
    }

    public static Object __or__(Object left, Object right) {
        return left instanceof Boolean a && right instanceof Boolean b ? (Object) (a | b) : PyInt.__or__(left, right);
    }

    public static Object __xor__(Object left, Object right) {
        return left instanceof Boolean a && right instanceof Boolean b ? (Object) (a ^ b) : PyInt.__xor__(left, right);
    }
}
