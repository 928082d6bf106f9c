package taipan.builtins;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import taipan.host.Host;
import taipan.interpreter.ErrorPrinter;
import taipan.objects.ThreadState;

/// Lines of source files, as tracebacks and syntax errors show them.
/// CPython: Python/traceback.c (_Py_DisplaySourceLine), Python/errors.c (err_programtext)
public final class SourceLines {
    private SourceLines() {}

    /// The same for tracebacks.
    public static final class Reader implements ErrorPrinter.SourceReader {
        @Override
        public String line(ThreadState ts, String filename, int number) {
            return SourceLines.line(ts, filename, number);
        }
    }

    /// The line with its end, or null when there is no such file or line.
    public static String line(ThreadState ts, String filename, int number) {
        byte[] bytes = read(ts, filename);
        return bytes == null ? null : line(bytes, number);
    }

    /// The text of a line, in the encoding that the first two lines declare.
    static String line(byte[] bytes, int number) {
        int start = 0;
        for (int n = 1; n < number; n++) {
            while (start < bytes.length && bytes[start] != '\n') {
                start++;
            }
            start++;
        }
        if (number < 1 || start >= bytes.length) {
            return null;
        }
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        if (start == 0 && end >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            start = 3;
        }
        int length = Math.min(end + 1, bytes.length) - start;
        return new String(bytes, start, length, encoding(bytes));
    }

    /// The charset of a `coding:` comment, UTF-8 when there is none that Java knows.
    private static Charset encoding(byte[] bytes) {
        int at = 0;
        for (int line = 0; line < 2; line++) {
            int end = at;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            String text = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
            String comment = text.strip();
            if (!comment.isEmpty() && comment.charAt(0) != '#') {
                break;
            }
            int coding = text.indexOf("coding");
            if (coding >= 0 && coding + 7 < text.length() && (text.charAt(coding + 6) == ':' || text.charAt(coding + 6) == '=')) {
                return charset(text.substring(coding + 7).strip());
            }
            at = Math.min(end + 1, bytes.length);
        }
        return StandardCharsets.UTF_8;
    }

    private static Charset charset(String rest) {
        int end = 0;
        while (end < rest.length() && (Character.isLetterOrDigit(rest.charAt(end)) || "-_.".indexOf(rest.charAt(end)) >= 0)) {
            end++;
        }
        try {
            return Charset.forName(rest.substring(0, end));
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /// The content of a file that Python code names, looked for in `sys.path` as well; null when there is none.
    private static byte[] read(ThreadState ts, String filename) {
        if (filename.startsWith("<") && filename.endsWith(">")) {
            return null;
        }
        Host host = ts.interpreter().serviceOrNull(Host.class);
        return host == null ? null : Files.readOrNull(host, filename);
    }
}
