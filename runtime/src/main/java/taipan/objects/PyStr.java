package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.StaticMethod;
import taipan.code.WideStr;
import taipan.text.FormatProblem;
import taipan.text.Formats;
import taipan.text.Text;
import taipan.text.TextBuilder;
import taipan.text.TextLayout;
import taipan.text.TextPredicates;
import taipan.text.TextSearch;
import taipan.text.Unicode;

/// The Python `str` type, whose values are `String` and `WideStr`. Most methods are in the classes `Str...`.
/// CPython: Objects/unicodeobject.c
@PyClass(name = "str", subclassable = true, matchSelf = true)
public final class PyStr {
    public static final PyType TYPE = PyStrBindings.newType();

    private PyStr() {}

    /// The `String` or `WideStr` of a str or an instance of a subclass; absent (null) for anything else.
    public static Object valueOrNull(Object o) {
        if (o instanceof String || o instanceof WideStr) {
            return o;
        }
        return o instanceof PyStrInstance s ? s.value : null;
    }

    static Object value(Object self) {
        return self instanceof PyStrInstance s ? s.value : self;
    }

    /// The str of a name, which Java keeps in UTF-16.
    public static Object fromName(String name) {
        return WideStr.fromUtf16(name);
    }

    /// The name that a str is. CPython: PyUnicode_AsUTF8 (where it reads a name)
    public static String toName(Object str) {
        return str instanceof String s ? s : value(str).toString();
    }

    public static Object concat(Object a, Object b) {
        return Text.concat(value(a), value(b));
    }

    public static int codePointAt(Object str, int index) {
        return Text.at(value(str), index);
    }

    /// The escape sequence of a character, as error messages show it.
    static String escapeCodePoint(int cp) {
        String hex = Integer.toHexString(cp);
        int digits = cp < 0x100 ? 2 : cp < 0x10000 ? 4 : 8;
        return (digits == 2 ? "\\x" : digits == 4 ? "\\u" : "\\U") + "0".repeat(digits - hex.length()) + hex;
    }

    /// The text with everything above ASCII escaped: what `ascii` makes of a `repr`.
    static String toAscii(Object str) {
        if (Text.isAscii(str)) {
            return (String) str;
        }
        var out = new StringBuilder();
        for (int i = 0, length = Text.length(str); i < length; i++) {
            int cp = Text.at(str, i);
            if (cp < 128) {
                out.append((char) cp);
            } else {
                out.append(escapeCodePoint(cp));
            }
        }
        return out.toString();
    }

    public static boolean isIdentifier(Object str) {
        return TextPredicates.isIdentifier(value(str));
    }

    /// The argument as a `String` or `WideStr`; "must be str, not X" otherwise. CPython: ensure_unicode
    static Object ensure(Object o) {
        Object value = valueOrNull(o);
        if (value == null) {
            throw typeError("must be str, not %T", o);
        }
        return value;
    }

    /// The argument of a method as a `String` or `WideStr`.
    static Object argument(Object o, String method, String place) {
        Object value = valueOrNull(o);
        if (value == null) {
            throw Convert.wrongType(o, "str", method, place);
        }
        return value;
    }

    /// A subclass's instance gives up its type, a plain str stays what it is. CPython: unicode_result_unchanged
    static Object unchanged(Object self) {
        return value(self);
    }

    // Construction

    @Constructor("str(cls, object=NULL, encoding=NULL, errors=NULL)")
    static Object construct(PyType cls, Object object, String encoding, String errors) {
        Object value;
        if (object == null) {
            value = "";
        } else if (encoding == null && errors == null) {
            value = Representation.str(object);
            if (cls == TYPE) {
                return value;
            }
            value = value(value);
        } else {
            value = fromEncoded(object, encoding, errors);
        }
        return cls == TYPE ? value : new PyStrInstance(cls, value);
    }

    /// CPython: PyUnicode_FromEncodedObject
    static Object fromEncoded(Object object, String encoding, String errors) {
        if (object instanceof PyBytes b) {
            return Codecs.decode(b.array(), object, encoding, errors);
        }
        if (valueOrNull(object) != null) {
            throw typeError("decoding str is not supported");
        }
        Buffer buffer = PyType.of(object).slots.buffer(object, Buffer.SIMPLE);
        if (buffer == null) {
            throw typeError("decoding to str: need a bytes-like object, %T found", object);
        }
        byte[] bytes;
        try {
            bytes = buffer.toBytes();
        } finally {
            buffer.release();
        }
        return Codecs.decode(bytes, PyBytes.of(bytes), encoding, errors);
    }

