package taipan.objects;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.Method;
import taipan.bindings.MethodsOf;
import taipan.text.Text;
import taipan.text.TextBuilder;
import taipan.text.Unicode;

/// `str.format` and `str.format_map`, and the parsing that `string.Formatter` borrows.
/// CPython: Objects/stringlib/unicode_format.h
@MethodsOf(PyStr.class)
public final class StrFormat {
    private static final int DEPTH = 2;

    private StrFormat() {}

    @Method("format(self, /, *args, **kwargs)")
    static Object format(Object self, Object[] args, PyDict kwargs) {
        return new Run(args, kwargs).text(PyStr.valueOrNull(self), DEPTH);
    }

    @Method("format_map(self, mapping, /)")
    static Object formatMap(Object self, Object mapping) {
        return new Run(null, mapping).text(PyStr.valueOrNull(self), DEPTH);
    }

    /// One piece of a format string: the text before a replacement field and, unless `field` is absent (null), the
    /// field's name, its specification and its conversion (0 when it has none).
    public record Piece(Object literal, Object field, Object spec, int conversion, boolean nested) {}

    /// Takes a format string apart.
    /// CPython: MarkupIterator_next
    public static final class Pieces {
        private final Object str;
        private final int end;
        private int at;

        public Pieces(Object str) {
            this.str = str;
            this.end = Text.length(str);
        }

        /// The next piece, or absent (null) at the end.
        public Piece next() {
            if (at >= end) {
                return null;
            }
            int start = at;
            int c = 0;
            while (at < end) {
                c = Text.at(str, at++);
                if (c == '{' || c == '}') {
                    break;
                }
            }
            boolean marked = c == '{' || c == '}';
            if (!marked) {
                return new Piece(Text.slice(str, start, at), null, null, 0, false);
            }
            boolean doubled = at < end && Text.at(str, at) == c;
            if (doubled) {
                // A doubled brace is the end of this literal, with one of the two.
                Object literal = Text.slice(str, start, at);
                at++;
                return new Piece(literal, null, null, 0, false);
            }
            if (c == '}') {
                throw valueError("Single '}' encountered in format string");
            }
            if (at >= end) {
                throw valueError("Single '{' encountered in format string");
            }
            return field(Text.slice(str, start, at - 1));
        }

        /// CPython: parse_field
        private Piece field(Object literal) {
            int start = at;
            int c = 0;
            while (at < end) {
                c = Text.at(str, at++);
                if (c == '{') {
                    throw valueError("unexpected '{' in field name");
                }
                if (c == '[') {
                    while (at < end && Text.at(str, at) != ']') {
                        at++;
                    }
                    continue;
                }
                if (c == '}' || c == ':' || c == '!') {
                    break;
                }
            }
            boolean stopped = c == '}' || c == ':' || c == '!';
            Object name = Text.slice(str, start, stopped ? at - 1 : at);
            if (c != '!' && c != ':') {
                if (c != '}') {
                    throw valueError("expected '}' before end of string");
                }
                return new Piece(literal, name, "", 0, false);
            }
            int conversion = 0;
            if (c == '!') {
                if (at >= end) {
                    throw valueError("end of string while looking for conversion specifier");
                }
                conversion = Text.at(str, at++);
                if (at < end) {
                    c = Text.at(str, at++);
                    if (c == '}') {
                        return new Piece(literal, name, "", conversion, false);
                    }
                    if (c != ':') {
                        throw valueError("expected ':' after conversion specifier");
                    }
                }
            }
            int spec = at;
            int depth = 1;
            boolean nested = false;
            while (at < end) {
                c = Text.at(str, at);
                if (c == '{') {
                    nested = true;
                    depth++;
                } else if (c == '}' && --depth == 0) {
                    return new Piece(literal, name, Text.slice(str, spec, at++), conversion, nested);
                }
                at++;
            }
            throw valueError("unmatched '{' in format spec");
        }
    }

    /// One step from a value to an attribute or an item of it: `key` is a str, or a `Long` for an index.
    public record Step(boolean attribute, Object key) {}

    /// Takes a field name apart: what comes first, then the steps.
    /// CPython: FieldNameIterator
    public static final class FieldName {
        private final Object str;
        private final int end;
        private int at;

        public FieldName(Object str) {
            this.str = str;
            this.end = Text.length(str);
        }

        /// The part before the first step: a `Long` when it is a number, else a str.
        public Object first() {
            while (at < end && Text.at(str, at) != '.' && Text.at(str, at) != '[') {
                at++;
            }
            Object first = Text.slice(str, 0, at);
            long index = index(first);
            return index >= 0 ? (Object) index : first;
        }

