package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;

/// The slots of a type made by Python code: each looks for the special method in the MRO and falls back to what the
/// nearest built-in ancestor does. A `PySlotWrapper` found on the way (inherited, not overridden) is that fallback, so
/// subclasses that override nothing pay one array load per operation.
/// CPython: Objects/typeobject.c (slot_*)
final class HeapSlots extends Slots {
    private final PyType owner;
    private final Slots nativeSlots;

    HeapSlots(PyType owner, Slots nativeSlots) {
        this.owner = owner;
        this.nativeSlots = nativeSlots;
    }

    /// The Python-level override of a special method, or null when the built-in ancestor's slot applies.
    private Object override(int id) {
        return owner.special(id);
    }

    private static Object call(Object method, Object self) {
        ThreadState ts = ThreadState.current();
        if (method instanceof PyFunction f) {
            return f.call1(ts, self);
        }
        return Calls.call(ts, bind(method, self));
    }

    private static Object call(Object method, Object self, Object a) {
        ThreadState ts = ThreadState.current();
        if (method instanceof PyFunction f) {
            return f.call2(ts, self, a);
        }
        return Calls.call(ts, bind(method, self), a);
    }

    private static Object call(Object method, Object self, Object a, Object b) {
        ThreadState ts = ThreadState.current();
        if (method instanceof PyFunction f) {
            return f.call3(ts, self, a, b);
        }
        return Calls.call(ts, bind(method, self), a, b);
    }

    private static Object bind(Object method, Object self) {
        PyType type = PyType.of(method);
        return type.hasGet() ? type.slots().descrGet(method, self, PyType.of(self)) : method;
    }

    @Override
    public Object repr(Object self) {
        Object method = override(Special.REPR);
        return method == null ? nativeSlots.repr(self) : call(method, self);
    }

    @Override
    public Object str(Object self) {
        Object method = override(Special.STR);
        return method == null ? nativeSlots.str(self) : call(method, self);
    }

    @Override
    public Object iter(Object self) {
        Object method = override(Special.ITER);
        if (method == PyNone.NONE) {
            throw typeError("'%T' object is not iterable", self);
        }
        return method == null ? nativeSlots.iter(self) : call(method, self);
    }

    @Override
    public Object next(Object self) {
        Object method = override(Special.NEXT);
        if (method == null) {
            return nativeSlots.next(self);
        }
        try {
            return call(method, self);
        } catch (Raised e) {
            if (e.value() instanceof PyBaseException && e.matches(PyExc.StopIteration)) {
                Iteration.stopped(e);
                return null;
            }
            throw e;
        }
    }

    @Override
    public Object negative(Object self) {
        Object method = override(Special.NEG);
        return method == null ? nativeSlots.negative(self) : call(method, self);
    }

    @Override
    public Object positive(Object self) {
        Object method = override(Special.POS);
        return method == null ? nativeSlots.positive(self) : call(method, self);
    }

    @Override
    public Object absolute(Object self) {
        Object method = override(Special.ABS);
        return method == null ? nativeSlots.absolute(self) : call(method, self);
    }

    @Override
    public Object invert(Object self) {
        Object method = override(Special.INVERT);
        return method == null ? nativeSlots.invert(self) : call(method, self);
    }

    @Override
    public Object index(Object self) {
        Object method = override(Special.INDEX);
        return method == null ? nativeSlots.index(self) : call(method, self);
    }

    @Override
    public Object toInt(Object self) {
        Object method = override(Special.INT);
        return method == null ? nativeSlots.toInt(self) : call(method, self);
    }

    @Override
    public Object toFloat(Object self) {
        Object method = override(Special.FLOAT);
        return method == null ? nativeSlots.toFloat(self) : call(method, self);
    }

    @Override
    public Object await(Object self) {
        Object method = override(Special.AWAIT);
        return method == null ? nativeSlots.await(self) : call(method, self);
    }

    @Override
    public Object aiter(Object self) {
        Object method = override(Special.AITER);
        return method == null ? nativeSlots.aiter(self) : call(method, self);
    }

    @Override
    public Object anext(Object self) {
        Object method = override(Special.ANEXT);
        return method == null ? nativeSlots.anext(self) : call(method, self);
    }

    @Override
    public Object add(Object left, Object right) {
        return isPython(Special.ADD, left, right) ? dispatch(Special.ADD, left, right) : nativeSlots.add(left, right);
    }

