package taipan.lab;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import taipan.code.ConstantText;
import taipan.compiler.ast.Arg;
import taipan.compiler.ast.Arguments;
import taipan.compiler.ast.Comprehension;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.ExprContext;
import taipan.compiler.ast.Mod;
import taipan.compiler.ast.Operator;
import taipan.compiler.ast.Seq;
import taipan.compiler.ast.Span;
import taipan.compiler.ast.Stmt;
import taipan.compiler.symbols.Mangling;
import taipan.compiler.symbols.Scope;
import taipan.compiler.symbols.Symbol;
import taipan.compiler.symbols.SymbolTable;

/// Says of every constant, name and operation whether the compiler decides it or the running program, and why, in one
/// sentence.
final class Decisions {
    private static final int LONGEST = 60;

    /// What `builtins` holds in Python 3.10, exceptions aside.
    private static final Set<String> BUILTINS = Set.of(("abs aiter all any anext ascii bin bool breakpoint bytearray bytes "
            + "callable chr classmethod compile complex copyright credits delattr dict dir divmod enumerate eval exec exit "
            + "filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter "
            + "len license list locals map max memoryview min next object oct open ord pow print property quit range repr "
            + "reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip __import__ "
            + "__build_class__ NotImplemented Ellipsis").split(" "));

    private final SymbolTable symbols;
    private final Map<Object, Object> folded;
    private final Places places;
    private final JsonWriter json;
    private Scope scope;
    private String owner = "the module";
    private String className;

    private Decisions(SymbolTable symbols, Map<Object, Object> folded, Places places, JsonWriter json) {
        this.symbols = symbols;
        this.folded = folded;
        this.places = places;
        this.json = json;
        this.scope = symbols.top();
    }

    /// An array of `[span, category, sentence]`.
    static void write(Mod tree, SymbolTable symbols, Map<Object, Object> folded, Places places, JsonWriter json) {
        json.open('[');
        new Decisions(symbols, folded, places, json).children(tree);
        json.close(']');
    }

    private void say(Span at, String category, String sentence) {
        if (at == null || at.lineno() <= 0) return;
        json.open('[');
        places.write(json, at);
        json.value(category).value(sentence).close(']');
    }

    private void visit(Object node) {
        if (node == null) return;
        if (folded.get(node) instanceof Object value) {
            say(((Expr) node).at(), "folded", "Compile time: every part is a constant, so the compiler worked it out and stored "
                    + brief(value) + " in co_consts; nothing of the expression is left to run.");
            return;
        }
        switch (node) {
            case Stmt.FunctionDef f -> function(f, f.name(), f.args(), f.body(), f.decoratorList(), f.returns(), f.at(), "def");
            case Stmt.AsyncFunctionDef f ->
                function(f, f.name(), f.args(), f.body(), f.decoratorList(), f.returns(), f.at(), "def");
            case Stmt.ClassDef c -> {
                c.decoratorList().forEach(this::visit);
                c.bases().forEach(this::visit);
                c.keywords().forEach(this::visit);
                definition(c.at(), "class", c.name(), "Run time: the class statement runs its body as a function, then calls "
                        + "type() to make the class; only the code of the body was made at compile time.");
                inside(c, "class " + c.name(), c.name(), c.body());
            }
            case Expr.Lambda l -> {
                children(l.args().defaults());
                children(l.args().kwDefaults());
                say(new Span(l.at().lineno(), l.at().colOffset(), l.at().lineno(), l.at().colOffset() + 6), "definition",
                        "Run time: the code object was made by the compiler, but MAKE_FUNCTION wraps it in a new function "
                                + "object each time this is reached.");
                inside(l, "the lambda", className, List.of(l.args(), l.body()));
            }
            case Expr.ListComp c -> comprehension(c, c.generators(), "the list comprehension", c.elt(), null);
            case Expr.SetComp c -> comprehension(c, c.generators(), "the set comprehension", c.elt(), null);
            case Expr.GeneratorExp c -> comprehension(c, c.generators(), "the generator expression", c.elt(), null);
            case Expr.DictComp c -> comprehension(c, c.generators(), "the dict comprehension", c.key(), c.value());
            case Expr.Constant(var value, _, var at) -> say(at, "constant",
                    "Compile time: " + brief(value) + " is a constant; the compiler stored it in co_consts of " + owner + ".");
            case Expr.Name(var id, var context, var at) -> name(id, context, at);
            case Arg(var id, var annotation, _, var at) -> {
                visit(annotation);
                int bytes = id.getBytes(StandardCharsets.UTF_8).length;
                name(id, ExprContext.STORE, new Span(at.lineno(), at.colOffset(), at.lineno(), at.colOffset() + bytes));
            }
            case Expr.Attribute(var value, var attr, var context, var at) -> {
                visit(value);
                int bytes = attr.getBytes(StandardCharsets.UTF_8).length;
                var end = new Span(at.endLineno(), Math.max(0, at.endColOffset() - bytes), at.endLineno(), at.endColOffset());
                say(end, "attribute", "Run time: the compiler knows only the name '" + attr + "'; " + (context == ExprContext.LOAD
                        ? "which object it leads to is looked up in the value, its class and the classes above, each time."
                        : "where it is stored is up to the value when this runs."));
            }
            case Expr.BinOp(var left, var op, var right, _) -> {
                visit(left);
                between(left.at(), right.at(), "operation", "Run time: what this operator does depends on the two values, "
                        + "so " + instruction(op) + " asks their types each time.");
                visit(right);
            }
            case Expr.Call(var callee, var args, var keywords, var at) -> {
                visit(callee);
                args.forEach(this::visit);
                keywords.forEach(this::visit);
                if (at.endLineno() == callee.at().endLineno()) {
                    say(new Span(callee.at().endLineno(), callee.at().endColOffset(), callee.at().endLineno(),
                            callee.at().endColOffset() + 1), "operation", "Run time: what is called is whatever the "
                                    + "expression before the parenthesis yields at that moment.");
                }
            }
            default -> children(node);
        }
    }

