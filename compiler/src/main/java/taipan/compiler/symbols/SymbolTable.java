package taipan.compiler.symbols;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import taipan.code.CodeFlags;
import taipan.compiler.SyntaxProblem;
import taipan.compiler.ast.Alias;
import taipan.compiler.ast.Arg;
import taipan.compiler.ast.Arguments;
import taipan.compiler.ast.Comprehension;
import taipan.compiler.ast.ExceptHandler;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.ExprContext;
import taipan.compiler.ast.Keyword;
import taipan.compiler.ast.MatchCase;
import taipan.compiler.ast.Mod;
import taipan.compiler.ast.Pattern;
import taipan.compiler.ast.Seq;
import taipan.compiler.ast.Span;
import taipan.compiler.ast.Stmt;
import taipan.compiler.ast.WithItem;

/// The scopes of a module, found in one walk over its tree and then analysed as a whole.
/// CPython: Python/symtable.c
public final class SymbolTable {
    private final String filename;
    private final boolean lazyAnnotations;
    private final int depthLimit;
    private final Map<Object, Scope> byNode = new IdentityHashMap<>();
    private final List<Scope> stack = new ArrayList<>();
    private final Scope top;
    private Scope current;
    private String className;
    private int depth;

    /// The scopes of `tree`; `futures` are the future features of [CodeFlags] in force.
    /// CPython: _PySymtable_Build
    public static SymbolTable build(Mod tree, String filename, int futures, int depthLimit) {
        var table = new SymbolTable(tree, filename, futures, depthLimit);
        new ScopeAnalysis(filename).run(table.top);
        return table;
    }

    private SymbolTable(Mod tree, String filename, int futures, int depthLimit) {
        this.filename = filename;
        this.lazyAnnotations = (futures & CodeFlags.FUTURE_ANNOTATIONS) != 0;
        this.depthLimit = depthLimit;
        enter("top", Scope.Kind.MODULE, tree, null);
        top = current;
        switch (tree) {
            case Mod.Module module -> statements(module.body());
            case Mod.Interactive interactive -> statements(interactive.body());
            case Mod.Expression expression -> expression(expression.body());
            case Mod.FunctionType _ -> throw new SyntaxProblem(
                    SyntaxProblem.Kind.SYSTEM_ERROR, "this compiler does not handle FunctionTypes");
        }
        leave();
    }

    /// The scope of the whole module.
    public Scope top() {
        return top;
    }

    /// The scope made for a node.
    /// CPython: PySymtable_Lookup
    public Scope scopeOf(Object node) {
        return byNode.get(node);
    }

    private void enter(String name, Scope.Kind kind, Object node, Span at) {
        var scope = new Scope(name, kind, node, at);
        if (current != null) {
            scope.nested = current.nested || current.kind == Scope.Kind.FUNCTION;
            scope.iterableDepth = current.iterableDepth;
        }
        byNode.put(node, scope);
        stack.add(scope);
        var parent = current;
        current = scope;
        // What a lazy annotation defines is forgotten, since the annotation becomes a string.
        if (parent != null && !(lazyAnnotations && kind == Scope.Kind.ANNOTATION)) parent.children.add(scope);
    }

    private void leave() {
        stack.removeLast();
        current = stack.isEmpty() ? null : stack.getLast();
    }

    private SyntaxProblem error(String message, Span at) {
        return new SyntaxProblem(SyntaxProblem.Kind.SYNTAX_ERROR, message, filename, at.lineno(), at.colOffset() + 1,
                at.endLineno(), at.endColOffset() + 1, null);
    }

    private void deeper() {
        if (++depth > depthLimit) {
            throw new SyntaxProblem(SyntaxProblem.Kind.RECURSION_ERROR,
                    "maximum recursion depth exceeded during compilation");
        }
    }

    /// Notes a definition or use of a name in the current scope.
    /// CPython: symtable_add_def
    private void define(String name, int bits, Span at) {
        define(name, bits, at, current);
    }

    private void define(String name, int bits, Span at, Scope scope) {
        String mangled = Mangling.mangle(className, name);
        Integer known = scope.symbols.get(mangled);
        int all = bits;
        if (known != null) {
            if ((bits & Symbol.DEF_PARAM) != 0 && (known & Symbol.DEF_PARAM) != 0) {
                throw error("duplicate argument '" + name + "' in function definition", at);
            }
            all |= known;
        }
        if (scope.inIterationTarget) {
            if ((all & (Symbol.DEF_GLOBAL | Symbol.DEF_NONLOCAL)) != 0) {
                throw error("comprehension inner loop cannot rebind assignment expression target '" + name + "'", at);
            }
            all |= Symbol.DEF_COMP_ITER;
        }
        if (known == null || known != all) scope.symbols.put(mangled, all);
        if ((bits & Symbol.DEF_PARAM) != 0) {
            scope.varnames.add(mangled);
        } else if ((bits & Symbol.DEF_GLOBAL) != 0) {
            top.symbols.put(mangled, bits | top.bits(mangled));
        }
    }

