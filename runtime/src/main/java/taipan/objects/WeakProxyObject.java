package taipan.objects;

import taipan.bindings.Method;

/// What both kinds of weak proxies do: everything is passed on to the object they stand for.
/// CPython: Objects/weakrefobject.c (proxy_*)
abstract class WeakProxyObject extends PyWeakReference {
    WeakProxyObject(PyType type, Object referent, Object callback) {
        super(type, referent, callback);
    }

    /// The object behind a proxy; any other object itself.
    static Object unwrap(Object o) {
        if (!(o instanceof WeakProxyObject p)) {
            return o;
        }
        Object referent = p.referent();
        if (referent == null) {
            throw Raise.referenceError("weakly-referenced object no longer exists");
        }
        return referent;
    }

    final Object target() {
        return unwrap(this);
    }

    private Slots slots() {
        return PyType.of(target()).slots();
    }

    @Override
    public final Object call(ThreadState ts, Object[] args, Object[] kwnames) {
        return Calls.call(ts, target(), args, kwnames);
    }

    @Override
    public final Object call0(ThreadState ts) {
        return Calls.call(ts, target());
    }

    @Override
    public final Object __repr__() {
        Object referent = referent();
        return Message.format("<weakproxy at %s to %s at %s>", Identity.address(this),
                referent == null ? "NoneType" : PyType.of(referent).fullName(), Identity.address(Convert.orNone(referent)));
    }

    public final Object __str__() {
        return Representation.str(target());
    }

    @Method("__bytes__(self)")
    final Object bytes() {
        return Calls.method(target(), "__bytes__");
    }

    @Method("__reversed__(self)")
    final Object reversed() {
        return Calls.method(target(), "__reversed__");
    }

    public final Object __getattribute__(String name) {
        Object referent = target();
        return PyType.of(referent).slots().getattro(referent, name);
    }

    public final Raised __noattr__(String name) {
        Object referent = target();
        return PyType.of(referent).slots().missing(referent, name);
    }

    public final void __setattr__(String name, Object value) {
        Attributes.set(target(), name, value);
    }

    @Override
    public final Object __richcompare__(Object other, int op) {
        return Comparison.compare(target(), unwrap(other), op);
    }

    public final Object __iter__() {
        return Iteration.iter(target());
    }

    public final Object __next__() {
        Object referent = target();
        if (PyType.of(referent).lookup("__next__") == null) {
            throw Raise.typeError("Weakref proxy referenced a non-iterator '%T' object", referent);
        }
        return PyType.of(referent).slots().next(referent);
    }

    public final boolean __bool__() {
        return Truth.of(target());
    }

    public final long __len__() {
        return Sequences.length(target());
    }

    public final boolean __contains__(Object value) {
        return Sequences.contains(target(), unwrap(value));
    }

    public final Object __getitem__(Object key) {
        return Sequences.getItem(target(), unwrap(key));
    }

    public final void __setitem__(Object key, Object value) {
        Sequences.setItem(target(), unwrap(key), value);
    }

    public final void __delitem__(Object key) {
        Sequences.deleteItem(target(), unwrap(key));
    }

    public final Object __index__() {
        return Conversion.index(target());
    }

    public final Object __int__() {
        return slots().toInt(target());
    }

    public final Object __float__() {
        return slots().toFloat(target());
    }

    public final Object __neg__() {
        return slots().negative(target());
    }

    public final Object __pos__() {
        return slots().positive(target());
    }

    public final Object __abs__() {
        return slots().absolute(target());
    }

    public final Object __invert__() {
        return slots().invert(target());
    }

    static Object __add__(Object left, Object right) {
        return Numbers.add(unwrap(left), unwrap(right));
    }

    public final Object __iadd__(Object other) {
        return Numbers.inplaceAdd(target(), unwrap(other));
    }

    static Object __sub__(Object left, Object right) {
        return Numbers.subtract(unwrap(left), unwrap(right));
    }

    public final Object __isub__(Object other) {
        return Numbers.inplaceSubtract(target(), unwrap(other));
    }

    static Object __mul__(Object left, Object right) {
        return Numbers.multiply(unwrap(left), unwrap(right));
    }

    public final Object __imul__(Object other) {
        return Numbers.inplaceMultiply(target(), unwrap(other));
    }

    static Object __matmul__(Object left, Object right) {
        return Numbers.matrixMultiply(unwrap(left), unwrap(right));
    }

    public final Object __imatmul__(Object other) {
        return Numbers.inplaceMatrixMultiply(target(), unwrap(other));
    }

    static Object __mod__(Object left, Object right) {
        return Numbers.remainder(unwrap(left), unwrap(right));
    }

    public final Object __imod__(Object other) {
        return Numbers.inplaceRemainder(target(), unwrap(other));
    }

    static Object __lshift__(Object left, Object right) {
        return Numbers.leftShift(unwrap(left), unwrap(right));
    }

    public final Object __ilshift__(Object other) {
        return Numbers.inplaceLeftShift(target(), unwrap(other));
    }

    static Object __rshift__(Object left, Object right) {
        return Numbers.rightShift(unwrap(left), unwrap(right));
    }

    public final Object __irshift__(Object other) {
        return Numbers.inplaceRightShift(target(), unwrap(other));
    }

    static Object __and__(Object left, Object right) {
        return Numbers.and(unwrap(left), unwrap(right));
    }

    public final Object __iand__(Object other) {
        return Numbers.inplaceAnd(target(), unwrap(other));
    }

    static Object __xor__(Object left, Object right) {
        return Numbers.xor(unwrap(left), unwrap(right));
    }

    public final Object __ixor__(Object other) {
        return Numbers.inplaceXor(target(), unwrap(other));
    }

    static Object __or__(Object left, Object right) {
        return Numbers.or(unwrap(left), unwrap(right));
    }

    public final Object __ior__(Object other) {
        return Numbers.inplaceOr(target(), unwrap(other));
    }

    static Object __floordiv__(Object left, Object right) {
        return Numbers.floorDivide(unwrap(left), unwrap(right));
    }

    public final Object __ifloordiv__(Object other) {
        return Numbers.inplaceFloorDivide(target(), unwrap(other));
    }

    static Object __truediv__(Object left, Object right) {
        return Numbers.trueDivide(unwrap(left), unwrap(right));
    }

    public final Object __itruediv__(Object other) {
        return Numbers.inplaceTrueDivide(target(), unwrap(other));
    }

    static Object __divmod__(Object left, Object right) {
        return Numbers.divmod(unwrap(left), unwrap(right));
    }

    static Object __pow__(Object base, Object exponent, Object modulus) {
        return Numbers.power(unwrap(base), unwrap(exponent), unwrap(modulus));
    }
}
