package taipan.modules;

import static taipan.objects.Raise.typeError;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.Buffer;
import taipan.objects.Codecs;
import taipan.objects.Convert;
import taipan.objects.InterpreterState;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.Sequences;
import taipan.objects.Warnings;
import taipan.text.BytesText;
import taipan.text.Charsets;
import taipan.text.CodecErrors;
import taipan.text.EscapeCodecs;
import taipan.text.FormatProblem;
import taipan.text.Text;
import taipan.text.Unicode;
import taipan.text.Utf16;
import taipan.text.Utf7;
import taipan.text.Utf8;

/// The `_codecs` module: the registry, and the codecs written in Java.
/// CPython: Modules/_codecsmodule.c
@PyModule("_codecs")
public final class CodecsModule {
    public CodecsModule(InterpreterState interpreter) {}

    // The registry

    @Function("register(search_function, /)")
    void register(Object search) {
        Codecs.current().register(search);
    }

    @Function("unregister(search_function, /)")
    void unregister(Object search) {
        Codecs.current().unregister(search);
    }

    @Function("lookup(encoding, /)")
    Object lookup(String encoding) {
        return Codecs.current().lookup(encoding);
    }

    @Function("encode(obj, encoding='utf-8', errors='strict')")
    Object encode(Object obj, String encoding, String errors) {
        return Codecs.encodeObject(obj, encoding, errors);
    }

    @Function("decode(obj, encoding='utf-8', errors='strict')")
    Object decode(Object obj, String encoding, String errors) {
        return Codecs.decodeObject(obj, encoding, errors);
    }

    @Function("register_error(errors, handler, /)")
    void registerError(String errors, Object handler) {
        Codecs.current().registerError(errors, handler);
    }

    @Function("lookup_error(name, /)")
    Object lookupError(String name) {
        return Codecs.current().lookupErrorHandler(name);
    }

    // Arguments and results

    private static CodecErrors errors(Object errors, String function) {
        return Codecs.errors(name(errors, function));
    }

    private static String name(Object errors, String function) {
        if (errors == PyNone.NONE) {
            return null;
        }
        if (PyStr.valueOrNull(errors) == null) {
            throw Convert.wrongType(errors, "str or None", function, "argument 2");
        }
        return PyStr.toName(errors);
    }

    private static Object text(Object str, String function) {
        Object text = PyStr.valueOrNull(str);
        if (text == null) {
            throw Convert.wrongType(str, "str", function, "argument 1");
        }
        return text;
    }

    private static PyTuple encoded(byte[] bytes, Object str) {
        return PyTuple.of(PyBytes.of(bytes), (long) Text.length(str));
    }

    /// The bytes of a bytes-like object, or of a str in UTF-8, as a few decoders accept them.
    private static byte[] bytesOrText(Object data) {
        Object text = PyStr.valueOrNull(data);
        return text == null ? Buffer.bytesOf(data) : Utf8.encode(text, Codecs.errors(null));
    }

    // UTF

    @Function("utf_8_decode(data, errors=None, final=False, /)")
    Object utf8Decode(Object data, Object errors, boolean last) {
        byte[] input = Buffer.bytesOf(data);
        var decoded = Utf8.decode(input, 0, input.length, errors(errors, "utf_8_decode"), last);
        return PyTuple.of(decoded.text(), (long) decoded.consumed());
    }

    @Function("utf_8_encode(str, errors=None, /)")
    Object utf8Encode(Object str, Object errors) {
        Object text = text(str, "utf_8_encode");
        return encoded(Utf8.encode(text, errors(errors, "utf_8_encode")), text);
    }

    @Function("utf_7_decode(data, errors=None, final=False, /)")
    Object utf7Decode(Object data, Object errors, boolean last) {
        var decoded = Utf7.decode(Buffer.bytesOf(data), errors(errors, "utf_7_decode"), last);
        return PyTuple.of(decoded.text(), (long) decoded.consumed());
    }

    @Function("utf_7_encode(str, errors=None, /)")
    Object utf7Encode(Object str, Object errors) {
        Object text = text(str, "utf_7_encode");
        return encoded(Utf7.encode(text, false, false), text);
    }