    private void directive(String name, Span at) {
        if (current.directives == null) current.directives = new ArrayList<>();
        current.directives.add(new Scope.Directive(Mangling.mangle(className, name), at));
    }

    private void statements(Seq<Stmt> body) {
        for (int i = 0; i < body.size(); i++) statement(body.get(i));
    }

    private void expressions(Seq<Expr> list) {
        for (int i = 0; i < list.size(); i++) optional(list.get(i));
    }

    private void optional(Expr expr) {
        if (expr != null) expression(expr);
    }

    private void patterns(Seq<Pattern> list) {
        for (int i = 0; i < list.size(); i++) pattern(list.get(i));
    }

    private void keywords(Seq<Keyword> list) {
        for (int i = 0; i < list.size(); i++) expression(list.get(i).value());
    }

    /// CPython: symtable_visit_stmt
    private void statement(Stmt stmt) {
        deeper();
        switch (stmt) {
            case Stmt.FunctionDef(var name, var args, var body, var decorators, var returns, _, var at) ->
                function(stmt, name, args, body, decorators, returns, at, false);
            case Stmt.AsyncFunctionDef(var name, var args, var body, var decorators, var returns, _, var at) ->
                function(stmt, name, args, body, decorators, returns, at, true);
            case Stmt.ClassDef definition -> classDefinition(definition);
            case Stmt.Return(var value, _) -> {
                if (value != null) {
                    expression(value);
                    current.returnsValue = true;
                }
            }
            case Stmt.Delete(var targets, _) -> expressions(targets);
            case Stmt.Assign(var targets, var value, _, _) -> {
                expressions(targets);
                expression(value);
            }
            case Stmt.AnnAssign assign -> annotatedAssignment(assign);
            case Stmt.AugAssign(var target, _, var value, _) -> {
                expression(target);
                expression(value);
            }
            case Stmt.For(var target, var iter, var body, var orelse, _, _) -> loop(target, iter, body, orelse);
            case Stmt.AsyncFor(var target, var iter, var body, var orelse, _, _) -> loop(target, iter, body, orelse);
            case Stmt.While(var test, var body, var orelse, _) -> {
                expression(test);
                statements(body);
                statements(orelse);
            }
            case Stmt.If(var test, var body, var orelse, _) -> {
                expression(test);
                statements(body);
                statements(orelse);
            }
            case Stmt.Match(var subject, var cases, _) -> {
                expression(subject);
                for (int i = 0; i < cases.size(); i++) matchCase(cases.get(i));
            }
            case Stmt.Raise(var exc, var cause, _) -> {
                optional(exc);
                optional(cause);
            }
            case Stmt.Try(var body, var handlers, var orelse, var finalbody, _) -> {
                statements(body);
                statements(orelse);
                for (int i = 0; i < handlers.size(); i++) handler(handlers.get(i));
                statements(finalbody);
            }
            case Stmt.Assert(var test, var msg, _) -> {
                expression(test);
                optional(msg);
            }
            case Stmt.Import(var names, _) -> aliases(names);
            case Stmt.ImportFrom(_, var names, _, _) -> aliases(names);
            case Stmt.Global(var names, var at) -> {
                for (int i = 0; i < names.size(); i++) declaration(names.get(i), Symbol.DEF_GLOBAL, "global", at);
            }
            case Stmt.Nonlocal(var names, var at) -> {
                for (int i = 0; i < names.size(); i++) declaration(names.get(i), Symbol.DEF_NONLOCAL, "nonlocal", at);
            }
            case Stmt.ExprStmt(var value, _) -> expression(value);
            case Stmt.With(var items, var body, _, _) -> with(items, body);
            case Stmt.AsyncWith(var items, var body, _, _) -> with(items, body);
            case Stmt.Pass _, Stmt.Break _, Stmt.Continue _ -> { }
        }
        depth--;
    }

