package taipan.text;

/// Literals of bytes.
/// CPython: Objects/bytesobject.c
public final class BytesText {
    private static final String HEX = "0123456789abcdef";

    private BytesText() {}

    /// What `repr` shows of bytes, in double quotes where that saves escapes and the caller allows them.
    /// CPython: PyBytes_Repr
    public static String repr(byte[] bytes, int from, int to, boolean smartQuotes) {
        boolean apostrophe = false;
        boolean quoted = false;
        for (int i = from; i < to; i++) {
            apostrophe |= bytes[i] == '\'';
            quoted |= bytes[i] == '"';
        }
        char quote = smartQuotes && apostrophe && !quoted ? '"' : '\'';
        var out = new StringBuilder(to - from + 3).append('b').append(quote);
        appendEscaped(out, bytes, from, to, quote);
        return out.append(quote).toString();
    }

    /// Appends the bytes as they stand between such quotes.
    public static void appendEscaped(StringBuilder out, byte[] bytes, int from, int to, char quote) {
        for (int i = from; i < to; i++) {
            int b = bytes[i] & 0xFF;
            switch (b) {
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (b == quote) {
                        out.append('\\').append(quote);
                    } else if (b >= ' ' && b < 127) {
                        out.append((char) b);
                    } else {
                        out.append("\\x").append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 15));
                    }
                }
            }
        }
    }

    /// Hexadecimal digits, with a separator (absent: -1) between groups counted from the right, or from the left when
    /// the group size is negative.
    /// CPython: _Py_strhex_impl
    public static String hex(byte[] bytes, int from, int to, int separator, int group) {
        int count = to - from;
        int size = Math.abs(group);
        boolean separated = separator >= 0 && size > 0 && size < count;
        var out = new StringBuilder(2 * count + (separated ? count / size : 0));
        for (int i = 0; i < count; i++) {
            if (separated && i > 0 && (group > 0 ? (count - i) % size == 0 : i % size == 0)) {
                out.append((char) separator);
            }
            int b = bytes[from + i];
            out.append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
        }
        return out.toString();
    }
}
