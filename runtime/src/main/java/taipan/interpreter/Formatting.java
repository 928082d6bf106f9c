package taipan.interpreter;

import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Representation;
import taipan.text.TextBuilder;

/// f-strings.
/// CPython: Python/ceval.c (FORMAT_VALUE, BUILD_STRING)
final class Formatting {
    private static final int STR = 1;
    private static final int REPR = 2;
    private static final int ASCII = 3;
    private static final int CONVERSION = 3;
    private static final int HAVE_SPEC = 4;

    private Formatting() {}

    /// Formats the value on top (below the spec, if there is one); answers the new height.
    static int value(Object[] stack, int top, int flags) {
        Object spec = (flags & HAVE_SPEC) != 0 ? stack[--top] : null;
        Object value = switch (flags & CONVERSION) {
            case STR -> Representation.str(stack[top - 1]);
            case REPR -> Representation.repr(stack[top - 1]);
            case ASCII -> Representation.ascii(stack[top - 1]);
            default -> stack[top - 1];
        };
        if (spec != null || PyType.of(value) != PyStr.TYPE) {
            value = Representation.format(value, spec);
        }
        stack[top - 1] = value;
        return top;
    }

    static Object join(Object[] stack, int from, int count) {
        int length = 0;
        for (int i = from; i < from + count; i++) {
            if (!(stack[i] instanceof String s)) {
                return joinAny(stack, from, count);
            }
            length += s.length();
        }
        StringBuilder out = new StringBuilder(length);
        for (int i = from; i < from + count; i++) {
            out.append((String) stack[i]);
        }
        return out.toString();
    }

    private static Object joinAny(Object[] stack, int from, int count) {
        TextBuilder out = new TextBuilder();
        for (int i = from; i < from + count; i++) {
            out.append(PyStr.valueOrNull(stack[i]));
        }
        return out.toStr();
    }
}
