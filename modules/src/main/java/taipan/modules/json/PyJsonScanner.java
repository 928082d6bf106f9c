package taipan.modules.json;

import static taipan.objects.Raise.stopIteration;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.Arrays;
import java.util.HashMap;
import taipan.bindings.Constructor;
import taipan.bindings.Member;
import taipan.bindings.PyClass;
import taipan.numbers.FloatText;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.PyDict;
import taipan.objects.PyFloat;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.ThreadState;
import taipan.objects.Truth;

/// What `json.scanner.make_scanner` answers: a callable that reads one JSON value from a str.
/// CPython: Modules/_json.c (scanner)
@PyClass(name = "_json.Scanner")
public final class PyJsonScanner extends PyObject {
    public static final PyType TYPE = PyJsonScannerBindings.newType();

    @Member("strict")
    final boolean strict;

    @Member("object_hook")
    final Object objectHook;

    @Member("object_pairs_hook")
    final Object pairsHook;

    @Member("parse_float")
    final Object parseFloat;

    @Member("parse_int")
    final Object parseInt;

    @Member("parse_constant")
    final Object parseConstant;

    private PyJsonScanner(Object context) {
        super(TYPE);
        strict = Truth.of(Attributes.get(context, "strict"));
        objectHook = Attributes.get(context, "object_hook");
        pairsHook = Attributes.get(context, "object_pairs_hook");
        parseFloat = Attributes.get(context, "parse_float");
        parseInt = Attributes.get(context, "parse_int");
        parseConstant = Attributes.get(context, "parse_constant");
    }

    @Constructor("make_scanner(cls, /, context)")
    static Object construct(PyType cls, Object context) {
        return new PyJsonScanner(context);
    }

    public Object __call__(ThreadState ts, Object[] args, Object[] kwnames) {
        if (args.length != 2 || kwnames != null && kwnames.length > 0) {
            throw typeError("scan_once() takes exactly 2 arguments (%d given)", args.length);
        }
        Object text = PyStr.valueOrNull(args[0]);
        if (text == null) {
            throw typeError("first argument must be a string, not %T", args[0]);
        }
        long start = Conversion.toSize(args[1]);
        if (start < 0) {
            throw valueError("idx cannot be negative");
        }
        JsonStrings source = new JsonStrings(text);
        if (start >= source.length()) {
            throw stopIteration((Object) start);
        }
        Reader reader = new Reader(ts, source);
        Object value = reader.value((int) start);
        return PyTuple.of(value, (Object) (long) reader.next);
    }

    /// One call: reads values and keeps the place behind the latest one in `next`.
    private final class Reader {
        private final ThreadState ts;
        private final JsonStrings source;
        private final int length;

        /// Equal keys become the same object.
        private final HashMap<Object, Object> keys = new HashMap<>();

        int next;

        Reader(ThreadState ts, JsonStrings source) {
            this.ts = ts;
            this.source = source;
            this.length = source.length();
        }

        /// CPython: scan_once_unicode
        Object value(int at) {
            if (at >= length) {
                throw stopIteration((Object) (long) at);
            }
            switch (source.at(at)) {
                case '"' -> {
                    Object text = source.scan(at + 1, strict);
                    next = source.end;
                    return text;
                }
                case '{' -> {
                    ts.enterRecursive(" while decoding a JSON object from a unicode string");
                    try {
                        return object(at + 1);
                    } finally {
                        ts.leaveRecursive();
                    }
                }
                case '[' -> {
                    ts.enterRecursive(" while decoding a JSON array from a unicode string");
                    try {
                        return array(at + 1);
                    } finally {
                        ts.leaveRecursive();
                    }
                }
                case 'n' -> {
                    if (matches("null", at)) {
                        return PyNone.NONE;
                    }
                }
                case 't' -> {
                    if (matches("true", at)) {
                        return true;
                    }
                }
                case 'f' -> {
                    if (matches("false", at)) {
                        return false;
                    }
                }
                case 'N' -> {
                    if (matches("NaN", at)) {
                        return constant("NaN");
                    }
                }
                case 'I' -> {
                    if (matches("Infinity", at)) {
                        return constant("Infinity");
                    }
                }
                case '-' -> {
                    if (matches("-Infinity", at)) {
                        return constant("-Infinity");
                    }
                }
                default -> {}
            }
            return number(at);
        }