    private void function(Stmt stmt, String name, Arguments args, Seq<Stmt> body, Seq<Expr> decorators, Expr returns,
            Span at, boolean async) {
        define(name, Symbol.DEF_LOCAL, at);
        expressions(args.defaults());
        expressions(args.kwDefaults());
        annotations(stmt, args, returns, at);
        expressions(decorators);
        enter(name, Scope.Kind.FUNCTION, stmt, at);
        if (async) current.coroutine = true;
        parameters(args);
        statements(body);
        leave();
    }

    private void classDefinition(Stmt.ClassDef definition) {
        define(definition.name(), Symbol.DEF_LOCAL, definition.at());
        expressions(definition.bases());
        keywords(definition.keywords());
        expressions(definition.decoratorList());
        enter(definition.name(), Scope.Kind.CLASS, definition, definition.at());
        var outerClass = className;
        className = definition.name();
        statements(definition.body());
        className = outerClass;
        leave();
    }

    private void annotatedAssignment(Stmt.AnnAssign assign) {
        if (assign.target() instanceof Expr.Name(var id, _, var at)) {
            int known = current.bits(Mangling.mangle(className, id));
            if ((known & (Symbol.DEF_GLOBAL | Symbol.DEF_NONLOCAL)) != 0 && current != top && assign.simple()) {
                var word = (known & Symbol.DEF_GLOBAL) != 0 ? "global" : "nonlocal";
                throw error("annotated name '" + id + "' can't be " + word, assign.at());
            }
            if (assign.simple()) {
                define(id, Symbol.DEF_ANNOT | Symbol.DEF_LOCAL, at);
            } else if (assign.value() != null) {
                define(id, Symbol.DEF_LOCAL, at);
            }
        } else {
            expression(assign.target());
        }
        annotation(assign.annotation());
        optional(assign.value());
    }

    private void loop(Expr target, Expr iter, Seq<Stmt> body, Seq<Stmt> orelse) {
        expression(target);
        expression(iter);
        statements(body);
        statements(orelse);
    }

    private void with(Seq<WithItem> items, Seq<Stmt> body) {
        for (int i = 0; i < items.size(); i++) {
            expression(items.get(i).contextExpr());
            optional(items.get(i).optionalVars());
        }
        statements(body);
    }

    private void handler(ExceptHandler handler) {
        optional(handler.type());
        if (handler.name() != null) define(handler.name(), Symbol.DEF_LOCAL, handler.at());
        statements(handler.body());
    }

    private void declaration(String name, int bit, String word, Span at) {
        int known = current.bits(Mangling.mangle(className, name));
        if ((known & (Symbol.DEF_PARAM | Symbol.DEF_LOCAL | Symbol.USE | Symbol.DEF_ANNOT)) != 0) {
            String message;
            if ((known & Symbol.DEF_PARAM) != 0) {
                message = "name '" + name + "' is parameter and " + word;
            } else if ((known & Symbol.USE) != 0) {
                message = "name '" + name + "' is used prior to " + word + " declaration";
            } else if ((known & Symbol.DEF_ANNOT) != 0) {
                message = "annotated name '" + name + "' can't be " + word;
            } else {
                message = "name '" + name + "' is assigned to before " + word + " declaration";
            }
            throw error(message, at);
        }
        define(name, bit, at);
        directive(name, at);
    }

    private void aliases(Seq<Alias> names) {
        for (int i = 0; i < names.size(); i++) {
            Alias alias = names.get(i);
            var name = alias.asname() == null ? alias.name() : alias.asname();
            if (name.equals("*")) {
                if (current.kind != Scope.Kind.MODULE) {
                    throw error("import * only allowed at module level", alias.at());
                }
                continue;
            }
            int dot = name.indexOf('.');
            define(dot < 0 ? name : name.substring(0, dot), Symbol.DEF_IMPORT, alias.at());
        }
    }

    private void matchCase(MatchCase matchCase) {
        pattern(matchCase.pattern());
        optional(matchCase.guard());
        statements(matchCase.body());
    }

    private void pattern(Pattern pattern) {
        deeper();
        switch (pattern) {
            case Pattern.MatchValue(var value, _) -> expression(value);
            case Pattern.MatchSingleton _ -> { }
            case Pattern.MatchSequence(var patterns, _) -> patterns(patterns);
            case Pattern.MatchStar(var name, var at) -> {
                if (name != null) define(name, Symbol.DEF_LOCAL, at);
            }
            case Pattern.MatchMapping(var keys, var patterns, var rest, var at) -> {
                expressions(keys);
                patterns(patterns);
                if (rest != null) define(rest, Symbol.DEF_LOCAL, at);
            }
            case Pattern.MatchClass(var cls, var patterns, _, var keywordPatterns, _) -> {
                expression(cls);
                patterns(patterns);
                patterns(keywordPatterns);
            }
            case Pattern.MatchAs(var inner, var name, var at) -> {
                if (inner != null) pattern(inner);
                if (name != null) define(name, Symbol.DEF_LOCAL, at);
            }
            case Pattern.MatchOr(var patterns, _) -> patterns(patterns);
        }
        depth--;
    }

