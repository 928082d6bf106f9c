package taipan.objects;

import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.numbers.IntMath;

/// The Python `enumerate` type.
/// CPython: Objects/enumobject.c
@PyClass(name = "enumerate", subclassable = true)
public final class PyEnumerate extends PyIterator {
    public static final PyType TYPE = PyEnumerateBindings.newType();

    private final Object iterator;
    /// The next number while it fits in 64 bits.
    private long index;
    /// The next number beyond that, else null.
    private Object bigIndex;

    private PyEnumerate(PyType type, Object iterator, Object start) {
        super(type);
        this.iterator = iterator;
        if (start instanceof Long n) {
            index = n;
        } else {
            bigIndex = start;
        }
    }

    @Constructor("enumerate(cls, iterable, start=0)")
    static Object construct(PyType cls, Object iterable, Object start) {
        Object first = start instanceof Long ? start : Conversion.index(start);
        return new PyEnumerate(cls, Iteration.iter(iterable), first);
    }

    @ClassMethod("__class_getitem__(cls, object, /)")
    static Object classGetItem(PyType cls, Object item) {
        return new PyGenericAlias(cls, item);
    }

    @Override
    public Object __next__() {
        Object value = Iteration.next(iterator);
        if (value == null) {
            return null;
        }
        if (bigIndex != null) {
            Object number = bigIndex;
            bigIndex = IntMath.add(number, 1L);
            return PyTuple.of(number, value);
        }
        long number = index;
        if (number == Long.MAX_VALUE) {
            bigIndex = IntMath.add(number, 1L);
        } else {
            index = number + 1;
        }
        return PyTuple.of(number, value);
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return PyTuple.of(type, PyTuple.of(iterator, bigIndex == null ? (Object) index : bigIndex));
    }
}
