package taipan.objects;

import static taipan.objects.Raise.lookupError;
import static taipan.objects.Raise.typeError;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import taipan.text.Charsets;
import taipan.text.CodecErrors;
import taipan.text.Utf16;
import taipan.text.Utf8;

/// The codecs of an interpreter: search functions, codecs found so far, error handlers; and encoding and decoding of
/// text with short cuts for the usual encodings.
/// CPython: Python/codecs.c, Objects/unicodeobject.c (PyUnicode_Decode, PyUnicode_AsEncodedString)
public final class Codecs {
    private final List<Object> searchFunctions = new ArrayList<>();
    private final Map<String, PyTuple> found = new ConcurrentHashMap<>();
    private final Map<String, Object> handlers = new ConcurrentHashMap<>();

    private Codecs() {}

    /// The codecs of the current interpreter.
    public static Codecs current() {
        InterpreterState interpreter = ThreadState.current().interpreter();
        Codecs codecs = interpreter.serviceOrNull(Codecs.class);
        if (codecs == null) {
            synchronized (interpreter) {
                codecs = interpreter.serviceOrNull(Codecs.class);
                if (codecs == null) {
                    codecs = new Codecs();
                    interpreter.setService(Codecs.class, codecs);
                }
            }
        }
        return codecs;
    }

    // The registry

    public void register(Object search) {
        if (!Calls.isCallable(search)) {
            throw typeError("argument must be callable");
        }
        synchronized (searchFunctions) {
            searchFunctions.add(search);
        }
    }

    public void unregister(Object search) {
        synchronized (searchFunctions) {
            if (searchFunctions.remove(search)) {
                found.clear();
            }
        }
    }

    /// The name in lower case, with one underscore for each run of what is neither letter, digit nor point.
    /// CPython: _Py_normalize_encoding
    private static String normalized(String encoding) {
        var name = new StringBuilder(encoding.length());
        boolean gap = false;
        for (int i = 0; i < encoding.length(); i++) {
            char c = encoding.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.';
            if (plain && gap && !name.isEmpty()) {
                name.append('_');
            }
            gap = !plain;
            if (plain) {
                name.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
            }
        }
        return name.toString();
    }

    /// The codec's tuple of encoder, decoder, stream reader and stream writer. CPython: _PyCodec_Lookup
    public PyTuple lookup(String encoding) {
        String key = normalized(encoding);
        PyTuple codec = found.get(key);
        if (codec != null) {
            return codec;
        }
        Object[] functions = functions();
        if (functions.length == 0) {
            Imports.module("encodings");
            functions = functions();
            if (functions.length == 0) {
                throw lookupError("no codec search functions registered: can't find encoding");
            }
        }
        Object name = PyStr.fromName(key);
        for (Object search : functions) {
            Object result = Calls.call(search, name);
            if (result == PyNone.NONE) {
                continue;
            }
            if (!(result instanceof PyTuple tuple) || tuple.size() != 4) {
                throw typeError("codec search functions must return 4-tuples");
            }
            found.put(key, tuple);
            return tuple;
        }
        throw lookupError("unknown encoding: %s", encoding);
    }

    private Object[] functions() {
        synchronized (searchFunctions) {
            return searchFunctions.toArray();
        }
    }

    /// The codec for `str.encode` and `bytes.decode`, which want text encodings. CPython: _PyCodec_LookupTextEncoding
    public PyTuple lookupText(String encoding, String alternative) {
        PyTuple codec = lookup(encoding);
        if (codec.type() != PyTuple.TYPE) {
            Object isText = Attributes.lookup(codec, "_is_text_encoding");
            if (isText != null && !Truth.of(isText)) {
                throw lookupError("'%s' is not a text encoding; use %s to handle arbitrary codecs", encoding, alternative);
            }
        }
        return codec;
    }

    // Error handlers

    public void registerError(String name, Object handler) {
        if (!Calls.isCallable(handler)) {
            throw typeError("handler must be callable");
        }
        handlers.put(name, handler);
    }

    /// The registered handler of a name, null when there is none.
    Object registeredError(String name) {
        return handlers.get(name);
    }

    /// The handler object of a name. CPython: PyCodec_LookupError
    public Object lookupErrorHandler(String name) {
        Object handler = handlers.get(name);
        if (handler == null) {
            handler = ErrorHandler.builtin(name);
            if (handler == null) {
                throw lookupError("unknown error handler name '%s'", name);
            }
            handlers.put(name, handler);
        }
        return handler;
    }

    /// What a codec asks for the handler of a name; null means strict.
    public static CodecErrors errors(String name) {
        return name == null || name.equals("strict") ? ErrorHandler.STRICT : new ErrorHandler(name);
    }

    // Text to bytes and back

    /// The encodings that need no registry.
    private enum Known { UTF_8, ASCII, LATIN_1, UTF_16, UTF_32, OTHER }

    private static Known known(String encoding) {
        if (encoding == null) {
            return Known.UTF_8;
        }
        return switch (encoding) {
            case "utf-8", "utf8", "UTF-8" -> Known.UTF_8;
            case "ascii" -> Known.ASCII;
            case "latin-1", "latin1" -> Known.LATIN_1;
            default -> switch (encoding.toLowerCase(Locale.ROOT).replace('_', '-')) {
                case "utf-8", "utf8" -> Known.UTF_8;
                case "ascii", "us-ascii" -> Known.ASCII;
                case "latin-1", "latin1", "iso-8859-1", "iso8859-1" -> Known.LATIN_1;
                case "utf-16", "utf16" -> Known.UTF_16;
                case "utf-32", "utf32" -> Known.UTF_32;
                default -> Known.OTHER;
            };
        };
    }

