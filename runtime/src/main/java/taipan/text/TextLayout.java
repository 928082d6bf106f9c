package taipan.text;

/// Padding, tab expansion and quoting of str values.
/// CPython: Objects/unicodeobject.c
public final class TextLayout {
    private static final String HEX = "0123456789abcdef";

    private TextLayout() {}

    /// The str with `left` and `right` copies of a fill character around it.
    public static Object pad(Object str, int left, int right, int fill) {
        if (left <= 0 && right <= 0) {
            return str;
        }
        return new TextBuilder(Text.length(str) + Math.max(left, 0) + Math.max(right, 0))
                .repeat(fill, left)
                .append(str)
                .repeat(fill, right)
                .toStr();
    }

    public static Object justifyLeft(Object str, int width, int fill) {
        return pad(str, 0, width - Text.length(str), fill);
    }

    public static Object justifyRight(Object str, int width, int fill) {
        return pad(str, width - Text.length(str), 0, fill);
    }

    /// CPython: unicode_center_impl
    public static Object center(Object str, int width, int fill) {
        int margin = width - Text.length(str);
        if (margin <= 0) {
            return str;
        }
        // An odd margin leans to the left when the width is odd.
        int left = margin / 2 + (margin & width & 1);
        return pad(str, left, margin - left, fill);
    }

    public static Object zeroFill(Object str, int width) {
        int length = Text.length(str);
        if (length >= width) {
            return str;
        }
        int first = length > 0 ? Text.at(str, 0) : 0;
        if (first == '+' || first == '-') {
            return new TextBuilder(width)
                    .append(first)
                    .repeat('0', width - length)
                    .append(str, 1, length)
                    .toStr();
        }
        return pad(str, width - length, 0, '0');
    }

    public static Object expandTabs(Object str, int tabSize) {
        int length = Text.length(str);
        if (TextSearch.find(str, "\t", 0, length) < 0) {
            return str;
        }
        var out = new TextBuilder(length + tabSize);
        int column = 0;
        for (int i = 0; i < length; i++) {
            int cp = Text.at(str, i);
            if (cp == '\t') {
                if (tabSize > 0) {
                    int spaces = tabSize - column % tabSize;
                    column += spaces;
                    out.repeat(' ', spaces);
                }
            } else {
                column = cp == '\n' || cp == '\r' ? 0 : column + 1;
                out.append(cp);
            }
        }
        return out.toStr();
    }

    /// The literal that `repr` shows.
    /// CPython: unicode_repr
    public static Object repr(Object str) {
        return quoted(str, false);
    }

    /// The literal that `ascii` shows.
    public static String ascii(Object str) {
        return (String) quoted(str, true);
    }

    private static Object quoted(Object str, boolean asciiOnly) {
        int length = Text.length(str);
        boolean plain = str instanceof String;
        int apostrophes = 0;
        int quotes = 0;
        for (int i = 0; i < length; i++) {
            int cp = Text.at(str, i);
            if (cp == '\'') {
                apostrophes++;
            } else if (cp == '"') {
                quotes++;
            } else if (cp < ' ' || cp >= 127 || cp == '\\') {
                plain = false;
            }
        }
        char quote = apostrophes > 0 && quotes == 0 ? '"' : '\'';
        if (plain && (apostrophes == 0 || quotes == 0)) {
            return new StringBuilder(length + 2).append(quote).append((String) str).append(quote).toString();
        }
        var out = new TextBuilder(length + 2 + apostrophes).append(quote);
        for (int i = 0; i < length; i++) {
            int cp = Text.at(str, i);
            if (cp == quote || cp == '\\') {
                out.append('\\').append(cp);
            } else if (cp >= ' ' && cp < 127) {
                out.append(cp);
            } else if (cp == '\n') {
                out.append("\\n");
            } else if (cp == '\r') {
                out.append("\\r");
            } else if (cp == '\t') {
                out.append("\\t");
            } else if (!asciiOnly && Unicode.isPrintable(cp)) {
                out.append(cp);
            } else {
                appendEscape(out, cp);
            }
        }
        return out.append(quote).toStr();
    }

    /// Appends the escape sequence of two, four or eight hexadecimal digits, the shortest that holds the code point.
    static void appendEscape(TextBuilder out, int cp) {
        out.append('\\');
        int digits = cp < 0x100 ? 2 : cp < 0x10000 ? 4 : 8;
        out.append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.append(HEX.charAt(cp >> shift & 15));
        }
    }
}
