package taipan.objects;

import static taipan.objects.Raise.typeError;

/// The parameters of a built-in function or method: binds the arguments of a call to them and words the errors, which
/// depend on how CPython parses the function's arguments.
/// CPython: Python/getargs.c, Objects/methodobject.c (cfunction_check_kwargs)
public final class Signature {
    // What the signature belongs to.
    public static final int METHOD = 0;
    public static final int CLASS_METHOD = 1;
    public static final int STATIC_METHOD = 2;
    public static final int FUNCTION = 3;
    /// A constructor (`__new__`).
    public static final int NEW = 4;
    /// An `__init__`.
    public static final int INIT = 5;

    private static final int VARARGS = 1;
    private static final int VARKW = 2;
    private static final int PARSE_TUPLE = 4;
    private static final int NO_TEXT = 8;

    /// How CPython would parse the arguments, which decides the words of its errors.
    private enum Style { NO_ARGUMENTS, ONE_ARGUMENT, POSITIONAL, TUPLE, KEYWORDS }

    private static final Object[] NO_DEFAULTS = {};

    private final String owner;
    private final String name;
    private final int kind;
    private final String joinedNames;
    private final int count;
    private final int positionalOnly;
    private final int positional;
    private final int requiredPositional;
    private final long required;
    private final boolean varargs;
    private final boolean varkw;
    private final boolean showsText;
    private final Object[] defaults;
    private final Style style;
    private String[] names;

    /// `names` are the parameters without the receiver, joined by commas: positional ones, `*args`, keyword-only ones,
    /// `**kwargs`. Bit i of `required` is set when parameter i has no default; `defaults` has a value per parameter
    /// (null where there is none) or is empty. `flags`: 1 has `*args`, 2 has `**kwargs`, 4 worded as PyArg_ParseTuple,
    /// 8 publishes no text.
    public Signature(String owner, String name, int kind, String names, int positionalOnly, int positional, long required, int flags,
            Object... defaults) {
        this.owner = owner;
        this.name = name;
        this.kind = kind;
        this.joinedNames = names;
        this.positionalOnly = positionalOnly;
        this.positional = positional;
        this.required = required;
        this.varargs = (flags & VARARGS) != 0;
        this.varkw = (flags & VARKW) != 0;
        this.showsText = (flags & NO_TEXT) == 0;
        int n = names.isEmpty() ? 0 : 1;
        for (int i = 0; i < names.length(); i++) {
            if (names.charAt(i) == ',') {
                n++;
            }
        }
        this.count = n;
        this.defaults = defaults.length == 0 ? NO_DEFAULTS : defaults;
        this.requiredPositional = Long.bitCount(required & (1L << positional) - 1);
        this.style = style((flags & PARSE_TUPLE) != 0);
    }

    private Style style(boolean parseTuple) {
        boolean constructor = kind >= NEW;
        int fixed = count - (varargs ? 1 : 0);
        if (fixed == positionalOnly && !varkw) {
            if (parseTuple) {
                return Style.TUPLE;
            }
            if (count == 0 && !constructor) {
                return Style.NO_ARGUMENTS;
            }
            return count == 1 && positionalOnly == 1 && required == 1 && !constructor ? Style.ONE_ARGUMENT : Style.POSITIONAL;
        }
        return Style.KEYWORDS;
    }

    public String name() {
        return name;
    }

    /// The type (`list`, `collections.deque`) or module that has the function.
    public String owner() {
        return owner;
    }

    int kind() {
        return kind;
    }

    /// One value per parameter, from positional arguments followed by the values of `kwnames` (null when there are
    /// none). A parameter left out has its default; `*args` is an `Object[]`, `**kwargs` a dict or null when empty.
    public Object[] bind(Object[] args, Object[] kwnames) {
        if (kwnames == null || kwnames.length == 0) {
            int given = args.length;
            if (given == count && positional == count) {
                return args;
            }
            if (given >= requiredPositional && (given <= positional || varargs) && required >>> positional == 0) {
                return bindPositional(args, given);
            }
            throw wrongPositional(given);
        }
        return bindKeywords(args, kwnames);
    }

