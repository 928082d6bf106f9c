package taipan.modules.binascii;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The quoted-printable encoding of mails.
/// CPython: Modules/binascii.c
final class QuotedPrintable {
    private static final int LINE = 76;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.ISO_8859_1);

    private QuotedPrintable() {}

    static byte[] decode(byte[] in, boolean header) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        int at = 0;
        while (at < in.length) {
            int b = in[at++];
            if (b == '_' && header) {
                out.write(' ');
            } else if (b != '=') {
                out.write(b);
            } else if (at >= in.length) {
                break;
            } else if (in[at] == '\n' || in[at] == '\r') {
                // A soft line break: all up to the end of the line goes.
                while (at < in.length && in[at] != '\n') {
                    at++;
                }
                at++;
            } else if (in[at] == '=') {
                out.write('=');
                at++;
            } else if (at + 1 < in.length && digit(in[at]) >= 0 && digit(in[at + 1]) >= 0) {
                out.write(digit(in[at]) << 4 | digit(in[at + 1]));
                at += 2;
            } else {
                out.write('=');
            }
        }
        return out.toByteArray();
    }

    private static int digit(byte b) {
        return b < 0 ? -1 : Character.digit(b, 16);
    }

    static byte[] encode(byte[] in, boolean quoteTabs, boolean isText, boolean header) {
        // Lines end as the first one does.
        int newline = indexOf(in, '\n', 0);
        boolean crlf = newline > 0 && in[newline - 1] == '\r';
        Line out = new Line(crlf);
        for (int at = 0; at < in.length; at++) {
            int b = in[at] & 0xFF;
            if (mustQuote(in, at, out.length, quoteTabs, isText, header)) {
                if (out.length + 3 >= LINE) {
                    out.softBreak();
                }
                out.quoted(b);
                continue;
            }
            boolean lineEnd = isText && (b == '\n' || b == '\r' && at + 1 < in.length && in[at + 1] == '\n');
            if (lineEnd) {
                out.quoteTrailingBlank();
                out.lineEnd();
                if (b == '\r') {
                    at++;
                }
                continue;
            }
            if (at + 1 != in.length && in[at + 1] != '\n' && out.length + 1 >= LINE) {
                out.softBreak();
            }
            out.plain(header && b == ' ' ? '_' : b);
        }
        return out.toBytes();
    }

    private static int indexOf(byte[] in, int b, int from) {
        for (int i = from; i < in.length; i++) {
            if (in[i] == b) {
                return i;
            }
        }
        return -1;
    }

    private static boolean mustQuote(
            byte[] in, int at, int column, boolean quoteTabs, boolean isText, boolean header) {
        int b = in[at] & 0xFF;
        boolean last = at + 1 == in.length;
        if (b > 126 || b == '=' || header && b == '_') {
            return true;
        }
        if (b == '.' && column == 0 && (last || in[at + 1] == '\n' || in[at + 1] == '\r' || in[at + 1] == 0)) {
            return true;
        }
        if (!isText && (b == '\r' || b == '\n')) {
            return true;
        }
        if ((b == '\t' || b == ' ') && last) {
            return true;
        }
        return b < 33 && b != '\r' && b != '\n' && (quoteTabs || b != '\t' && b != ' ');
    }

    /// The text so far and the length of its last line.
    private static final class Line {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final boolean crlf;
        int length;

        /// A blank at the end of the line that is not written yet, or -1.
        private int pending = -1;

        Line(boolean crlf) {
            this.crlf = crlf;
        }

        private void flush() {
            if (pending >= 0) {
                out.write(pending);
                pending = -1;
            }
        }

        void plain(int b) {
            flush();
            pending = b;
            length++;
        }

        void quoted(int b) {
            flush();
            writeQuoted(b);
            length += 3;
        }

        private void writeQuoted(int b) {
            out.write('=');
            out.write(HEX[b >> 4]);
            out.write(HEX[b & 15]);
        }

        void quoteTrailingBlank() {
            if (pending == ' ' || pending == '\t') {
                writeQuoted(pending);
                pending = -1;
            }
        }

        void softBreak() {
            flush();
            out.write('=');
            lineEnd();
        }

        void lineEnd() {
            flush();
            if (crlf) {
                out.write('\r');
            }
            out.write('\n');
            length = 0;
        }

        byte[] toBytes() {
            flush();
            return out.toByteArray();
        }
    }
}
