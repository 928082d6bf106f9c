package taipan.compiler.symbols;

import java.util.Comparator;

/// Private names of classes, and the order of names.
/// CPython: Python/compile.c (_Py_Mangle)
public final class Mangling {
    /// Python's order of strings: by code point, where Java compares UTF-16 units.
    static final Comparator<String> BY_CODE_POINT = new Comparator<>() {
        @Override
        public int compare(String left, String right) {
            int shorter = Math.min(left.length(), right.length());
            for (int i = 0; i < shorter; i++) {
                char a = left.charAt(i);
                char b = right.charAt(i);
                if (a == b) continue;
                if (Character.isSurrogate(a) != Character.isSurrogate(b)) return Character.isSurrogate(a) ? 1 : -1;
                return a - b;
            }
            return left.length() - right.length();
        }
    };

    private Mangling() {}

    /// The name as it is stored: `__x` in class `C` is `_C__x`. `className` is absent outside of classes.
    public static String mangle(String className, String name) {
        if (className == null || !name.startsWith("__") || name.endsWith("__") || name.indexOf('.') >= 0) return name;
        int start = 0;
        while (start < className.length() && className.charAt(start) == '_') start++;
        if (start == className.length()) return name;
        return "_" + className.substring(start) + name;
    }
}
