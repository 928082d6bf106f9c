package taipan.modules.csv;

import static taipan.objects.Raise.typeError;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Member;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Attributes;
import taipan.objects.PyExtensible;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.objects.Truth;
import taipan.text.Text;

/// The Python `_csv.Dialect` type: the checked parameters of a reader or writer.
/// CPython: Modules/_csv.c
@PyClass(name = "_csv.Dialect", subclassable = true)
public final class PyDialect extends PyExtensible {
    public static final PyType TYPE = PyDialectBindings.newType();

    static final int QUOTE_MINIMAL = 0;
    static final int QUOTE_ALL = 1;
    static final int QUOTE_NONNUMERIC = 2;
    static final int QUOTE_NONE = 3;

    /// A character that is not set.
    static final int NONE = -1;

    private static final String[] KEYWORDS = {
        "dialect", "delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting",
        "skipinitialspace", "strict"
    };

    final int delimiter;
    final int quoteChar;
    final int escapeChar;

    /// A `String` or `WideStr`.
    final Object lineTerminator;

    final int quoting;

    @Member("skipinitialspace")
    final boolean skipInitialSpace;

    @Member("doublequote")
    final boolean doubleQuote;

    @Member("strict")
    final boolean strict;

    private PyDialect(PyType type, Object[] given) {
        super(type);
        Object base = given[0];
        Object[] values = given.clone();
        if (base != null) {
            for (int i = 1; i < values.length; i++) {
                if (values[i] == null) {
                    values[i] = attribute(base, KEYWORDS[i]);
                }
            }
        }
        delimiter = character("delimiter", values[1], ',', false);
        doubleQuote = values[2] == null || Truth.of(values[2]);
        escapeChar = character("escapechar", values[3], NONE, true);
        lineTerminator = terminator(values[4]);
        quoteChar = character("quotechar", values[5], '"', true);
        quoting = values[6] == null && values[5] == PyNone.NONE ? QUOTE_NONE : quoting(values[6]);
        skipInitialSpace = values[7] != null && Truth.of(values[7]);
        strict = values[8] != null && Truth.of(values[8]);
        if (quoting < QUOTE_MINIMAL || quoting > QUOTE_NONE) {
            throw typeError("bad \"quoting\" value");
        }
        if (quoting != QUOTE_NONE && quoteChar == NONE) {
            throw typeError("quotechar must be set if quoting enabled");
        }
    }

    private static Object attribute(Object base, String name) {
        try {
            return Attributes.lookup(base, name);
        } catch (Raised _) {
            return null;
        }
    }

    private static int character(String name, Object value, int whenAbsent, boolean mayBeNone) {
        if (value == null) {
            return whenAbsent;
        }
        if (value == PyNone.NONE && mayBeNone) {
            return NONE;
        }
        Object text = PyStr.valueOrNull(value);
        if (text == null) {
            throw typeError(mayBeNone ? "\"%s\" must be string or None, not %T" : "\"%s\" must be string, not %T", name, value);
        }
        int length = Text.length(text);
        if (length > 1 || length == 0 && !mayBeNone) {
            throw typeError("\"%s\" must be a 1-character string", name);
        }
        return length == 0 ? NONE : Text.at(text, 0);
    }

    private static Object terminator(Object value) {
        if (value == null) {
            return "\r\n";
        }
        if (value == PyNone.NONE) {
            throw typeError("lineterminator must be set");
        }
        Object text = PyStr.valueOrNull(value);
        if (text == null) {
            throw typeError("\"lineterminator\" must be a string");
        }
        return text;
    }

    private static int quoting(Object value) {
        if (value == null) {
            return QUOTE_MINIMAL;
        }
        if (PyType.of(value) != PyInt.TYPE) {
            throw typeError("\"quoting\" must be an integer");
        }
        return value instanceof Long n && n >= 0 && n <= 3 ? (int) (long) n : -1;
    }

    @Constructor("Dialect(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, Object[] kwnames) {
        Object[] given = new Object[KEYWORDS.length];
        int named = kwnames == null ? 0 : kwnames.length;
        int positional = args.length - named;
        if (positional > given.length) {
            throw typeError("function takes at most %d arguments (%d given)", given.length, args.length);
        }
        System.arraycopy(args, 0, given, 0, positional);
        for (int i = 0; i < named; i++) {
            int at = java.util.Arrays.asList(KEYWORDS).indexOf(kwnames[i]);
            if (at < 0) {
                throw typeError("'%S' is an invalid keyword argument for this function", kwnames[i]);
            }
            if (at < positional) {
                throw typeError("argument for function given by name ('%S') and position (%d)", kwnames[i], at + 1);
            }
            given[at] = args[positional + i];
        }
        return of(cls, given);
    }

    /// A dialect from the values of the keywords, null where none is given.
    private static PyDialect of(PyType cls, Object[] given) {
        if (given[0] != null && PyStr.valueOrNull(given[0]) != null) {
            given[0] = CsvModule.current().dialect(given[0]);
        }
        boolean alone = true;
        for (int i = 1; i < given.length; i++) {
            alone &= given[i] == null;
        }
        return alone && given[0] instanceof PyDialect d && cls == TYPE ? d : new PyDialect(cls, given);
    }

    /// The dialect for a reader or writer: one given, or none (null), and keywords.
    static PyDialect of(Object dialect, Object[] args, int positional, Object[] kwnames) {
        int named = kwnames == null ? 0 : kwnames.length;
        Object[] all = new Object[(dialect == null ? 0 : 1) + named];
        if (dialect != null) {
            all[0] = dialect;
        }
        System.arraycopy(args, positional, all, all.length - named, named);
        return (PyDialect) construct(TYPE, all, kwnames);
    }

    private static Object text(int c) {
        return c == NONE ? PyNone.NONE : Text.of(c);
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        throw typeError("cannot pickle '%s' instances", type().name());
    }

    @Method("__reduce_ex__(self, protocol, /)")
    Object reduceEx(Object protocol) {
        return reduce();
    }

    @Getter("delimiter")
    Object delimiter() {
        return text(delimiter);
    }

    @Getter("escapechar")
    Object escapeChar() {
        return text(escapeChar);
    }

    @Getter("lineterminator")
    Object lineTerminator() {
        return lineTerminator;
    }

    @Getter("quotechar")
    Object quoteChar() {
        return text(quoteChar);
    }

    @Getter("quoting")
    long quoting() {
        return quoting;
    }
}
