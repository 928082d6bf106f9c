package taipan.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads JSON: objects become maps, arrays lists, numbers doubles. IllegalArgumentException for anything else.
final class JsonReader {
    private static final int DEEPEST = 3000;

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    static Object read(String text) {
        var reader = new JsonReader(text);
        Object value = reader.value();
        reader.space();
        if (reader.at != text.length()) throw reader.problem();
        return value;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> readObject(String text) {
        if (read(text) instanceof Map<?, ?> map) return (Map<String, Object>) map;
        throw new IllegalArgumentException("not a JSON object");
    }

    private IllegalArgumentException problem() {
        return new IllegalArgumentException("bad JSON at character " + at);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
    }

    private char peek() {
        space();
        if (at == text.length()) throw problem();
        return text.charAt(at);
    }

    private Object value() {
        if (++depth > DEEPEST) throw problem();
        try {
            return switch (peek()) {
                case '{' -> object();
                case '[' -> array();
                case '"' -> string();
                case 't' -> word("true", true);
                case 'f' -> word("false", false);
                case 'n' -> word("null", null);
                default -> number();
            };
        } finally {
            depth--;
        }
    }

    private Object word(String word, Object meaning) {
        if (!text.startsWith(word, at)) throw problem();
        at += word.length();
        return meaning;
    }

    private Object number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) at++;
        try {
            return Double.valueOf(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw problem();
        }
    }

    private Object object() {
        var map = new LinkedHashMap<String, Object>();
        at++;
        while (peek() != '}') {
            if (text.charAt(at) != '"') throw problem();
            String key = string();
            if (peek() != ':') throw problem();
            at++;
            map.put(key, value());
            if (peek() == ',') at++;
        }
        at++;
        return map;
    }

    private Object array() {
        var list = new ArrayList<Object>();
        at++;
        while (peek() != ']') {
            list.add(value());
            if (peek() == ',') at++;
        }
        at++;
        return list;
    }

    private String string() {
        var out = new StringBuilder();
        at++;
        while (true) {
            if (at == text.length()) throw problem();
            char c = text.charAt(at++);
            if (c == '"') return out.toString();
            if (c != '\\') {
                out.append(c);
                continue;
            }
            if (at == text.length()) throw problem();
            c = text.charAt(at++);
            switch (c) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case '"', '\\', '/' -> out.append(c);
                case 'u' -> {
                    if (at + 4 > text.length()) throw problem();
                    try {
                        out.append((char) Integer.parseInt(text, at, at + 4, 16));
                    } catch (NumberFormatException e) {
                        throw problem();
                    }
                    at += 4;
                }
                default -> throw problem();
            }
        }
    }
}