        private boolean matches(String word, int at) {
            if (length - at < word.length()) {
                return false;
            }
            for (int i = 1; i < word.length(); i++) {
                if (source.at(at + i) != word.charAt(i)) {
                    return false;
                }
            }
            next = at + word.length();
            return true;
        }

        private Object constant(String name) {
            return Calls.call(ts, parseConstant, name);
        }

        private int skipSpace(int from) {
            int at = from;
            while (at < length) {
                int c = source.at(at);
                if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
                    break;
                }
                at++;
            }
            return at;
        }

        private boolean isAt(int at, char c) {
            return at < length && source.at(at) == c;
        }

        /// CPython: _parse_object_unicode
        private Object object(int from) {
            PyDict dict = pairsHook == PyNone.NONE ? new PyDict() : null;
            PyList pairs = dict == null ? new PyList() : null;
            int at = skipSpace(from);
            if (isAt(at, '}')) {
                next = at + 1;
            } else {
                while (true) {
                    if (!isAt(at, '"')) {
                        throw source.error("Expecting property name enclosed in double quotes", at);
                    }
                    Object key = source.scan(at + 1, strict);
                    Object known = keys.putIfAbsent(key, key);
                    key = known == null ? key : known;
                    at = skipSpace(source.end);
                    if (!isAt(at, ':')) {
                        throw source.error("Expecting ':' delimiter", at);
                    }
                    Object value = value(skipSpace(at + 1));
                    if (dict != null) {
                        dict.put(key, value);
                    } else {
                        pairs.append(PyTuple.of(key, value));
                    }
                    at = skipSpace(next);
                    if (isAt(at, '}')) {
                        next = at + 1;
                        break;
                    }
                    if (!isAt(at, ',')) {
                        throw source.error("Expecting ',' delimiter", at);
                    }
                    at = skipSpace(at + 1);
                }
            }
            if (dict == null) {
                return Calls.call(ts, pairsHook, pairs);
            }
            return objectHook == PyNone.NONE ? dict : Calls.call(ts, objectHook, dict);
        }

        /// CPython: _parse_array_unicode
        private Object array(int from) {
            int at = skipSpace(from);
            if (isAt(at, ']')) {
                next = at + 1;
                return PyList.of();
            }
            Object[] items = new Object[8];
            int count = 0;
            while (true) {
                Object value = value(at);
                if (count == items.length) {
                    items = Arrays.copyOf(items, 2 * count);
                }
                items[count++] = value;
                at = skipSpace(next);
                if (isAt(at, ']')) {
                    next = at + 1;
                    return PyList.of(Arrays.copyOf(items, count));
                }
                if (!isAt(at, ',')) {
                    throw source.error("Expecting ',' delimiter", at);
                }
                at = skipSpace(at + 1);
            }
        }

        private boolean isDigit(int at) {
            return at < length && source.at(at) >= '0' && source.at(at) <= '9';
        }

        /// CPython: _match_number_unicode
        private Object number(int start) {
            int at = start;
            if (isAt(at, '-')) {
                at++;
            }
            if (!isDigit(at)) {
                throw stopIteration((Object) (long) start);
            }
            boolean leadingZero = source.at(at) == '0';
            int digits = at++;
            while (!leadingZero && isDigit(at)) {
                at++;
            }
            int integerEnd = at;
            boolean isFloat = false;
            if (isAt(at, '.') && isDigit(at + 1)) {
                isFloat = true;
                at += 2;
                while (isDigit(at)) {
                    at++;
                }
            }
            if (isAt(at, 'e') || isAt(at, 'E')) {
                int exponent = at + 1;
                if (isAt(exponent, '-') || isAt(exponent, '+')) {
                    exponent++;
                }
                if (isDigit(exponent)) {
                    isFloat = true;
                    at = exponent + 1;
                    while (isDigit(at)) {
                        at++;
                    }
                }
            }
            next = at;
            if (!isFloat && parseInt == PyInt.TYPE && integerEnd - digits <= 18) {
                long value = 0;
                for (int i = digits; i < integerEnd; i++) {
                    value = value * 10 + source.at(i) - '0';
                }
                return digits > start ? -value : value;
            }
            Object text = source.slice(start, at);
            if (isFloat && parseFloat == PyFloat.TYPE) {
                return FloatText.value((String) text);
            }
            return Calls.call(ts, isFloat ? parseFloat : parseInt, text);
        }
    }
}
