package taipan.modules;

import static taipan.objects.Raise.typeError;

import taipan.objects.Conversion;
import taipan.objects.PyStr;

/// Binds the arguments of constructors whose errors call them just "function".
/// CPython: Python/getargs.c (vgetargskeywords)
public final class FieldArguments {
    private FieldArguments() {}

    /// One value per name, null when left out. The first `required` must be there; `positional` of them may be
    /// given without a name. The first `ints` become C ints, so that a wrong one is found before a missing one.
    public static Object[] bind(String[] names, int required, int positional, int ints, Object[] args, Object[] kwnames) {
        int keywords = kwnames == null ? 0 : kwnames.length;
        int given = args.length - keywords;
        if (args.length > names.length) {
            throw typeError(
                    "function takes at most %d %sargument%s (%d given)",
                    names.length, given == 0 ? "keyword " : "", names.length == 1 ? "" : "s", args.length);
        }
        if (given > positional) {
            throw typeError("function takes at most %d positional argument%s (%d given)", positional, positional == 1 ? "" : "s", given);
        }
        Object[] bound = new Object[names.length];
        System.arraycopy(args, 0, bound, 0, given);
        for (int k = 0; k < keywords; k++) {
            int i = indexOf(names, kwnames[k]);
            if (i >= given) {
                bound[i] = args[given + k];
            }
        }
        for (int i = 0; i < names.length; i++) {
            if (bound[i] == null && i < required) {
                throw typeError("function missing required argument '%s' (pos %d)", names[i], i + 1);
            }
            if (bound[i] != null && i < ints) {
                bound[i] = (long) Conversion.toInt(bound[i]);
            }
        }
        for (int k = 0; k < keywords; k++) {
            int i = indexOf(names, kwnames[k]);
            if (i < 0) {
                throw typeError("'%S' is an invalid keyword argument for this function", kwnames[k]);
            }
            if (i < given) {
                throw typeError("argument for function given by name ('%s') and position (%d)", names[i], i + 1);
            }
        }
        return bound;
    }

    private static int indexOf(String[] names, Object keyword) {
        String name = PyStr.toName(keyword);
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
