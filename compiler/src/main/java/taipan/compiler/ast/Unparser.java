package taipan.compiler.ast;

import java.math.BigInteger;
import taipan.code.ComplexConstant;
import taipan.code.ConstantText;
import taipan.code.Singleton;
import taipan.code.TupleConstant;
import taipan.code.WideStr;

/// Writes expressions as source text: what `from __future__ import annotations` makes of annotations.
/// CPython: Python/ast_unparse.c
public final class Unparser {
    // How tightly the operators bind, from loose to tight.
    private static final int TUPLE = 0;
    private static final int TEST = 1;
    private static final int OR = 2;
    private static final int AND = 3;
    private static final int NOT = 4;
    private static final int CMP = 5;
    private static final int BOR = 6;
    private static final int BXOR = 7;
    private static final int BAND = 8;
    private static final int SHIFT = 9;
    private static final int ARITH = 10;
    private static final int TERM = 11;
    private static final int FACTOR = 12;
    private static final int POWER = 13;
    private static final int AWAIT = 14;
    private static final int ATOM = 15;

    private final StringBuilder out = new StringBuilder();

    private Unparser() {}

    /// The text of an expression, as a constant (String or [WideStr]).
    public static Object unparse(Expr expr) {
        return WideStr.fromUtf16(text(expr, TEST));
    }

    private static String text(Expr expr, int level) {
        var unparser = new Unparser();
        unparser.write(expr, level);
        return unparser.out.toString();
    }

