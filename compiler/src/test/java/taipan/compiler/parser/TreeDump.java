package taipan.compiler.parser;

import java.lang.reflect.RecordComponent;
import java.util.List;
import taipan.code.BytesConstant;
import taipan.code.ComplexConstant;
import taipan.code.Singleton;
import taipan.code.WideStr;
import taipan.compiler.ast.ExprContext;
import taipan.compiler.ast.Span;
import taipan.compiler.ast.Stmt;

/// Writes a tree as `ast.dump(tree, include_attributes=True)` does, except that constants are spelled in a form that
/// two languages can agree on: `int:`, `float:` with the bits, `str:` with code points.
final class TreeDump {
    private final StringBuilder out = new StringBuilder();

    static String of(Object tree) {
        TreeDump dump = new TreeDump();
        dump.value(tree);
        return dump.out.toString();
    }

    private void value(Object value) {
        switch (value) {
            case null -> out.append("None");
            case List<?> list -> {
                out.append('[');
                for (int i = 0; i < list.size(); i++) {
                    if (i > 0) {
                        out.append(", ");
                    }
                    value(list.get(i));
                }
                out.append(']');
            }
            case Enum<?> constant -> name(constant);
            case Record node -> node(node);
            default -> out.append(value);
        }
    }

    private void name(Enum<?> constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.name().split("_")) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase());
        }
        String text = switch (name.toString()) {
            case "USub" -> "USub";
            case "UAdd" -> "UAdd";
            default -> name.toString();
        };
        out.append(text).append("()");
    }

    private void node(Record node) {
        String type = node.getClass().getSimpleName();
        out.append(node instanceof Stmt.ExprStmt ? "Expr" : special(node, type)).append('(');
        boolean first = true;
        Span at = null;
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            Object value;
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                value = accessor.invoke(node);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
            if (value instanceof Span span && component.getName().equals("at")) {
                at = span;
                continue;
            }
            if (!first) {
                out.append(", ");
            }
            first = false;
            out.append(snake(component.getName())).append('=');
            if (component.getName().equals("value") && (type.equals("Constant") || type.equals("MatchSingleton"))) {
                constant(value);
            } else if (component.getName().equals("isAsync") || component.getName().equals("simple")) {
                out.append((Boolean) value ? 1 : 0);
            } else if (value instanceof String text) {
                string(text.codePoints().toArray());
            } else {
                value(value);
            }
        }
        if (at != null) {
            if (!first) {
                out.append(", ");
            }
            out.append("@").append(at.lineno()).append(':').append(at.colOffset()).append('-')
                    .append(at.endLineno()).append(':').append(at.endColOffset());
        }
        out.append(')');
    }

    private static String special(Record node, String type) {
        return switch (type) {
            case "Arguments", "Arg", "Keyword", "Alias", "Comprehension" -> type.toLowerCase();
            case "WithItem" -> "withitem";
            case "MatchCase" -> "match_case";
            default -> type;
        };
    }

    private static String snake(String name) {
        StringBuilder snake = new StringBuilder();
        for (char c : name.toCharArray()) {
            if (Character.isUpperCase(c)) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(c));
        }
        return snake.toString();
    }

    private void constant(Object value) {
        switch (value) {
            case Singleton singleton -> out.append(singleton == Singleton.NONE ? "None" : "Ellipsis");
            case Boolean bool -> out.append(bool ? "True" : "False");
            case Double number -> out.append("float:").append(Long.toHexString(Double.doubleToRawLongBits(number)));
            case ComplexConstant c -> out.append("complex:").append(
                    Long.toHexString(Double.doubleToRawLongBits(c.imag())));
            case String text -> string(text.chars().toArray());
            case WideStr text -> string(text.codePoints());
            case BytesConstant bytes -> {
                out.append('b');
                int[] units = new int[bytes.length()];
                for (int i = 0; i < units.length; i++) {
                    units[i] = bytes.bytes()[i] & 0xFF;
                }
                string(units);
            }
            default -> out.append("int:").append(new java.math.BigInteger(value.toString()).toString(16));
        }
    }

    private void string(int[] codePoints) {
        out.append('"');
        for (int c : codePoints) {
            if (c >= 0x20 && c < 0x7F && c != '"' && c != '\\') {
                out.append((char) c);
            } else {
                out.append('\\').append(Integer.toHexString(c)).append(';');
            }
        }
        out.append('"');
    }
}