    /// The bytes of a str as a bytes object; null stands for the default encoding and strict errors.
    public static Object encode(Object str, String encoding, String errors) {
        Known known = known(encoding);
        return known == Known.OTHER ? encodeByRegistry(str, encoding, errors) : PyBytes.of(encodeKnown(known, str, errors));
    }

    /// The bytes of a str.
    public static byte[] encodeToBytes(Object str, String encoding, String errors) {
        Known known = known(encoding);
        return known == Known.OTHER ? ((PyBytes) encodeByRegistry(str, encoding, errors)).array() : encodeKnown(known, str, errors);
    }

    private static byte[] encodeKnown(Known known, Object str, String errors) {
        CodecErrors handler = errors(errors);
        return switch (known) {
            case UTF_8 -> Utf8.encode(str, handler);
            case ASCII -> Charsets.encodeAscii(str, handler);
            case LATIN_1 -> Charsets.encodeLatin1(str, handler);
            case UTF_16 -> Utf16.encode16(str, handler, Utf16.NATIVE);
            default -> Utf16.encode32(str, handler, Utf16.NATIVE);
        };
    }

    private static Object encodeByRegistry(Object str, String encoding, String errors) {
        PyTuple codec = current().lookupText(encoding, "codecs.encode()");
        Object result = call(codec.at(0), str, encoding, errors, "encoder must return a tuple (object, integer)");
        if (result instanceof PyBytes) {
            return result;
        }
        if (result instanceof PyByteArray) {
            Warnings.warn(PyExc.RuntimeWarning,
                    Message.format("encoder %s returned bytearray instead of bytes; use codecs.encode() to encode to arbitrary types",
                            encoding), 1);
            return PyBytes.of(Buffer.bytesOf(result));
        }
        throw typeError("'%s' encoder returned '%T' instead of 'bytes'; use codecs.encode() to encode to arbitrary types", encoding, result);
    }

    private static Object call(Object function, Object input, String encoding, String errors, String complaint) {
        Object result;
        try {
            result = errors == null ? Calls.call(function, input) : Calls.call(function, input, errors);
        } catch (Raised e) {
            throw explained(e, complaint.startsWith("encoder") ? "encoding" : "decoding", encoding);
        }
        if (!(result instanceof PyTuple pair) || pair.size() != 2) {
            throw typeError(complaint);
        }
        return pair.at(0);
    }

    /// The exception of a codec, if it can be made anew with only a message, as one that names the codec.
    /// CPython: wrap_codec_error
    private static Raised explained(Raised e, String operation, String encoding) {
        PyBaseException cause = e.value();
        boolean plain = cause.getClass() == PyBaseException.class
                && (cause.args().size() == 0
                        || cause.args().size() == 1 && PyStr.valueOrNull(cause.args().at(0)) != null);
        Object dict = plain ? Attributes.lookup(cause, "__dict__") : null;
        if (!plain || dict instanceof PyDict d && d.size() > 0) {
            return e;
        }
        Raised named = Raise.of(cause.type, "%s with '%s' codec failed (%T: %S)", operation, encoding, cause, cause);
        named.value().setCause(cause);
        named.value().setContext(cause);
        named.chained = true;
        return named;
    }

    /// The str of bytes; `object` is the Python object they came from, for codecs made by Python code.
    public static Object decode(byte[] bytes, Object object, String encoding, String errors) {
        CodecErrors handler = errors(errors);
        return switch (known(encoding)) {
            case UTF_8 -> Utf8.decode(bytes, handler);
            case ASCII -> Charsets.decodeAscii(bytes, 0, bytes.length, handler);
            case LATIN_1 -> Charsets.decodeLatin1(bytes, 0, bytes.length);
            case UTF_16 -> Utf16.decode16(bytes, 0, bytes.length, handler, Utf16.NATIVE, true).text();
            case UTF_32 -> Utf16.decode32(bytes, 0, bytes.length, handler, Utf16.NATIVE, true).text();
            case OTHER -> decodeByRegistry(object == null ? PyBytes.of(bytes) : object, encoding, errors);
        };
    }

    private static Object decodeByRegistry(Object object, String encoding, String errors) {
        PyTuple codec = current().lookupText(encoding, "codecs.decode()");
        Object result = call(codec.at(1), object, encoding, errors, "decoder must return a tuple (object,integer)");
        Object text = PyStr.valueOrNull(result);
        if (text == null) {
            throw typeError("'%s' decoder returned '%T' instead of 'str'; use codecs.decode() to decode to arbitrary types", encoding,
                    result);
        }
        return text;
    }

    /// `codecs.encode`: any object to any object.
    public static Object encodeObject(Object object, String encoding, String errors) {
        return call(current().lookup(encoding).at(0), object, encoding, errors, "encoder must return a tuple (object, integer)");
    }

    /// `codecs.decode`
    public static Object decodeObject(Object object, String encoding, String errors) {
        return call(current().lookup(encoding).at(1), object, encoding, errors, "decoder must return a tuple (object,integer)");
    }

    // File names

    /// The bytes of a file name. CPython: PyUnicode_EncodeFSDefault
    public static byte[] encodeFileName(Object str) {
        return Utf8.encode(str, errors("surrogateescape"));
    }

    /// The file name of bytes. CPython: PyUnicode_DecodeFSDefault
    public static Object decodeFileName(byte[] bytes) {
        return Utf8.decode(bytes, errors("surrogateescape"));
    }

}
