package taipan.objects;

import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import taipan.numbers.FloatText;
import taipan.numbers.IntText;
import taipan.text.Text;
import taipan.text.TextBuilder;
import taipan.text.TextLayout;
import taipan.text.Unicode;

/// The `%` operator of str and bytes. A bytes template is handled as the text of its bytes' values, and so is its result.
/// CPython: PyUnicode_Format, _PyBytes_FormatEx
final class PercentFormat {
    private final Object template;
    private final int length;
    private final boolean bytes;
    private final TextBuilder out;
    private int at;

    /// The arguments: items of a tuple, or one value that counts as a tuple of one.
    private Object arguments;
    private Object[] items;
    private int next;
    private Object mapping;

    // The specifier being handled.
    private boolean left;
    private boolean plus;
    private boolean blank;
    private boolean alternate;
    private boolean zero;
    private int width;
    private int precision;
    private int conversion;

    private PercentFormat(Object template, Object arguments, boolean bytes) {
        this.template = template;
        this.length = Text.length(template);
        this.bytes = bytes;
        this.out = new TextBuilder(length + 32);
        this.arguments = arguments;
        if (arguments instanceof PyTuple tuple) {
            items = tuple.items();
        } else {
            boolean text = PyStr.valueOrNull(arguments) != null
                    || bytes && (arguments instanceof PyBytes || arguments instanceof PyByteArray);
            if (!text && Mappings.isMapping(arguments)) {
                mapping = arguments;
            }
        }
    }

    static Object str(Object template, Object arguments) {
        return new PercentFormat(template, arguments, false).run();
    }

    static byte[] bytes(byte[] template, Object arguments) {
        String text = new String(template, StandardCharsets.ISO_8859_1);
        return ((String) new PercentFormat(text, arguments, true).run()).getBytes(StandardCharsets.ISO_8859_1);
    }

    private Object run() {
        while (at < length) {
            int start = at;
            while (at < length && Text.at(template, at) != '%') {
                at++;
            }
            if (at > start) {
                out.append(template, start, at);
            }
            if (at < length) {
                at++;
                specifier();
            }
        }
        if (mapping == null && (items != null ? next < items.length : next == 0)) {
            throw typeError("not all arguments converted during %s formatting", bytes ? "bytes" : "string");
        }
        return out.toStr();
    }

    private Object nextArgument() {
        if (items != null && next < items.length) {
            return items[next++];
        }
        if (items == null && next == 0) {
            next++;
            return arguments;
        }
        throw typeError("not enough arguments for format string");
    }

    private int character() {
        if (at >= length) {
            throw valueError("incomplete format");
        }
        return Text.at(template, at++);
    }

    /// CPython: unicode_format_arg
    private void specifier() {
        left = plus = blank = alternate = zero = false;
        width = -1;
        precision = -1;
        int c = character();
        if (c == '%') {
            out.append('%');
            return;
        }
        if (c == '(') {
            key();
            c = character();
        }
        c = flags(c);
        if (c == '*') {
            long given = star(false);
            left |= given < 0;
            width = (int) Math.min(Math.abs(given), Integer.MAX_VALUE);
            c = character();
        } else if (c >= '0' && c <= '9') {
            width = number(c, "width too big");
            c = character();
        }
        if (c == '.') {
            precision = 0;
            c = character();
            if (c == '*') {
                precision = (int) Math.max(star(true), 0);
                c = character();
            } else if (c >= '0' && c <= '9') {
                precision = number(c, bytes ? "prec too big" : "precision too big");
                c = character();
            }
        }
        if (c == 'h' || c == 'l' || c == 'L') {
            c = character();
        }
        conversion = c;
        convert(nextArgument());
    }