    /// CPython: symtable_visit_expr
    private void expression(Expr expr) {
        deeper();
        switch (expr) {
            case Expr.Name(var id, var ctx, var at) -> {
                define(id, ctx == ExprContext.LOAD ? Symbol.USE : Symbol.DEF_LOCAL, at);
                // A call of super() needs the cell of the class, whatever super is by then.
                if (ctx == ExprContext.LOAD && current.isFunction() && id.equals("super")) {
                    define("__class__", Symbol.USE, at);
                }
            }
            case Expr.Constant _ -> { }
            case Expr.Attribute(var value, _, _, _) -> expression(value);
            case Expr.Call(var func, var args, var keywords, _) -> {
                expression(func);
                expressions(args);
                keywords(keywords);
            }
            case Expr.NamedExpr named -> namedExpression(named);
            case Expr.BoolOp(_, var values, _) -> expressions(values);
            case Expr.BinOp(var left, _, var right, _) -> {
                expression(left);
                expression(right);
            }
            case Expr.UnaryOp(_, var operand, _) -> expression(operand);
            case Expr.Lambda(var args, var body, var at) -> {
                expressions(args.defaults());
                expressions(args.kwDefaults());
                enter("lambda", Scope.Kind.FUNCTION, expr, at);
                parameters(args);
                expression(body);
                leave();
            }
            case Expr.IfExp(var test, var body, var orelse, _) -> {
                expression(test);
                expression(body);
                expression(orelse);
            }
            case Expr.Dict(var keys, var values, _) -> {
                expressions(keys);
                expressions(values);
            }
            case Expr.Set(var elts, _) -> expressions(elts);
            case Expr.ListComp(var elt, var generators, var at) ->
                comprehension(expr, "listcomp", Scope.ComprehensionKind.LIST, generators, elt, null, at);
            case Expr.SetComp(var elt, var generators, var at) ->
                comprehension(expr, "setcomp", Scope.ComprehensionKind.SET, generators, elt, null, at);
            case Expr.DictComp(var key, var value, var generators, var at) ->
                comprehension(expr, "dictcomp", Scope.ComprehensionKind.DICT, generators, key, value, at);
            case Expr.GeneratorExp(var elt, var generators, var at) ->
                comprehension(expr, "genexpr", Scope.ComprehensionKind.GENERATOR, generators, elt, null, at);
            case Expr.Yield(var value, var at) -> yielding(value, at);
            case Expr.YieldFrom(var value, var at) -> yielding(value, at);
            case Expr.Await(var value, var at) -> {
                notInAnnotation("await expression", at);
                expression(value);
                current.coroutine = true;
            }
            case Expr.Compare(var left, _, var comparators, _) -> {
                expression(left);
                expressions(comparators);
            }
            case Expr.FormattedValue(var value, _, var spec, _) -> {
                expression(value);
                optional(spec);
            }
            case Expr.JoinedStr(var values, _) -> expressions(values);
            case Expr.Subscript(var value, var slice, _, _) -> {
                expression(value);
                expression(slice);
            }
            case Expr.Starred(var value, _, _) -> expression(value);
            case Expr.List(var elts, _, _) -> expressions(elts);
            case Expr.Tuple(var elts, _, _) -> expressions(elts);
            case Expr.Slice(var lower, var upper, var step, _) -> {
                optional(lower);
                optional(upper);
                optional(step);
            }
        }
        depth--;
    }

    private void notInAnnotation(String what, Span at) {
        if (current.kind == Scope.Kind.ANNOTATION) {
            throw error("'" + what + "' can not be used within an annotation", at);
        }
    }

    private void yielding(Expr value, Span at) {
        notInAnnotation("yield expression", at);
        optional(value);
        current.generator = true;
        var where = switch (current.comprehension) {
            case NONE -> null;
            case LIST -> "'yield' inside list comprehension";
            case SET -> "'yield' inside set comprehension";
            case DICT -> "'yield' inside dict comprehension";
            case GENERATOR -> "'yield' inside generator expression";
        };
        if (where != null) throw error(where, at);
    }

