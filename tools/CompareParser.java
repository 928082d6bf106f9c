import module java.base;
import java.lang.reflect.Method;
import taipan.code.*;
import taipan.compiler.SyntaxProblem;
import taipan.compiler.WarningSink;
import taipan.compiler.ast.*;
import taipan.compiler.parser.*;

/// Parses programs with CPython 3.10 and with Taipan and compares trees with all positions, errors with all theirs, and
/// warnings.
///
/// `java -cp CLASSES tools/CompareParser.java PYTHON FOLDER WORK KIND [SEED COUNT [SIZE]]`: `PYTHON` is the interpreter to
/// compare with, `FOLDER` has the sources that programs are made of, `WORK` is for the answers. `KIND` is explained at
/// parse_programs.py.
final class CompareParser {
    private static final int SHOWN = 20;

    void main(String[] args) throws Exception {
        var work = Files.createDirectories(Path.of(args[2]));
        var out = work.resolve(String.join("-", List.of(args).subList(3, args.length)));
        var command = new ArrayList<>(List.of(args[0], "tools/parse_programs.py", args[3], args[1], out.toString()));
        command.addAll(List.of(args).subList(4, args.length));
        if (!Files.exists(Path.of(out + ".answers"))
                && new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            System.exit(2);
        }
        var programs = Files.readString(Path.of(out + ".programs")).split("\u001e\n", -1);
        var answers = Files.readAllLines(Path.of(out + ".answers"));
        int errors = 0;
        int different = 0;
        for (int i = 0; i < programs.length; i++) {
            var ours = answer(programs[i]);
            var theirs = answers.get(i);
            if (theirs.endsWith("]")) errors++;
            if (ours.equals(theirs)) continue;
            if (different++ < SHOWN) {
                var text = programs[i];
                System.out.println(text.substring(Math.max(0, text.length() - 400)).replace("\n", "\\n"));
                System.out.println("  expected " + theirs);
                System.out.println("  got      " + ours);
            }
        }
        System.out.printf("%d programs, %d of them wrong, %d differences%n", programs.length, errors, different);
        System.exit(different == 0 ? 0 : 1);
    }

    private static String answer(String program) {
        int space = program.indexOf(' ');
        var flags = program.substring(0, space).split(";");
        var source = program.substring(space + 1);
        var warnings = new StringBuilder();
        WarningSink sink = (_, message, _, lineno) -> {
            warnings.append(lineno).append(' ').append(message).append("; ");
            return false;
        };
        var options = ParserOptions.of("<unknown>", ParseMode.valueOf(flags[0])).withWarnings(sink);
        boolean bytes = false;
        for (var flag : List.of(flags).subList(1, flags.length)) {
            switch (flag) {
                case "tc" -> options = options.withTypeComments(true, options.featureVersion());
                case "hex" -> bytes = true;
                case "barry" -> options = options.withFlags(true, false, false);
                case "incomplete" -> options = options.withFlags(false, options.dontImplyDedent(), true);
                case "dedent" -> options = options.withFlags(false, true, false);
                default -> options =
                        options.withTypeComments(options.typeComments(), Integer.parseInt(flag.substring(1)));
            }
        }
        try {
            var tree = bytes
                    ? Parser.parse(HexFormat.of().parseHex(source), options)
                    : Parser.parse(source, options);
            var digest = MessageDigest.getInstance("MD5").digest(TreeText.of(tree).getBytes());
            return warnings + HexFormat.of().formatHex(digest);
        } catch (SyntaxProblem problem) {
            return warnings + json(problem);
        } catch (Exception crash) {
            return crash + " at " + crash.getStackTrace()[0];
        }
    }

    private static String json(SyntaxProblem problem) {
        var kind = quoted(problem.kind().typeName());
        var message = problem.getMessage() == null ? "\"\"" : quoted(problem.getMessage());
        if (!problem.hasPosition()) return "[" + kind + ", " + message + "]";
        return "[" + String.join(", ", kind, message, number(problem.lineno()), number(problem.offset()),
                number(problem.endLineno()), number(problem.endOffset()), quoted(problem.text())) + "]";
    }

