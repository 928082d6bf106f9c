package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.indexError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.Arrays;
import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.SliceIndex;
import taipan.numbers.CollectionHash;
import taipan.text.TextBuilder;

/// The Python `tuple` type.
/// CPython: Objects/tupleobject.c
@PyClass(name = "tuple", subclassable = true, sequence = true, matchSelf = true)
public class PyTuple extends PyExtensible {
    public static final PyType TYPE = PyTupleBindings.newType();
    /// The empty tuple; there is one only.
    public static final PyTuple EMPTY = new PyTuple(TYPE, NO_ARGS);

    private final Object[] items;

    /// Takes over the array. The type is `TYPE` or a subclass.
    public PyTuple(PyType type, Object[] items) {
        super(type);
        this.items = items;
    }

    /// A tuple that takes over the array.
    public static PyTuple of(Object... items) {
        return items.length == 0 ? EMPTY : new PyTuple(TYPE, items);
    }

    public static PyTuple of(Object a) {
        return new PyTuple(TYPE, new Object[] {a});
    }

    public static PyTuple of(Object a, Object b) {
        return new PyTuple(TYPE, new Object[] {a, b});
    }

    /// The tuple of an iterable's values: the object itself when it is a tuple and nothing more. CPython: PySequence_Tuple
    public static PyTuple from(Object iterable) {
        return iterable instanceof PyTuple t && t.type == TYPE ? t : of(Iteration.toArray(iterable));
    }

    /// The items themselves, not a copy: not to be changed.
    public final Object[] items() {
        return items;
    }

    public final Object[] toArray() {
        return items.length == 0 ? items : items.clone();
    }

    public final int size() {
        return items.length;
    }

    /// The item at a place that exists.
    public final Object at(int index) {
        return items[index];
    }

    /// The item at an index; negative ones count from the end.
    public final Object get(long index) {
        long i = index < 0 ? index + items.length : index;
        if (i < 0 || i >= items.length) {
            throw indexError("tuple index out of range");
        }
        return items[(int) i];
    }

    @Constructor("tuple(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        if (kwargs != null && cls == TYPE) {
            throw typeError("tuple() takes no keyword arguments");
        }
        if (args.length > 1) {
            throw typeError("tuple expected at most 1 argument, got %d", args.length);
        }
        if (cls == TYPE) {
            return args.length == 0 ? EMPTY : from(args[0]);
        }
        return new PyTuple(cls, args.length == 0 ? NO_ARGS : Iteration.toArray(args[0]));
    }

    @ClassMethod("__class_getitem__(cls, object, /)")
    static Object classGetItem(PyType cls, Object item) {
        return new PyGenericAlias(cls, item);
    }

    @Method("index(self, value, start=0, stop=9223372036854775807, /)")
    long index(Object value, @SliceIndex long start, @SliceIndex long stop) {
        int length = items.length;
        long to = Math.min(stop < 0 ? stop + length : stop, length);
        for (long i = start < 0 ? Math.max(start + length, 0) : start; i < to; i++) {
            if (Comparison.equal(items[(int) i], value)) {
                return i;
            }
        }
        throw valueError("tuple.index(x): x not in tuple");
    }

    @Method("count(self, value, /)")
    long count(Object value) {
        long n = 0;
        for (Object item : items) {
            if (Comparison.equal(item, value)) {
                n++;
            }
        }
        return n;
    }

    @Method("__getnewargs__(self, /)")
    Object getNewArgs() {
        return of(new PyTuple(TYPE, items));
    }

    public long __len__() {
        return items.length;
    }

    public Object __iter__() {
        return new PyTupleIterator(this);
    }

    public boolean __contains__(Object value) {
        for (Object item : items) {
            if (Comparison.equal(item, value)) {
                return true;
            }
        }
        return false;
    }

    public Object __getitem__(Object key) {
        if (key instanceof Long n) {
            return get(n);
        }
        if (key instanceof PySlice slice) {
            PySlice.Bounds b = slice.bounds(items.length);
            if (b.length() == items.length && b.step() == 1 && type == TYPE) {
                return this;
            }
            return of(b.pick(items));
        }
        return get(Sequences.subscript(key, "tuple"));
    }

    public Object __concat__(Object other) {
        if (!(other instanceof PyTuple that)) {
            throw typeError("can only concatenate tuple (not \"%T\") to tuple", other);
        }
        if (items.length == 0 && that.type == TYPE) {
            return that;
        }
        if (that.items.length == 0 && type == TYPE) {
            return this;
        }
        Object[] joined = Arrays.copyOf(items, items.length + that.items.length);
        System.arraycopy(that.items, 0, joined, items.length, that.items.length);
        return of(joined);
    }

    public Object __repeat__(Object count) {
        long n = Sequences.repeatCount(count);
        if (type == TYPE && (items.length == 0 || n == 1)) {
            return this;
        }
        Object[] repeated = new Object[Sequences.repeatedLength(items.length, n)];
        for (int i = 0; i < repeated.length; i += items.length) {
            System.arraycopy(items, 0, repeated, i, items.length);
        }
        return of(repeated);
    }

    public long __hash__() {
        long hash = CollectionHash.TUPLE_START;
        for (Object item : items) {
            hash = CollectionHash.tupleStep(hash, Hashing.hash(item));
        }
        return CollectionHash.tupleEnd(hash, items.length);
    }

    public Object __richcompare__(Object other, int op) {
        if (!(other instanceof PyTuple that)) {
            return NOT_IMPLEMENTED;
        }
        Object[] a = items;
        Object[] b = that.items;
        int common = Math.min(a.length, b.length);
        for (int i = 0; i < common; i++) {
            if (!Comparison.equal(a[i], b[i])) {
                return switch (op) {
                    case Comparison.EQ -> false;
                    case Comparison.NE -> true;
                    default -> Comparison.compare(a[i], b[i], op);
                };
            }
        }
        return Comparison.holds(op, Integer.compare(a.length, b.length));
    }

    public Object __repr__() {
        if (items.length == 0) {
            return "()";
        }
        if (!ReprGuard.enter(this)) {
            return "(...)";
        }
        try {
            TextBuilder text = new TextBuilder();
            text.append('(');
            for (int i = 0; i < items.length; i++) {
                if (i > 0) {
                    text.append(", ");
                }
                text.append(Representation.repr(items[i]));
            }
            text.append(items.length == 1 ? ",)" : ")");
            return text.toStr();
        } finally {
            ReprGuard.leave(this);
        }
    }
}
