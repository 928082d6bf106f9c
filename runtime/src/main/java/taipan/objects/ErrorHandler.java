package taipan.objects;

import static taipan.objects.Raise.typeError;

import taipan.text.CodecErrors;
import taipan.text.StandardErrors;
import taipan.text.Text;

/// An error handler of a codec, by its name: the built-in ones work without making an exception object, all others are
/// looked up when the first error comes and called with one.
/// CPython: Python/codecs.c (PyCodec_StrictErrors and its like), unicode_decode_call_errorhandler_writer
final class ErrorHandler implements CodecErrors {
    static final ErrorHandler STRICT = new ErrorHandler("strict");

    private final String name;

    ErrorHandler(String name) {
        this.name = name;
    }

    private static Raised decodeError(String encoding, byte[] input, int start, int end, String reason) {
        return Raise.with(PyExc.UnicodeDecodeError, encoding, PyBytes.of(input), (long) start, (long) end, reason);
    }

    private static Raised encodeError(String encoding, Object input, int start, int end, String reason) {
        return Raise.with(PyExc.UnicodeEncodeError, encoding, input, (long) start, (long) end, reason);
    }

    @Override
    public Replacement decoding(String encoding, byte[] input, int start, int end, String reason) {
        Replacement done = switch (name) {
            case "ignore" -> StandardErrors.ignore(end);
            case "replace" -> StandardErrors.replaceDecoding(end);
            case "surrogateescape" -> StandardErrors.escapeDecoding(input, start, end);
            default -> null;
        };
        if (done != null) {
            return done;
        }
        Raised error = decodeError(encoding, input, start, end, reason);
        if (name.equals("strict") || name.equals("surrogateescape")) {
            throw error;
        }
        Object result = Calls.call(Codecs.current().lookupErrorHandler(name), error.value());
        if (!(result instanceof PyTuple pair) || pair.size() != 2 || PyStr.valueOrNull(pair.at(0)) == null
                || PyInt.valueOrNull(pair.at(1)) == null) {
            throw typeError("decoding error handler must return (str, int) tuple");
        }
        Object object = Attributes.get(error.value(), "object");
        if (!(object instanceof PyBytes changed)) {
            throw typeError("exception attribute object must be bytes");
        }
        int position = position(Conversion.toIndex(pair.at(1), PyExc.IndexError), changed.array().length);
        return new Replacement(PyStr.valueOrNull(pair.at(0)), position, changed.array() == input ? null : changed.array());
    }

    /// Where the run of surrogates that stand for bytes ends; the codec comes back for what follows it.
    private static int escapable(Object input, int start, int end) {
        int i = start;
        while (i < end && Text.at(input, i) >= 0xDC80 && Text.at(input, i) <= 0xDCFF) {
            i++;
        }
        return i == start ? end : i;
    }

    private static int position(long position, int length) {
        long p = position < 0 ? position + length : position;
        if (p < 0 || p > length) {
            throw Raise.indexError("position %d from error handler out of bounds", position);
        }
        return (int) p;
    }

    @Override
    public Replacement encoding(String encoding, Object input, int start, int end, String reason, boolean strict) {
        Replacement done = strict ? null : switch (name) {
            case "ignore" -> StandardErrors.ignore(end);
            case "replace" -> StandardErrors.replaceEncoding(start, end);
            case "backslashreplace" -> StandardErrors.backslashEncoding(input, start, end);
            case "xmlcharrefreplace" -> StandardErrors.xmlReference(input, start, end);
            case "surrogateescape" -> StandardErrors.escapeEncoding(input, start, escapable(input, start, end));
            default -> null;
        };
        if (done != null) {
            return done;
        }
        Raised error = encodeError(encoding, input, start, end, reason);
        if (strict || name.equals("strict") || name.equals("surrogateescape")) {
            throw error;
        }
        Object result = Calls.call(Codecs.current().lookupErrorHandler(name), error.value());
        if (!(result instanceof PyTuple pair) || pair.size() != 2 || PyInt.valueOrNull(pair.at(1)) == null
                || !(pair.at(0) instanceof PyBytes) && PyStr.valueOrNull(pair.at(0)) == null) {
            throw typeError("encoding error handler must return (str/bytes, int) tuple");
        }
        Object value = pair.at(0) instanceof PyBytes b ? b.array() : PyStr.valueOrNull(pair.at(0));
        return new Replacement(value, position(Conversion.toIndex(pair.at(1), PyExc.IndexError), Text.length(input)));
    }