    private static String number(int value) {
        return value == SyntaxProblem.NOWHERE ? "null" : Integer.toString(value);
    }

    private static String quoted(String text) {
        if (text == null) return "null";
        var out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\f' -> out.append("\\f");
                case '\b' -> out.append("\\b");
                default -> out.append(c < 0x20 || c >= 0x7F ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return out.append('"').toString();
    }

    /// Writes a tree in the form that parse_programs.py writes.
    private static final class TreeText {
        private static final Set<String> LOWER = Set.of("Arguments", "Arg", "Keyword", "Alias", "Comprehension");
        private final StringBuilder out = new StringBuilder();

        private record Field(String name, Method accessor) {}

        private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
            @Override
            protected List<Field> computeValue(Class<?> type) {
                return Arrays.stream(type.getRecordComponents())
                        .map(component -> new Field(
                                component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT),
                                component.getAccessor()))
                        .toList();
            }
        };

        static String of(Object tree) {
            var text = new TreeText();
            text.value(tree);
            return text.out.toString();
        }

        private void value(Object value) {
            switch (value) {
                case null -> out.append("None");
                case List<?> list -> {
                    out.append('[');
                    for (int i = 0; i < list.size(); i++) {
                        if (i > 0) out.append(", ");
                        value(list.get(i));
                    }
                    out.append(']');
                }
                case Enum<?> constant -> {
                    for (var word : constant.name().split("_")) {
                        out.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
                    }
                    out.append("()");
                }
                case Record node -> node(node);
                case String text -> text(text.codePoints());
                default -> out.append(value);
            }
        }

        private void node(Record node) {
            var type = node.getClass().getSimpleName();
            var name = switch (type) {
                case "ExprStmt" -> "Expr";
                case "WithItem" -> "withitem";
                case "MatchCase" -> "match_case";
                default -> LOWER.contains(type) ? type.toLowerCase(Locale.ROOT) : type;
            };
            out.append(name).append('(');
            boolean isConstant = type.equals("Constant") || type.equals("MatchSingleton");
            boolean first = true;
            for (var field : FIELDS.get(node.getClass())) {
                Object value;
                try {
                    value = field.accessor.invoke(node);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
                if (!first) out.append(", ");
                first = false;
                if (value instanceof Span at) {
                    out.append('@').append(at.lineno()).append(':').append(at.colOffset()).append('-')
                            .append(at.endLineno()).append(':').append(at.endColOffset());
                    continue;
                }
                out.append(field.name).append('=');
                if (isConstant && field.name.equals("value")) {
                    constant(value);
                } else if (value instanceof Boolean flag) {
                    out.append(flag ? 1 : 0);
                } else {
                    value(value);
                }
            }
            out.append(')');
        }

        private void constant(Object value) {
            switch (value) {
                case Singleton singleton -> out.append(singleton == Singleton.NONE ? "None" : "Ellipsis");
                case Boolean bool -> out.append(bool ? "True" : "False");
                case Double number -> out.append("float:").append(bits(number));
                case ComplexConstant number -> out.append("complex:").append(bits(number.imag()));
                case String text -> text(text.chars());
                case WideStr text -> text(Arrays.stream(text.codePoints()));
                case BytesConstant bytes -> {
                    out.append('b');
                    text(IntStream.range(0, bytes.length()).map(i -> bytes.bytes()[i] & 0xFF));
                }
                default -> out.append("int:").append(new BigInteger(value.toString()).toString(16));
            }
        }

        private static String bits(double value) {
            return Long.toHexString(Double.doubleToRawLongBits(value));
        }

        private void text(IntStream codePoints) {
            out.append('"');
            codePoints.forEach(c -> {
                if (c >= 0x20 && c < 0x7F && c != '"' && c != '\\') {
                    out.append((char) c);
                } else {
                    out.append('\\').append(Integer.toHexString(c)).append(';');
                }
            });
            out.append('"');
        }
    }
}
