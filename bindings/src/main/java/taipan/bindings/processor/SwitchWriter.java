package taipan.bindings.processor;

import java.util.ArrayList;
import java.util.List;

/// Writes a method that is a `switch` over `id`, in several methods when one would be too big for HotSpot to compile
/// (8,000 bytes of bytecode).
final class SwitchWriter {
    private static final int LIMIT = 5000;

    private record Case(int id, String body) {
        /// A guess at the bytes of bytecode.
        int weight() {
            return 14 + body.length() / 3;
        }
    }

    private final List<Case> cases = new ArrayList<>();

    void add(int id, String body) {
        cases.add(new Case(id, body));
    }

    boolean isEmpty() {
        return cases.isEmpty();
    }

    /// `head` is the method's declaration without its name and parameters (`public Object`), `parameters` are declared
    /// and `arguments` passes them on; `otherwise` is the statement for all other ids.
    void write(StringBuilder out, String head, String name, String parameters, String arguments, String otherwise) {
        boolean isVoid = head.endsWith("void");
        List<List<Case>> parts = parts();
        out.append("    @Override\n    ").append(head).append(' ').append(name).append('(').append(parameters).append(") {\n");
        if (parts.size() == 1) {
            body(out, parts.getFirst(), isVoid, otherwise);
            out.append("    }\n\n");
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            String call = name + i + "(" + arguments + ");";
            boolean last = i == parts.size() - 1;
            if (last) {
                out.append("        ").append(isVoid ? "" : "return ").append(call).append('\n');
            } else {
                out.append("        if (id <= ").append(parts.get(i).getLast().id).append(") {\n            ");
                out.append(isVoid ? call + "\n            return;" : "return " + call).append("\n        }\n");
            }
        }
        out.append("    }\n\n");
        for (int i = 0; i < parts.size(); i++) {
            out.append("    private ").append(head.substring(head.indexOf(' ') + 1)).append(' ').append(name).append(i).append('(');
            out.append(parameters).append(") {\n");
            body(out, parts.get(i), isVoid, otherwise);
            out.append("    }\n\n");
        }
    }

    private static void body(StringBuilder out, List<Case> cases, boolean isVoid, String otherwise) {
        if (cases.isEmpty()) {
            out.append("        ").append(otherwise).append('\n');
            return;
        }
        out.append("        ").append(isVoid ? "" : "return ").append("switch (id) {\n");
        for (Case c : cases) {
            out.append("            case ").append(c.id).append(" -> ").append(c.body).append('\n');
        }
        out.append("            default -> ").append(otherwise).append("\n        }").append(isVoid ? "" : ";").append('\n');
    }

    private List<List<Case>> parts() {
        List<List<Case>> parts = new ArrayList<>();
        List<Case> part = new ArrayList<>();
        int weight = 0;
        for (Case c : cases) {
            if (weight + c.weight() > LIMIT && !part.isEmpty()) {
                parts.add(part);
                part = new ArrayList<>();
                weight = 0;
            }
            part.add(c);
            weight += c.weight();
        }
        parts.add(part);
        return parts;
    }
}