    private Object[] bindPositional(Object[] args, int given) {
        if (positional == 0 && varargs && count == 1) {
            return new Object[] {args};
        }
        Object[] bound = new Object[count];
        if (given <= positional) {
            System.arraycopy(args, 0, bound, 0, given);
            if (varargs) {
                bound[positional] = PyObject.NO_ARGS;
            }
        } else {
            System.arraycopy(args, 0, bound, 0, positional);
            bound[positional] = rest(args, positional, given);
        }
        fillDefaults(bound, Math.min(given, positional));
        return bound;
    }

    private static Object[] rest(Object[] args, int from, int to) {
        if (from >= to) {
            return PyObject.NO_ARGS;
        }
        Object[] rest = new Object[to - from];
        System.arraycopy(args, from, rest, 0, rest.length);
        return rest;
    }

    private void fillDefaults(Object[] bound, int from) {
        if (defaults.length > 0) {
            for (int i = from; i < count; i++) {
                if (bound[i] == null) {
                    bound[i] = defaults[i];
                }
            }
        }
    }

    private Object[] bindKeywords(Object[] args, Object[] kwnames) {
        if (style != Style.KEYWORDS) {
            throw noKeywords(args.length - kwnames.length);
        }
        int given = args.length - kwnames.length;
        String[] parameters = names();
        int keywordLimit = varkw ? count - 1 : count;
        int firstKeywordOnly = positional + (varargs ? 1 : 0);
        if (!varargs && !varkw && args.length > count) {
            throw tooMany(given, kwnames.length);
        }
        if (given > positional && !varargs || given < Math.min(positionalOnly, requiredPositional)) {
            throw wrongPositional(given);
        }
        if (varargs && !varkw && kwnames.length > keywordLimit - firstKeywordOnly && positional == positionalOnly) {
            int limit = keywordLimit - firstKeywordOnly;
            throw typeError("%s() takes at most %d keyword argument%s (%d given)", name, limit, limit == 1 ? "" : "s", kwnames.length);
        }
        Object[] bound = new Object[count];
        System.arraycopy(args, 0, bound, 0, Math.min(given, positional));
        if (varargs) {
            bound[positional] = rest(args, positional, given);
        }
        Object unknown = null;
        int twice = -1;
        PyDict extra = null;
        for (int k = 0; k < kwnames.length; k++) {
            Object keyword = kwnames[k];
            int i = find(parameters, keyword, keywordLimit);
            if (i < 0) {
                if (varkw) {
                    if (extra == null) {
                        extra = new PyDict();
                    }
                    extra.put(keyword, args[given + k]);
                } else if (unknown == null) {
                    unknown = keyword;
                }
            } else if (i < given && i < positional) {
                twice = twice < 0 ? i : Math.min(i, twice);
            } else {
                bound[i] = args[given + k];
            }
        }
        for (int i = 0; i < keywordLimit; i++) {
            if (bound[i] == null && (required >>> i & 1) != 0) {
                throw typeError("%s() missing required argument '%s' (pos %d)", name, parameters[i], i + 1);
            }
        }
        if (twice >= 0) {
            throw typeError("argument for %s() given by name ('%s') and position (%d)", name, parameters[twice], twice + 1);
        }
        if (unknown != null) {
            throw typeError("'%s' is an invalid keyword argument for %s()", unknown, name);
        }
        if (varkw) {
            bound[count - 1] = extra;
        }
        fillDefaults(bound, Math.min(given, positional));
        return bound;
    }

    /// The parameter a keyword names, or -1.
    private int find(String[] parameters, Object keyword, int limit) {
        for (int i = positionalOnly; i < limit; i++) {
            if (parameters[i].equals(keyword) && !(varargs && i == positional)) {
                return i;
            }
        }
        return keyword instanceof String || PyStr.valueOrNull(keyword) == keyword
                ? -1
                : find(parameters, PyStr.toName(keyword), limit);
    }

    private String[] names() {
        String[] split = names;
        if (split == null) {
            split = new String[count];
            int start = 0;
            for (int i = 0; i < count; i++) {
                int comma = joinedNames.indexOf(',', start);
                split[i] = comma < 0 ? joinedNames.substring(start) : joinedNames.substring(start, comma);
                start = comma + 1;
            }
            names = split;
        }
        return split;
    }

    // Errors

    /// The name with the type or module in front, as some errors have it.
    private String shownName() {
        if (owner.isEmpty() || owner.equals("builtins")) {
            return name;
        }
        // A type goes by its short name.
        return (kind == FUNCTION ? owner : owner.substring(owner.lastIndexOf('.') + 1)) + "." + name;
    }

