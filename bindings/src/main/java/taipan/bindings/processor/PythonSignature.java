package taipan.bindings.processor;

import java.util.ArrayList;
import java.util.List;

/// A signature as written in an annotation, `pop(self, index=-1, /)`, taken apart. The receiver (`self`, `cls`, ...) is
/// not among the parameters.
final class PythonSignature {
    enum Kind { POSITIONAL_ONLY, POSITIONAL, VARARGS, KEYWORD_ONLY, VARKW }

    /// A parameter; `literal` is the default as written, null when required.
    record Parameter(String name, Kind kind, String literal) {
        boolean isRequired() {
            return literal == null && kind != Kind.VARARGS && kind != Kind.VARKW;
        }
    }

    /// What is wrong with a declaration.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    private final String text;
    private int at;
    final String name;
    final List<Parameter> parameters = new ArrayList<>();

    PythonSignature(String text, boolean hasReceiver) throws Malformed {
        this.text = text;
        int open = text.indexOf('(');
        if (open <= 0 || !text.endsWith(")")) {
            throw new Malformed("a signature looks like \"name(self, a, b=None, /)\"");
        }
        name = text.substring(0, open);
        at = open + 1;
        boolean keywordOnly = false;
        boolean receiver = hasReceiver;
        skipSpace();
        while (text.charAt(at) != ')') {
            if (text.startsWith("**", at)) {
                at += 2;
                parameters.add(new Parameter(identifier(), Kind.VARKW, null));
            } else if (text.charAt(at) == '*') {
                at++;
                keywordOnly = true;
                if (text.charAt(at) != ',') {
                    parameters.add(new Parameter(identifier(), Kind.VARARGS, null));
                }
            } else if (text.charAt(at) == '/') {
                at++;
                parameters.replaceAll(p -> new Parameter(p.name, Kind.POSITIONAL_ONLY, p.literal));
            } else {
                String parameter = identifier();
                String literal = null;
                if (text.charAt(at) == '=') {
                    at++;
                    literal = literal();
                }
                if (receiver) {
                    receiver = false;
                } else {
                    parameters.add(new Parameter(parameter, keywordOnly ? Kind.KEYWORD_ONLY : Kind.POSITIONAL, literal));
                }
            }
            skipSpace();
            if (text.charAt(at) == ',') {
                at++;
                skipSpace();
            } else if (text.charAt(at) != ')') {
                throw new Malformed("unexpected '" + text.charAt(at) + "' in the signature");
            }
        }
        if (at != text.length() - 1) {
            throw new Malformed("unexpected text after the signature");
        }
        if (receiver) {
            throw new Malformed("the signature must start with the receiver (self or cls)");
        }
        boolean optional = false;
        for (Parameter p : parameters) {
            if (p.kind == Kind.POSITIONAL || p.kind == Kind.POSITIONAL_ONLY) {
                if (optional && p.literal == null) {
                    throw new Malformed("parameter '" + p.name + "' without a default follows one with a default");
                }
                optional |= p.literal != null;
            }
        }
    }

    private void skipSpace() {
        while (text.charAt(at) == ' ') {
            at++;
        }
    }

    private String identifier() throws Malformed {
        int start = at;
        while (Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw new Malformed("a name is missing before '" + text.substring(at) + "'");
        }
        return text.substring(start, at);
    }

    private String literal() throws Malformed {
        int start = at;
        if (text.charAt(at) == '\'') {
            int end = text.indexOf('\'', at + 1);
            if (end < 0) {
                throw new Malformed("the text default is not closed");
            }
            at = end + 1;
        } else if (text.startsWith("()", at)) {
            at += 2;
        } else {
            while ("-+.".indexOf(text.charAt(at)) >= 0 || Character.isJavaIdentifierPart(text.charAt(at))) {
                at++;
            }
        }
        if (start == at) {
            throw new Malformed("a default is missing before '" + text.substring(at) + "'");
        }
        return text.substring(start, at);
    }

    int count(Kind kind) {
        int n = 0;
        for (Parameter p : parameters) {
            if (p.kind == kind) {
                n++;
            }
        }
        return n;
    }

    /// How many parameters can be given by position.
    int positional() {
        return count(Kind.POSITIONAL) + count(Kind.POSITIONAL_ONLY);
    }

    /// How many of those must be given.
    int requiredPositional() {
        int n = 0;
        for (Parameter p : parameters) {
            if (p.isRequired() && p.kind != Kind.KEYWORD_ONLY) {
                n++;
            }
        }
        return n;
    }

    boolean hasRequiredKeywordOnly() {
        for (Parameter p : parameters) {
            if (p.isRequired() && p.kind == Kind.KEYWORD_ONLY) {
                return true;
            }
        }
        return false;
    }

    /// Whether it is just `*args, **kwargs`.
    boolean takesAnything() {
        return parameters.size() == 2 && count(Kind.VARARGS) == 1 && count(Kind.VARKW) == 1;
    }

    /// Whether a call with `n` positional arguments and no keywords is right.
    boolean accepts(int n) {
        return n >= requiredPositional() && !hasRequiredKeywordOnly() && (n <= positional() || count(Kind.VARARGS) == 1);
    }
}