    private void namedExpression(Expr.NamedExpr named) {
        notInAnnotation("named expression", named.at());
        if (current.iterableDepth > 0) {
            throw error("assignment expression cannot be used in a comprehension iterable expression", named.at());
        }
        if (current.comprehension != Scope.ComprehensionKind.NONE) {
            var target = (Expr.Name) named.target();
            bindOutsideComprehension(target.id(), target.at());
        }
        expression(named.value());
        expression(named.target());
    }

    /// An assignment expression in a comprehension binds its name in the function around all comprehensions.
    /// CPython: symtable_extend_namedexpr_scope
    private void bindOutsideComprehension(String name, Span at) {
        for (int i = stack.size() - 1; i >= 0; i--) {
            Scope scope = stack.get(i);
            if (scope.comprehension != Scope.ComprehensionKind.NONE) {
                if ((scope.bits(name) & Symbol.DEF_COMP_ITER) != 0) {
                    throw error("assignment expression cannot rebind comprehension iteration variable '" + name + "'",
                            at);
                }
                continue;
            }
            switch (scope.kind) {
                case FUNCTION -> {
                    boolean global = (scope.bits(name) & Symbol.DEF_GLOBAL) != 0;
                    define(name, global ? Symbol.DEF_GLOBAL : Symbol.DEF_NONLOCAL, at);
                    directive(name, at);
                    define(name, Symbol.DEF_LOCAL, at, scope);
                    return;
                }
                case MODULE -> {
                    define(name, Symbol.DEF_GLOBAL, at);
                    directive(name, at);
                    define(name, Symbol.DEF_GLOBAL, at, scope);
                    return;
                }
                case CLASS -> throw error(
                        "assignment expression within a comprehension cannot be used in a class body", at);
                case ANNOTATION -> { }
            }
        }
    }

    private void parameters(Arguments args) {
        parameters(args.posonlyargs());
        parameters(args.args());
        parameters(args.kwonlyargs());
        if (args.vararg() != null) {
            define(args.vararg().arg(), Symbol.DEF_PARAM, args.vararg().at());
            current.varargs = true;
        }
        if (args.kwarg() != null) {
            define(args.kwarg().arg(), Symbol.DEF_PARAM, args.kwarg().at());
            current.varkeywords = true;
        }
    }

    private void parameters(Seq<Arg> args) {
        for (int i = 0; i < args.size(); i++) define(args.get(i).arg(), Symbol.DEF_PARAM, args.get(i).at());
    }

    private void annotation(Expr annotation) {
        if (lazyAnnotations) enter("_annotation", Scope.Kind.ANNOTATION, annotation, annotation.at());
        expression(annotation);
        if (lazyAnnotations) leave();
    }

    private void annotations(Stmt stmt, Arguments args, Expr returns, Span at) {
        if (lazyAnnotations) enter("_annotation", Scope.Kind.ANNOTATION, stmt, at);
        annotations(args.posonlyargs());
        annotations(args.args());
        if (args.vararg() != null) optional(args.vararg().annotation());
        if (args.kwarg() != null) optional(args.kwarg().annotation());
        annotations(args.kwonlyargs());
        if (lazyAnnotations) leave();
        if (returns != null) annotation(returns);
    }

    private void annotations(Seq<Arg> args) {
        for (int i = 0; i < args.size(); i++) optional(args.get(i).annotation());
    }

    /// CPython: symtable_handle_comprehension
    private void comprehension(Expr expr, String name, Scope.ComprehensionKind kind, Seq<Comprehension> generators,
            Expr elt, Expr value, Span at) {
        Comprehension outermost = generators.first();
        // The outermost iterable is evaluated outside and handed in as an argument.
        current.iterableDepth++;
        expression(outermost.iter());
        current.iterableDepth--;
        enter(name, Scope.Kind.FUNCTION, expr, at);
        current.comprehension = kind;
        if (outermost.isAsync()) current.coroutine = true;
        define(".0", Symbol.DEF_PARAM, at);
        iterationTarget(outermost.target());
        expressions(outermost.ifs());
        for (int i = 1; i < generators.size(); i++) {
            Comprehension inner = generators.get(i);
            iterationTarget(inner.target());
            current.iterableDepth++;
            expression(inner.iter());
            current.iterableDepth--;
            expressions(inner.ifs());
            if (inner.isAsync()) current.coroutine = true;
        }
        optional(value);
        expression(elt);
        current.generator = kind == Scope.ComprehensionKind.GENERATOR;
        leave();
    }

    private void iterationTarget(Expr target) {
        current.inIterationTarget = true;
        expression(target);
        current.inIterationTarget = false;
    }
}
