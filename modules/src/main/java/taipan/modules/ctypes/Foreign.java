package taipan.modules.ctypes;

import static taipan.objects.Raise.typeError;

import taipan.host.CMemory;
import taipan.host.ForeignFunctions;
import taipan.host.ForeignFunctions.Kind;
import taipan.host.Natives;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.PyBytes;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.ThreadState;
import taipan.objects.Unraisable;

/// Calls of C functions with Python values, and calls back.
/// CPython: Modules/_ctypes/callproc.c, Modules/_ctypes/callbacks.c
final class Foreign {
    private static final int USE_ERRNO = 8;
    private static final int MOST_ARGUMENTS = 1024;

    private Foreign() {}

    /// One argument as C takes it; `keep` must live until the call is over.
    private record Native(Kind kind, Object value, Object keep) {}

    // Calls

    static Object call(long address, int flags, Object resultType, Object[] types, Object[] args) {
        if (args.length > MOST_ARGUMENTS) {
            throw Raise.with(CtypesModule.current().argumentError, "too many arguments (" + args.length + "), maximum is " + MOST_ARGUMENTS);
        }
        Object special = CtypesModule.current().special(address, args);
        if (special != null) {
            return special;
        }
        Kind[] kinds = new Kind[args.length];
        Object[] values = new Object[args.length];
        Object[] kept = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            Native n;
            try {
                Object argument = types != null && i < types.length ? Calls.call(Attributes.get(types[i], "from_param"), args[i]) : args[i];
                n = convert(argument, i + 1);
            } catch (Raised e) {
                throw wrong(e, i + 1);
            }
            kinds[i] = n.kind;
            values[i] = n.value;
            kept[i] = n.keep;
        }
        Kind result = resultKind(resultType);
        CMemory errno = CMemory.of(8);
        CtypesModule module = CtypesModule.current();
        Object answer = CData.natives().foreign().call(address, result, kinds, values, errno);
        java.lang.ref.Reference.reachabilityFence(kept);
        if ((flags & USE_ERRNO) != 0) {
            module.swapErrno(errno.getInt(0));
        }
        return toPython(answer, resultType);
    }

    private static Raised wrong(Raised e, int place) {
        String type = "<class '" + PyType.of(e.value()).fullName() + "'>";
        String text = "argument " + place + ": " + type + ": " + PyStr.toName(taipan.objects.Representation.str(e.value()));
        return Raise.with(CtypesModule.current().argumentError, PyStr.fromName(text));
    }

    /// CPython: ConvParam
    private static Native convert(Object a, int place) {
        if (a instanceof CData d) {
            return ofData(d);
        }
        if (a instanceof PyArgument p) {
            return p.data == null ? new Native(Kind.of('P'), p.address, p) : ofData(p.data);
        }
        if (a == PyNone.NONE) {
            return new Native(Kind.of('P'), 0L, null);
        }
        if (PyInt.valueOrNull(a) != null) {
            if (!(PyInt.valueOrNull(a) instanceof Long n)) {
                throw Raise.overflowError("int too long to convert");
            }
            return new Native(Kind.of('i'), (long) (int) (long) n, null);
        }
        if (a instanceof PyBytes b) {
            CMemory copy = CMemory.string(b.array());
            return new Native(Kind.of('P'), copy.address(), copy);
        }
        if (PyStr.valueOrNull(a) != null) {
            CMemory copy = Values.wideString(PyStr.valueOrNull(a));
            return new Native(Kind.of('P'), copy.address(), copy);
        }
        Object parameter = MetaMethods.asParameter(a);
        if (parameter != null) {
            return convert(parameter, place);
        }
        throw typeError("Don't know how to convert parameter %d", (long) place);
    }

    private static Native ofData(CData d) {
        CType t = d.layout();
        Kind kind = t.kind();
        switch (t.form) {
            case ARRAY:
                return new Native(kind, d.address(), d);
            case POINTER, FUNCTION:
                return new Native(kind, d.bytes.getLong(0), d);
            case STRUCTURE, UNION:
                byte[] copy = new byte[t.size];
                d.bytes.get(0, copy);
                return new Native(kind, copy, d);
            default:
                break;
        }
        Object value = switch (kind.letter()) {
            case 'f', 'd' -> Values.read(d.bytes, 0, t.code, t.swapped);
            case 'b', 'B', '?' -> (long) d.bytes.get(0);
            case 'h', 'H' -> (long) d.bytes.getShort(0);
            case 'i', 'I' -> (long) d.bytes.getInt(0);
            default -> d.bytes.getLong(0);
        };
        return new Native(kind, value, d);
    }

    private static Kind resultKind(Object type) {
        if (type == PyNone.NONE) {
            return Kind.of('v');
        }
        CType t = CType.ofOrNull(type);
        return t == null ? Kind.of('i') : t.kind();
    }

    /// CPython: GetResult
    private static Object toPython(Object answer, Object type) {
        if (type == null) {
            return answer;
        }
        if (type == PyNone.NONE) {
            return PyNone.NONE;
        }
        CType t = CType.ofOrNull(type);
        if (t == null) {
            return Calls.call(type, answer);
        }
        CData made = Instances.fresh((PyType) type);
        put(made, t, answer);
        if (t.form == CType.Form.SIMPLE && t.code == 'O') {
            return Values.object(made.bytes.getLong(0));
        }
        Object result = Values.isPlain((PyType) type) ? Values.read(made.bytes, 0, t.code, t.swapped) : made;
        Object check = Attributes.lookup(type, "_check_retval_");
        return check == null ? result : Calls.call(check, result);
    }

    private static void put(CData made, CType t, Object answer) {
        switch (answer) {
            case byte[] bytes -> made.bytes.put(0, bytes, 0, Math.min(bytes.length, made.bytes.capacity()));
            case Double d when t.size == 4 -> made.bytes.putFloat(0, (float) (double) d);
            case Double d -> made.bytes.putDouble(0, d);
            case Long n -> {
                switch (t.size) {
                    case 1 -> made.bytes.put(0, (byte) (long) n);
                    case 2 -> made.bytes.putShort(0, (short) (long) n);
                    case 4 -> made.bytes.putInt(0, (int) (long) n);
                    default -> made.bytes.putLong(0, n);
                }
            }
            default -> throw new AssertionError(answer);
        }
    }

    // Calls back

    /// The address of a C function that calls the Python function.
    static long callback(Object function, CType prototype, ThreadState creator) {
        Object[] types = prototype.argumentTypes;
        Kind[] kinds = new Kind[types.length];
        for (int i = 0; i < types.length; i++) {
            CType t = CType.ofOrNull(types[i]);
            if (t == null) {
                throw typeError("invalid type for callback parameter");
            }
            kinds[i] = t.kind();
        }
        Object resultType = prototype.resultType == null ? PyNone.NONE : prototype.resultType;
        CType r = CType.ofOrNull(resultType);
        if (resultType != PyNone.NONE && (r == null || r.form != CType.Form.SIMPLE && r.form != CType.Form.FUNCTION && r.form != CType.Form.POINTER)) {
            throw typeError("invalid result type for callback function");
        }
        Natives natives = CData.natives();
        ForeignFunctions foreign = natives.foreign();
        Kind result = resultKind(resultType);
        CData[] lastResult = new CData[1];
        return foreign.callback(values -> {
            ThreadState entered = ThreadState.currentOrNull() == null ? ThreadState.enter(creator) : null;
            try {
                return answer(function, types, values, resultType, r, result, lastResult);
            } catch (Raised e) {
                Unraisable.report(e, "Exception ignored on calling ctypes callback function", function);
                return zero(result);
            } finally {
                if (entered != null) {
                    ThreadState.enter(entered);
                }
            }
        }, result, kinds, foreign.arena());
    }

    private static Object answer(Object function, Object[] types, Object[] values, Object resultType, CType r, Kind result, CData[] last) {
        Object[] args = new Object[values.length];
        for (int i = 0; i < args.length; i++) {
            args[i] = argument(values[i], (PyType) types[i]);
        }
        Object answer = Calls.call(ThreadState.current(), function, args, null);
        if (resultType == PyNone.NONE) {
            return null;
        }
        CData made = Instances.fresh((PyType) resultType);
        if (r.form == CType.Form.SIMPLE) {
            made.keepWhole(Values.write(made.bytes, 0, r.code, r.swapped, answer));
        } else {
            Values.set(made, (PyType) resultType, 0, 0, answer);
        }
        // What a pointer leads to lives until the next call.
        last[0] = made;
        return ofData(made).value;
    }

    private static Object argument(Object value, PyType type) {
        CType t = CType.of(type);
        CData made = Instances.fresh(type);
        put(made, t, value);
        if (t.form == CType.Form.SIMPLE && t.code == 'O') {
            return Values.object(made.bytes.getLong(0));
        }
        return Values.isPlain(type) ? Values.read(made.bytes, 0, t.code, t.swapped) : made;
    }

    private static Object zero(Kind result) {
        return switch (result.letter()) {
            case 'v' -> null;
            case 'f', 'd' -> 0.0;
            case 'T' -> new byte[result.size()];
            default -> 0L;
        };
    }
}
