package taipan.builtins.ast;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taipan.compiler.ast.Alias;
import taipan.compiler.ast.Arg;
import taipan.compiler.ast.Arguments;
import taipan.compiler.ast.BoolOperator;
import taipan.compiler.ast.CmpOperator;
import taipan.compiler.ast.Comprehension;
import taipan.compiler.ast.ExceptHandler;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.ExprContext;
import taipan.compiler.ast.Keyword;
import taipan.compiler.ast.MatchCase;
import taipan.compiler.ast.Mod;
import taipan.compiler.ast.Operator;
import taipan.compiler.ast.Pattern;
import taipan.compiler.ast.Stmt;
import taipan.compiler.ast.TypeIgnore;
import taipan.compiler.ast.UnaryOperator;
import taipan.compiler.ast.WithItem;

/// The shape of Python's syntax tree as programs see it: which node classes there are, their fields, and which record of
/// the compiler stands behind each. The fields of a record are in the order of the table, a `Span` last.
/// CPython: Parser/Python.asdl
final class AstSchema {
    private AstSchema() {}

    /// A field: `multiplicity` is `'1'`, `'?'` or `'*'`.
    record Field(String name, String type, char multiplicity) {}

    /// A node class. `record` is null for a sum; `values` holds the enum constant of an operator, else null.
    record Node(
            String name, String sum, List<Field> fields, Constructor<?> maker, Method[] readers, Object value, String doc) {
        boolean hasPosition() {
            return maker != null && readers.length > fields.size() || maker == null && value == null && POSITIONED.contains(name);
        }
    }

    private static final List<String> POSITIONED = List.of("stmt", "expr", "excepthandler", "pattern", "arg", "keyword", "alias");

    /// One line per sum (`name: a | b`) or product (`name(...)`), alternatives with their fields.
    private static final String TABLE =
            """
            mod: Module(stmt* body, type_ignore* type_ignores) | Interactive(stmt* body) | Expression(expr body)\
             | FunctionType(expr* argtypes, expr returns)
            stmt: FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment)\
             | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment)\
             | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list)\
             | Return(expr? value) | Delete(expr* targets) | Assign(expr* targets, expr value, string? type_comment)\
             | AugAssign(expr target, operator op, expr value) | AnnAssign(expr target, expr annotation, expr? value, int simple)\
             | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)\
             | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)\
             | While(expr test, stmt* body, stmt* orelse) | If(expr test, stmt* body, stmt* orelse)\
             | With(withitem* items, stmt* body, string? type_comment) | AsyncWith(withitem* items, stmt* body, string? type_comment)\
             | Match(expr subject, match_case* cases) | Raise(expr? exc, expr? cause)\
             | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) | Assert(expr test, expr? msg)\
             | Import(alias* names) | ImportFrom(identifier? module, alias* names, int? level)\
             | Global(identifier* names) | Nonlocal(identifier* names) | Expr(expr value) | Pass | Break | Continue
            expr: BoolOp(boolop op, expr* values) | NamedExpr(expr target, expr value) | BinOp(expr left, operator op, expr right)\
             | UnaryOp(unaryop op, expr operand) | Lambda(arguments args, expr body) | IfExp(expr test, expr body, expr orelse)\
             | Dict(expr* keys, expr* values) | Set(expr* elts) | ListComp(expr elt, comprehension* generators)\
             | SetComp(expr elt, comprehension* generators) | DictComp(expr key, expr value, comprehension* generators)\
             | GeneratorExp(expr elt, comprehension* generators) | Await(expr value) | Yield(expr? value) | YieldFrom(expr value)\
             | Compare(expr left, cmpop* ops, expr* comparators) | Call(expr func, expr* args, keyword* keywords)\
             | FormattedValue(expr value, int conversion, expr? format_spec) | JoinedStr(expr* values)\
             | Constant(constant value, string? kind) | Attribute(expr value, identifier attr, expr_context ctx)\
             | Subscript(expr value, expr slice, expr_context ctx) | Starred(expr value, expr_context ctx)\
             | Name(identifier id, expr_context ctx) | List(expr* elts, expr_context ctx) | Tuple(expr* elts, expr_context ctx)\
             | Slice(expr? lower, expr? upper, expr? step)
            expr_context: Load | Store | Del
            boolop: And | Or
            operator: Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
            unaryop: Invert | Not | UAdd | USub
            cmpop: Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
            comprehension(expr target, expr iter, expr* ifs, int is_async)
            excepthandler: ExceptHandler(expr? type, identifier? name, stmt* body)
            arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults)
            arg(identifier arg, expr? annotation, string? type_comment)
            keyword(identifier? arg, expr value)
            alias(identifier name, identifier? asname)
            withitem(expr context_expr, expr? optional_vars)
            match_case(pattern pattern, expr? guard, stmt* body)
            pattern: MatchValue(expr value) | MatchSingleton(constant value) | MatchSequence(pattern* patterns)\
             | MatchMapping(expr* keys, pattern* patterns, identifier? rest)\
             | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)\
             | MatchStar(identifier? name) | MatchAs(pattern? pattern, identifier? name) | MatchOr(pattern* patterns)
            type_ignore: TypeIgnore(int lineno, string tag)
            """;

