package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;

import java.util.Arrays;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// A special method of a built-in type as an attribute: `list.__len__`. Calling it runs the type's slot.
/// CPython: Objects/descrobject.c (PyWrapperDescr_Type), Objects/typeobject.c (wrap_*)
@PyClass(name = "wrapper_descriptor")
public final class PySlotWrapper extends PyDescriptor {
    public static final PyType TYPE = PySlotWrapperBindings.newType();

    private final int id;

    PySlotWrapper(PyType owner, String name) {
        super(TYPE, owner, name);
        this.id = Special.id(name);
    }

    /// The slot it runs, a `Special` number.
    int id() {
        return id;
    }

    @Override
    public Object call(ThreadState ts, Object[] args, Object[] kwnames) {
        if (args.length == (kwnames == null ? 0 : kwnames.length)) {
            throw typeError("descriptor '%s' of '%s' object needs an argument", name, owner.fullName());
        }
        checkReceiver(args[0]);
        return apply(ts, args[0], Arrays.copyOfRange(args, 1, args.length), kwnames);
    }

    @Override
    public Object call1(ThreadState ts, Object self) {
        checkReceiver(self);
        return apply(ts, self, NO_ARGS, null);
    }

    private void checkReceiver(Object self) {
        PyType type = PyType.of(self);
        if (type != owner && !type.isSubtype(owner)) {
            throw typeError("descriptor '%s' requires a '%s' object but received a '%T'", name, owner.fullName(), self);
        }
    }

    public Object __call__(ThreadState ts, Object[] args, Object[] kwnames) {
        return call(ts, args, kwnames);
    }

    /// Runs the slot with arguments after the receiver, which has been checked.
    Object apply(ThreadState ts, Object self, Object[] args, Object[] kwnames) {
        Slots slots = owner.slots();
        if (id == Special.INIT) {
            slots.init(ts, self, args, kwnames);
            return PyNone.NONE;
        }
        if (id == Special.CALL) {
            return slots.call(ts, self, args, kwnames);
        }
        if (kwnames != null && kwnames.length > 0) {
            throw typeError("wrapper %s() takes no keyword arguments", name);
        }
        return switch (id) {
            case Special.SETITEM, Special.SETATTR, Special.SET -> {
                unpacked(args, 2, 2);
                yield store(slots, self, args[0], args[1]);
            }
            case Special.GET -> {
                unpacked(args, 1, 2);
                yield get(slots, self, args[0], args.length > 1 ? args[1] : PyNone.NONE);
            }
            case Special.POW, Special.RPOW -> {
                unpacked(args, 1, 2);
                Object modulus = args.length > 1 ? args[1] : PyNone.NONE;
                yield id == Special.POW ? slots.power(self, args[0], modulus) : slots.power(args[0], self, modulus);
            }
            case Special.REPR, Special.STR, Special.HASH, Special.BOOL, Special.LEN, Special.ITER, Special.NEXT, Special.NEG,
                    Special.POS, Special.ABS, Special.INVERT, Special.INDEX, Special.INT, Special.FLOAT, Special.AWAIT, Special.AITER,
                    Special.ANEXT -> {
                exactly(args, 0);
                yield unary(slots, self);
            }
            default -> {
                exactly(args, 1);
                yield binary(slots, self, args[0]);
            }
        };
    }

    /// CPython: check_num_args
    private static void exactly(Object[] args, int count) {
        if (args.length != count) {
            throw typeError("expected %d argument%s, got %d", count, count == 1 ? "" : "s", args.length);
        }
    }

    /// CPython: PyArg_UnpackTuple with an empty name
    private static void unpacked(Object[] args, int least, int most) {
        if (args.length < least || args.length > most) {
            int bound = args.length < least ? least : most;
            throw typeError(" expected %s%d argument%s, got %d", least == most ? "" : args.length < least ? "at least " : "at most ", bound,
                    bound == 1 ? "" : "s", args.length);
        }
    }

    private Object unary(Slots slots, Object self) {
        return switch (id) {
            case Special.REPR -> slots.repr(self);
            case Special.STR -> slots.str(self);
            case Special.HASH -> (Object) slots.hash(self);
            case Special.BOOL -> (Object) slots.bool(self);
            case Special.LEN -> (Object) slots.length(self);
            case Special.ITER -> slots.iter(self);
            case Special.NEXT -> {
                Object value = slots.next(self);
                if (value == null) {
                    throw Iteration.stop(ThreadState.current());
                }
                yield value;
            }
            case Special.NEG -> slots.negative(self);
            case Special.POS -> slots.positive(self);
            case Special.ABS -> slots.absolute(self);
            case Special.INVERT -> slots.invert(self);
            case Special.INDEX -> slots.index(self);
            case Special.INT -> slots.toInt(self);
            case Special.FLOAT -> slots.toFloat(self);
            case Special.AWAIT -> slots.await(self);
            case Special.AITER -> slots.aiter(self);
            default -> slots.anext(self);
        };
    }

