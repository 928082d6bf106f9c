package taipan.bindings.processor;

import java.util.ArrayList;
import java.util.List;
import taipan.bindings.processor.Converters.JavaParameter;
import taipan.bindings.processor.PythonSignature.Kind;
import taipan.bindings.processor.PythonSignature.Malformed;
import taipan.bindings.processor.PythonSignature.Parameter;

/// A Java method bound to a Python signature: knows how to write the call.
///
/// `receiver` is the Java expression in front of the method name; `first` is an expression passed before all arguments
/// (the self of a static method), or null.
record Bound(PythonSignature signature, String receiver, String method, String first, List<JavaParameter> parameters, String result,
        boolean parseTuple) {

    /// Checks that Java and Python parameters fit each other.
    void check() throws Malformed {
        List<JavaParameter> plain = plainParameters();
        if (plain.size() != signature.parameters.size()) {
            throw new Malformed("the signature has " + signature.parameters.size() + " parameters, the Java method takes " + plain.size());
        }
        for (int i = 0; i < plain.size(); i++) {
            Converters.check(signature.parameters.get(i), plain.get(i));
        }
        if (!Converters.isResult(result)) {
            throw new Malformed("a result of type " + result + " is not a Python value");
        }
        if (!isRaw()) {
            for (int i = 0; i < plain.size(); i++) {
                if (signature.parameters.get(i).kind() == Kind.VARKW && plain.get(i).type().equals("java.lang.Object[]")) {
                    throw new Malformed("keyword names as an Object[] need the signature (*args, **kwargs)");
                }
            }
        }
    }

    private List<JavaParameter> plainParameters() {
        List<JavaParameter> plain = new ArrayList<>();
        for (JavaParameter p : parameters) {
            if (!p.isThreadState()) {
                plain.add(p);
            }
        }
        return plain;
    }

    /// Whether the method wants arguments and keyword names as they come.
    boolean isRaw() {
        return signature.takesAnything() && plainParameters().getLast().type().equals("java.lang.Object[]");
    }

    /// The call with already converted arguments.
    private String call(List<String> values) {
        StringBuilder b = new StringBuilder(receiver).append('.').append(method).append('(');
        String separator = "";
        if (first != null) {
            b.append(first);
            separator = ", ";
        }
        int next = 0;
        for (JavaParameter p : parameters) {
            b.append(separator).append(p.isThreadState() ? "ts" : values.get(next++));
            separator = ", ";
        }
        return b.append(')').toString();
    }

    /// The call of a raw method.
    String rawBody(String args, String kwnames, String keyword) {
        return body(call(List.of(args, kwnames)), keyword);
    }

    /// The call with one bound value per parameter in the array `b`.
    String boundBody(String keyword) throws Malformed {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < signature.parameters.size(); i++) {
            values.add("b[" + i + "]");
        }
        return withArguments(values, keyword);
    }

    /// The call with the `n` positional arguments in variables `a`, `b`, `c`, everything else left out.
    String positionalBody(int n, String keyword) throws Malformed {
        if (isRaw()) {
            return rawBody(array(0, n), "null", keyword);
        }
        List<String> values = new ArrayList<>();
        int given = 0;
        List<JavaParameter> plain = plainParameters();
        for (int i = 0; i < plain.size(); i++) {
            Parameter p = signature.parameters.get(i);
            switch (p.kind()) {
                case VARARGS -> values.add(array(given, n));
                case VARKW -> values.add("=null");
                case KEYWORD_ONLY -> values.add("=" + Converters.literal(p, plain.get(i)));
                default -> values.add(given < n ? "" + (char) ('a' + given++) : "=" + Converters.literal(p, plain.get(i)));
            }
        }
        return withArguments(values, keyword);
    }

    private static String array(int from, int to) {
        if (from >= to) {
            return "NO_ARGS";
        }
        StringBuilder b = new StringBuilder("new Object[] {");
        for (int i = from; i < to; i++) {
            b.append(i > from ? ", " : "").append((char) ('a' + i));
        }
        return b.append("}").toString();
    }

    /// Converts each value (those that start with `=` are Java values already); buffers are released after the call.
    private String withArguments(List<String> values, String keyword) throws Malformed {
        List<JavaParameter> plain = plainParameters();
        List<String> converted = new ArrayList<>();
        StringBuilder before = new StringBuilder();
        int buffers = 0;
        for (int i = 0; i < plain.size(); i++) {
            JavaParameter java = plain.get(i);
            String value = values.get(i);
            if (value.startsWith("=")) {
                converted.add(value.substring(1));
                continue;
            }
            Parameter python = signature.parameters.get(i);
            if (python.kind() == Kind.VARARGS && !value.startsWith("b[")) {
                converted.add(value);
                continue;
            }
            String argument = Converters.argument(signature, python, java, value);
            if (java.simpleType().equals("Buffer")) {
                String variable = "buffer" + buffers++;
                before.append(java.type()).append(' ').append(variable).append(" = ").append(argument).append("; try { ");
                converted.add(variable);
            } else {
                converted.add(argument);
            }
        }
        String body = body(call(converted), keyword);
        if (buffers == 0) {
            return body;
        }
        StringBuilder b = new StringBuilder("{ ").append(before).append(statement(body, keyword));
        while (buffers-- > 0) {
            b.append(" } finally { ").append(Converters.OBJECTS).append("Convert.release(buffer").append(buffers).append("); }");
        }
        return b.append(" }").toString();
    }

    private static String statement(String body, String keyword) {
        return body.startsWith("{") ? body.substring(2, body.length() - 2) : keyword + " " + body;
    }

    /// `expression;`, or a block that ends in `keyword NONE;` for void methods.
    private String body(String call, String keyword) {
        return result.equals("void")
                ? "{ " + call + "; " + keyword + " " + Converters.OBJECTS + "PyNone.NONE; }"
                : Converters.result(result, call) + ";";
    }

    /// The Java expression that makes the `Signature`.
    String signatureExpression(String owner, String kind) throws Malformed {
        StringBuilder names = new StringBuilder();
        StringBuilder defaults = new StringBuilder();
        long required = 0;
        boolean anyDefault = false;
        for (int i = 0; i < signature.parameters.size(); i++) {
            Parameter p = signature.parameters.get(i);
            names.append(i == 0 ? "" : ",").append(p.name());
            if (p.isRequired()) {
                required |= 1L << i;
            }
            String literal = p.literal() == null ? "null" : Converters.object(p.literal());
            anyDefault |= !literal.equals("null");
            defaults.append(", ").append(literal.equals("null") ? "(Object) null" : literal);
        }
        String flags = (signature.count(Kind.VARARGS) == 1 ? 1 : 0) + (signature.count(Kind.VARKW) == 1 ? 2 : 0)
                + (parseTuple ? 4 : 0) + (publishesText() ? 0 : 8) + "";
        return "new " + Converters.OBJECTS + "Signature(" + Converters.quoted(owner) + ", " + Converters.quoted(signature.name) + ", "
                + Converters.OBJECTS + "Signature." + kind + ", " + Converters.quoted(names.toString()) + ", "
                + signature.count(Kind.POSITIONAL_ONLY) + ", " + signature.positional() + ", " + required + "L, " + flags
                + (anyDefault ? defaults : "") + ")";
    }

    private boolean publishesText() {
        for (Parameter p : signature.parameters) {
            if ("NULL".equals(p.literal())) {
                return false;
            }
        }
        return !parseTuple;
    }
}
