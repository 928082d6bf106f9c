package taipan.objects;

/// The calls of built-in types with one argument that programs make all the time, `str(x)`, `int(text)`, `list(items)`,
/// without the arrays that making an instance in general takes.
/// CPython: Objects/typeobject.c (the vectorcall of some types)
final class PlainConversions {
    private PlainConversions() {}

    /// What calling the type with the argument gives, or null when that is left to the general way.
    static Object make(PyType type, Object a) {
        if (type == PyStr.TYPE) {
            return Representation.str(a);
        }
        if (type == PyInt.TYPE) {
            return a instanceof String text ? smallInt(text) : PyInt.fromObject(a);
        }
        if (type == PyFloat.TYPE) {
            return a instanceof Long n ? (Object) (double) n : a instanceof Double ? a : null;
        }
        if (type == PyBool.TYPE) {
            return Truth.of(a);
        }
        if (type == PyList.TYPE) {
            return PyList.from(a);
        }
        if (type == PyTuple.TYPE) {
            return PyTuple.from(a);
        }
        if (type == PyRange.TYPE && a instanceof Long) {
            return PyRange.of(0L, a, 1L);
        }
        return null;
    }

    /// The int of a few decimal digits, perhaps behind a minus; null for any other text.
    private static Object smallInt(String text) {
        int n = text.length();
        int i = n > 1 && text.charAt(0) == '-' ? 1 : 0;
        if (n == 0 || n > 18) {
            return null;
        }
        boolean negative = i > 0;
        long value = 0;
        for (; i < n; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }
}
