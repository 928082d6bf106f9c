package taipan.modules.array;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.Constant;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.code.WideStr;
import taipan.numbers.IntMath;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Imports;
import taipan.objects.InterpreterState;
import taipan.objects.PyBytes;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.ThreadState;

/// The `array` module.
/// CPython: Modules/arraymodule.c
@PyModule("array")
public final class ArrayModule {
    @Constant
    static final String typecodes = "bBuhHiIlLqQfd";

    /// The numbers by which pickles know machine formats, smallest first: integers of 1 to 8 bytes (unsigned or signed,
    /// little or big endian), floats, then characters of two and four bytes.
    private static final int LAST_INTEGER = 13;
    private static final int LAST_FORMAT = 21;

    public ArrayModule(InterpreterState interpreter) {}

    PyType[] types() {
        return new PyType[] {PyArray.TYPE};
    }

    void init(PyModuleObject module) {
        module.add("ArrayType", PyArray.TYPE);
        Calls.method(Imports.attribute("collections.abc", "MutableSequence"), "register", PyArray.TYPE);
    }

    /// The function that pickles of arrays name.
    static Object reconstructor() {
        Object module = ThreadState.current().interpreter().modules.getOrNull("array");
        if (module == null) {
            module = Calls.call(ThreadState.current().interpreter().builtins.getOrNull("__import__"), "array");
        }
        return Attributes.get(module, "_array_reconstructor");
    }

    @Function("_array_reconstructor(arraytype, typecode, mformat_code, items, /)")
    Object reconstruct(Object arrayType, Object typecode, int machineFormat, Object items) {
        if (!(arrayType instanceof PyType type)) {
            throw typeError("first argument must be a type object, not %T", arrayType);
        }
        if (!type.isSubtype(PyArray.TYPE)) {
            throw typeError("%s is not a subtype of %s", type.name(), PyArray.TYPE.fullName());
        }
        Object text = PyStr.valueOrNull(typecode);
        TypeCode code = text instanceof String s && s.length() == 1 ? TypeCode.of(s.charAt(0)) : null;
        if (code == null) {
            throw valueError("second argument must be a valid type code");
        }
        if (machineFormat < 0 || machineFormat > LAST_FORMAT) {
            throw valueError("third argument must be a valid machine format code.");
        }
        if (!(items instanceof PyBytes b)) {
            throw typeError("fourth argument should be bytes, not %T", items);
        }
        byte[] bytes = b.array();
        if (code.machineFormat == machineFormat) {
            if (bytes.length % code.size != 0) {
                throw valueError("bytes length not a multiple of item size");
            }
            return PyArray.of(type, code, bytes.clone());
        }
        int unit = unit(machineFormat);
        if (bytes.length % unit != 0) {
            throw valueError("string length not a multiple of item size");
        }
        Object values = values(bytes, unit, machineFormat);
        TypeCode found = machineFormat <= LAST_INTEGER ? integerCode(code, unit, machineFormat) : code;
        return Calls.call(type, String.valueOf(found.code), values);
    }

    private static int unit(int format) {
        if (format <= 1) {
            return 1;
        }
        if (format <= LAST_INTEGER) {
            return format <= 5 ? 2 : format <= 9 ? 4 : 8;
        }
        if (format <= 15) {
            return 4;
        }
        return format <= 17 ? 8 : format <= 19 ? 2 : 4;
    }

    private static boolean isBigEndian(int format) {
        return format >= 2 && (format & 1) == 1;
    }

    private static Object values(byte[] bytes, int unit, int format) {
        boolean big = isBigEndian(format);
        int n = bytes.length / unit;
        if (format > 17) {
            return text(bytes, unit, n, big);
        }
        Object[] values = new Object[n];
        for (int i = 0; i < n; i++) {
            if (format <= LAST_INTEGER) {
                boolean signed = format == 1 || format >= 4 && format % 4 < 2;
                values[i] = IntMath.fromBytes(bytes, i * unit, (i + 1) * unit, !big, signed);
            } else {
                long bits = bits(bytes, i * unit, unit, big);
                values[i] = unit == 4 ? (double) Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
            }
        }
        return PyList.of(values);
    }

    private static long bits(byte[] bytes, int from, int unit, boolean big) {
        long bits = 0;
        for (int i = 0; i < unit; i++) {
            bits = bits << 8 | bytes[big ? from + i : from + unit - 1 - i] & 0xFF;
        }
        return bits;
    }

    private static Object text(byte[] bytes, int unit, int n, boolean big) {
        int[] cps = new int[n];
        int length = 0;
        for (int i = 0; i < n; i++) {
            int unitValue = (int) bits(bytes, i * unit, unit, big);
            if (unit == 2 && length > 0 && Character.isLowSurrogate((char) unitValue)
                    && cps[length - 1] <= 0xFFFF && Character.isHighSurrogate((char) cps[length - 1])) {
                cps[length - 1] = Character.toCodePoint((char) cps[length - 1], (char) unitValue);
            } else {
                cps[length++] = unitValue;
            }
        }
        return WideStr.of(cps, 0, length);
    }

    /// The last code of an integer type of the format's size and sign.
    private static TypeCode integerCode(TypeCode given, int unit, int format) {
        boolean signed = format == 1 || format >= 4 && format % 4 < 2;
        TypeCode found = given;
        for (TypeCode t : TypeCode.values()) {
            if (t.isInteger() && t.size == unit && t.isSigned() == signed) {
                found = t;
            }
        }
        return found;
    }
}
