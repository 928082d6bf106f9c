package taipan.objects;

import taipan.code.CodeFlags;

/// Puts the arguments of a call into the local variables of a new frame.
/// CPython: Python/ceval.c (initialize_locals)
public final class Binding {
    private Binding() {}

    /// Binds `count` positional arguments from `args[from]` on, followed by the values of `kwnames` (or null).
    public static PyFrame bind(PyFunction f, Object[] args, int from, int count, Object[] kwnames) {
        PyCode code = f.code;
        PyFrame frame = new PyFrame(f);
        Object[] fast = frame.fast;
        int argcount = code.argcount;
        if (code.simple && kwnames == null && count == argcount) {
            System.arraycopy(args, from, fast, 0, count);
        } else {
            bindGeneral(f, fast, args, from, count, kwnames);
        }
        if (code.cells != 0 || f.closure.length != 0) {
            makeCells(f, fast);
        }
        return frame;
    }

    /// The values of all parameters in the order of the variables, without cells: for code that has no frame.
    public static Object[] parameters(PyFunction f, Object[] args, int count, Object[] kwnames) {
        PyCode code = f.code;
        if (code.simple && kwnames == null && count == code.argcount) {
            return args;
        }
        Object[] fast = new Object[code.nlocals];
        bindGeneral(f, fast, args, 0, count, kwnames);
        return fast;
    }

    /// Makes the cells of a frame whose arguments are in place.
    public static void makeCells(PyFunction f, Object[] fast) {
        PyCode code = f.code;
        int at = code.nlocals;
        int[] cell2arg = code.source().cell2arg;
        for (int i = 0; i < code.cells; i++) {
            int arg = cell2arg == null ? -1 : cell2arg[i];
            if (arg < 0) {
                fast[at++] = new PyCell(null);
            } else {
                fast[at++] = new PyCell(fast[arg]);
                fast[arg] = null;
            }
        }
        PyCell[] closure = f.closure;
        System.arraycopy(closure, 0, fast, at, closure.length);
    }

    private static void bindGeneral(PyFunction f, Object[] fast, Object[] args, int from, int given, Object[] kwnames) {
        PyCode code = f.code;
        int argcount = code.argcount;
        int kwonly = code.source().kwonlyargcount;
        int total = argcount + kwonly;
        int copied = Math.min(given, argcount);
        System.arraycopy(args, from, fast, 0, copied);

        PyDict extra = null;
        if ((code.flags & CodeFlags.VARKEYWORDS) != 0) {
            extra = new PyDict();
            fast[(code.flags & CodeFlags.VARARGS) != 0 ? total + 1 : total] = extra;
        }
        if ((code.flags & CodeFlags.VARARGS) != 0) {
            fast[total] = given == copied ? PyTuple.EMPTY
                    : PyTuple.of(java.util.Arrays.copyOfRange(args, from + copied, from + given));
        }
        if (kwnames != null) {
            bindKeywords(f, fast, args, from + given, kwnames, extra);
        }
        if (given > argcount && (code.flags & CodeFlags.VARARGS) == 0) {
            throw tooManyPositional(f, given, fast);
        }
        if (given < argcount) {
            fillDefaults(f, fast, given);
        }
        if (kwonly > 0) {
            fillKeywordDefaults(f, fast, argcount, total);
        }
    }

    private static void bindKeywords(PyFunction f, Object[] fast, Object[] args, int from, Object[] kwnames, PyDict extra) {
        PyCode code = f.code;
        int positionalOnly = code.source().posonlyargcount;
        int total = code.argcount + code.source().kwonlyargcount;
        for (int k = 0; k < kwnames.length; k++) {
            Object keyword = kwnames[k];
            if (!(keyword instanceof String) && PyStr.valueOrNull(keyword) == null) {
                throw Raise.typeError("%s() keywords must be strings", f.qualname());
            }
            String name = keyword instanceof String s ? s : PyStr.toName(keyword);
            int at = indexOf(code.varnames, name, positionalOnly, total);
            if (at >= 0) {
                if (fast[at] != null) {
                    throw Raise.typeError("%s() got multiple values for argument '%S'", f.qualname(), keyword);
                }
                fast[at] = args[from + k];
            } else if (extra != null) {
                extra.put(keyword, args[from + k]);
            } else {
                throw unexpectedKeyword(f, keyword, kwnames);
            }
        }
    }

