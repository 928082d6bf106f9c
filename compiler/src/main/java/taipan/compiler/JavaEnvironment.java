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
    private static final String IDEOGRAPH = "CJK UNIFIED IDEOGRAPH-";
    private static final String SYLLABLE = "HANGUL SYLLABLE ";
    private static final String[] INITIALS = "G,GG,N,D,DD,R,M,B,BB,S,SS,,J,JJ,C,K,T,P,H".split(",");
    private static final String[] VOWELS = "A,AE,YA,YAE,EO,E,YEO,YE,O,WA,WAE,OE,YO,U,WEO,WE,WI,YU,EU,YI,I".split(",");
    private static final String[] FINALS = ",G,GG,GS,N,NJ,NH,D,L,LG,LM,LB,LS,LT,LP,LH,M,B,BS,S,SS,NG,J,C,K,T,P,H".split(",");
    private static final int DEFAULT_MAX_DIGITS = 4300;

    @Override
    public int characterNamed(String name) {
        if (name.startsWith(IDEOGRAPH)) return ideograph(name.substring(IDEOGRAPH.length()));
        if (name.startsWith(SYLLABLE)) return syllable(name.substring(SYLLABLE.length()));
        try {
            return Character.codePointOf(name);
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    private static int ideograph(String digits) {
        if (!digits.matches("[0-9A-F]{4,5}")) return -1;
        int c = Integer.parseInt(digits, 16);
        return Character.isIdeographic(c) && Character.getName(c).startsWith("CJK UNIFIED") ? c : -1;
    }

    /// A syllable of Hangul is named by its parts: an initial consonant, a vowel, a final consonant.
    private static int syllable(String name) {
        int initial = longest(INITIALS, name);
        if (initial < 0) return -1;
        String rest = name.substring(INITIALS[initial].length());
        int vowel = longest(VOWELS, rest);
        if (vowel < 0) return -1;
        rest = rest.substring(VOWELS[vowel].length());
        int last = longest(FINALS, rest);
        return FINALS[last].length() == rest.length() ? 0xAC00 + (initial * VOWELS.length + vowel) * FINALS.length + last : -1;
    }

    private static int longest(String[] parts, String name) {
        int found = -1;
        for (int i = 0; i < parts.length; i++) {
            if (name.startsWith(parts[i]) && (found < 0 || parts[i].length() > parts[found].length())) found = i;
        }
        return found;
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
