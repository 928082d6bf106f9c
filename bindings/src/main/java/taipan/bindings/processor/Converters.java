package taipan.bindings.processor;

import java.util.List;
import taipan.bindings.SliceIndex;
import taipan.bindings.processor.PythonSignature.Malformed;
import taipan.bindings.processor.PythonSignature.Parameter;

/// Java expressions that turn a Python value into what a Java parameter wants, and back.
final class Converters {
    static final String OBJECTS = "taipan.objects.";

    private Converters() {}

    /// What the Java parameter is declared as: its type's name and its `@SliceIndex`, or null.
    record JavaParameter(String name, String type, SliceIndex sliceIndex) {
        boolean isThreadState() {
            return type.equals(OBJECTS + "ThreadState") || type.equals("ThreadState");
        }

        String simpleType() {
            return type.substring(type.lastIndexOf('.') + 1);
        }
    }

    static void check(Parameter python, JavaParameter java) throws Malformed {
        switch (python.kind()) {
            case VARARGS -> require(java.type.equals("java.lang.Object[]"), "*" + python.name() + " must be an Object[]");
            case VARKW -> require(
                    java.simpleType().equals("PyDict") || java.type.equals("java.lang.Object[]"),
                    "**" + python.name() + " must be a PyDict");
            default -> {
                switch (java.type) {
                    case "java.lang.Object", "java.lang.String", "long", "int", "double", "boolean" -> {}
                    default -> require(!java.type.endsWith("]") && Character.isUpperCase(java.simpleType().charAt(0)),
                            "no converter for a parameter of type " + java.type);
                }
                require(java.sliceIndex == null || java.type.equals("long"), "@SliceIndex belongs on a long");
                require(java.sliceIndex == null || python.literal() != null, "a @SliceIndex parameter needs a default");
                if (python.literal() != null) {
                    literal(python, java);
                }
            }
        }
    }

    private static void require(boolean condition, String message) throws Malformed {
        if (!condition) {
            throw new Malformed(message);
        }
    }

    /// The default as a Java expression of the parameter's own type.
    static String literal(Parameter python, JavaParameter java) throws Malformed {
        String text = python.literal();
        boolean number = Character.isDigit(text.charAt(text.length() - 1));
        boolean bool = text.equals("True") || text.equals("False");
        switch (java.type) {
            case "long", "int" -> {
                require(number && text.indexOf('.') < 0, "'" + text + "' is no default for a " + java.type);
                return java.type.equals("long") ? text + "L" : text;
            }
            case "double" -> {
                require(number, "'" + text + "' is no default for a double");
                return text + "d";
            }
            case "boolean" -> {
                require(bool, "'" + text + "' is no default for a boolean");
                return text.toLowerCase();
            }
            case "java.lang.String" -> {
                require(text.charAt(0) == '\'' || text.equals("NULL"), "'" + text + "' is no default for a String");
                return text.equals("NULL") ? "null" : string(text);
            }
            case "java.lang.Object" -> {
                return object(text);
            }
            default -> {
                if (text.equals("()") && java.simpleType().equals("PyTuple")) {
                    return OBJECTS + "PyTuple.EMPTY";
                }
                require(text.equals("NULL"), "the default of a " + java.simpleType() + " can only be NULL");
                return "null";
            }
        }
    }

    /// The default as a Python value, for `Signature`.
    static String object(String text) throws Malformed {
        return switch (text) {
            case "None" -> OBJECTS + "PyNone.NONE";
            case "True" -> "Boolean.TRUE";
            case "False" -> "Boolean.FALSE";
            case "NULL" -> "null";
            case "()" -> OBJECTS + "PyTuple.EMPTY";
            default -> {
                if (text.charAt(0) == '\'') {
                    yield string(text);
                }
                require(Character.isDigit(text.charAt(text.length() - 1)), "'" + text + "' is no literal");
                yield text.indexOf('.') >= 0 || text.indexOf('e') >= 0 ? "(Object) (" + text + "d)" : "(Object) (" + text + "L)";
            }
        };
    }

    /// A Python string literal in Java; the escapes in use are the same.
    private static String string(String literal) {
        return "\"" + literal.substring(1, literal.length() - 1).replace("\"", "\\\"") + "\"";
    }

    static String quoted(String s) {
        return "\"" + s.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /// Converts the value in the Java expression `value`; `signature` and `position` word the error.
    static String argument(PythonSignature signature, Parameter python, JavaParameter java, String value) {
        String convert = OBJECTS + "Convert.";
        return switch (java.type) {
            case "java.lang.Object" -> value;
            case "java.lang.Object[]" -> "(Object[]) " + value;
            case "long" -> {
                if (java.sliceIndex == null) {
                    yield convert + "toLong(" + value + ")";
                }
                yield java.sliceIndex.notNone()
                        ? convert + "sliceIndex(" + value + ")"
                        : convert + "sliceIndex(" + value + ", " + python.literal() + "L)";
            }
            case "int" -> convert + "toInt(" + value + ")";
            case "double" -> convert + "toDouble(" + value + ")";
            case "boolean" -> convert + "toBoolean(" + value + ")";
            case "java.lang.String" -> convert + "toName(" + value + ", " + quoted(signature.name) + ", " + place(signature, python) + ")";
            default -> {
                if (python.kind() == PythonSignature.Kind.VARKW) {
                    yield "(" + java.type + ") " + value;
                }
                if (java.simpleType().equals("Buffer")) {
                    yield convert + "toBuffer(" + value + ")";
                }
                yield "(" + java.type + ") " + convert + "checked(" + value + ", " + java.type + ".TYPE, " + quoted(signature.name) + ", "
                        + place(signature, python) + ")";
            }
        };
    }

    /// How CPython names the argument in an error: nothing for a lone positional one, its position, or its name.
    private static String place(PythonSignature signature, Parameter python) {
        if (python.kind() != PythonSignature.Kind.POSITIONAL_ONLY) {
            return quoted("argument '" + python.name() + "'");
        }
        List<Parameter> all = signature.parameters;
        if (all.size() == 1 && python.isRequired()) {
            return "\"argument\"";
        }
        return quoted("argument " + (all.indexOf(python) + 1));
    }

    /// A Java result as a Python value.
    static String result(String type, String expression) {
        return switch (type) {
            case "int" -> "(Object) (long) " + expression;
            case "long", "double", "boolean" -> "(Object) " + expression;
            default -> expression;
        };
    }

    static boolean isResult(String type) {
        return switch (type) {
            case "void", "boolean", "long", "int", "double", "java.lang.Object", "java.lang.String" -> true;
            default -> !type.endsWith("]") && Character.isUpperCase(type.charAt(type.lastIndexOf('.') + 1));
        };
    }
}