    private static int indexOf(String[] names, String name, int from, int to) {
        for (int i = from; i < to; i++) {
            if (names[i] == name) {
                return i;
            }
        }
        for (int i = from; i < to; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static void fillDefaults(PyFunction f, Object[] fast, int given) {
        int argcount = f.code.argcount;
        Object[] defaults = f.defaults;
        int count = defaults == null ? 0 : defaults.length;
        int required = argcount - count;
        int missing = 0;
        for (int i = given; i < required; i++) {
            if (fast[i] == null) {
                missing++;
            }
        }
        if (missing != 0) {
            throw missing(f, fast, given, required, missing, "positional");
        }
        for (int i = Math.max(given, required); i < argcount; i++) {
            if (fast[i] == null && i >= 0) {
                fast[i] = defaults[i - required];
            }
        }
    }

    private static void fillKeywordDefaults(PyFunction f, Object[] fast, int from, int to) {
        int missing = 0;
        for (int i = from; i < to; i++) {
            if (fast[i] != null) {
                continue;
            }
            Object value = f.kwdefaults == null ? null : f.kwdefaults.getOrNull(f.code.varnames[i]);
            if (value == null) {
                missing++;
            }
            fast[i] = value;
        }
        if (missing != 0) {
            throw missing(f, fast, from, to, missing, "keyword-only");
        }
    }

    // Errors

    /// CPython: missing_arguments, format_missing
    private static Raised missing(PyFunction f, Object[] fast, int from, int to, int count, String kind) {
        StringBuilder names = new StringBuilder();
        int seen = 0;
        for (int i = from; i < to; i++) {
            if (fast[i] != null) {
                continue;
            }
            seen++;
            if (seen > 1) {
                names.append(seen < count ? ", " : count == 2 ? " and " : ", and ");
            }
            names.append('\'').append(f.code.varnames[i]).append('\'');
        }
        return Raise.typeError("%s() missing %d required %s argument%s: %s",
                f.qualname(), count, kind, count == 1 ? "" : "s", names.toString());
    }

    /// CPython: too_many_positional
    private static Raised tooManyPositional(PyFunction f, int given, Object[] fast) {
        int argcount = f.code.argcount;
        int total = argcount + f.code.source().kwonlyargcount;
        int keywordOnly = 0;
        for (int i = argcount; i < total; i++) {
            if (fast[i] != null) {
                keywordOnly++;
            }
        }
        int defaults = f.defaults == null ? 0 : f.defaults.length;
        boolean plural = defaults != 0 || argcount != 1;
        String takes = defaults == 0 ? Integer.toString(argcount) : "from " + (argcount - defaults) + " to " + argcount;
        String also = "";
        if (keywordOnly > 0) {
            also = " positional argument" + (given != 1 ? "s" : "") + " (and " + keywordOnly + " keyword-only argument"
                    + (keywordOnly != 1 ? "s" : "") + ")";
        }
        return Raise.typeError("%s() takes %s positional argument%s but %d%s %s given", f.qualname(), takes,
                plural ? "s" : "", given, also, given == 1 && keywordOnly == 0 ? "was" : "were");
    }

    /// CPython: positional_only_passed_as_keyword
    private static Raised unexpectedKeyword(PyFunction f, Object keyword, Object[] kwnames) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < f.code.source().posonlyargcount; i++) {
            for (Object given : kwnames) {
                if (PyStr.valueOrNull(given) != null && PyStr.toName(given).equals(f.code.varnames[i])) {
                    names.append(names.isEmpty() ? "" : ", ").append(f.code.varnames[i]);
                }
            }
        }
        if (!names.isEmpty()) {
            return Raise.typeError("%s() got some positional-only arguments passed as keyword arguments: '%s'",
                    f.qualname(), names.toString());
        }
        return Raise.typeError("%s() got an unexpected keyword argument '%S'", f.qualname(), keyword);
    }
}