    @Function("utf_16_decode(data, errors=None, final=False, /)")
    Object utf16Decode(Object data, Object errors, boolean last) {
        byte[] input = Buffer.bytesOf(data);
        var decoded = Utf16.decode16(input, 0, input.length, errors(errors, "utf_16_decode"), Utf16.NATIVE, last);
        return PyTuple.of(decoded.text(), (long) decoded.consumed());
    }

    @Function("utf_16_encode(str, errors=None, byteorder=0, /)")
    Object utf16Encode(Object str, Object errors, int byteorder) {
        Object text = text(str, "utf_16_encode");
        return encoded(Utf16.encode16(text, errors(errors, "utf_16_encode"), byteorder), text);
    }

    @Function("utf_16_le_decode(data, errors=None, final=False, /)")
    Object utf16LeDecode(Object data, Object errors, boolean last) {
        byte[] input = Buffer.bytesOf(data);
        var decoded = Utf16.decode16(input, 0, input.length, errors(errors, "utf_16_le_decode"), Utf16.LITTLE, last);
        return PyTuple.of(decoded.text(), (long) decoded.consumed());
    }

    @Function("utf_16_le_encode(str, errors=None, /)")
    Object utf16LeEncode(Object str, Object errors) {
        Object text = text(str, "utf_16_le_encode");
        return encoded(Utf16.encode16(text, errors(errors, "utf_16_le_encode"), Utf16.LITTLE), text);
    }

    @Function("utf_16_be_decode(data, errors=None, final=False, /)")
    Object utf16BeDecode(Object data, Object errors, boolean last) {
        byte[] input = Buffer.bytesOf(data);
        var decoded = Utf16.decode16(input, 0, input.length, errors(errors, "utf_16_be_decode"), Utf16.BIG, last);
        return PyTuple.of(decoded.text(), (long) decoded.consumed());
    }

    @Function("utf_16_be_encode(str, errors=None, /)")
    Object utf16BeEncode(Object str, Object errors) {
        Object text = text(str, "utf_16_be_encode");
        return encoded(Utf16.encode16(text, errors(errors, "utf_16_be_encode"), Utf16.BIG), text);
    }

    @Function("utf_16_ex_decode(data, errors=None, byteorder=0, final=False, /)")
    Object utf16ExDecode(Object data, Object errors, int byteorder, boolean last) {
        byte[] input = Buffer.bytesOf(data);
        var decoded = Utf16.decode16(input, 0, input.length, errors(errors, "utf_16_ex_decode"), byteorder, last);
        return PyTuple.of(decoded.text(), (long) decoded.consumed(), (long) decoded.order());
    }

    @Function("utf_32_decode(data, errors=None, final=False, /)")
    Object utf32Decode(Object data, Object errors, boolean last) {
        byte[] input = Buffer.bytesOf(data);
        var decoded = Utf16.decode32(input, 0, input.length, errors(errors, "utf_32_decode"), Utf16.NATIVE, last);
        return PyTuple.of(decoded.text(), (long) decoded.consumed());
    }

    @Function("utf_32_encode(str, errors=None, byteorder=0, /)")
    Object utf32Encode(Object str, Object errors, int byteorder) {
        Object text = text(str, "utf_32_encode");
        return encoded(Utf16.encode32(text, errors(errors, "utf_32_encode"), byteorder), text);
    }

    @Function("utf_32_le_decode(data, errors=None, final=False, /)")
    Object utf32LeDecode(Object data, Object errors, boolean last) {
        byte[] input = Buffer.bytesOf(data);
        var decoded = Utf16.decode32(input, 0, input.length, errors(errors, "utf_32_le_decode"), Utf16.LITTLE, last);
        return PyTuple.of(decoded.text(), (long) decoded.consumed());
    }

    @Function("utf_32_le_encode(str, errors=None, /)")
    Object utf32LeEncode(Object str, Object errors) {
        Object text = text(str, "utf_32_le_encode");
        return encoded(Utf16.encode32(text, errors(errors, "utf_32_le_encode"), Utf16.LITTLE), text);
    }

    @Function("utf_32_be_decode(data, errors=None, final=False, /)")
    Object utf32BeDecode(Object data, Object errors, boolean last) {
        byte[] input = Buffer.bytesOf(data);
        var decoded = Utf16.decode32(input, 0, input.length, errors(errors, "utf_32_be_decode"), Utf16.BIG, last);
        return PyTuple.of(decoded.text(), (long) decoded.consumed());
    }