        /// The next step, or absent (null) at the end.
        public Step next() {
            if (at >= end) {
                return null;
            }
            int c = Text.at(str, at++);
            int start = at;
            if (c == '.') {
                while (at < end && Text.at(str, at) != '.' && Text.at(str, at) != '[') {
                    at++;
                }
                return new Step(true, checked(Text.slice(str, start, at)));
            }
            if (c != '[') {
                throw valueError("Only '.' or '[' may follow ']' in format field specifier");
            }
            while (at < end && Text.at(str, at) != ']') {
                at++;
            }
            if (at >= end) {
                throw valueError("Missing ']' in format string");
            }
            Object key = checked(Text.slice(str, start, at++));
            long index = index(key);
            return new Step(false, index >= 0 ? (Object) index : key);
        }

        private static Object checked(Object name) {
            if (Text.length(name) == 0) {
                throw valueError("Empty attribute in format string");
            }
            return name;
        }

        /// The number that the text is, or -1. CPython: get_integer
        private static long index(Object text) {
            int length = Text.length(text);
            if (length == 0) {
                return -1;
            }
            long value = 0;
            for (int i = 0; i < length; i++) {
                int digit = Unicode.decimal(Text.at(text, i));
                if (digit < 0) {
                    return -1;
                }
                if (value > (Long.MAX_VALUE - digit) / 10) {
                    throw valueError("Too many decimal digits in format string");
                }
                value = value * 10 + digit;
            }
            return value;
        }
    }

    /// One call of `format`: the arguments, and how fields have been numbered so far.
    private static final class Run {
        private static final int UNKNOWN = 0;
        private static final int AUTOMATIC = 1;
        private static final int MANUAL = 2;

        private final Object[] args;
        private final Object kwargs;
        private int numbering = UNKNOWN;
        private int next;

        Run(Object[] args, Object kwargs) {
            this.args = args;
            this.kwargs = kwargs;
        }

        /// CPython: build_string
        Object text(Object template, int depth) {
            if (depth <= 0) {
                throw valueError("Max string recursion exceeded");
            }
            var out = new TextBuilder(Text.length(template) + 32);
            var pieces = new Pieces(template);
            for (Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
                out.append(piece.literal);
                if (piece.field != null) {
                    out.append(PyStr.valueOrNull(formatted(piece, depth)));
                }
            }
            return out.toStr();
        }

        /// CPython: output_markup
        private Object formatted(Piece piece, int depth) {
            Object value = value(piece.field);
            value = switch (piece.conversion) {
                case 0 -> value;
                case 'r' -> Representation.repr(value);
                case 's' -> Representation.str(value);
                case 'a' -> Representation.ascii(value);
                default -> throw unknownConversion(piece.conversion);
            };
            Object spec = piece.nested ? text(piece.spec, depth - 1) : piece.spec;
            return Representation.format(value, spec);
        }

        private static Raised unknownConversion(int conversion) {
            return conversion > 32 && conversion < 127
                    ? valueError("Unknown conversion specifier %c", conversion)
                    : valueError("Unknown conversion specifier \\x%s", Integer.toHexString(conversion));
        }

        /// CPython: get_field_object
        private Object value(Object fieldName) {
            var name = new FieldName(fieldName);
            Object first = name.first();
            boolean empty = first instanceof String s && s.isEmpty();
            if (empty || first instanceof Long) {
                number(empty ? AUTOMATIC : MANUAL);
            }
            Object value;
            if (empty || first instanceof Long) {
                long index = empty ? next++ : (Long) first;
                if (args == null) {
                    throw valueError("Format string contains positional fields");
                }
                if (index >= args.length) {
                    throw Raise.indexError("Replacement index %d out of range for positional args tuple", index);
                }
                value = args[(int) index];
            } else if (kwargs == null) {
                throw Raise.keyError(first);
            } else if (kwargs instanceof PyDict d && d.type == PyDict.TYPE) {
                value = d.getOrNull(first);
                if (value == null) {
                    throw Raise.keyError(first);
                }
            } else {
                value = Sequences.getItem(kwargs, first);
            }
            for (Step step = name.next(); step != null; step = name.next()) {
                value = step.attribute
                        ? Attributes.get(value, PyStr.toName(step.key))
                        : Sequences.getItem(value, step.key);
            }
            return value;
        }

        private void number(int how) {
            if (numbering == UNKNOWN) {
                numbering = how;
            } else if (numbering != how) {
                throw valueError(
                        how == MANUAL
                                ? "cannot switch from automatic field numbering to manual field specification"
                                : "cannot switch from manual field specification to automatic field numbering");
            }
        }
    }

    /// The field name's first part and an iterator of its steps. CPython: formatter_field_name_split
    public static Object splitFieldName(Object argument) {
        Object text = PyStr.valueOrNull(argument);
        if (text == null) {
            throw typeError("expected str, got %T", argument);
        }
        var name = new FieldName(text);
        return PyTuple.of(name.first(), new PyFieldNameIterator(name));
    }

    /// An iterator of the pieces. CPython: formatter_parser
    public static Object parser(Object argument) {
        Object text = PyStr.valueOrNull(argument);
        if (text == null) {
            throw typeError("expected str, got %T", argument);
        }
        return new PyFormatterIterator(new Pieces(text));
    }
}