    private Raised noKeywords(int given) {
        if (kind >= NEW && count == 0) {
            return typeError("%s takes no arguments", name);
        }
        return typeError("%s() takes no keyword arguments", kind >= NEW || style == Style.TUPLE ? name : shownName());
    }

    private Raised tooMany(int given, int keywords) {
        return typeError("%s() takes at most %d %sargument%s (%d given)", name, count, given == 0 ? "keyword " : "", count == 1 ? "" : "s",
                given + keywords);
    }

    /// The error of a call without keywords, or whose positional arguments alone are wrong.
    private Raised wrongPositional(int given) {
        switch (style) {
            case NO_ARGUMENTS:
                return typeError("%s() takes no arguments (%d given)", shownName(), given);
            case ONE_ARGUMENT:
                return typeError("%s() takes exactly one argument (%d given)", shownName(), given);
            case POSITIONAL:
                if (count == 0) {
                    return typeError("%s takes no arguments", name);
                }
                return checkPositional(given);
            case TUPLE: {
                int bound = given < requiredPositional ? requiredPositional : positional;
                if (positional == 0) {
                    return typeError("%s() takes no arguments (%d given)", name, given);
                }
                return typeError("%s() takes %s %d argument%s (%d given)", name,
                        requiredPositional == positional ? "exactly" : given < requiredPositional ? "at least" : "at most", bound,
                        bound == 1 ? "" : "s", given);
            }
            default:
                break;
        }
        if (varargs && positional == positionalOnly && given < requiredPositional) {
            return checkPositional(given);
        }
        if (given > count && !varargs && !varkw) {
            return tooMany(given, 0);
        }
        if (given > positional && !varargs) {
            if (positional == 0) {
                return typeError("%s() takes no positional arguments", name);
            }
            return typeError("%s() takes %s %d positional argument%s (%d given)", name,
                    requiredPositional < positional ? "at most" : "exactly", positional, positional == 1 ? "" : "s", given);
        }
        int least = Math.min(positionalOnly, requiredPositional);
        if (given < least) {
            return typeError("%s() takes %s %d positional argument%s (%d given)", name, least < positional ? "at least" : "exactly", least,
                    least == 1 ? "" : "s", given);
        }
        String[] parameters = names();
        for (int i = given; i < count; i++) {
            if ((required >>> i & 1) != 0) {
                return typeError("%s() missing required argument '%s' (pos %d)", name, parameters[i], i + 1);
            }
        }
        throw new IllegalStateException(name);
    }

    /// CPython: _PyArg_CheckPositional
    private Raised checkPositional(int given) {
        int bound = given < requiredPositional ? requiredPositional : positional;
        String relation = requiredPositional == positional && !varargs ? "" : given < requiredPositional ? "at least " : "at most ";
        return typeError("%s expected %s%d argument%s, got %d", name, relation, bound, bound == 1 ? "" : "s", given);
    }

    // Text

    /// The signature as `__text_signature__` has it, `($self, index=-1, /)`; null when a default cannot be written.
    public String text() {
        if (!showsText) {
            return null;
        }
        StringBuilder b = new StringBuilder("(");
        switch (kind) {
            case METHOD, INIT -> b.append("$self");
            case CLASS_METHOD, NEW -> b.append("$type");
            case FUNCTION -> b.append("$module");
            default -> {}
        }
        boolean receiver = b.length() > 1;
        String separator = receiver ? ", " : "";
        if (receiver && positionalOnly == 0 && kind != NEW) {
            b.append(", /");
        }
        String[] parameters = names();
        for (int i = 0; i < count; i++) {
            boolean isVarargs = varargs && i == positional;
            boolean isVarkw = varkw && i == count - 1;
            if (i == positional && !varargs && !isVarkw) {
                b.append(separator).append('*');
                separator = ", ";
            }
            b.append(separator).append(isVarargs ? "*" : isVarkw ? "**" : "").append(parameters[i]);
            separator = ", ";
            if (!isVarargs && !isVarkw && (required >>> i & 1) == 0) {
                b.append('=').append(defaults.length == 0 || defaults[i] == null ? "<unrepresentable>" : Representation.repr(defaults[i]));
            }
            if (i == positionalOnly - 1) {
                b.append(", /");
            }
        }
        return b.append(')').toString();
    }
}
