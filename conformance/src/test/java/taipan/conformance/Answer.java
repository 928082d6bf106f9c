package taipan.conformance;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// What a run printed and how it ended.
record Answer(byte[] stdout, byte[] stderr, int exit) {
    private static final Pattern LIBRARY = Pattern.compile("[^\\s\"'(]*/lib/python3\\.10\\b");
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{7,16}\\b");

    /// The same text as `record.py` makes of CPython's answer: without addresses and folders.
    String text(Path corpus, Path scratch, String executable) {
        var text = new StringBuilder();
        section(text, "stdout", normal(stdout, corpus, scratch, executable));
        section(text, "stderr", normal(stderr, corpus, scratch, executable));
        return text.append("--- exit ").append(exit).append('\n').toString();
    }

    private static void section(StringBuilder text, String name, String content) {
        if (!content.isEmpty()) {
            text.append("--- ").append(name).append('\n').append(content);
            text.append(content.endsWith("\n") ? "" : "\n(no newline)\n");
        }
    }

    private static String normal(byte[] bytes, Path corpus, Path scratch, String executable) {
        var text = decoded(bytes).replace(corpus + "/", "").replace(corpus.toString(), ".");
        text = text.replace(scratch.toString(), "SCRATCH");
        text = LIBRARY.matcher(text).replaceAll("LIB").replace(executable, "PYTHON");
        return ADDRESS.matcher(text).replaceAll("0x...");
    }

    /// UTF-8, with bytes that are none written as `\xNN`.
    private static String decoded(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        var out = new StringBuilder();
        for (var i = 0; i < bytes.length; ) {
            var lead = bytes[i] & 0xff;
            var length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
            var character = length == 0 || i + length > bytes.length ? "\uFFFD" : new String(bytes, i, length, StandardCharsets.UTF_8);
            if (character.indexOf('\uFFFD') >= 0) {
                out.append("\\x").append(Character.forDigit(lead >> 4, 16)).append(Character.forDigit(lead & 15, 16));
                i++;
            } else {
                out.append(character);
                i += length;
            }
        }
        return out.toString();
    }

    /// The first place where two answers part, with the lines around it; null if they do not.
    static String difference(String expected, String actual) {
        if (expected.equals(actual)) {
            return null;
        }
        var left = List.of(expected.split("\n", -1));
        var right = List.of(actual.split("\n", -1));
        var line = 0;
        while (line < left.size() && line < right.size() && left.get(line).equals(right.get(line))) {
            line++;
        }
        var text = new StringBuilder();
        for (var i = Math.max(0, line - 3); i < line; i++) {
            text.append("  ").append(left.get(i)).append('\n');
        }
        for (var i = line; i < Math.min(line + 8, left.size()); i++) {
            text.append("- ").append(left.get(i)).append('\n');
        }
        for (var i = line; i < Math.min(line + 12, right.size()); i++) {
            text.append("+ ").append(right.get(i)).append('\n');
        }
        return text.toString();
    }
}