    private static boolean hasStarred(Seq<Expr> elements) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof Expr.Starred) return true;
        }
        return false;
    }

    private void open(int level, int priority) {
        if (level > priority) out.append('(');
    }

    private void close(int level, int priority) {
        if (level > priority) out.append(')');
    }

    private void list(Seq<Expr> list) {
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) out.append(", ");
            write(list.get(i), TEST);
        }
    }

    private void write(Expr expr, int level) {
        switch (expr) {
            case Expr.BoolOp(var op, var values, _) -> {
                int priority = op == BoolOperator.AND ? AND : OR;
                open(level, priority);
                for (int i = 0; i < values.size(); i++) {
                    if (i > 0) out.append(op == BoolOperator.AND ? " and " : " or ");
                    write(values.get(i), priority + 1);
                }
                close(level, priority);
            }
            case Expr.BinOp binary -> binary(binary, level);
            case Expr.UnaryOp(var op, var operand, _) -> {
                int priority = op == UnaryOperator.NOT ? NOT : FACTOR;
                open(level, priority);
                out.append(switch (op) {
                    case INVERT -> "~";
                    case NOT -> "not ";
                    case U_ADD -> "+";
                    case U_SUB -> "-";
                });
                write(operand, priority);
                close(level, priority);
            }
            case Expr.Lambda(var args, var body, _) -> {
                open(level, TEST);
                boolean positional = !args.args().isEmpty() || !args.posonlyargs().isEmpty();
                out.append(positional ? "lambda " : "lambda");
                arguments(args);
                out.append(": ");
                write(body, TEST);
                close(level, TEST);
            }
            case Expr.IfExp(var test, var body, var orelse, _) -> {
                open(level, TEST);
                write(body, TEST + 1);
                out.append(" if ");
                write(test, TEST + 1);
                out.append(" else ");
                write(orelse, TEST);
                close(level, TEST);
            }
            case Expr.Dict(var keys, var values, _) -> {
                out.append('{');
                for (int i = 0; i < values.size(); i++) {
                    if (i > 0) out.append(", ");
                    if (keys.get(i) != null) {
                        write(keys.get(i), TEST);
                        out.append(": ");
                        write(values.get(i), TEST);
                    } else {
                        out.append("**");
                        write(values.get(i), BOR);
                    }
                }
                out.append('}');
            }
            case Expr.Set(var elts, _) -> {
                out.append('{');
                list(elts);
                out.append('}');
            }
            case Expr.GeneratorExp(var elt, var generators, _) -> comprehension('(', elt, generators, ')');
            case Expr.ListComp(var elt, var generators, _) -> comprehension('[', elt, generators, ']');
            case Expr.SetComp(var elt, var generators, _) -> comprehension('{', elt, generators, '}');
            case Expr.DictComp(var key, var value, var generators, _) -> {
                out.append('{');
                write(key, TEST);
                out.append(": ");
                write(value, TEST);
                clauses(generators);
                out.append('}');
            }
            case Expr.Yield(var value, _) -> {
                if (value == null) {
                    out.append("(yield)");
                } else {
                    out.append("(yield ");
                    write(value, TEST);
                    out.append(')');
                }
            }
            case Expr.YieldFrom(var value, _) -> {
                out.append("(yield from ");
                write(value, TEST);
                out.append(')');
            }
            case Expr.Await(var value, _) -> {
                open(level, AWAIT);
                out.append("await ");
                write(value, ATOM);
                close(level, AWAIT);
            }
            case Expr.Compare compare -> compare(compare, level);
            case Expr.Call call -> call(call);
            case Expr.Constant(var value, var kind, _) -> {
                if (kind != null) out.append(kind);
                constant(value);
            }
            case Expr.JoinedStr joined -> joinedStr(joined, false);
            case Expr.FormattedValue formatted -> formattedValue(formatted);
            case Expr.Attribute(var value, var attr, _, _) -> {
                write(value, ATOM);
                // The dot behind an integer would be its decimal point.
                boolean integer = value instanceof Expr.Constant(var constant, _, _)
                        && (constant instanceof Long || constant instanceof BigInteger);
                out.append(integer ? " ." : ".").append(attr);
            }
            case Expr.Starred(var value, _, _) -> {
                out.append('*');
                write(value, BOR);
            }
            case Expr.Name(var id, _, _) -> out.append(id);
            case Expr.List(var elts, _, _) -> {
                out.append('[');
                list(elts);
                out.append(']');
            }
            case Expr.Tuple(var elts, _, _) -> {
                if (elts.isEmpty()) {
                    out.append("()");
                } else {
                    open(level, TUPLE);
                    list(elts);
                    if (elts.size() == 1) out.append(',');
                    close(level, TUPLE);
                }
            }
            case Expr.NamedExpr(var target, var value, _) -> {
                open(level, TUPLE);
                write(target, ATOM);
                out.append(" := ");
                write(value, ATOM);
                close(level, TUPLE);
            }
            case Expr.Subscript(var value, var slice, _, _) -> {
                write(value, ATOM);
                out.append('[');
                // A starred element is no valid subscript without brackets.
                write(slice, slice instanceof Expr.Tuple tuple && hasStarred(tuple.elts()) ? TUPLE + 1 : TUPLE);
                out.append(']');
            }
            case Expr.Slice(var lower, var upper, var step, _) -> {
                if (lower != null) write(lower, TEST);
                out.append(':');
                if (upper != null) write(upper, TEST);
                if (step != null) {
                    out.append(':');
                    write(step, TEST);
                }
            }
        }
    }

    private void binary(Expr.BinOp binary, int level) {
        String symbol = switch (binary.op()) {
            case ADD -> " + ";
            case SUB -> " - ";
            case MULT -> " * ";
            case MAT_MULT -> " @ ";
            case DIV -> " / ";
            case MOD -> " % ";
            case L_SHIFT -> " << ";
            case R_SHIFT -> " >> ";
            case BIT_OR -> " | ";
            case BIT_XOR -> " ^ ";
            case BIT_AND -> " & ";
            case FLOOR_DIV -> " // ";
            case POW -> " ** ";
        };
        int priority = switch (binary.op()) {
            case ADD, SUB -> ARITH;
            case MULT, MAT_MULT, DIV, MOD, FLOOR_DIV -> TERM;
            case L_SHIFT, R_SHIFT -> SHIFT;
            case BIT_OR -> BOR;
            case BIT_XOR -> BXOR;
            case BIT_AND -> BAND;
            case POW -> POWER;
        };
        int rightAssociative = binary.op() == Operator.POW ? 1 : 0;
        open(level, priority);
        write(binary.left(), priority + rightAssociative);
        out.append(symbol);
        write(binary.right(), priority + 1 - rightAssociative);
        close(level, priority);
    }

    private void compare(Expr.Compare compare, int level) {
        open(level, CMP);
        write(compare.left(), CMP + 1);
        for (int i = 0; i < compare.ops().size(); i++) {
            out.append(switch (compare.ops().get(i)) {
                case EQ -> " == ";
                case NOT_EQ -> " != ";
                case LT -> " < ";
                case LT_E -> " <= ";
                case GT -> " > ";
                case GT_E -> " >= ";
                case IS -> " is ";
                case IS_NOT -> " is not ";
                case IN -> " in ";
                case NOT_IN -> " not in ";
            });
            write(compare.comparators().get(i), CMP + 1);
        }
        close(level, CMP);
    }

    private void call(Expr.Call call) {
        write(call.func(), ATOM);
        var args = call.args();
        var keywords = call.keywords();
        if (args.size() == 1 && keywords.isEmpty() && args.first() instanceof Expr.GeneratorExp) {
            write(args.first(), TEST);
            return;
        }
        out.append('(');
        list(args);
        for (int i = 0; i < keywords.size(); i++) {
            if (i > 0 || !args.isEmpty()) out.append(", ");
            Keyword keyword = keywords.get(i);
            if (keyword.arg() == null) {
                out.append("**");
            } else {
                out.append(keyword.arg()).append('=');
            }
            write(keyword.value(), TEST);
        }
        out.append(')');
    }

    private void comprehension(char open, Expr elt, Seq<Comprehension> generators, char close) {
        out.append(open);
        write(elt, TEST);
        clauses(generators);
        out.append(close);
    }

    private void clauses(Seq<Comprehension> generators) {
        for (int i = 0; i < generators.size(); i++) {
            Comprehension clause = generators.get(i);
            out.append(clause.isAsync() ? " async for " : " for ");
            write(clause.target(), TUPLE);
            out.append(" in ");
            write(clause.iter(), TEST + 1);
            for (int j = 0; j < clause.ifs().size(); j++) {
                out.append(" if ");
                write(clause.ifs().get(j), TEST + 1);
            }
        }
    }

    private void arguments(Arguments args) {
        int positional = args.posonlyargs().size() + args.args().size();
        int withoutDefault = positional - args.defaults().size();
        boolean first = true;
        for (int i = 0; i < positional; i++) {
            if (!first) out.append(", ");
            first = false;
            int plain = i - args.posonlyargs().size();
            arg(plain < 0 ? args.posonlyargs().get(i) : args.args().get(plain));
            if (i >= withoutDefault) {
                out.append('=');
                write(args.defaults().get(i - withoutDefault), TEST);
            }
            if (plain == -1) out.append(", /");
        }
        if (args.vararg() != null || !args.kwonlyargs().isEmpty()) {
            if (!first) out.append(", ");
            first = false;
            out.append('*');
            if (args.vararg() != null) arg(args.vararg());
        }
        for (int i = 0; i < args.kwonlyargs().size(); i++) {
            if (!first) out.append(", ");
            first = false;
            arg(args.kwonlyargs().get(i));
            Expr value = args.kwDefaults().get(i);
            if (value != null) {
                out.append('=');
                write(value, TEST);
            }
        }
        if (args.kwarg() != null) {
            if (!first) out.append(", ");
            out.append("**");
            arg(args.kwarg());
        }
    }

    private void arg(Arg arg) {
        out.append(arg.arg());
        if (arg.annotation() != null) {
            out.append(": ");
            write(arg.annotation(), TEST);
        }
    }

    private void constant(Object value) {
        switch (value) {
            case Singleton singleton when singleton == Singleton.ELLIPSIS -> out.append("...");
            case TupleConstant tuple -> {
                out.append('(');
                for (int i = 0; i < tuple.size(); i++) {
                    if (i > 0) out.append(", ");
                    constant(tuple.get(i));
                }
                out.append(tuple.size() == 1 ? ",)" : ")");
            }
            // There is no literal of infinity, but one that overflows.
            case Double _, ComplexConstant _ -> out.append(ConstantText.repr(value).replace("inf", "1e309"));
            default -> out.append(ConstantText.repr(value));
        }
    }

    private void joinedStr(Expr.JoinedStr joined, boolean isFormatSpec) {
        var body = new Unparser();
        for (int i = 0; i < joined.values().size(); i++) body.element(joined.values().get(i), isFormatSpec);
        if (isFormatSpec) {
            out.append(body.out);
        } else {
            out.append('f').append(ConstantText.repr(WideStr.fromUtf16(body.out.toString())));
        }
    }

    private void element(Expr element, boolean isFormatSpec) {
        switch (element) {
            case Expr.Constant(var value, _, _) ->
                out.append(value.toString().replace("{", "{{").replace("}", "}}"));
            case Expr.JoinedStr joined -> joinedStr(joined, isFormatSpec);
            case Expr.FormattedValue formatted -> formattedValue(formatted);
            default -> throw new IllegalStateException("a part of an f-string: " + element);
        }
    }

    private void formattedValue(Expr.FormattedValue formatted) {
        String value = text(formatted.value(), TEST + 1);
        // An expression that begins with a brace must not look like a doubled one.
        out.append(value.startsWith("{") ? "{ " : "{").append(value);
        if (formatted.conversion() > 0) out.append('!').append((char) formatted.conversion());
        if (formatted.formatSpec() != null) {
            out.append(':');
            element(formatted.formatSpec(), true);
        }
        out.append('}');
    }
}