    private void children(Object node) {
        if (node instanceof List<?> list) {
            for (Object item : list) visit(item);
        } else if (node instanceof Record) {
            for (RecordComponent part : node.getClass().getRecordComponents()) {
                if (part.getType() == Span.class) continue;
                Object value = TreeView.get(part, node);
                if (value instanceof List<?> list) {
                    for (Object item : list) {
                        if (item instanceof Record) visit(item);
                    }
                } else if (value instanceof Record) {
                    visit(value);
                }
            }
        }
    }

    private void function(Object node, String name, Arguments args, Seq<Stmt> body, Seq<Expr> decorators,
            Expr returns, Span at, String word) {
        decorators.forEach(this::visit);
        children(args.defaults());
        children(args.kwDefaults());
        visit(returns);
        definition(at, word, name, "Run time: the code of '" + name + "' was compiled once, but the def statement makes the "
                + "function object when it runs, and binds it to the name.");
        var parameters = new ArrayList<Object>();
        parameters.addAll(args.posonlyargs());
        parameters.addAll(args.args());
        if (args.vararg() != null) parameters.add(args.vararg());
        parameters.addAll(args.kwonlyargs());
        if (args.kwarg() != null) parameters.add(args.kwarg());
        parameters.addAll(body);
        inside(node, name + "()", className, parameters);
    }

    /// Finds the name behind `def` or `class` on the first line of the definition.
    private void definition(Span at, String word, String name, String sentence) {
        String line = places.line(at.lineno());
        int start = line.indexOf(word, Math.min(line.length(), places.column(at.lineno(), at.colOffset())));
        int found = start < 0 ? -1 : line.indexOf(name, start + word.length());
        if (found < 0) return;
        json.open('[').open('[').value(at.lineno()).value(found).value(at.lineno()).value(found + name.length()).close(']')
                .value("definition").value(sentence).close(']');
    }

    private void comprehension(Object node, Seq<Comprehension> generators, String what, Expr element, Expr value) {
        // The first iterable is evaluated outside; everything else is a function of its own.
        visit(generators.first().iter());
        var rest = new ArrayList<Object>();
        for (int i = 0; i < generators.size(); i++) {
            Comprehension each = generators.get(i);
            rest.add(each.target());
            if (i > 0) rest.add(each.iter());
            rest.addAll(each.ifs());
        }
        rest.add(element);
        if (value != null) rest.add(value);
        inside(node, what, className, rest);
    }

    private void inside(Object node, String name, String newClass, List<?> body) {
        Scope outer = scope;
        String outerOwner = owner;
        String outerClass = className;
        Scope inner = symbols.scopeOf(node);
        if (inner != null) {
            scope = inner;
            owner = name;
            className = newClass;
        }
        for (Object each : body) {
            if (each instanceof Arguments args) {
                children(args.posonlyargs());
                children(args.args());
                visit(args.vararg());
                children(args.kwonlyargs());
                visit(args.kwarg());
            } else {
                visit(each);
            }
        }
        scope = outer;
        owner = outerOwner;
        className = outerClass;
    }

