package taipan.modules.io;

import taipan.code.WideStr;
import taipan.text.Text;
import taipan.text.TextBuilder;

/// Turns `\r` and `\r\n` into `\n`, piece by piece, and notes which line ends there were.
/// CPython: Modules/_io/textio.c (_PyIncrementalNewlineDecoder_decode)
final class NewlineTranslator {
    private static final int CR = 1;
    private static final int LF = 2;
    private static final int CRLF = 4;

    private final boolean translate;
    boolean pendingCr;
    private int seen;

    /// Only notes the line ends when `translate` is false.
    NewlineTranslator(boolean translate) {
        this.translate = translate;
    }

    void reset() {
        seen = 0;
        pendingCr = false;
    }

    Object feed(Object piece, boolean last) {
        if (piece instanceof String s && !pendingCr && s.indexOf('\r') < 0) {
            if ((seen & LF) == 0 && s.indexOf('\n') >= 0) {
                seen |= LF;
            }
            return s;
        }
        Object text = piece;
        if (pendingCr && (last || Text.length(text) > 0)) {
            text = Text.concat("\r", text);
            pendingCr = false;
        }
        int length = Text.length(text);
        if (!last && length > 0 && Text.at(text, length - 1) == '\r') {
            text = Text.slice(text, 0, --length);
            pendingCr = true;
        }
        return text instanceof String s ? translated(s) : translatedWide((WideStr) text, length);
    }

    private Object translated(String s) {
        int cr = s.indexOf('\r');
        if (cr < 0) {
            if (s.indexOf('\n') >= 0) {
                seen |= LF;
            }
            return s;
        }
        int length = s.length();
        char[] out = translate ? new char[length] : null;
        int n = 0;
        for (int i = 0; i < length; i++) {
            char c = s.charAt(i);
            if (c == '\n') {
                seen |= LF;
            } else if (c == '\r') {
                if (i + 1 < length && s.charAt(i + 1) == '\n') {
                    seen |= CRLF;
                    i++;
                } else {
                    seen |= CR;
                }
                c = '\n';
            }
            if (out != null) {
                out[n++] = c;
            }
        }
        return out == null ? s : new String(out, 0, n);
    }

    private Object translatedWide(WideStr s, int length) {
        TextBuilder out = new TextBuilder(length);
        for (int i = 0; i < length; i++) {
            int c = Text.at(s, i);
            if (c == '\n') {
                seen |= LF;
            } else if (c == '\r') {
                if (i + 1 < length && Text.at(s, i + 1) == '\n') {
                    seen |= CRLF;
                    i++;
                } else {
                    seen |= CR;
                }
                c = '\n';
            }
            out.append(c);
        }
        return translate ? out.toStr() : s;
    }

    /// The kinds of line ends seen: None, a str or a tuple.
    Object newlines() {
        return switch (seen) {
            case 0 -> taipan.objects.PyNone.NONE;
            case CR -> "\r";
            case LF -> "\n";
            case CRLF -> "\r\n";
            case CR | LF -> taipan.objects.PyTuple.of("\r", "\n");
            case CR | CRLF -> taipan.objects.PyTuple.of("\r", "\r\n");
            case LF | CRLF -> taipan.objects.PyTuple.of("\n", "\r\n");
            default -> taipan.objects.PyTuple.of(new Object[] {"\r", "\n", "\r\n"});
        };
    }
}