    // Text

    public static Object __repr__(Object self) {
        return TextLayout.repr(value(self));
    }

    public static Object __str__(Object self) {
        return value(self);
    }

    @Method("__format__(self, format_spec, /)")
    static Object format(Object self, Object spec) {
        Object text = Formatting.spec(spec);
        int length = Text.length(text);
        if (length == 0) {
            return PyType.of(self) == TYPE ? self : Representation.str(self);
        }
        try {
            return Formats.ofStr(value(self), text, 0, length, PyType.of(self).fullName());
        } catch (FormatProblem e) {
            throw Formatting.raised(e);
        }
    }

    // Comparison

    public static long __hash__(Object self) {
        return value(self) instanceof String s ? Hashing.ofStr(s) : Hashing.ofStr((WideStr) value(self));
    }

    public static Object __richcompare__(Object self, Object other, int op) {
        Object a = value(self);
        Object b = valueOrNull(other);
        if (b == null) {
            return NOT_IMPLEMENTED;
        }
        return switch (op) {
            case Comparison.EQ -> a.equals(b);
            case Comparison.NE -> !a.equals(b);
            default -> Comparison.holds(op, Text.compare(a, b));
        };
    }

    // Sequence

    public static long __len__(Object self) {
        return Text.length(value(self));
    }

    public static Object __getitem__(Object self, Object key) {
        Object str = value(self);
        if (key instanceof Long n) {
            return item(str, n);
        }
        if (key instanceof PySlice slice) {
            PySlice.Bounds b = slice.bounds(Text.length(str));
            if (b.length() == Text.length(str) && b.step() == 1) {
                return str;
            }
            return Text.slice(str, (int) b.start(), (int) b.step(), (int) b.length());
        }
        if (!Conversion.isIndex(key)) {
            throw typeError("string indices must be integers");
        }
        return item(str, Conversion.toIndex(key, PyExc.IndexError));
    }

    private static Object item(Object str, long index) {
        int length = Text.length(str);
        long i = index < 0 ? index + length : index;
        if (i < 0 || i >= length) {
            throw Raise.indexError("string index out of range");
        }
        return Text.of(Text.at(str, (int) i));
    }

    public static Object __iter__(Object self) {
        return new PyStrIterator(value(self));
    }

    public static boolean __contains__(Object self, Object part) {
        Object text = valueOrNull(part);
        if (text == null) {
            throw typeError("'in <string>' requires string as left operand, not %T", part);
        }
        return TextSearch.contains(value(self), text);
    }

    public static Object __concat__(Object self, Object other) {
        Object text = valueOrNull(other);
        if (text == null) {
            throw typeError("can only concatenate str (not \"%T\") to str", other);
        }
        return Text.concat(value(self), text);
    }

    public static Object __repeat__(Object self, Object count) {
        long n = Sequences.repeatCount(count);
        Object str = value(self);
        int length = Text.length(str);
        return Text.repeat(str, length == 0 ? 0 : Sequences.repeatedLength(length, n, "repeated string is too long") / length);
    }

    public static Object __mod__(Object left, Object right) {
        Object template = valueOrNull(left);
        return template == null ? NOT_IMPLEMENTED : PercentFormat.str(template, right);
    }

    /// CPython: PyUnicode_Join
    @Method("join(self, iterable, /)")
    static Object join(Object self, Object iterable) {
        Object separator = value(self);
        Object[] items = Iteration.toArray(iterable, "can only join an iterable");
        if (items.length == 1 && items[0] instanceof String s) {
            return s;
        }
        String[] strings = separator instanceof String ? new String[items.length] : null;
        for (int i = 0; i < items.length; i++) {
            if (strings != null && items[i] instanceof String s) {
                strings[i] = s;
                continue;
            }
            Object text = valueOrNull(items[i]);
            if (text == null) {
                throw typeError("sequence item %d: expected str instance, %T found", i, items[i]);
            }
            items[i] = text;
            if (strings != null) {
                if (text instanceof String s) {
                    strings[i] = s;
                } else {
                    strings = null;
                }
            }
        }
        if (strings != null) {
            return String.join((String) separator, strings);
        }
        var out = new TextBuilder();
        for (int i = 0; i < items.length; i++) {
            if (i > 0) {
                out.append(separator);
            }
            out.append(items[i]);
        }
        return out.toStr();
    }

    @Method("encode(self, /, encoding='utf-8', errors='strict')")
    static Object encode(Object self, String encoding, String errors) {
        return Codecs.encode(value(self), encoding, errors);
    }