    @Override
    public Object inplaceAdd(Object self, Object other) {
        Object method = override(Special.IADD);
        return method == null ? nativeSlots.inplaceAdd(self, other) : call(method, self, other);
    }

    @Override
    public Object subtract(Object left, Object right) {
        return isPython(Special.SUB, left, right) ? dispatch(Special.SUB, left, right) : nativeSlots.subtract(left, right);
    }

    @Override
    public Object inplaceSubtract(Object self, Object other) {
        Object method = override(Special.ISUB);
        return method == null ? nativeSlots.inplaceSubtract(self, other) : call(method, self, other);
    }

    @Override
    public Object multiply(Object left, Object right) {
        return isPython(Special.MUL, left, right) ? dispatch(Special.MUL, left, right) : nativeSlots.multiply(left, right);
    }

    @Override
    public Object inplaceMultiply(Object self, Object other) {
        Object method = override(Special.IMUL);
        return method == null ? nativeSlots.inplaceMultiply(self, other) : call(method, self, other);
    }

    @Override
    public Object matrixMultiply(Object left, Object right) {
        return isPython(Special.MATMUL, left, right) ? dispatch(Special.MATMUL, left, right) : nativeSlots.matrixMultiply(left, right);
    }

    @Override
    public Object inplaceMatrixMultiply(Object self, Object other) {
        Object method = override(Special.IMATMUL);
        return method == null ? nativeSlots.inplaceMatrixMultiply(self, other) : call(method, self, other);
    }

    @Override
    public Object remainder(Object left, Object right) {
        return isPython(Special.MOD, left, right) ? dispatch(Special.MOD, left, right) : nativeSlots.remainder(left, right);
    }

    @Override
    public Object inplaceRemainder(Object self, Object other) {
        Object method = override(Special.IMOD);
        return method == null ? nativeSlots.inplaceRemainder(self, other) : call(method, self, other);
    }

    @Override
    public Object divmod(Object left, Object right) {
        return isPython(Special.DIVMOD, left, right) ? dispatch(Special.DIVMOD, left, right) : nativeSlots.divmod(left, right);
    }

    @Override
    public Object leftShift(Object left, Object right) {
        return isPython(Special.LSHIFT, left, right) ? dispatch(Special.LSHIFT, left, right) : nativeSlots.leftShift(left, right);
    }

    @Override
    public Object inplaceLeftShift(Object self, Object other) {
        Object method = override(Special.ILSHIFT);
        return method == null ? nativeSlots.inplaceLeftShift(self, other) : call(method, self, other);
    }

    @Override
    public Object rightShift(Object left, Object right) {
        return isPython(Special.RSHIFT, left, right) ? dispatch(Special.RSHIFT, left, right) : nativeSlots.rightShift(left, right);
    }

    @Override
    public Object inplaceRightShift(Object self, Object other) {
        Object method = override(Special.IRSHIFT);
        return method == null ? nativeSlots.inplaceRightShift(self, other) : call(method, self, other);
    }

    @Override
    public Object and(Object left, Object right) {
        return isPython(Special.AND, left, right) ? dispatch(Special.AND, left, right) : nativeSlots.and(left, right);
    }

    @Override
    public Object inplaceAnd(Object self, Object other) {
        Object method = override(Special.IAND);
        return method == null ? nativeSlots.inplaceAnd(self, other) : call(method, self, other);
    }

    @Override
    public Object xor(Object left, Object right) {
        return isPython(Special.XOR, left, right) ? dispatch(Special.XOR, left, right) : nativeSlots.xor(left, right);
    }

    @Override
    public Object inplaceXor(Object self, Object other) {
        Object method = override(Special.IXOR);
        return method == null ? nativeSlots.inplaceXor(self, other) : call(method, self, other);
    }

    @Override
    public Object or(Object left, Object right) {
        return isPython(Special.OR, left, right) ? dispatch(Special.OR, left, right) : nativeSlots.or(left, right);
    }

    @Override
    public Object inplaceOr(Object self, Object other) {
        Object method = override(Special.IOR);
        return method == null ? nativeSlots.inplaceOr(self, other) : call(method, self, other);
    }

    @Override
    public Object floorDivide(Object left, Object right) {
        return isPython(Special.FLOORDIV, left, right) ? dispatch(Special.FLOORDIV, left, right) : nativeSlots.floorDivide(left, right);
    }

    @Override
    public Object inplaceFloorDivide(Object self, Object other) {
        Object method = override(Special.IFLOORDIV);
        return method == null ? nativeSlots.inplaceFloorDivide(self, other) : call(method, self, other);
    }