    private void name(String id, ExprContext context, Span at) {
        String mangled = Mangling.mangle(className, id);
        int place = scope.placeOf(mangled);
        boolean function = scope.isFunction();
        if (id.equals("__debug__")) {
            say(at, "constant", "Compile time: __debug__ is True unless Python was started with -O, and the compiler knows.");
            return;
        }
        switch (place) {
            case Symbol.CELL -> say(at, "cell", "Compile time for the place: '" + id + "' belongs to " + owner + " but an inner "
                    + "function uses it too, so the compiler gave it a cell that both share.");
            case Symbol.FREE -> say(at, "cell", "Compile time for the place: '" + id + "' belongs to an enclosing function; "
                    + "the compiler made it a free variable, reached through the cell in the function's closure.");
            case Symbol.LOCAL -> {
                if (function) {
                    int slot = scope.varnames().indexOf(mangled);
                    boolean parameter = (scope.bits(mangled) & Symbol.DEF_PARAM) != 0;
                    say(at, "local", "Compile time for the place: '" + id + "' is " + (parameter ? "a parameter" : "assigned")
                            + " in " + owner + ", so it is local and has a numbered slot" + (parameter && slot >= 0
                            ? " (" + slot + ")" : "") + "; no look-up by name when it runs.");
                } else if (scope.kind() == Scope.Kind.CLASS) {
                    say(at, "global", "Run time: a name in a class body is a key in the namespace that becomes the class, "
                            + "looked up by name.");
                } else {
                    say(at, "global", "Run time: a name at module level is a key in the dict of globals, "
                            + (context == ExprContext.LOAD ? "looked up" : "stored") + " by name when this runs.");
                }
            }
            default -> {
                boolean bound = (symbols.top().bits(mangled) & Symbol.DEF_BOUND) != 0
                        || place == Symbol.GLOBAL_EXPLICIT && context != ExprContext.LOAD;
                if (!bound && isBuiltin(id)) {
                    say(at, "builtin", "Run time: nobody assigns '" + id + "' here, so it is searched among the globals, missed, "
                            + "and found in builtins, each time this runs.");
                } else {
                    say(at, "global", "Run time: " + owner + " does not assign '" + id + "'"
                            + (place == Symbol.GLOBAL_EXPLICIT ? " as its own (it is declared global)" : "")
                            + ", so it is searched by name in globals, then builtins, when this runs.");
                }
            }
        }
    }

    private static boolean isBuiltin(String id) {
        return BUILTINS.contains(id) || id.endsWith("Error") || id.endsWith("Exception") || id.endsWith("Warning")
                || id.equals("StopIteration") || id.equals("StopAsyncIteration") || id.equals("KeyboardInterrupt")
                || id.equals("SystemExit") || id.equals("GeneratorExit");
    }

    /// The text between two operands: the operator, without blanks and parentheses.
    private void between(Span left, Span right, String category, String sentence) {
        if (left.endLineno() != right.lineno()) return;
        String line = places.line(left.endLineno());
        int from = places.column(left.endLineno(), left.endColOffset());
        int to = places.column(right.lineno(), right.colOffset());
        while (from < to && " \t)".indexOf(line.charAt(from)) >= 0) from++;
        while (to > from && " \t(".indexOf(line.charAt(to - 1)) >= 0) to--;
        if (from == to) return;
        json.open('[').open('[').value(left.endLineno()).value(from).value(left.endLineno()).value(to).close(']')
                .value(category).value(sentence).close(']');
    }

    private static String instruction(Operator op) {
        return "BINARY_" + switch (op) {
            case ADD -> "ADD";
            case SUB -> "SUBTRACT";
            case MULT -> "MULTIPLY";
            case MAT_MULT -> "MATRIX_MULTIPLY";
            case DIV -> "TRUE_DIVIDE";
            case MOD -> "MODULO";
            case POW -> "POWER";
            case L_SHIFT -> "LSHIFT";
            case R_SHIFT -> "RSHIFT";
            case BIT_OR -> "OR";
            case BIT_XOR -> "XOR";
            case BIT_AND -> "AND";
            case FLOOR_DIV -> "FLOOR_DIVIDE";
        };
    }

    private static String brief(Object constant) {
        String text = ConstantText.repr(constant);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
