package taipan.cli;

import taipan.compiler.SyntaxProblem;

/// How the commands that need no interpreter show what is wrong with a source.
/// CPython: Lib/traceback.py (TracebackException._format_syntax_error)
final class SourceProblems {
    private SourceProblems() {}

    /// The lines that CPython prints for an uncaught SyntaxError.
    static String describe(SyntaxProblem problem) {
        StringBuilder out = new StringBuilder();
        if (problem.hasPosition()) {
            out.append("  File \"").append(problem.filename()).append("\", line ").append(problem.lineno()).append('\n');
            String text = problem.text();
            if (text != null) {
                String shown = text.stripTrailing();
                String stripped = shown.stripLeading();
                int removed = shown.length() - stripped.length();
                out.append("    ").append(stripped).append('\n');
                int from = problem.offset() - 1 - removed;
                boolean sameLine = problem.endLineno() == problem.lineno() && problem.endOffset() > problem.offset();
                int to = sameLine ? problem.endOffset() - 1 - removed : from + 1;
                if (from >= 0) {
                    out.append("    ").repeat(' ', from).repeat('^', Math.max(1, to - from)).append('\n');
                }
            }
        }
        return out.append(problem.kind().typeName()).append(": ").append(problem.getMessage()).append('\n').toString();
    }

    /// `[type, msg, lineno, offset, end_lineno, end_offset, text, filename]` as a JSON array.
    static String toJson(SyntaxProblem problem, String filename) {
        StringBuilder out = new StringBuilder("[");
        string(out, problem.kind().typeName());
        string(out.append(", "), problem.getMessage());
        boolean located = problem.kind().isSyntaxError() && problem.hasPosition();
        number(out.append(", "), located ? problem.lineno() : SyntaxProblem.NOWHERE);
        number(out.append(", "), located ? problem.offset() : SyntaxProblem.NOWHERE);
        number(out.append(", "), located ? problem.endLineno() : SyntaxProblem.NOWHERE);
        number(out.append(", "), located ? problem.endOffset() : SyntaxProblem.NOWHERE);
        string(out.append(", "), located ? problem.text() : null);
        string(out.append(", "), located ? problem.filename() == null ? filename : problem.filename() : null);
        return out.append("]\n").toString();
    }

    private static void number(StringBuilder out, int n) {
        if (n == SyntaxProblem.NOWHERE) {
            out.append("null");
        } else {
            out.append(n);
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
                default -> {
                    if (c < 0x20 || c >= 0x7F) {
                        String hex = Integer.toHexString(c);
                        out.append("\\u").repeat('0', 4 - hex.length()).append(hex);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