    @Function("utf_32_be_encode(str, errors=None, /)")
    Object utf32BeEncode(Object str, Object errors) {
        Object text = text(str, "utf_32_be_encode");
        return encoded(Utf16.encode32(text, errors(errors, "utf_32_be_encode"), Utf16.BIG), text);
    }

    @Function("utf_32_ex_decode(data, errors=None, byteorder=0, final=False, /)")
    Object utf32ExDecode(Object data, Object errors, int byteorder, boolean last) {
        byte[] input = Buffer.bytesOf(data);
        var decoded = Utf16.decode32(input, 0, input.length, errors(errors, "utf_32_ex_decode"), byteorder, last);
        return PyTuple.of(decoded.text(), (long) decoded.consumed(), (long) decoded.order());
    }

    // One byte per character

    @Function("ascii_decode(data, errors=None, /)")
    Object asciiDecode(Object data, Object errors) {
        byte[] input = Buffer.bytesOf(data);
        return PyTuple.of(
                Charsets.decodeAscii(input, 0, input.length, errors(errors, "ascii_decode")), (long) input.length);
    }

    @Function("ascii_encode(str, errors=None, /)")
    Object asciiEncode(Object str, Object errors) {
        Object text = text(str, "ascii_encode");
        return encoded(Charsets.encodeAscii(text, errors(errors, "ascii_encode")), text);
    }

    @Function("latin_1_decode(data, errors=None, /)")
    Object latin1Decode(Object data, Object errors) {
        byte[] input = Buffer.bytesOf(data);
        name(errors, "latin_1_decode");
        return PyTuple.of(Charsets.decodeLatin1(input, 0, input.length), (long) input.length);
    }

    @Function("latin_1_encode(str, errors=None, /)")
    Object latin1Encode(Object str, Object errors) {
        Object text = text(str, "latin_1_encode");
        return encoded(Charsets.encodeLatin1(text, errors(errors, "latin_1_encode")), text);
    }

    /// The dict that encodes what a decoding table decodes. CPython: PyUnicode_BuildEncodingMap
    @Function("charmap_build(map, /)")
    Object charmapBuild(Object map) {
        Object table = text(map, "charmap_build");
        var encoding = new PyDict();
        for (int i = 0; i < Math.min(256, Text.length(table)); i++) {
            encoding.put((Object) (long) Text.at(table, i), (long) i);
        }
        return encoding;
    }

    @Function("charmap_decode(data, errors=None, mapping=None, /)")
    Object charmapDecode(Object data, Object errors, Object mapping) {
        byte[] input = Buffer.bytesOf(data);
        CodecErrors handler = errors(errors, "charmap_decode");
        Object table = PyStr.valueOrNull(mapping);
        Object text;
        if (mapping == PyNone.NONE) {
            text = Charsets.decodeLatin1(input, 0, input.length);
        } else if (table != null) {
            text = Charsets.decodeByTable(input, table, handler);
        } else {
            text = Charsets.decodeByMap(input, new Decoding(mapping), handler);
        }
        return PyTuple.of(text, (long) input.length);
    }

    @Function("charmap_encode(str, errors=None, mapping=None, /)")
    Object charmapEncode(Object str, Object errors, Object mapping) {
        Object text = text(str, "charmap_encode");
        CodecErrors handler = errors(errors, "charmap_encode");
        byte[] bytes = mapping == PyNone.NONE
                ? Charsets.encodeLatin1(text, handler)
                : Charsets.encodeByMap(text, new Encoding(mapping), handler);
        return encoded(bytes, text);
    }

    /// The item of a mapping by a number; absent (null) when a LookupError says so.
    private static Object item(Object mapping, int key) {
        if (mapping instanceof PyDict d && d.type() == PyDict.TYPE) {
            return d.getOrNull((Object) (long) key);
        }
        try {
            return Sequences.getItem(mapping, (long) key);
        } catch (Raised e) {
            if (e.matches(PyExc.LookupError)) {
                return null;
            }
            throw e;
        }
    }

