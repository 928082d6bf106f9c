package taipan.lab;

/// Writes JSON, putting commas where they belong.
final class JsonWriter {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out;
    private boolean comma;

    JsonWriter() {
        this(new StringBuilder(4096));
    }

    JsonWriter(StringBuilder out) {
        this.out = out;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void before() {
        if (comma) out.append(',');
        comma = true;
    }

    JsonWriter open(char bracket) {
        before();
        out.append(bracket);
        comma = false;
        return this;
    }

    JsonWriter close(char bracket) {
        out.append(bracket);
        comma = true;
        return this;
    }

    JsonWriter name(String name) {
        before();
        quote(name);
        out.append(':');
        comma = false;
        return this;
    }

    JsonWriter value(String text) {
        before();
        if (text == null) {
            out.append("null");
        } else {
            quote(text);
        }
        return this;
    }

    JsonWriter value(long number) {
        before();
        out.append(number);
        return this;
    }

    JsonWriter value(boolean truth) {
        before();
        out.append(truth);
        return this;
    }

    /// Text that is JSON already.
    JsonWriter raw(CharSequence json) {
        before();
        out.append(json);
        return this;
    }

    JsonWriter field(String name, String text) {
        return name(name).value(text);
    }

    JsonWriter field(String name, long number) {
        return name(name).value(number);
    }

    JsonWriter field(String name, boolean truth) {
        return name(name).value(truth);
    }

    JsonWriter field(String name, String[] texts) {
        name(name).open('[');
        for (String text : texts) value(text);
        return close(']');
    }

    JsonWriter field(String name, int[] numbers) {
        return field(name, numbers, numbers.length);
    }

    JsonWriter field(String name, int[] numbers, int count) {
        name(name).open('[');
        for (int i = 0; i < count; i++) {
            if (i > 0) out.append(',');
            out.append(numbers[i]);
        }
        return close(']');
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    // A surrogate on its own does not survive UTF-8.
                    if (c < 0x20 || Character.isSurrogate(c) && !isPaired(text, i)) {
                        out.append("\\u").append(HEX[c >> 12]).append(HEX[c >> 8 & 15]).append(HEX[c >> 4 & 15])
                                .append(HEX[c & 15]);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isPaired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
