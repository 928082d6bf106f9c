package taipan.objects;

import java.util.HashMap;
import java.util.Map;

/// The special methods that have a slot, as small numbers: an index into the per-type cache of what the MRO defines.
/// CPython: Objects/typeobject.c (slotdefs)
public final class Special {
    private Special() {}

    public static final int REPR = 0;
    public static final int STR = 1;
    public static final int HASH = 2;
    public static final int BOOL = 3;
    public static final int LEN = 4;
    public static final int GETITEM = 5;
    public static final int SETITEM = 6;
    public static final int DELITEM = 7;
    public static final int CONTAINS = 8;
    public static final int ITER = 9;
    public static final int NEXT = 10;
    public static final int CALL = 11;
    public static final int GETATTRIBUTE = 12;
    public static final int GETATTR = 13;
    public static final int SETATTR = 14;
    public static final int DELATTR = 15;
    public static final int GET = 16;
    public static final int SET = 17;
    public static final int DELETE = 18;
    public static final int INIT = 19;
    public static final int NEW = 20;
    public static final int DEL = 21;
    public static final int LT = 22;
    public static final int LE = 23;
    public static final int EQ = 24;
    public static final int NE = 25;
    public static final int GT = 26;
    public static final int GE = 27;
    public static final int NEG = 28;
    public static final int POS = 29;
    public static final int ABS = 30;
    public static final int INVERT = 31;
    public static final int INDEX = 32;
    public static final int INT = 33;
    public static final int FLOAT = 34;
    public static final int AWAIT = 35;
    public static final int AITER = 36;
    public static final int ANEXT = 37;
    public static final int POW = 38;
    public static final int RPOW = 39;
    public static final int IPOW = 40;
    public static final int ADD = 41;
    public static final int RADD = 42;
    public static final int IADD = 43;
    public static final int SUB = 44;
    public static final int RSUB = 45;
    public static final int ISUB = 46;
    public static final int MUL = 47;
    public static final int RMUL = 48;
    public static final int IMUL = 49;
    public static final int MATMUL = 50;
    public static final int RMATMUL = 51;
    public static final int IMATMUL = 52;
    public static final int MOD = 53;
    public static final int RMOD = 54;
    public static final int IMOD = 55;
    public static final int DIVMOD = 56;
    public static final int RDIVMOD = 57;
    public static final int LSHIFT = 58;
    public static final int RLSHIFT = 59;
    public static final int ILSHIFT = 60;
    public static final int RSHIFT = 61;
    public static final int RRSHIFT = 62;
    public static final int IRSHIFT = 63;
    public static final int AND = 64;
    public static final int RAND = 65;
    public static final int IAND = 66;
    public static final int XOR = 67;
    public static final int RXOR = 68;
    public static final int IXOR = 69;
    public static final int OR = 70;
    public static final int ROR = 71;
    public static final int IOR = 72;
    public static final int FLOORDIV = 73;
    public static final int RFLOORDIV = 74;
    public static final int IFLOORDIV = 75;
    public static final int TRUEDIV = 76;
    public static final int RTRUEDIV = 77;
    public static final int ITRUEDIV = 78;

    /// How many there are.
    public static final int COUNT = 79;

    private static final String[] NAMES = {
        "__repr__", "__str__", "__hash__", "__bool__", "__len__", "__getitem__",
        "__setitem__", "__delitem__", "__contains__", "__iter__", "__next__", "__call__",
        "__getattribute__", "__getattr__", "__setattr__", "__delattr__", "__get__", "__set__",
        "__delete__", "__init__", "__new__", "__del__", "__lt__", "__le__",
        "__eq__", "__ne__", "__gt__", "__ge__", "__neg__", "__pos__",
        "__abs__", "__invert__", "__index__", "__int__", "__float__", "__await__",
        "__aiter__", "__anext__", "__pow__", "__rpow__", "__ipow__", "__add__",
        "__radd__", "__iadd__", "__sub__", "__rsub__", "__isub__", "__mul__",
        "__rmul__", "__imul__", "__matmul__", "__rmatmul__", "__imatmul__", "__mod__",
        "__rmod__", "__imod__", "__divmod__", "__rdivmod__", "__lshift__", "__rlshift__",
        "__ilshift__", "__rshift__", "__rrshift__", "__irshift__", "__and__", "__rand__",
        "__iand__", "__xor__", "__rxor__", "__ixor__", "__or__", "__ror__",
        "__ior__", "__floordiv__", "__rfloordiv__", "__ifloordiv__", "__truediv__", "__rtruediv__",
        "__itruediv__",
    };

    private static final Map<String, Integer> IDS = new HashMap<>();

    static {
        for (int i = 0; i < COUNT; i++) {
            IDS.put(NAMES[i], i);
        }
    }

    /// The Python name, `__add__`.
    public static String name(int id) {
        return NAMES[id];
    }

    /// The number of a Python name, or -1.
    public static int id(String name) {
        Integer id = IDS.get(name);
        return id == null ? -1 : id;
    }
}
