package taipan.lab;

import java.util.ArrayList;
import java.util.List;
import taipan.compiler.ast.Span;

/// Turns the compiler's columns, which count bytes of UTF-8, into those of the page, which count UTF-16 units.
final class Places {
    private final List<String> lines = new ArrayList<>();

    Places(String source) {
        int start = 0;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c != '\n' && c != '\r') continue;
            lines.add(source.substring(start, i));
            if (c == '\r' && i + 1 < source.length() && source.charAt(i + 1) == '\n') i++;
            start = i + 1;
        }
        lines.add(source.substring(start));
    }

    String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    int column(int line, int bytes) {
        String text = line(line);
        int at = 0;
        int seen = 0;
        while (at < text.length() && seen < bytes) {
            char c = text.charAt(at);
            if (Character.isHighSurrogate(c) && at + 1 < text.length()) {
                seen += 4;
                at += 2;
            } else {
                seen += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
                at++;
            }
        }
        return at;
    }

    /// `[line, column, end line, end column]`, or null for a span that is nowhere.
    void write(JsonWriter json, Span at) {
        if (at == null || at.lineno() <= 0 || at.endLineno() <= 0) {
            json.value((String) null);
            return;
        }
        json.open('[').value(at.lineno()).value(column(at.lineno(), at.colOffset()))
                .value(at.endLineno()).value(column(at.endLineno(), at.endColOffset())).close(']');
    }
}