    @Override
    public Object trueDivide(Object left, Object right) {
        return isPython(Special.TRUEDIV, left, right) ? dispatch(Special.TRUEDIV, left, right) : nativeSlots.trueDivide(left, right);
    }

    @Override
    public Object inplaceTrueDivide(Object self, Object other) {
        Object method = override(Special.ITRUEDIV);
        return method == null ? nativeSlots.inplaceTrueDivide(self, other) : call(method, self, other);
    }

    @Override
    public Object power(Object base, Object exponent, Object modulus) {
        if (!isPython(Special.POW, base, exponent)) {
            return nativeSlots.power(base, exponent, modulus);
        }
        if (modulus == PyNone.NONE) {
            return dispatch(Special.POW, base, exponent);
        }
        // Three-argument pow never tries __rpow__.
        Object method = PyType.of(base).lookup("__pow__");
        return method == null ? NOT_IMPLEMENTED : call(method, base, exponent, modulus);
    }

    @Override
    public Object inplacePower(Object self, Object other) {
        Object method = override(Special.IPOW);
        return method == null ? nativeSlots.inplacePower(self, other) : call(method, self, other);
    }

    /// Whether either operand's type has a Python-level method for the operator or its reflection.
    private static boolean isPython(int op, Object left, Object right) {
        return PyType.of(left).pythonBinary(op) || PyType.of(right).pythonBinary(op);
    }

    /// CPython: SLOT1BINFULL
    private static Object dispatch(int op, Object left, Object right) {
        PyType leftType = PyType.of(left);
        PyType rightType = PyType.of(right);
        String reflected = Special.name(op + 1);
        boolean tryRight = leftType != rightType && rightType.pythonBinary(op);
        if (leftType.pythonBinary(op)) {
            if (tryRight && rightType.isSubtype(leftType)) {
                Object theirs = rightType.lookup(reflected);
                if (theirs != null && theirs != leftType.lookup(reflected)) {
                    Object result = call(theirs, right, left);
                    if (result != NOT_IMPLEMENTED) {
                        return result;
                    }
                    tryRight = false;
                }
            }
            Object method = leftType.lookup(Special.name(op));
            if (method != null) {
                Object result = call(method, left, right);
                if (result != NOT_IMPLEMENTED || leftType == rightType) {
                    return result;
                }
            }
        }
        if (tryRight) {
            Object method = rightType.lookup(reflected);
            if (method != null) {
                return call(method, right, left);
            }
        }
        return NOT_IMPLEMENTED;
    }

    @Override
    public Object concat(Object self, Object other) {
        return nativeSlots.concat(self, other);
    }

    @Override
    public Object repeat(Object self, Object count) {
        return nativeSlots.repeat(self, count);
    }

    @Override
    public Object inplaceConcat(Object self, Object other) {
        return nativeSlots.inplaceConcat(self, other);
    }

    @Override
    public Object inplaceRepeat(Object self, Object count) {
        return nativeSlots.inplaceRepeat(self, count);
    }

    @Override
    public long hash(Object self) {
        Object method = override(Special.HASH);
        if (method == null) {
            return nativeSlots.hash(self);
        }
        if (method == PyNone.NONE) {
            throw typeError("unhashable type: '%T'", self);
        }
        return Hashing.fromPython(call(method, self));
    }

    @Override
    public boolean bool(Object self) {
        Object method = override(Special.BOOL);
        if (method == null) {
            return override(Special.LEN) != null ? length(self) != 0 : nativeSlots.bool(self);
        }
        Object result = call(method, self);
        if (result instanceof Boolean b) {
            return b;
        }
        throw typeError("__bool__ should return bool, returned %T", result);
    }

    @Override
    public long length(Object self) {
        Object method = override(Special.LEN);
        return method == null ? nativeSlots.length(self) : Sequences.lengthFromPython(call(method, self));
    }

    @Override
    public Object getitem(Object self, Object key) {
        Object method = override(Special.GETITEM);
        return method == null ? nativeSlots.getitem(self, key) : call(method, self, key);
    }

    @Override
    public void setitem(Object self, Object key, Object value) {
        Object method = override(Special.SETITEM);
        if (method == null) {
            nativeSlots.setitem(self, key, value);
        } else {
            call(method, self, key, value);
        }
    }

    @Override
    public void delitem(Object self, Object key) {
        Object method = override(Special.DELITEM);
        if (method == null) {
            nativeSlots.delitem(self, key);
        } else {
            call(method, self, key);
        }
    }

