package taipan.modules.json;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.IdentityHashMap;
import taipan.bindings.Constructor;
import taipan.bindings.Member;
import taipan.bindings.PyClass;
import taipan.numbers.FloatText;
import taipan.objects.Calls;
import taipan.objects.Imports;
import taipan.objects.Mappings;
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
import taipan.text.TextBuilder;

/// What `json.encoder` uses to write a value in one go.
/// CPython: Modules/_json.c (encoder)
@PyClass(name = "_json.Encoder")
public final class PyJsonEncoder extends PyObject {
    public static final PyType TYPE = PyJsonEncoderBindings.newType();

    /// How strings are encoded: by Python code or by one of the module's own functions.
    private static final int BY_CALL = 0;
    private static final int AS_ASCII = 1;
    private static final int AS_TEXT = 2;

    @Member("markers")
    final Object markers;

    @Member("default")
    final Object fallback;

    @Member("encoder")
    final Object encoder;

    @Member("indent")
    final Object indent;

    @Member("key_separator")
    final Object keySeparator;

    @Member("item_separator")
    final Object itemSeparator;

    @Member("sort_keys")
    final boolean sortKeys;

    @Member("skipkeys")
    final boolean skipKeys;

    private final boolean allowNan;
    private final int stringMode;

    private PyJsonEncoder(
            Object markers,
            Object fallback,
            Object encoder,
            Object indent,
            Object keySeparator,
            Object itemSeparator,
            boolean sortKeys,
            boolean skipKeys,
            boolean allowNan) {
        super(TYPE);
        this.markers = markers;
        this.fallback = fallback;
        this.encoder = encoder;
        this.indent = indent;
        this.keySeparator = keySeparator;
        this.itemSeparator = itemSeparator;
        this.sortKeys = sortKeys;
        this.skipKeys = skipKeys;
        this.allowNan = allowNan;
        if (encoder == Imports.attribute("_json", "encode_basestring_ascii")) {
            this.stringMode = AS_ASCII;
        } else {
            this.stringMode = encoder == Imports.attribute("_json", "encode_basestring") ? AS_TEXT : BY_CALL;
        }
    }

    @Constructor("make_encoder(cls, /, markers, default, encoder, indent, key_separator, item_separator, sort_keys,"
            + " skipkeys, allow_nan)")
    static Object construct(
            PyType cls,
            Object markers,
            Object fallback,
            Object encoder,
            Object indent,
            Object keySeparator,
            Object itemSeparator,
            boolean sortKeys,
            boolean skipKeys,
            boolean allowNan) {
        if (markers != PyNone.NONE && !(markers instanceof PyDict)) {
            throw typeError("make_encoder() argument 1 must be dict or None, not %T", markers);
        }
        requireStr(5, keySeparator);
        requireStr(6, itemSeparator);
        return new PyJsonEncoder(
                markers, fallback, encoder, indent, keySeparator, itemSeparator, sortKeys, skipKeys, allowNan);
    }

    private static void requireStr(int position, Object value) {
        if (PyStr.valueOrNull(value) == null) {
            throw typeError("make_encoder() argument %d must be str, not %T", position, value);
        }
    }

    public Object __call__(ThreadState ts, Object[] args, Object[] kwnames) {
        if (args.length != 2) {
            throw typeError("_iterencode() takes exactly 2 arguments (%d given)", args.length);
        }
        Writer writer = new Writer(ts);
        writer.value(args[0]);
        return PyList.of(writer.out.toStr());
    }

    /// One call: the text so far and the containers that are open.
    private final class Writer {
        private final ThreadState ts;
        final TextBuilder out = new TextBuilder(64);
        private final Object keySeparator = PyStr.valueOrNull(PyJsonEncoder.this.keySeparator);
        private final Object itemSeparator = PyStr.valueOrNull(PyJsonEncoder.this.itemSeparator);
        private final IdentityHashMap<Object, Object> open;

        Writer(ThreadState ts) {
            this.ts = ts;
            this.open = markers == PyNone.NONE ? null : new IdentityHashMap<>();
        }