    /// All node classes in the order of the table, each sum before its alternatives.
    static final Map<String, Node> NODES;

    /// Node classes by the record or enum constant behind them.
    private static final Map<Object, Node> BY_JAVA;

    static {
        Map<String, Node> nodes = new LinkedHashMap<>();
        Map<Object, Node> byJava = new HashMap<>();
        for (String line : TABLE.split("\n")) {
            int colon = line.indexOf(": ");
            int open = line.indexOf('(');
            if (colon < 0 || open >= 0 && open < colon) {
                add(nodes, byJava, line, null, 0);
                continue;
            }
            String sum = line.substring(0, colon);
            String[] alternatives = line.substring(colon + 2).split(" \\| ");
            String indent = "\n" + " ".repeat(sum.length() + 1) + "| ";
            boolean plain = line.indexOf('(') < 0;
            String doc = sum + " = " + String.join(plain ? " | " : indent, alternatives);
            nodes.put(sum, new Node(sum, null, List.of(), null, null, null, doc));
            for (int i = 0; i < alternatives.length; i++) {
                add(nodes, byJava, alternatives[i], sum, i);
            }
        }
        NODES = Collections.unmodifiableMap(nodes);
        BY_JAVA = Collections.unmodifiableMap(byJava);
    }

    private static void add(Map<String, Node> nodes, Map<Object, Node> byJava, String text, String sum, int position) {
        int open = text.indexOf('(');
        String name = open < 0 ? text : text.substring(0, open);
        List<Field> fields = new ArrayList<>();
        if (open >= 0) {
            for (String field : text.substring(open + 1, text.length() - 1).split(", ")) {
                int space = field.indexOf(' ');
                String type = field.substring(0, space);
                char last = type.charAt(type.length() - 1);
                char multiplicity = last == '*' || last == '?' ? last : '1';
                fields.add(new Field(field.substring(space + 1), multiplicity == '1' ? type : type.substring(0, type.length() - 1), multiplicity));
            }
        }
        Object value = enumConstant(sum, position);
        Node node;
        if (value != null) {
            node = new Node(name, sum, fields, null, null, value, text);
            byJava.put(value, node);
        } else {
            Class<?> type = recordClass(sum, name);
            RecordComponent[] components = type.getRecordComponents();
            Method[] readers = new Method[components.length];
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < components.length; i++) {
                readers[i] = components[i].getAccessor();
                types[i] = components[i].getType();
            }
            try {
                node = new Node(name, sum, fields, type.getDeclaredConstructor(types), readers, null, text);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
            byJava.put(type, node);
        }
        nodes.put(name, node);
    }

    private static Object enumConstant(String sum, int position) {
        if (sum == null) {
            return null;
        }
        return switch (sum) {
            case "expr_context" -> ExprContext.values()[position];
            case "boolop" -> BoolOperator.values()[position];
            case "operator" -> Operator.values()[position];
            case "unaryop" -> UnaryOperator.values()[position];
            case "cmpop" -> CmpOperator.values()[position];
            default -> null;
        };
    }

    private static Class<?> recordClass(String sum, String name) {
        Class<?> family = sum == null ? null : switch (sum) {
            case "mod" -> Mod.class;
            case "stmt" -> Stmt.class;
            case "expr" -> Expr.class;
            case "pattern" -> Pattern.class;
            default -> null;
        };
        if (family == null) {
            return switch (name) {
                case "comprehension" -> Comprehension.class;
                case "ExceptHandler" -> ExceptHandler.class;
                case "arguments" -> Arguments.class;
                case "arg" -> Arg.class;
                case "keyword" -> Keyword.class;
                case "alias" -> Alias.class;
                case "withitem" -> WithItem.class;
                case "match_case" -> MatchCase.class;
                case "TypeIgnore" -> TypeIgnore.class;
                default -> throw new IllegalStateException(name);
            };
        }
        String simple = family == Stmt.class && name.equals("Expr") ? "ExprStmt" : name;
        for (Class<?> c : family.getDeclaredClasses()) {
            if (c.getSimpleName().equals(simple)) {
                return c;
            }
        }
        throw new IllegalStateException(name);
    }

    /// The node class of a record or enum constant of the compiler.
    static Node of(Object java) {
        return BY_JAVA.get(java instanceof Enum<?> ? java : java.getClass());
    }
}