    @Override
    public boolean contains(Object self, Object value) {
        Object method = override(Special.CONTAINS);
        if (method == PyNone.NONE) {
            throw typeError("'%T' object is not a container", self);
        }
        if (method != null) {
            return Truth.of(call(method, self, value));
        }
        // An overridden __iter__ or __getitem__ must win over the ancestor's membership test only when the ancestor has none.
        return nativeSlots.contains(self, value);
    }

    @Override
    public Object call(ThreadState ts, Object self, Object[] args, Object[] kwnames) {
        Object method = override(Special.CALL);
        return method == null
                ? nativeSlots.call(ts, self, args, kwnames)
                : Calls.callWithSelf(ts, method, self, args, kwnames);
    }

    @Override
    public Object getattro(Object self, String name) {
        Object getattribute = override(Special.GETATTRIBUTE);
        Object getattr = override(Special.GETATTR);
        if (getattribute == null && getattr == null) {
            return nativeSlots.getattro(self, name);
        }
        Object result = null;
        Raised missing = null;
        try {
            result = getattribute == null
                    ? nativeSlots.getattro(self, name)
                    : call(getattribute, self, PyStr.fromName(name));
        } catch (Raised e) {
            if (getattr == null || !e.matches(PyExc.AttributeError)) {
                throw e;
            }
            missing = e;
        }
        if (result != null || getattr == null) {
            return result;
        }
        return call(getattr, self, PyStr.fromName(name));
    }

    @Override
    public void setattro(Object self, String name, Object value) {
        Object method = override(value == null ? Special.DELATTR : Special.SETATTR);
        if (method == null) {
            nativeSlots.setattro(self, name, value);
        } else if (value == null) {
            call(method, self, PyStr.fromName(name));
        } else {
            call(method, self, PyStr.fromName(name), value);
        }
    }

    @Override
    public Object descrGet(Object self, Object instance, PyType type) {
        Object method = override(Special.GET);
        if (method == null) {
            return nativeSlots.descrGet(self, instance, type);
        }
        return call(method, self, instance == null ? PyNone.NONE : instance, type == null ? PyNone.NONE : type);
    }

    @Override
    public void descrSet(Object self, Object instance, Object value) {
        Object method = override(value == null ? Special.DELETE : Special.SET);
        if (method == null) {
            if (override(value == null ? Special.SET : Special.DELETE) != null) {
                throw Raise.attributeError(value == null ? "__delete__" : "__set__");
            }
            nativeSlots.descrSet(self, instance, value);
        } else if (value == null) {
            call(method, self, instance);
        } else {
            call(method, self, instance, value);
        }
    }

    @Override
    public Object richCompare(Object self, Object other, int op) {
        Object method = override(Special.LT + op);
        if (method == null) {
            return nativeSlots.richCompare(self, other, op);
        }
        if (method instanceof PyFunction || method instanceof PyDescriptor) {
            return call(method, self, other);
        }
        Object bound;
        try {
            bound = bind(method, self);
        } catch (Raised e) {
            // As CPython has it, a method that cannot be got is one that does not compare.
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return Calls.call(bound, other);
    }

    @Override
    public Object newInstance(ThreadState ts, PyType type, Object[] args, Object[] kwnames) {
        Object method = override(Special.NEW);
        if (method == null) {
            return nativeSlots.newInstance(ts, type, args, kwnames);
        }
        // __new__ is a static method that gets the class explicitly.
        Object function = method instanceof PyStaticMethod s ? s.callable() : bind(method, null, owner);
        return Calls.callWithFirst(ts, function, type, args, kwnames);
    }

    private static Object bind(Object method, Object instance, PyType owner) {
        PyType type = PyType.of(method);
        return type.hasGet() ? type.slots().descrGet(method, instance, owner) : method;
    }

    @Override
    public void init(ThreadState ts, Object self, Object[] args, Object[] kwnames) {
        Object method = override(Special.INIT);
        if (method == null) {
            nativeSlots.init(ts, self, args, kwnames);
            return;
        }
        Object result = Calls.callWithSelf(ts, method, self, args, kwnames);
        if (result != PyNone.NONE) {
            throw typeError("__init__() should return None, not '%T'", result);
        }
    }

    @Override
    public Raised missing(Object self, String name) {
        return nativeSlots.missing(self, name);
    }

    @Override
    public Buffer buffer(Object self, int flags) {
        return nativeSlots.buffer(self, flags);
    }
}
