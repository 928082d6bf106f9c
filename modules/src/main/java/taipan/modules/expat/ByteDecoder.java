package taipan.modules.expat;

import java.util.Arrays;
import java.util.Locale;

/// Turns the bytes of a document into characters, as they come; finds out the encoding from the first bytes and the XML
/// declaration.
/// CPython: Modules/expat/xmltok.c
final class ByteDecoder {
    private enum Kind {
        UNKNOWN,
        UTF_8,
        UTF_16_LITTLE,
        UTF_16_BIG,
        TABLE
    }

    private static final byte[] NOTHING = {};
    private static final byte[] DECLARATION = {'<', '?', 'x', 'm', 'l'};

    private final String protocol;
    private Kind kind = Kind.UNKNOWN;
    /// The characters of the 256 bytes, -1 for none.
    private int[] table;
    /// Bytes that wait: of an incomplete character, or before the encoding is known.
    private byte[] held = NOTHING;

    ByteDecoder(String protocol) {
        this.protocol = protocol;
    }

    /// Whether bytes are left that are no character.
    boolean hasRest() {
        return held.length > 0;
    }

    /// Whether bytes of an incomplete character are left; expat does not count half of a UTF-16 unit.
    boolean isIncomplete() {
        return held.length > 0 && kind == Kind.UTF_8;
    }

