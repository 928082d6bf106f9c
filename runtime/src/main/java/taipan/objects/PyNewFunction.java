package taipan.objects;

import static taipan.objects.Raise.typeError;

import java.util.Arrays;

/// The `__new__` of a built-in type.
/// CPython: Objects/typeobject.c (tp_new_wrapper)
final class PyNewFunction extends PyBuiltinFunction {
    private static final NativeCode UNUSED = new NativeCode() {
        @Override
        public Object invoke(ThreadState ts, Object self, Object[] bound) {
            throw new IllegalStateException("__new__");
        }
    };

    private final PyType owner;

    PyNewFunction(PyType owner) {
        super(new Definition(new Signature(owner.fullName(), "__new__", Signature.NEW, "args,kwargs", 0, 0, 0, 3),
                Definition.Kind.STATIC_METHOD, UNUSED), owner, null);
        this.owner = owner;
    }

    @Override
    public Object call(ThreadState ts, Object[] args, Object[] kwnames) {
        if (args.length == (kwnames == null ? 0 : kwnames.length)) {
            throw typeError("%s.__new__(): not enough arguments", owner.fullName());
        }
        PyType type = check(args[0]);
        return maker(type).newInstance(ts, type, Arrays.copyOfRange(args, 1, args.length), kwnames);
    }

    @Override
    public Object call0(ThreadState ts) {
        return call(ts, NO_ARGS, null);
    }

    @Override
    public Object call1(ThreadState ts, Object a) {
        return maker(a).newInstance(ts, check(a), NO_ARGS, null);
    }

    @Override
    public Object call2(ThreadState ts, Object a, Object b) {
        return maker(a).newInstance(ts, check(a), new Object[] {b}, null);
    }

    @Override
    public Object call3(ThreadState ts, Object a, Object b, Object c) {
        return maker(a).newInstance(ts, check(a), new Object[] {b, c}, null);
    }

    /// The slots that make the instance. Exceptions share one way of being made, whichever of their types is asked: what
    /// the nearest built-in ancestor needs decides.
    private Slots maker(Object first) {
        return first instanceof PyType type && type != owner && owner.isSubtype(PyBaseException.TYPE)
                ? type.nativeType().slots()
                : owner.slots();
    }

    private PyType check(Object first) {
        if (!(first instanceof PyType type)) {
            throw typeError("%s.__new__(X): X is not a type object (%T)", owner.fullName(), first);
        }
        if (type == owner) {
            return type;
        }
        if (!type.isSubtype(owner)) {
            throw typeError("%s.__new__(%s): %s is not a subtype of %s", owner.fullName(), type.fullName(), type.fullName(),
                    owner.fullName());
        }
        // The nearest built-in ancestor must make its instances itself: object.__new__(int) would give a broken one.
        PyType nativeType = type.nativeType();
        if (nativeType != owner && nativeType.lookup("__new__") != this && !owner.isSubtype(PyBaseException.TYPE)) {
            throw typeError("%s.__new__(%s) is not safe, use %s.__new__()", owner.fullName(), type.fullName(), nativeType.fullName());
        }
        return type;
    }
}