    private void key() {
        if (mapping == null) {
            throw typeError("format requires a mapping");
        }
        int start = at;
        int depth = 1;
        while (depth > 0) {
            if (at >= length) {
                throw valueError("incomplete format key");
            }
            int c = Text.at(template, at++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        Object name = Text.slice(template, start, at - 1);
        Object key = bytes ? PyBytes.of(((String) name).getBytes(StandardCharsets.ISO_8859_1)) : name;
        arguments = Sequences.getItem(mapping, key);
        items = null;
        next = 0;
    }

    private int flags(int c) {
        while (true) {
            switch (c) {
                case '-' -> left = true;
                case '+' -> plus = true;
                case ' ' -> blank = true;
                case '#' -> alternate = true;
                case '0' -> zero = true;
                default -> {
                    return c;
                }
            }
            c = character();
        }
    }

    private long star(boolean precision) {
        Object argument = nextArgument();
        Object value = PyInt.valueOrNull(argument);
        if (value == null) {
            throw typeError("* wants int");
        }
        if (!(value instanceof Long n)) {
            throw overflowError("Python int too large to convert to C %s", precision ? "int" : "ssize_t");
        }
        if (precision && (int) (long) n != n) {
            throw overflowError("Python int too large to convert to C int");
        }
        return n;
    }

    /// Reads on from the first digit. Widths that Java cannot hold end in MemoryError, as they do in practice.
    private int number(int first, String tooBig) {
        long value = first - '0';
        long limit = tooBig.startsWith("width") ? Long.MAX_VALUE : Integer.MAX_VALUE;
        while (at < length && Text.at(template, at) >= '0' && Text.at(template, at) <= '9') {
            int digit = Text.at(template, at++) - '0';
            if (value > (limit - digit) / 10) {
                throw valueError("%s", tooBig);
            }
            value = value * 10 + digit;
        }
        if (at >= length) {
            throw valueError("incomplete format");
        }
        if (value > Integer.MAX_VALUE - 16) {
            throw Raise.memoryError("");
        }
        return (int) value;
    }

    private void convert(Object value) {
        switch (conversion) {
            case 's', 'b', 'r', 'a' -> {
                Object text = textual(value);
                if (text == null) {
                    throw unsupported();
                }
                if (precision >= 0 && Text.length(text) > precision) {
                    text = Text.slice(text, 0, precision);
                }
                pad(text);
            }
            case 'c' -> pad(bytes ? byteCharacter(value) : character(value));
            case 'd', 'i', 'u', 'o', 'x', 'X' -> padNumber(integer(value));
            case 'e', 'E', 'f', 'F', 'g', 'G' -> padNumber(floating(value));
            default -> throw unsupported();
        }
    }

    private Raised unsupported() {
        int shown = conversion >= 31 && conversion <= 126 ? conversion : '?';
        return valueError(
                "unsupported format character '%c' (0x%s) at index %d", shown, Integer.toHexString(conversion), at - 1);
    }

    private Object textual(Object value) {
        if (conversion == 'r' && !bytes) {
            return PyStr.valueOrNull(Representation.repr(value));
        }
        if (conversion == 'a' || conversion == 'r') {
            return PyStr.valueOrNull(Representation.ascii(value));
        }
        if (!bytes) {
            return conversion == 's' ? PyStr.valueOrNull(Representation.str(value)) : null;
        }
        return new String(byteString(value), StandardCharsets.ISO_8859_1);
    }

    /// CPython: format_obj
    private static byte[] byteString(Object value) {
        if (value instanceof PyBytes b) {
            return b.array();
        }
        if (value instanceof PyByteArray) {
            return Buffer.bytesOf(value);
        }
        Object made = value instanceof PyObject ? Calls.special(value, "__bytes__") : null;
        if (made != null) {
            if (!(made instanceof PyBytes b)) {
                throw typeError("__bytes__ returned non-bytes (type %T)", made);
            }
            return b.array();
        }
        Buffer buffer = PyType.of(value).slots.buffer(value, Buffer.FULL_RO);
        if (buffer == null) {
            throw typeError(
                    "%%b requires a bytes-like object, or an object that implements __bytes__, not '%T'", value);
        }
        try {
            return buffer.toBytes();
        } finally {
            buffer.release();
        }
    }

    /// CPython: formatchar
    private static Object character(Object value) {
        Object text = PyStr.valueOrNull(value);
        if (text != null) {
            if (Text.length(text) != 1) {
                throw typeError("%%c requires int or char");
            }
            return text;
        }
        if (!Conversion.isIndex(value)) {
            throw typeError("%%c requires int or char");
        }
        if (!(Conversion.index(value) instanceof Long cp) || cp < 0 || cp > Unicode.MAX) {
            throw overflowError("%%c arg not in range(0x110000)");
        }
        return Text.of((int) (long) cp);
    }

    /// CPython: byte_converter
    private static String byteCharacter(Object value) {
        if (value instanceof PyBytes || value instanceof PyByteArray) {
            byte[] one = Buffer.bytesOf(value);
            if (one.length == 1) {
                return new String(one, StandardCharsets.ISO_8859_1);
            }
        } else if (Conversion.isIndex(value)) {
            if (!(Conversion.index(value) instanceof Long n) || n < 0 || n > 255) {
                throw overflowError("%%c arg not in range(256)");
            }
            return String.valueOf((char) (long) n);
        }
        throw typeError("%%c requires an integer in range(256) or a single byte");
    }

    /// The digits of an int with sign and prefix. CPython: mainformatlong, _PyUnicode_FormatLong
    private String integer(Object value) {
        boolean decimal = conversion == 'd' || conversion == 'i' || conversion == 'u';
        Object number = PyInt.valueOrNull(value);
        if (number == null) {
            number = decimal ? realNumber(value) : index(value);
        }
        String text;
        if (decimal) {
            text = PyInt.decimal(number);
        } else {
            text = IntText.binary(number, conversion == 'o' ? 8 : 16);
        }
        boolean negative = text.charAt(0) == '-';
        String digits = negative ? text.substring(1) : text;
        if (precision > digits.length()) {
            digits = "0".repeat(precision - digits.length()) + digits;
        }
        if (!decimal && alternate) {
            digits = (conversion == 'o' ? "0o" : "0x") + digits;
        }
        if (conversion == 'X') {
            digits = digits.toUpperCase(Locale.ROOT);
        }
        return negative ? "-" + digits : digits;
    }

    private Object realNumber(Object value) {
        boolean number = value instanceof Double
                || value instanceof PyFloatInstance
                || value instanceof PyObject
                        && (PyType.of(value).lookup("__int__") != null || PyType.of(value).lookup("__index__") != null);
        if (!number) {
            int shown = conversion == 'i' && bytes ? 'd' : conversion;
            throw typeError("%%%c format: a real number is required, not %T", shown, value);
        }
        return PyInt.fromObject(value);
    }

    private Object index(Object value) {
        if (!Conversion.isIndex(value)) {
            throw typeError("%%%c format: an integer is required, not %T", conversion, value);
        }
        return Conversion.index(value);
    }

    /// CPython: formatfloat
    private String floating(Object value) {
        double x;
        if (bytes && PyStr.valueOrNull(value) != null) {
            throw typeError("float argument required, not %T", value);
        }
        x = Conversion.toDouble(value);
        return FloatText.format(x, (char) conversion, precision < 0 ? 6 : precision, false, alternate);
    }

    private void pad(Object text) {
        int margin = width - Text.length(text);
        if (margin <= 0) {
            out.append(text);
        } else {
            out.append(left ? TextLayout.pad(text, 0, margin, ' ') : TextLayout.pad(text, margin, 0, ' '));
        }
    }

    /// Zeros go between sign or prefix and digits, blanks before everything.
    private void padNumber(String text) {
        String sign = "";
        if (text.charAt(0) == '-') {
            sign = "-";
            text = text.substring(1);
        } else if (plus) {
            sign = "+";
        } else if (blank) {
            sign = " ";
        }
        int margin = width - sign.length() - text.length();
        if (margin <= 0) {
            out.append(sign).append(text);
        } else if (left) {
            out.append(sign).append(text).repeat(' ', margin);
        } else if (!zero) {
            out.repeat(' ', margin).append(sign).append(text);
        } else {
            boolean prefixed = alternate && (conversion == 'x' || conversion == 'X' || conversion == 'o');
            int prefix = prefixed ? 2 : 0;
            out.append(sign)
                    .append(text, 0, prefix)
                    .repeat('0', margin)
                    .append(text, prefix, text.length());
        }
    }
}