    @Method("isascii(self, /)")
    static boolean isAscii(Object self) {
        return Text.isAscii(value(self));
    }

    /// A copy, so that `copy` does not take the str itself for its own argument.
    @Method("__getnewargs__(self, /)")
    static Object getNewArgs(Object self) {
        Object str = value(self);
        return PyTuple.of(str instanceof String s ? new String(s) : Text.slice(str, 0, Text.length(str)));
    }

    /// The size that CPython's representation takes.
    @Method("__sizeof__(self, /)")
    static long sizeOf(Object self) {
        Object str = value(self);
        int maximum = Text.maximum(str);
        long length = Text.length(str);
        if (maximum < 0x80) {
            return 49 + length;
        }
        return maximum < 0x100 ? 73 + length : maximum < 0x10000 ? 74 + 2 * length : 76 + 4 * length;
    }

    // Translation

    /// CPython: unicode_maketrans_impl
    @StaticMethod("maketrans(x, y=NULL, z=NULL, /)")
    static Object makeTrans(Object x, Object y, Object z) {
        var table = new PyDict();
        Object from = valueOrNull(x);
        if (y == null) {
            if (!(x instanceof PyDict given) || given.type != PyDict.TYPE) {
                throw typeError("if you give only one argument to maketrans it must be a dict");
            }
            for (Object key : given.keys()) {
                table.put(translationKey(key), given.getOrNull(key));
            }
            return table;
        }
        Object to = argument(y, "maketrans", "argument 2");
        Object deleted = z == null ? "" : argument(z, "maketrans", "argument 3");
        if (from == null) {
            throw typeError("first maketrans argument must be a string if there is a second argument");
        }
        int length = Text.length(from);
        if (length != Text.length(to)) {
            throw valueError("the first two maketrans arguments must have equal length");
        }
        for (int i = 0; i < length; i++) {
            table.put((Object) (long) Text.at(from, i), (long) Text.at(to, i));
        }
        for (int i = 0; i < Text.length(deleted); i++) {
            table.put((Object) (long) Text.at(deleted, i), PyNone.NONE);
        }
        return table;
    }

    private static Object translationKey(Object key) {
        Object text = valueOrNull(key);
        if (text != null) {
            if (Text.length(text) != 1) {
                throw valueError("string keys in translate table must be of length 1");
            }
            return (long) Text.at(text, 0);
        }
        if (PyInt.valueOrNull(key) == null) {
            throw typeError("keys in translate table must be strings or integers");
        }
        return key;
    }

    /// CPython: _PyUnicode_TranslateCharmap
    @Method("translate(self, table, /)")
    static Object translate(Object self, Object table) {
        Object str = value(self);
        int length = Text.length(str);
        var out = new TextBuilder(length);
        // What ASCII characters become, plus 2; 0 is not known yet, 1 is nothing.
        int[] known = new int[128];
        for (int i = 0; i < length; i++) {
            int cp = Text.at(str, i);
            if (cp < 128 && known[cp] != 0) {
                if (known[cp] > 1) {
                    out.append(known[cp] - 2);
                }
                continue;
            }
            Object mapped = translated(table, cp);
            if (mapped instanceof Long to) {
                out.append((int) (long) to);
                if (cp < 128) {
                    known[cp] = (int) (long) to + 2;
                }
            } else if (mapped == PyNone.NONE) {
                if (cp < 128) {
                    known[cp] = 1;
                }
            } else {
                out.append(mapped);
            }
        }
        return out.toStr();
    }

    /// A code point as a `Long`, a str, or None. CPython: charmaptranslate_lookup
    private static Object translated(Object table, int cp) {
        Object found;
        if (table instanceof PyDict d && d.type == PyDict.TYPE) {
            found = d.getOrNull((Object) (long) cp);
        } else {
            try {
                found = Sequences.getItem(table, (long) cp);
            } catch (Raised e) {
                if (!e.matches(PyExc.LookupError)) {
                    throw e;
                }
                found = null;
            }
        }
        if (found == null) {
            return (long) cp;
        }
        if (found == PyNone.NONE) {
            return found;
        }
        Object text = valueOrNull(found);
        if (text != null) {
            return text;
        }
        Object n = PyInt.valueOrNull(found);
        if (n == null) {
            throw typeError("character mapping must return integer, None or str");
        }
        if (!(n instanceof Long to) || to < 0 || to > Unicode.MAX) {
            throw valueError("character mapping must be in range(0x110000)");
        }
        return n;
    }
}
