package taipan.compiler.parser;

import taipan.compiler.SyntaxProblem;

/// Writes a problem as a JSON array of type, message, lineno, offset, end_lineno, end_offset and text.
final class ProblemDump {
    private ProblemDump() {}

    static String of(SyntaxProblem problem) {
        StringBuilder out = new StringBuilder("[");
        string(out, problem.kind().typeName());
        out.append(", ");
        string(out, problem.getMessage() == null ? "" : problem.getMessage());
        if (problem.hasPosition()) {
            number(out, problem.lineno());
            number(out, problem.offset());
            number(out, problem.endLineno());
            number(out, problem.endOffset());
            out.append(", ");
            string(out, problem.text());
        }
        return out.append("]").toString();
    }

    private static void number(StringBuilder out, int value) {
        out.append(", ");
        if (value == SyntaxProblem.NOWHERE) {
            out.append("null");
        } else {
            out.append(value);
        }
    }

    private static void string(StringBuilder out, String text) {
        if (text == null) {
            out.append("null");
            return;
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\f' -> out.append("\\f");
                case '\b' -> out.append("\\b");
                default -> {
                    if (c < 0x20 || c >= 0x7F) {
                        String hex = Integer.toHexString(c);
                        out.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
