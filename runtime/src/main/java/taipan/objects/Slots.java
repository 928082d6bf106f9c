package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;

/// What a type can do: one Java method per special method. This root holds the behaviour of Python's `object`; a
/// built-in type overrides what it has (its `...Slots` class is written by the binding processor), a type made by Python
/// code has `HeapSlots`.
///
/// Absence is a value, not an exception: `getattro` answers `null` for an attribute that is not there, `next` answers
/// `null` for exhaustion, a binary operator answers `NotImplemented`.
/// CPython: Include/cpython/object.h (PyTypeObject), Objects/typeobject.c (object_*)
public class Slots {
    // Object protocol

    /// CPython: object_repr
    public Object repr(Object self) {
        return PyBaseObject.repr(self);
    }

    /// CPython: object_str
    public Object str(Object self) {
        return PyType.of(self).slots().repr(self);
    }

    public long hash(Object self) {
        return Hashing.identity(self);
    }

    public boolean bool(Object self) {
        return true;
    }

    /// `op` is one of `Comparison.LT` to `GE`; the answer may be `NotImplemented`. CPython: object_richcompare
    public Object richCompare(Object self, Object other, int op) {
        return PyBaseObject.richCompare(self, other, op);
    }

    /// The attribute, or null when there is none. CPython: PyObject_GenericGetAttr
    public Object getattro(Object self, String name) {
        return Attributes.genericGet(self, name);
    }

    /// Sets the attribute, deletes it when the value is null. CPython: PyObject_GenericSetAttr
    public void setattro(Object self, String name, Object value) {
        Attributes.genericSet(self, name, value);
    }

    /// The exception to raise when `getattro` found nothing.
    public Raised missing(Object self, String name) {
        return Attributes.missing(self, name);
    }

    public Object call(ThreadState ts, Object self, Object[] args, Object[] kwnames) {
        throw typeError("'%T' object is not callable", self);
    }

    /// `__new__`: `args` holds positional arguments followed by the values of `kwnames` (null when there are none).
    public Object newInstance(ThreadState ts, PyType type, Object[] args, Object[] kwnames) {
        return PyBaseObject.newInstance(ts, type, args, kwnames);
    }

    public void init(ThreadState ts, Object self, Object[] args, Object[] kwnames) {
        PyBaseObject.init(self, args, kwnames);
    }

    /// `instance` is null when the attribute was found through the class itself.
    public Object descrGet(Object self, Object instance, PyType type) {
        return self;
    }

    /// Deletes when the value is null.
    public void descrSet(Object self, Object instance, Object value) {
        throw Raise.attributeError(value == null ? "__delete__" : "__set__");
    }

    // Iteration

    public Object iter(Object self) {
        if (PyType.of(self).lookup("__getitem__") != null && Sequences.isSequence(self)) {
            return new PySequenceIterator(self);
        }
        throw typeError("'%T' object is not iterable", self);
    }

    /// The next value, or null when the iterator is exhausted.
    public Object next(Object self) {
        throw typeError("'%T' object is not an iterator", self);
    }

    public Object await(Object self) {
        throw typeError("object %T can't be used in 'await' expression", self);
    }

    public Object aiter(Object self) {
        throw typeError("'async for' requires an object with __aiter__ method, got %T", self);
    }

    public Object anext(Object self) {
        throw typeError("'async for' requires an iterator with __anext__ method, got %T", self);
    }

    // Containers

    public long length(Object self) {
        throw typeError("object of type '%T' has no len()", self);
    }

    public Object getitem(Object self, Object key) {
        throw typeError("'%T' object is not subscriptable", self);
    }

    public void setitem(Object self, Object key, Object value) {
        throw typeError("'%T' object does not support item assignment", self);
    }

    public void delitem(Object self, Object key) {
        throw typeError("'%T' object doesn't support item deletion", self);
    }

    /// CPython: _PySequence_IterSearch
    public boolean contains(Object self, Object value) {
        return Iteration.contains(self, value);
    }

    /// `sq_concat`: only tried after `add` of both operands answered NotImplemented.
    public Object concat(Object self, Object other) {
        return NOT_IMPLEMENTED;
    }

    /// `sq_repeat`: only tried after `multiply` of both operands answered NotImplemented; the count is any object.
    public Object repeat(Object self, Object count) {
        return NOT_IMPLEMENTED;
    }

    public Object inplaceConcat(Object self, Object other) {
        return NOT_IMPLEMENTED;
    }

    public Object inplaceRepeat(Object self, Object count) {
        return NOT_IMPLEMENTED;
    }

    /// The bytes of the object, or null when it has no buffer.
    public Buffer buffer(Object self, int flags) {
        return null;
    }

    // Numbers: a binary slot is asked with both operands in source order, for the left type and then for the right one.

    public Object add(Object left, Object right) {
        return NOT_IMPLEMENTED;
    }

    public Object subtract(Object left, Object right) {
        return NOT_IMPLEMENTED;
    }

    public Object multiply(Object left, Object right) {
        return NOT_IMPLEMENTED;
    }

    public Object matrixMultiply(Object left, Object right) {
        return NOT_IMPLEMENTED;
    }

    public Object remainder(Object left, Object right) {
        return NOT_IMPLEMENTED;
    }