        /// CPython: encoder_listencode_obj
        void value(Object o) {
            if (scalar(o)) {
                return;
            }
            ts.enterRecursive(" while encoding a JSON object");
            try {
                enter(o);
                if (o instanceof PyList list) {
                    items(list);
                } else if (o instanceof PyTuple tuple) {
                    items(tuple.items());
                } else if (o instanceof PyDict dict) {
                    entries(dict);
                } else {
                    value(Calls.call(ts, fallback, o));
                }
                leave(o);
            } finally {
                ts.leaveRecursive();
            }
        }

        private void enter(Object o) {
            if (open != null && open.put(o, o) != null) {
                throw valueError("Circular reference detected");
            }
        }

        private void leave(Object o) {
            if (open != null) {
                open.remove(o);
            }
        }

        private boolean scalar(Object o) {
            if (o == PyNone.NONE) {
                out.append("null");
                return true;
            }
            if (o instanceof Boolean b) {
                out.append(b ? "true" : "false");
                return true;
            }
            Object text = PyStr.valueOrNull(o);
            if (text != null) {
                string(o, text);
                return true;
            }
            Object n = PyInt.valueOrNull(o);
            if (n != null) {
                out.append(PyInt.decimal(n));
                return true;
            }
            Object d = PyFloat.valueOrNull(o);
            if (d != null) {
                out.append(floating((Double) d));
                return true;
            }
            return false;
        }

        private void string(Object o, Object text) {
            if (stringMode != BY_CALL) {
                JsonStrings.appendLiteral(out, text, stringMode == AS_ASCII);
                return;
            }
            Object encoded = Calls.call(ts, encoder, o);
            Object value = PyStr.valueOrNull(encoded);
            if (value == null) {
                throw typeError("encoder() must return a string, not %T", encoded);
            }
            out.append(value);
        }

        private String floating(double d) {
            if (Math.abs(d) <= Double.MAX_VALUE) {
                return FloatText.repr(d);
            }
            if (!allowNan) {
                throw valueError("Out of range float values are not JSON compliant");
            }
            return Double.isNaN(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity";
        }

        private void items(Object[] items) {
            out.append('[');
            for (int i = 0; i < items.length; i++) {
                if (i > 0) {
                    out.append(itemSeparator);
                }
                value(items[i]);
            }
            out.append(']');
        }

        /// A list may change while `default` or an encoder runs.
        private void items(PyList list) {
            out.append('[');
            Object item = list.getOrNull(0);
            for (int i = 0; item != null; item = list.getOrNull(++i)) {
                if (i > 0) {
                    out.append(itemSeparator);
                }
                value(item);
            }
            out.append(']');
        }

        private void entries(PyDict dict) {
            if (dict.size() == 0) {
                out.append("{}");
                return;
            }
            PyList list = PyList.of(dict.type() == PyDict.TYPE ? dict.items() : Mappings.items(dict));
            if (sortKeys) {
                list.sort(PyNone.NONE, false);
            }
            out.append('{');
            boolean first = true;
            for (Object item : list.toArray()) {
                if (!(item instanceof PyTuple pair) || pair.size() != 2) {
                    throw valueError("items must return 2-tuples");
                }
                String plain = keyText(pair.at(0));
                Object text = plain != null ? plain : PyStr.valueOrNull(pair.at(0));
                if (text == null) {
                    if (skipKeys) {
                        continue;
                    }
                    throw typeError("keys must be str, int, float, bool or None, not %T", pair.at(0));
                }
                if (!first) {
                    out.append(itemSeparator);
                }
                first = false;
                string(plain != null ? plain : pair.at(0), text);
                out.append(keySeparator);
                value(pair.at(1));
            }
            out.append('}');
        }

        /// The text of a key that is no str, or null.
        private String keyText(Object key) {
            if (key instanceof String) {
                return null;
            }
            if (key == PyNone.NONE) {
                return "null";
            }
            if (key instanceof Boolean b) {
                return b ? "true" : "false";
            }
            Object n = PyInt.valueOrNull(key);
            if (n != null) {
                return PyInt.decimal(n);
            }
            Object d = PyFloat.valueOrNull(key);
            return d != null ? floating((Double) d) : null;
        }
    }
}