    private static int[] plain(int known) {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            table[i] = i < known ? i : -1;
        }
        return table;
    }

    /// Decodes as much as is possible into `target`.
    void feed(byte[] data, int from, int to, boolean last, Source target, Events events) throws Problem {
        byte[] input = data;
        int at = from;
        int end = to;
        if (held.length > 0) {
            input = Arrays.copyOf(held, held.length + to - from);
            System.arraycopy(data, from, input, held.length, to - from);
            at = 0;
            end = input.length;
            held = NOTHING;
        }
        if (kind == Kind.UNKNOWN) {
            int start = begin(input, at, end, last, target, events);
            if (start < 0) {
                held = Arrays.copyOfRange(input, at, end);
                return;
            }
            at = start;
        }
        target.reserve(end - at);
        int left = switch (kind) {
            case UTF_8 -> utf8(input, at, end, target);
            case TABLE -> table(input, at, end, target);
            default -> utf16(input, at, end, target);
        };
        held = left == end ? NOTHING : Arrays.copyOfRange(input, left, end);
    }

    /// Finds the encoding; the answer is where the text begins, -1 while more is needed.
    private int begin(byte[] b, int from, int to, boolean last, Source target, Events events) throws Problem {
        int n = to - from;
        if (n < 4 && !last) {
            return -1;
        }
        int first = n > 0 ? b[from] & 0xFF : 0;
        int second = n > 1 ? b[from + 1] & 0xFF : 0;
        boolean mayBeWide = protocol == null || protocol.toLowerCase(Locale.ROOT).startsWith("utf-16");
        if (mayBeWide && n > 1) {
            boolean little = first == 0xFF && second == 0xFE;
            boolean big = first == 0xFE && second == 0xFF;
            boolean littleText = second == 0;
            boolean bigText = first == 0 && second != 0;
            if (little || big || littleText || bigText) {
                kind = little || littleText ? Kind.UTF_16_LITTLE : Kind.UTF_16_BIG;
                target.unit = 2;
                if (little || big) {
                    target.skipBytes(2);
                    return from + 2;
                }
                return from;
            }
        }
        int at = from;
        if (n > 2 && first == 0xEF && second == 0xBB && (b[from + 2] & 0xFF) == 0xBF) {
            target.skipBytes(3);
            at += 3;
        }
        if (protocol != null) {
            choose(protocol, target, events);
            return at;
        }
        for (int i = 0; i <= DECLARATION.length; i++) {
            if (at + i >= to) {
                if (last) {
                    break;
                }
                return -1;
            }
            if (i < DECLARATION.length ? b[at + i] != DECLARATION[i] : !Source.isSpace((char) b[at + i])) {
                kind = Kind.UTF_8;
                return at;
            }
        }
        for (int i = at; i < to; i++) {
            if (b[i] == '>') {
                String name = declared(new String(b, at, i - at, java.nio.charset.StandardCharsets.ISO_8859_1));
                if (name == null) {
                    kind = Kind.UTF_8;
                } else if (name.equalsIgnoreCase("utf-16")) {
                    target.event = 0;
                    throw new Problem(Problem.INCORRECT_ENCODING);
                } else {
                    choose(name, target, events);
                }
                return at;
            }
        }
        if (!last && to - at < 4096) {
            return -1;
        }
        kind = Kind.UTF_8;
        return at;
    }

    /// The encoding that an XML declaration names, null when there is none. Its form is checked later.
    private static String declared(String declaration) {
        int at = declaration.indexOf("encoding");
        if (at < 0) {
            return null;
        }
        int i = at + 8;
        while (i < declaration.length() && (Source.isSpace(declaration.charAt(i)) || declaration.charAt(i) == '=')) {
            i++;
        }
        if (i >= declaration.length() || declaration.charAt(i) != '"' && declaration.charAt(i) != '\'') {
            return null;
        }
        int end = declaration.indexOf(declaration.charAt(i), i + 1);
        if (end < 0) {
            return null;
        }
        String name = declaration.substring(i + 1, end);
        for (int k = 0; k < name.length(); k++) {
            char c = name.charAt(k);
            if (c > 0x7F || !Character.isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
                return null;
            }
        }
        return name.isEmpty() ? null : name;
    }

    private void choose(String name, Source target, Events events) throws Problem {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "utf-8" -> kind = Kind.UTF_8;
            case "us-ascii" -> tabled(plain(128), target);
            case "iso-8859-1" -> tabled(plain(256), target);
            case "utf-16", "utf-16be" -> {
                kind = Kind.UTF_16_BIG;
                target.unit = 2;
            }
            case "utf-16le" -> {
                kind = Kind.UTF_16_LITTLE;
                target.unit = 2;
            }
            default -> {
                int[] map = events.encoding(name);
                if (map == null) {
                    target.event = 0;
                    throw new Problem(Problem.UNKNOWN_ENCODING);
                }
                tabled(map, target);
            }
        }
    }

    private void tabled(int[] map, Source target) {
        kind = Kind.TABLE;
        table = map;
        target.unit = 1;
    }

    private int table(byte[] b, int from, int to, Source target) {
        int n = target.end;
        for (int i = from; i < to; i++) {
            int c = table[b[i] & 0xFF];
            target.chars[n++] = c < 0 || c > 0xFFFF ? Source.BAD : (char) c;
        }
        target.end = n;
        return to;
    }

    private int utf16(byte[] b, int from, int to, Source target) {
        int n = target.end;
        int i = from;
        for (; i + 1 < to; i += 2) {
            char c = unit(b, i);
            if (Character.isHighSurrogate(c)) {
                if (i + 3 >= to) {
                    break;
                }
                char low = unit(b, i + 2);
                if (Character.isLowSurrogate(low)) {
                    target.chars[n++] = c;
                    target.chars[n++] = low;
                    i += 2;
                    continue;
                }
                c = Source.BAD;
            } else if (Character.isLowSurrogate(c)) {
                c = Source.BAD;
            }
            target.chars[n++] = c;
        }
        target.end = n;
        return i;
    }

    private char unit(byte[] b, int i) {
        return (char) (kind == Kind.UTF_16_LITTLE ? b[i] & 0xFF | (b[i + 1] & 0xFF) << 8 : (b[i] & 0xFF) << 8 | b[i + 1] & 0xFF);
    }

    private static int utf8(byte[] b, int from, int to, Source target) {
        char[] chars = target.chars;
        int n = target.end;
        int i = from;
        while (i < to) {
            int c = b[i];
            if (c >= 0) {
                chars[n++] = (char) c;
                i++;
                continue;
            }
            c &= 0xFF;
            int length = c >= 0xC2 && c < 0xE0 ? 2 : c >= 0xE0 && c < 0xF0 ? 3 : c >= 0xF0 && c < 0xF5 ? 4 : 1;
            int value = length == 1 ? -1 : c & 0xFF >> length + 1;
            int k = 1;
            while (value >= 0 && k < length && i + k < to) {
                value = (b[i + k] & 0xC0) == 0x80 ? value << 6 | b[i + k] & 0x3F : -1;
                k++;
            }
            if (value >= 0 && k < length) {
                break;
            }
            boolean wrong = value < 0 || length == 3 && (value < 0x800 || value >= 0xD800 && value < 0xE000 || value > 0xFFFD)
                    || length == 4 && (value < 0x10000 || value > 0x10FFFF);
            if (wrong) {
                chars[n++] = Source.BAD;
                i++;
            } else if (length == 4) {
                chars[n++] = Character.highSurrogate(value);
                chars[n++] = Character.lowSurrogate(value);
                i += 4;
            } else {
                chars[n++] = (char) value;
                i += length;
            }
        }
        target.end = n;
        return i;
    }
}
