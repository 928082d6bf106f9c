package taipan.compiler.parser;

import java.util.ArrayList;
import java.util.List;
import taipan.code.ComplexConstant;
import taipan.code.Singleton;
import taipan.compiler.SyntaxProblem;
import taipan.compiler.ast.BoolOperator;
import taipan.compiler.ast.CmpOperator;
import taipan.compiler.ast.Comprehension;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.ExprContext;
import taipan.compiler.ast.Keyword;
import taipan.compiler.ast.Operator;
import taipan.compiler.ast.Seq;
import taipan.compiler.ast.Span;
import taipan.compiler.ast.UnaryOperator;

/// The actions of the grammar of a [Diagnosis]: they make as much of a tree as messages need, and the messages.
///
/// A list is an `Object[]`. Nodes whose children nobody looks at have none.
///
/// CPython: Parser/pegen.c
final class Actions {
    private final Diagnosis parser;

    Actions(Diagnosis parser) {
        this.parser = parser;
    }

    private record Comparison(CmpOperator op, Expr right) {}

    /// The value of `action` for an alternative that started at token `start` and whose items gave `values`.
    Object value(Grammar.Action action, Object[] values, int start) {
        return switch (action.kind) {
            case Grammar.Action.CAPTURE -> values[action.index];
            case Grammar.Action.TEXT, Grammar.Action.WORD -> action.name;
            default -> {
                Object[] arguments = new Object[action.arguments.size()];
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = value(action.arguments.get(i), values, start);
                }
                yield operation(action, arguments, values, start);
            }
        };
    }

    private Object operation(Grammar.Action action, Object[] a, Object[] values, int start) {
        return switch (action.name) {
            case "span" -> parser.spanFrom(start);
            case "exit" -> Diagnosis.FAIL;
            case "optional" -> a[0] == null ? Diagnosis.MATCHED : a[0];
            case "cons" -> cons(a);
            case "join" -> join((Object[]) a[0], (Object[]) a[1]);
            case "first" -> ((Object[]) a[0])[0];
            case "last" -> ((Object[]) a[0])[((Object[]) a[0]).length - 1];
            case "error" -> throw error(a);
            case "errorFrom" -> throw parser.startingAt(span(a[0]), (String) a[1]);
            case "indent" -> throw parser.indentationProblem(fill((String) a[a.length - 1], a));
            default -> message(action.name, a, start);
        };
    }

    private Object message(String name, Object[] a, int start) {
        switch (name) {
            case "invalidTarget" -> {
                return invalidTarget(Targets.Use.valueOf((String) a[0]), (Expr) a[1]);
            }
            case "legacyCall" -> {
                String id = ((Expr.Name) a[0]).id();
                if (!id.equals("print") && !id.equals("exec")) {
                    return Diagnosis.FAIL;
                }
                throw parser.at(
                        span(a[0]).to(span(a[1])),
                        "Missing parentheses in call to '" + id + "'. Did you mean " + id + "(...)?");
            }
            case "forgottenComma" -> {
                if (isLegacy((Expr) a[0]) || parser.levelBehind() == 0) {
                    return Diagnosis.FAIL;
                }
                throw parser.at(span(a[0]).to(span(a[1])), "invalid syntax. Perhaps you forgot a comma?");
            }
            case "missingColon" -> {
                Span at = span(a[0]);
                throw parser.atColumn(
                        at.lineno(), at.endColOffset() - 1, at.endLineno(), "':' expected after dictionary key");
            }
            case "unparenthesized" -> throw unparenthesized((Expr) a[0], (Object[]) a[1]);
            case "unparenthesizedLast" -> {
                Seq<Expr> args = ((Expr.Call) a[0]).args();
                if (args.size() <= 1) {
                    return Diagnosis.FAIL;
                }
                throw unparenthesized(args.last(), (Object[]) a[1]);
            }
            case "positionalAfterKeyword" -> {
                boolean unpacking = false;
                for (Keyword keyword : ((Expr.Call) a[0]).keywords()) {
                    unpacking |= keyword.arg() == null;
                }
                throw parser.here("positional argument follows keyword argument" + (unpacking ? " unpacking" : ""));
            }
            case "barry" -> {
                return barry((Diagnosis.Tok) a[0]);
            }
            case "real" -> {
                if (((Expr.Constant) a[0]).value() instanceof ComplexConstant) {
                    throw parser.at(span(a[0]), "real number required in complex literal");
                }
                return a[0];
            }
            case "imaginary" -> {
                if (!(((Expr.Constant) a[0]).value() instanceof ComplexConstant)) {
                    throw parser.at(span(a[0]), "imaginary number required in complex literal");
                }
                return a[0];
            }
            case "strings" -> {
                return parser.strings((Object[]) a[0], start);
            }
            default -> {
                return node(name, a, parser.spanFrom(start));
            }
        }
    }

    private Object node(String name, Object[] a, Span at) {
        return switch (name) {
            case "tuple" -> new Expr.Tuple(seq(a[0]), ExprContext.LOAD, at);
            case "list" -> new Expr.List(seq(a[0]), ExprContext.LOAD, at);
            case "set" -> new Expr.Set(seq(a[0]), at);
            case "dict" -> new Expr.Dict(Seq.empty(), Seq.empty(), at);
            case "ifExp" -> new Expr.IfExp((Expr) a[1], (Expr) a[0], (Expr) a[2], at);
            case "yieldFrom" -> new Expr.YieldFrom((Expr) a[0], at);
            case "yield" -> new Expr.Yield((Expr) a[0], at);
            case "starred" -> new Expr.Starred((Expr) a[0], ExprContext.LOAD, at);
            case "namedExpr" -> new Expr.NamedExpr((Expr) a[0], (Expr) a[1], at);
            case "boolOp" -> new Expr.BoolOp(BoolOperator.valueOf((String) a[0]), seq(a[1]), at);
            case "unary" -> new Expr.UnaryOp(UnaryOperator.valueOf((String) a[0]), (Expr) a[1], at);
            case "comparison" -> new Comparison(CmpOperator.valueOf((String) a[0]), (Expr) a[1]);
            case "compare" -> compare((Expr) a[0], (Object[]) a[1], at);
            case "binary" -> new Expr.BinOp((Expr) a[1], Operator.valueOf((String) a[0]), (Expr) a[2], at);
            case "await" -> new Expr.Await((Expr) a[0], at);
            case "attribute" -> new Expr.Attribute((Expr) a[0], ((Expr.Name) a[1]).id(), ExprContext.LOAD, at);
            case "call" -> new Expr.Call((Expr) a[0], Seq.empty(), Seq.empty(), at);
            case "subscript" -> new Expr.Subscript((Expr) a[0], (Expr) a[1], ExprContext.LOAD, at);
            case "slice" -> new Expr.Slice(null, null, null, at);
            case "true" -> new Expr.Constant(Boolean.TRUE, null, at);
            case "false" -> new Expr.Constant(Boolean.FALSE, null, at);
            case "none" -> new Expr.Constant(Singleton.NONE, null, at);
            case "ellipsis" -> new Expr.Constant(Singleton.ELLIPSIS, null, at);
            case "lambda" -> new Expr.Lambda(null, (Expr) a[0], at);
            case "comprehension" -> new Comprehension((Expr) a[0], (Expr) a[1], seq(a[2]), false);
            case "listComp" -> new Expr.ListComp(null, Seq.empty(), at);
            case "setComp" -> new Expr.SetComp(null, Seq.empty(), at);
            case "generatorExp" -> new Expr.GeneratorExp(null, Seq.empty(), at);
            case "dictComp" -> new Expr.DictComp(null, null, Seq.empty(), at);
            case "keyword" -> new Keyword(((Expr.Name) a[0]).id(), (Expr) a[1], at);
            case "doubleStarred" -> new Keyword(null, (Expr) a[0], at);
            case "arguments" -> arguments(a, at);
            default -> throw new IllegalStateException(name);
        };
    }

    // ------------------------------------------------------------------ lists

    private static Object[] cons(Object[] a) {
        if (a.length == 1 || a[1] == null) {
            return new Object[] {a[0]};
        }
        Object[] rest = (Object[]) a[1];
        Object[] list = new Object[rest.length + 1];
        list[0] = a[0];
        System.arraycopy(rest, 0, list, 1, rest.length);
        return list;
    }

    private static Object[] join(Object[] first, Object[] second) {
        Object[] list = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, list, first.length, second.length);
        return list;
    }

    private static Seq<Expr> seq(Object list) {
        Object[] elements = (Object[]) list;
        return elements == null ? Seq.empty() : Seq.copyOfRange(elements, 0, elements.length);
    }

    private static Expr compare(Expr left, Object[] comparisons, Span at) {
        List<CmpOperator> ops = new ArrayList<>();
        List<Expr> comparators = new ArrayList<>();
        for (Object each : comparisons) {
            ops.add(((Comparison) each).op);
            comparators.add(((Comparison) each).right);
        }
        return new Expr.Compare(left, Seq.copyOf(ops), Seq.copyOf(comparators), at);
    }

    private static Expr arguments(Object[] lists, Span at) {
        List<Expr> args = new ArrayList<>();
        List<Keyword> keywords = new ArrayList<>();
        for (Object list : lists) {
            if (list == null) {
                continue;
            }
            for (Object each : (Object[]) list) {
                if (each instanceof Keyword keyword) {
                    keywords.add(keyword);
                } else {
                    args.add((Expr) each);
                }
            }
        }
        return new Expr.Call(null, Seq.copyOf(args), Seq.copyOf(keywords), at);
    }

    // ------------------------------------------------------------------ messages

    private Object barry(Diagnosis.Tok token) {
        boolean arrows = parser.spelling(token.index()).equals("<>");
        if (parser.options().barryAsBdfl()) {
            if (!arrows) {
                throw parser.here("with Barry as BDFL, use '<>' instead of '!='");
            }
            return token;
        }
        return arrows ? Diagnosis.FAIL : token;
    }

    private Object invalidTarget(Targets.Use use, Expr expr) {
        Expr invalid = Targets.invalid(expr, use);
        if (invalid == null) {
            return Diagnosis.FAIL;
        }
        String verb = use == Targets.Use.DEL_TARGETS ? "delete" : "assign to";
        throw parser.at(invalid.at(), "cannot " + verb + " " + describe(invalid));
    }

    private SyntaxProblem unparenthesized(Expr element, Object[] clauses) {
        Comprehension last = (Comprehension) clauses[clauses.length - 1];
        Expr end = last.ifs().isEmpty() ? last.iter() : last.ifs().last();
        return parser.at(element.at().to(end.at()), "Generator expression must be parenthesized");
    }

    private static boolean isLegacy(Expr expr) {
        return expr instanceof Expr.Name name && (name.id().equals("print") || name.id().equals("exec"));
    }

    private SyntaxProblem error(Object[] a) {
        String message = fill((String) a[a.length - 1], a);
        return switch (a.length) {
            case 1 -> parser.here(message);
            case 2 -> parser.at(span(a[0]), message);
            default -> parser.at(span(a[0]).to(span(a[1])), message);
        };
    }

    /// Replaces `{a}` by what the first argument is called, and `{a.line}` by the line it is on.
    private String fill(String message, Object[] arguments) {
        int open = message.indexOf("{a");
        if (open < 0) {
            return message;
        }
        Object value = arguments[0];
        int close = message.indexOf('}', open);
        String replacement;
        if (message.startsWith("{a.line}", open)) {
            replacement = Integer.toString(span(value).lineno());
        } else if (value instanceof Diagnosis.Tok token) {
            replacement = parser.spelling(token.index());
        } else {
            replacement = describe((Expr) value);
        }
        return message.substring(0, open) + replacement + message.substring(close + 1);
    }

    private Span span(Object value) {
        return switch (value) {
            case Diagnosis.Tok token -> parser.span(token.index());
            case Expr expr -> expr.at();
            case Span span -> span;
            default -> throw new IllegalStateException(String.valueOf(value));
        };
    }

    /// CPython: _PyPegen_get_expr_name
    static String describe(Expr expr) {
        return switch (expr) {
            case Expr.Attribute _ -> "attribute";
            case Expr.Subscript _ -> "subscript";
            case Expr.Starred _ -> "starred";
            case Expr.Name _ -> "name";
            case Expr.List _ -> "list";
            case Expr.Tuple _ -> "tuple";
            case Expr.Lambda _ -> "lambda";
            case Expr.Call _ -> "function call";
            case Expr.BoolOp _, Expr.BinOp _, Expr.UnaryOp _ -> "expression";
            case Expr.GeneratorExp _ -> "generator expression";
            case Expr.Yield _, Expr.YieldFrom _ -> "yield expression";
            case Expr.Await _ -> "await expression";
            case Expr.ListComp _ -> "list comprehension";
            case Expr.SetComp _ -> "set comprehension";
            case Expr.DictComp _ -> "dict comprehension";
            case Expr.Dict _ -> "dict literal";
            case Expr.Set _ -> "set display";
            case Expr.JoinedStr _, Expr.FormattedValue _ -> "f-string expression";
            case Expr.Constant constant -> switch (constant.value()) {
                case Singleton singleton -> singleton == Singleton.NONE ? "None" : "ellipsis";
                case Boolean bool -> bool ? "True" : "False";
                default -> "literal";
            };
            case Expr.Compare _ -> "comparison";
            case Expr.IfExp _ -> "conditional expression";
            case Expr.NamedExpr _ -> "named expression";
            case Expr.Slice _ -> "slice";
        };
    }
}
