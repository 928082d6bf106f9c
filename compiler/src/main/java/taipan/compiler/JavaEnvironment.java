package taipan.compiler;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import taipan.compiler.tokens.Utf8;

/// The environment of a compiler without a Python around it: the charsets and character names of Java.
///
/// Differs from CPython: encodings that Java does not have are unknown, and so are aliases of character names.
///
/// CPython: Modules/unicodedata.c (getcode), Lib/encodings
final class JavaEnvironment implements SourceEnvironment {
    private static final int DEFAULT_MAX_DIGITS = 4300;

    @Override
    public int characterNamed(String name) {
        try {
            return Character.codePointOf(name);
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    @Override
    public String line(String filename, int lineno) {
        return null;
    }

    @Override
    public int maxDigits() {
        return DEFAULT_MAX_DIGITS;
    }

    @Override
    public String decode(byte[] bytes, int length, String encoding) {
        Charset charset = charset(encoding.toLowerCase(Locale.ROOT).replace('_', '-'));
        if (charset == null) {
            throw new SyntaxProblem(SyntaxProblem.Kind.SYNTAX_ERROR, "unknown encoding: " + encoding);
        }
        if (charset.equals(StandardCharsets.UTF_8)) {
            String invalid = Utf8.firstError(bytes, 0, length);
            if (invalid != null) {
                throw new SyntaxProblem(SyntaxProblem.Kind.SYNTAX_ERROR, invalid);
            }
        }
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, length));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new SyntaxProblem(SyntaxProblem.Kind.SYNTAX_ERROR, message(bytes, length, charset));
        }
    }

    private static Charset charset(String name) {
        String java = switch (name) {
            case "ascii", "646" -> "US-ASCII";
            case "latin1", "l1", "8859", "cp819", "iso8859-1" -> "ISO-8859-1";
            case "utf8", "u8", "utf", "cp65001" -> "UTF-8";
            case "mac-roman", "macroman", "macintosh" -> "x-MacRoman";
            default -> name;
        };
        if (java.startsWith("cp125")) {
            java = "windows-" + java.substring(2);
        } else if (java.startsWith("iso8859-")) {
            java = "iso-8859-" + java.substring(8);
        }
        try {
            return Charset.isSupported(java) ? Charset.forName(java) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String message(byte[] bytes, int length, Charset charset) {
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
        charset.newDecoder().decode(in, CharBuffer.allocate(length + 1), true);
        int position = in.position();
        boolean ascii = charset.equals(StandardCharsets.US_ASCII);
        return (ascii ? "'ascii'" : "'charmap'")
                + " codec can't decode byte 0x"
                + Integer.toHexString(bytes[position] & 0xFF)
                + " in position "
                + position
                + (ascii ? ": ordinal not in range(128)" : ": character maps to <undefined>");
    }
}
