package taipan.cli;

import java.util.Set;
import org.jline.reader.LineReader;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// Colours keywords, strings, numbers and comments while they are typed.
final class SyntaxColors extends DefaultHighlighter {
    private static final Set<String> KEYWORDS = Set.of(
            "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
            "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or",
            "pass", "raise", "return", "try", "while", "with", "yield");
    private static final AttributedStyle KEYWORD = AttributedStyle.DEFAULT.foreground(AttributedStyle.BLUE).bold();
    private static final AttributedStyle STRING = AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle NUMBER = AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
    private static final AttributedStyle COMMENT = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        AttributedStringBuilder out = new AttributedStringBuilder();
        int i = 0;
        while (i < buffer.length()) {
            char c = buffer.charAt(i);
            int end;
            AttributedStyle style = AttributedStyle.DEFAULT;
            if (c == '#') {
                end = endOfLine(buffer, i);
                style = COMMENT;
            } else if (c == '\'' || c == '"') {
                end = endOfString(buffer, i);
                style = STRING;
            } else if (Character.isUnicodeIdentifierStart(c) || c == '_') {
                end = i + 1;
                while (end < buffer.length() && Character.isUnicodeIdentifierPart(buffer.charAt(end))) {
                    end++;
                }
                if (KEYWORDS.contains(buffer.substring(i, end))) {
                    style = KEYWORD;
                }
            } else if (Character.isDigit(c)) {
                end = i + 1;
                while (end < buffer.length() && (Character.isLetterOrDigit(buffer.charAt(end)) || buffer.charAt(end) == '_' || buffer.charAt(end) == '.')) {
                    end++;
                }
                style = NUMBER;
            } else {
                end = i + 1;
            }
            out.styled(style, buffer.substring(i, end));
            i = end;
        }
        return out.toAttributedString();
    }

    private static int endOfLine(String buffer, int from) {
        int end = buffer.indexOf('\n', from);
        return end < 0 ? buffer.length() : end;
    }

    private static int endOfString(String buffer, int from) {
        String quote = buffer.substring(from, from + 1);
        boolean triple = buffer.startsWith(quote.repeat(3), from);
        String close = triple ? quote.repeat(3) : quote;
        int i = from + close.length();
        while (i < buffer.length()) {
            if (buffer.charAt(i) == '\\') {
                i += 2;
                continue;
            }
            if (buffer.startsWith(close, i)) {
                return i + close.length();
            }
            if (!triple && buffer.charAt(i) == '\n') {
                return i;
            }
            i++;
        }
        return buffer.length();
    }
}
