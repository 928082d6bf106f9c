package taipan.builtins;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import taipan.compiler.parser.ParseMode;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.PyBaseException;
import taipan.objects.PyCode;
import taipan.objects.PyExc;
import taipan.objects.PyStr;
import taipan.objects.Raised;
import taipan.objects.Representation;
import taipan.objects.ThreadState;

/// Compiling a script. CPython's tokenizer reads script files line by line, and so words problems of encoding, takes null
/// bytes and places errors at the end of the file in another way than `compile()` does.
/// CPython: Parser/tokenizer.c (tok_underflow_file, ensure_utf8, check_coding_spec)
final class ScriptSource {
    private static final String UNINDENT = "unindent does not match any outer indentation level";

    private ScriptSource() {}

    /// The code of a script; `path` is its absolute path.
    static PyCode compile(ThreadState ts, byte[] bytes, String path) {
        byte[] source = withoutNulls(bytes);
        check(source, path);
        try {
            return Compiling.code(ts, source, path, ParseMode.EXEC, 0);
        } catch (Raised e) {
            throw reworded(e, source);
        }
    }

    /// Throws the SyntaxError for the first byte that is not UTF-8, when the source names no encoding.
    private static void check(byte[] source, String path) {
        if (namesEncoding(source)) {
            return;
        }
        int line = 1;
        int i = 0;
        while (i < source.length) {
            int length = sequence(source, i);
            if (length == 0) {
                String hex = Integer.toHexString(source[i] & 0xFF);
                throw problem("Non-UTF-8 code starting with '\\x" + hex + "' in file " + path + " on line " + (line + 1)
                        + ", but no encoding declared; see https://python.org/dev/peps/pep-0263/ for details");
            }
            if (source[i] == '\n') {
                line++;
            }
            i += length;
        }
    }

    /// What the tokenizer sees of a script with null bytes: it takes each line up to its first one.
    private static byte[] withoutNulls(byte[] source) {
        int i = 0;
        while (i < source.length && source[i] != 0) {
            i++;
        }
        if (i == source.length) {
            return source;
        }
        byte[] kept = Arrays.copyOf(source, source.length);
        int size = i;
        while (i < source.length) {
            if (source[i] == 0) {
                while (i < source.length && source[i] != '\n') {
                    i++;
                }
                i++;
            } else {
                kept[size++] = source[i++];
            }
        }
        return Arrays.copyOf(kept, size);
    }

    /// The error to show in place of one that says the declared encoding is unknown or does not fit, or one at the end of
    /// the file, which has no column.
    private static Raised reworded(Raised e, byte[] source) {
        if (e.matches(PyExc.SyntaxError) && Long.valueOf(-1).equals(Attributes.lookup(e.value(), "end_offset"))) {
            // The tokenizer itself places a wrong unindent; every other error without an end is at the end of the file.
            if (!UNINDENT.equals(Attributes.lookup(e.value(), "msg"))) {
                Attributes.set(e.value(), "offset", 0L);
            }
            return e;
        }
        if (e.value().type() != PyExc.SyntaxError || !Long.valueOf(0).equals(Attributes.lookup(e.value(), "lineno"))) {
            return e;
        }
        String message = PyStr.toName(Representation.str(Attributes.get(e.value(), "msg")));
        if (message.startsWith("encoding problem: ")) {
            return problem(message);
        }
        String unknown = "unknown encoding: ";
        if (message.startsWith(unknown)) {
            return problem("encoding problem: " + message.substring(unknown.length()));
        }
        String name = encodingName(source);
        return name == null ? e : problem("encoding problem: " + name);
    }

    private static Raised problem(String message) {
        return new Raised((PyBaseException) Calls.call(PyExc.SyntaxError, PyStr.fromName(message)));
    }

    private static boolean namesEncoding(byte[] source) {
        return encodingName(source) != null;
    }

    /// The encoding that a comment in the first two lines names (PEP 263), or null.
    private static String encodingName(byte[] source) {
        int start = 0;
        for (int line = 0; line < 2 && start < source.length; line++) {
            int end = start;
            while (end < source.length && source[end] != '\n') {
                end++;
            }
            String text = new String(source, start, end - start, StandardCharsets.ISO_8859_1).strip();
            if (text.startsWith("#")) {
                int coding = text.indexOf("coding");
                if (coding >= 0 && coding + 6 < text.length() && (text.charAt(coding + 6) == ':' || text.charAt(coding + 6) == '=')) {
                    String[] words = text.substring(coding + 7).strip().split("[^-_.a-zA-Z0-9]", 2);
                    return words[0].isEmpty() ? null : words[0];
                }
            } else if (!text.isEmpty()) {
                return null;
            }
            start = end + 1;
        }
        return null;
    }

    /// The length of the UTF-8 sequence at a place, 0 when there is none.
    private static int sequence(byte[] b, int i) {
        int first = b[i] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        int length = first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
        if (length == 0 || i + length > b.length) {
            return 0;
        }
        for (int k = 1; k < length; k++) {
            if ((b[i + k] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = b[i + 1] & 0xFF;
        boolean bad = first == 0xE0 && second < 0xA0 || first == 0xED && second >= 0xA0 || first == 0xF0 && second < 0x90
                || first == 0xF4 && second >= 0x90;
        return bad ? 0 : length;
    }
}