    // The handlers as Python functions

    /// The function of a built-in handler, null for other names.
    static Object builtin(String name) {
        return switch (name) {
            case "strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogatepass", "surrogateescape" -> {
                String function = name.equals("strict") || name.equals("ignore") || name.equals("replace") ? name + "_errors" : name;
                yield new PyBuiltinFunction(new Definition(new Signature("", function, Signature.FUNCTION, "exception", 1, 1, 1, 0),
                        Definition.Kind.FUNCTION, new HandlerCode(name)), null, null);
            }
            default -> null;
        };
    }

    private record HandlerCode(String name) implements NativeCode {
        @Override
        public Object invoke(ThreadState ts, Object self, Object[] bound) {
            return handle(name, bound[0]);
        }
    }

    private static int number(Object error, String attribute) {
        return (int) Conversion.toLong(Attributes.get(error, attribute));
    }

    /// CPython: PyCodec_IgnoreErrors and its like
    private static Object handle(String name, Object error) {
        if (!(error instanceof PyBaseException exception)) {
            throw typeError("codec must pass exception instance");
        }
        if (name.equals("strict")) {
            throw new Raised(exception);
        }
        boolean encode = exception instanceof PyUnicodeEncodeError;
        boolean decode = exception instanceof PyUnicodeDecodeError;
        boolean translate = exception instanceof PyUnicodeTranslateError;
        Replacement done = null;
        if (encode || decode || translate) {
            int start = number(error, "start");
            int end = number(error, "end");
            Object object = Attributes.get(error, "object");
            if (decode ? !(object instanceof PyBytes) : PyStr.valueOrNull(object) == null) {
                throw typeError("object attribute must be %s", decode ? "bytes" : "unicode");
            }
            done = decode
                    ? decoded(name, error, ((PyBytes) object).array(), start, end)
                    : encoded(name, error, PyStr.valueOrNull(object), start, end, translate);
        }
        if (done == null) {
            if (name.startsWith("surrogate") && (encode || decode)) {
                throw new Raised(exception);
            }
            throw typeError("don't know how to handle %T in error callback", error);
        }
        Object value = done.value() instanceof byte[] bytes ? PyBytes.of(bytes) : done.value();
        return PyTuple.of(value, (long) done.position());
    }

    private static Replacement decoded(String name, Object error, byte[] input, int start, int end) {
        return switch (name) {
            case "ignore" -> StandardErrors.ignore(end);
            case "replace" -> StandardErrors.replaceDecoding(end);
            case "backslashreplace" -> StandardErrors.backslashDecoding(input, start, end);
            case "surrogateescape" -> StandardErrors.escapeDecoding(input, start, end);
            case "surrogatepass" -> StandardErrors.passDecoding(PyStr.toName(Attributes.get(error, "encoding")), input, start);
            default -> null;
        };
    }

    private static Replacement encoded(String name, Object error, Object input, int start, int end, boolean translate) {
        return switch (name) {
            case "ignore" -> StandardErrors.ignore(end);
            case "replace" -> translate
                    ? new Replacement("\uFFFD".repeat(Math.max(0, end - start)), end)
                    : StandardErrors.replaceEncoding(start, end);
            case "backslashreplace" -> StandardErrors.backslashEncoding(input, start, end);
            case "xmlcharrefreplace" -> translate ? null : StandardErrors.xmlReference(input, start, end);
            case "namereplace" -> translate ? null : StandardErrors.nameEscape(input, start, end);
            case "surrogateescape" -> translate ? null : StandardErrors.escapeEncoding(input, start, end);
            case "surrogatepass" -> translate ? null
                    : StandardErrors.passEncoding(PyStr.toName(Attributes.get(error, "encoding")), input, start, end);
            default -> null;
        };
    }
}