    private record Decoding(Object mapping) implements Charsets.DecodingMap {
        @Override
        public Object text(int b) {
            Object found = item(mapping, b);
            if (found == null || found == PyNone.NONE) {
                return null;
            }
            Object text = PyStr.valueOrNull(found);
            if (text != null) {
                return text.equals("\uFFFE") ? null : text;
            }
            Object number = PyInt.valueOrNull(found);
            if (number == null) {
                throw typeError("character mapping must return integer, None or str");
            }
            if (!(number instanceof Long cp) || cp < 0 || cp > Unicode.MAX) {
                throw typeError("character mapping must be in range(0x110000)");
            }
            return cp == 0xFFFE ? null : Text.of((int) (long) cp);
        }
    }

    private record Encoding(Object mapping) implements Charsets.EncodingMap {
        @Override
        public Object bytes(int cp) {
            Object found = item(mapping, cp);
            if (found == null || found == PyNone.NONE) {
                return null;
            }
            if (found instanceof PyBytes b) {
                return b.array();
            }
            Object number = PyInt.valueOrNull(found);
            if (number == null) {
                throw typeError("character mapping must return integer, bytes or None, not %T", found);
            }
            if (!(number instanceof Long b) || b < 0 || b > 255) {
                throw typeError("character mapping must be in range(256)");
            }
            return number;
        }
    }

    // Escapes

    @Function("unicode_escape_decode(data, errors=None, final=True, /)")
    Object unicodeEscapeDecode(Object data, Object errors, boolean last) {
        byte[] input = bytesOrText(data);
        var decoded = EscapeCodecs.decodeUnicodeEscape(
                input, 0, input.length, errors(errors, "unicode_escape_decode"), last);
        warnOfEscape(input, decoded.invalidEscape());
        return PyTuple.of(decoded.text(), (long) decoded.consumed());
    }

    private static void warnOfEscape(byte[] input, int at) {
        if (at >= 0) {
            String shown = String.valueOf((char) (input[at] & 0xFF));
            Warnings.warn(PyExc.DeprecationWarning, "invalid escape sequence '\\" + shown + "'", 1);
        }
    }

    @Function("unicode_escape_encode(str, errors=None, /)")
    Object unicodeEscapeEncode(Object str, Object errors) {
        Object text = text(str, "unicode_escape_encode");
        return encoded(EscapeCodecs.encodeUnicodeEscape(text), text);
    }

    @Function("raw_unicode_escape_decode(data, errors=None, final=True, /)")
    Object rawUnicodeEscapeDecode(Object data, Object errors, boolean last) {
        byte[] input = bytesOrText(data);
        var decoded = EscapeCodecs.decodeRawUnicodeEscape(
                input, 0, input.length, errors(errors, "raw_unicode_escape_decode"), last);
        return PyTuple.of(decoded.text(), (long) decoded.consumed());
    }

    @Function("raw_unicode_escape_encode(str, errors=None, /)")
    Object rawUnicodeEscapeEncode(Object str, Object errors) {
        Object text = text(str, "raw_unicode_escape_encode");
        return encoded(EscapeCodecs.encodeRawUnicodeEscape(text), text);
    }

    @Function("escape_decode(data, errors=None, /)")
    Object escapeDecode(Object data, Object errors) {
        byte[] input = bytesOrText(data);
        String handler = name(errors, "escape_decode");
        try {
            var decoded = EscapeCodecs.decodeBytesEscape(input, handler == null ? "strict" : handler);
            warnOfEscape(input, decoded.invalidEscape());
            return PyTuple.of(PyBytes.of(decoded.bytes()), (long) input.length);
        } catch (FormatProblem e) {
            throw Raise.valueError("%s", e.getMessage());
        }
    }

    @Function("escape_encode(data, errors=None, /)")
    Object escapeEncode(Object data, Object errors) {
        if (!(data instanceof PyBytes b)) {
            throw Convert.wrongType(data, "bytes", "escape_encode", "argument 1");
        }
        var out = new StringBuilder();
        BytesText.appendEscaped(out, b.array(), 0, b.size(), '\'');
        byte[] bytes = out.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        return PyTuple.of(PyBytes.of(bytes), (long) b.size());
    }

    @Function("readbuffer_encode(data, errors=None, /)")
    Object readbufferEncode(Object data, Object errors) {
        byte[] bytes = bytesOrText(data);
        return PyTuple.of(PyBytes.of(bytes), (long) bytes.length);
    }
}