    public Object divmod(Object left, Object right) {
        return NOT_IMPLEMENTED;
    }

    public Object leftShift(Object left, Object right) {
        return NOT_IMPLEMENTED;
    }

    public Object rightShift(Object left, Object right) {
        return NOT_IMPLEMENTED;
    }

    public Object and(Object left, Object right) {
        return NOT_IMPLEMENTED;
    }

    public Object xor(Object left, Object right) {
        return NOT_IMPLEMENTED;
    }

    public Object or(Object left, Object right) {
        return NOT_IMPLEMENTED;
    }

    public Object floorDivide(Object left, Object right) {
        return NOT_IMPLEMENTED;
    }

    public Object trueDivide(Object left, Object right) {
        return NOT_IMPLEMENTED;
    }

    /// `modulus` is None for the two-argument form.
    public Object power(Object base, Object exponent, Object modulus) {
        return NOT_IMPLEMENTED;
    }

    // In-place operators answer NotImplemented when the type has none; the plain operator is tried then.

    public Object inplaceAdd(Object self, Object other) {
        return NOT_IMPLEMENTED;
    }

    public Object inplaceSubtract(Object self, Object other) {
        return NOT_IMPLEMENTED;
    }

    public Object inplaceMultiply(Object self, Object other) {
        return NOT_IMPLEMENTED;
    }

    public Object inplaceMatrixMultiply(Object self, Object other) {
        return NOT_IMPLEMENTED;
    }

    public Object inplaceRemainder(Object self, Object other) {
        return NOT_IMPLEMENTED;
    }

    public Object inplaceLeftShift(Object self, Object other) {
        return NOT_IMPLEMENTED;
    }

    public Object inplaceRightShift(Object self, Object other) {
        return NOT_IMPLEMENTED;
    }

    public Object inplaceAnd(Object self, Object other) {
        return NOT_IMPLEMENTED;
    }

    public Object inplaceXor(Object self, Object other) {
        return NOT_IMPLEMENTED;
    }

    public Object inplaceOr(Object self, Object other) {
        return NOT_IMPLEMENTED;
    }

    public Object inplaceFloorDivide(Object self, Object other) {
        return NOT_IMPLEMENTED;
    }

    public Object inplaceTrueDivide(Object self, Object other) {
        return NOT_IMPLEMENTED;
    }

    public Object inplacePower(Object self, Object other) {
        return NOT_IMPLEMENTED;
    }

    public Object negative(Object self) {
        throw typeError("bad operand type for unary -: '%T'", self);
    }

    public Object positive(Object self) {
        throw typeError("bad operand type for unary +: '%T'", self);
    }

    public Object absolute(Object self) {
        throw typeError("bad operand type for abs(): '%T'", self);
    }

    public Object invert(Object self) {
        throw typeError("bad operand type for unary ~: '%T'", self);
    }

    /// The int that `__index__` gives, or null when the type has none.
    public Object index(Object self) {
        return null;
    }

    /// The int that `__int__` gives, or null when the type has none.
    public Object toInt(Object self) {
        return null;
    }

    /// The float that `__float__` gives, or null when the type has none.
    public Object toFloat(Object self) {
        return null;
    }

    /// Dispatches a binary operator by its `Special` number (`Special.ADD`, ...).
    public final Object binary(int op, Object left, Object right) {
        return switch (op) {
            case Special.ADD -> add(left, right);
            case Special.SUB -> subtract(left, right);
            case Special.MUL -> multiply(left, right);
            case Special.MATMUL -> matrixMultiply(left, right);
            case Special.MOD -> remainder(left, right);
            case Special.DIVMOD -> divmod(left, right);
            case Special.LSHIFT -> leftShift(left, right);
            case Special.RSHIFT -> rightShift(left, right);
            case Special.AND -> and(left, right);
            case Special.XOR -> xor(left, right);
            case Special.OR -> or(left, right);
            case Special.FLOORDIV -> floorDivide(left, right);
            case Special.TRUEDIV -> trueDivide(left, right);
            case Special.POW -> power(left, right, PyNone.NONE);
            default -> throw new IllegalArgumentException(Special.name(op));
        };
    }

    /// Dispatches an in-place operator by its `Special` number (`Special.IADD`, ...).
    public final Object inplace(int op, Object self, Object other) {
        return switch (op) {
            case Special.IADD -> inplaceAdd(self, other);
            case Special.ISUB -> inplaceSubtract(self, other);
            case Special.IMUL -> inplaceMultiply(self, other);
            case Special.IMATMUL -> inplaceMatrixMultiply(self, other);
            case Special.IMOD -> inplaceRemainder(self, other);
            case Special.ILSHIFT -> inplaceLeftShift(self, other);
            case Special.IRSHIFT -> inplaceRightShift(self, other);
            case Special.IAND -> inplaceAnd(self, other);
            case Special.IXOR -> inplaceXor(self, other);
            case Special.IOR -> inplaceOr(self, other);
            case Special.IFLOORDIV -> inplaceFloorDivide(self, other);
            case Special.ITRUEDIV -> inplaceTrueDivide(self, other);
            case Special.IPOW -> inplacePower(self, other);
            default -> throw new IllegalArgumentException(Special.name(op));
        };
    }
}