    private Object binary(Slots slots, Object self, Object other) {
        return switch (id) {
            case Special.LT, Special.LE, Special.EQ, Special.NE, Special.GT, Special.GE -> slots.richCompare(self, other, id - Special.LT);
            case Special.GETITEM -> slots.getitem(self, other);
            case Special.CONTAINS -> (Object) slots.contains(self, other);
            case Special.DELITEM -> {
                slots.delitem(self, other);
                yield PyNone.NONE;
            }
            case Special.GETATTRIBUTE -> {
                String attribute = attributeName(other);
                Object value = slots.getattro(self, attribute);
                if (value == null) {
                    throw slots.missing(self, attribute);
                }
                yield value;
            }
            case Special.DELATTR -> {
                checkSetter(self);
                slots.setattro(self, attributeName(other), null);
                yield PyNone.NONE;
            }
            case Special.DELETE -> {
                slots.descrSet(self, other, null);
                yield PyNone.NONE;
            }
            // A sequence shows its concatenation and repetition under the names of the number operators.
            case Special.ADD -> {
                Object sum = slots.add(self, other);
                yield sum == NOT_IMPLEMENTED ? slots.concat(self, other) : sum;
            }
            case Special.MUL -> {
                Object product = slots.multiply(self, other);
                yield product == NOT_IMPLEMENTED ? slots.repeat(self, other) : product;
            }
            case Special.RMUL -> {
                Object product = slots.multiply(other, self);
                yield product == NOT_IMPLEMENTED ? slots.repeat(self, other) : product;
            }
            case Special.IADD -> {
                Object sum = slots.inplaceAdd(self, other);
                yield sum == NOT_IMPLEMENTED ? slots.inplaceConcat(self, other) : sum;
            }
            case Special.IMUL -> {
                Object product = slots.inplaceMultiply(self, other);
                yield product == NOT_IMPLEMENTED ? slots.inplaceRepeat(self, other) : product;
            }
            case Special.SUB, Special.MATMUL, Special.MOD, Special.DIVMOD, Special.LSHIFT, Special.RSHIFT, Special.AND, Special.XOR,
                    Special.OR, Special.FLOORDIV, Special.TRUEDIV -> slots.binary(id, self, other);
            case Special.RADD, Special.RSUB, Special.RMATMUL, Special.RMOD, Special.RDIVMOD, Special.RLSHIFT, Special.RRSHIFT,
                    Special.RAND, Special.RXOR, Special.ROR, Special.RFLOORDIV, Special.RTRUEDIV -> slots.binary(id - 1, other, self);
            default -> slots.inplace(id, self, other);
        };
    }

    private Object store(Slots slots, Object self, Object key, Object value) {
        switch (id) {
            case Special.SETITEM -> slots.setitem(self, key, value);
            case Special.SETATTR -> {
                checkSetter(self);
                slots.setattro(self, attributeName(key), value);
            }
            default -> slots.descrSet(self, key, value);
        }
        return PyNone.NONE;
    }

    /// CPython: wrap_descr_get
    private static Object get(Slots slots, Object self, Object instance, Object type) {
        if (instance == PyNone.NONE && type == PyNone.NONE) {
            throw typeError("__get__(None, None) is invalid");
        }
        return slots.descrGet(self, instance == PyNone.NONE ? null : instance, type instanceof PyType t ? t : null);
    }

    private static String attributeName(Object name) {
        if (PyStr.valueOrNull(name) == null) {
            throw typeError("attribute name must be string, not '%T'", name);
        }
        return PyStr.toName(name);
    }

    /// Keeps `object.__setattr__` from being used to change what the object's own type protects. CPython: hackcheck
    private void checkSetter(Object self) {
        if (PyType.of(self).nativeType().lookup(name) != this) {
            throw typeError("can't apply this %s to %T object", name, self);
        }
    }

    public Object __get__(Object instance, PyType type) {
        if (instance == null) {
            return this;
        }
        check(instance);
        return new PyMethodWrapper(this, instance);
    }

    public Object __repr__() {
        return "<slot wrapper '" + name + "' of '" + owner.fullName() + "' objects>";
    }

    @Getter("__doc__")
    Object doc() {
        return Docs.doc(owner.fullName() + "." + name);
    }

    @Getter("__text_signature__")
    Object textSignature() {
        return switch (id) {
            case Special.CALL, Special.INIT -> "($self, /, *args, **kwargs)";
            case Special.GETITEM, Special.DELITEM, Special.CONTAINS -> "($self, key, /)";
            case Special.SETITEM -> "($self, key, value, /)";
            case Special.GETATTRIBUTE, Special.DELATTR -> "($self, name, /)";
            case Special.SETATTR -> "($self, name, value, /)";
            case Special.GET -> "($self, instance, owner=None, /)";
            case Special.SET -> "($self, instance, value, /)";
            case Special.DELETE -> "($self, instance, /)";
            case Special.POW, Special.RPOW -> "($self, value, mod=None, /)";
            case Special.REPR, Special.STR, Special.HASH, Special.BOOL, Special.LEN, Special.ITER, Special.NEXT, Special.NEG, Special.POS,
                    Special.ABS, Special.INVERT, Special.INDEX, Special.INT, Special.FLOAT, Special.AWAIT, Special.AITER, Special.ANEXT ->
                "($self, /)";
            default -> "($self, value, /)";
        };
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return reduceToGetattr();
    }
}
