package taipan.compiler.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import taipan.code.CodeFlags;
import taipan.code.CodeObject;
import taipan.code.Op;
import taipan.code.Singleton;
import taipan.code.WideStr;
import taipan.compiler.CodeWatch;
import taipan.compiler.SyntaxProblem;
import taipan.compiler.WarningSink;
import taipan.compiler.assemble.Assembler;
import taipan.compiler.assemble.BasicBlock;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.ExprContext;
import taipan.compiler.ast.Mod;
import taipan.compiler.ast.Seq;
import taipan.compiler.ast.Span;
import taipan.compiler.ast.Stmt;
import taipan.compiler.symbols.Mangling;
import taipan.compiler.symbols.Scope;
import taipan.compiler.symbols.Symbol;
import taipan.compiler.symbols.SymbolTable;

/// Generates the code objects of a module: holds the unit under construction and what all kinds of nodes need to emit
/// instructions; the nodes themselves are the business of [Statements], [Expressions] and their companions.
/// CPython: Python/compile.c
public final class CodeGenerator {
    private static final Span NOWHERE = new Span(-1, -1, -1, -1);
    private static final int MAX_NESTED_BLOCKS = 20;

    final Options options;
    final Expressions expressions = new Expressions(this);
    final Calls calls = new Calls(this);
    final Functions functions = new Functions(this);
    final Classes classes = new Classes(this);
    final Comprehensions comprehensions = new Comprehensions(this);
    final Patterns patterns = new Patterns(this);
    final Unwinding unwinding = new Unwinding(this);
    final Statements statements = new Statements(this);
    private final SymbolTable symbols;
    private final CodeWatch watch;
    Unit unit;
    boolean interactive;

    /// What code generation has to know besides the tree. `flags` are the future features of [CodeFlags] in force;
    /// `futureLine` is the line of the last future statement.
    public record Options(String filename, int flags, int futureLine, int optimize, boolean topLevelAwait,
            WarningSink warnings) {
        boolean lazyAnnotations() {
            return (flags & CodeFlags.FUTURE_ANNOTATIONS) != 0;
        }
    }

    private CodeGenerator(Options options, SymbolTable symbols, CodeWatch watch) {
        this.options = options;
        this.symbols = symbols;
        this.watch = watch;
    }

    /// The code object of a whole module.
    /// CPython: compiler_mod
    public static CodeObject generate(Mod tree, SymbolTable symbols, Options options) {
        return generate(tree, symbols, options, null);
    }

    /// The same, with somebody watching, or null.
    public static CodeObject generate(Mod tree, SymbolTable symbols, Options options, CodeWatch watch) {
        return new CodeGenerator(options, symbols, watch).module(tree);
    }

    private CodeObject module(Mod tree) {
        enter("<module>", Unit.Kind.MODULE, tree, 1);
        switch (tree) {
            case Mod.Module(var body, _) -> {
                body(body);
                return leave(true);
            }
            case Mod.Interactive(var body) -> {
                if (Annotations.anyIn(body)) emit(Op.SETUP_ANNOTATIONS);
                interactive = true;
                statements.visit(body);
                return leave(true);
            }
            case Mod.Expression(var expression) -> {
                expressions.visit(expression);
                return leave(false);
            }
            case Mod.FunctionType _ -> throw new SyntaxProblem(
                    SyntaxProblem.Kind.SYSTEM_ERROR, "module kind 4 should not be possible");
        }
    }

    /// The body of a module or class.
    /// CPython: compiler_body
    void body(Seq<Stmt> body) {
        // Setting up annotations shall have the line of the first statement.
        if (unit.kind == Unit.Kind.MODULE && !body.isEmpty()) unit.at = body.first().at();
        if (Annotations.anyIn(body)) emit(Op.SETUP_ANNOTATIONS);
        if (body.isEmpty()) return;
        int first = 0;
        if (options.optimize < 2 && hasDocstring(body)) {
            first = 1;
            expressions.visit(((Stmt.ExprStmt) body.first()).value());
            name("__doc__", ExprContext.STORE);
        }
        for (int i = first; i < body.size(); i++) statements.visit(body.get(i));
    }

    /// CPython: _PyAST_GetDocString
    static boolean hasDocstring(Seq<Stmt> body) {
        return !body.isEmpty()
                && body.first() instanceof Stmt.ExprStmt(Expr.Constant(Object value, _, _), _)
                && (value instanceof String || value instanceof WideStr);
    }

    // Units

    /// CPython: compiler_enter_scope
    void enter(String name, Unit.Kind kind, Object node, int firstLine) {
        unit = new Unit(unit, symbols.scopeOf(node), kind, name, firstLine);
    }

    /// Ends the current unit and goes back to the one around it.
    /// CPython: assemble
    CodeObject leave(boolean returnNone) {
        if (!unit.graph.returned()) {
            noLine();
            if (returnNone) loadConst(Singleton.NONE);
            emit(Op.RETURN_VALUE);
        }
        int flags = flags();
        int prefix = !CodeFlags.isGenerator(flags) ? -1
                : (flags & CodeFlags.COROUTINE) != 0 ? 1
                : (flags & CodeFlags.ASYNC_GENERATOR) != 0 ? 2 : 0;
        var generated = watch == null ? null : generated();
        boolean startsWithValue = unit.scope.isGenerator() || unit.isCoroutine();
        var assembly = Assembler.assemble(unit.graph, unit.constants, unit.firstLine, prefix, startsWithValue);
        var code = new CodeObject(unit.argcount + unit.posonlyargcount, unit.posonlyargcount, unit.kwonlyargcount,
                unit.varnames.size(), assembly.stacksize(), flags, assembly.code(), unit.constants.toArray(),
                strings(unit.names), strings(unit.varnames), strings(unit.freevars), strings(unit.cellvars),
                options.filename, unit.name, unit.firstLine, assembly.linetable());
        if (watch != null) watch.assembled(code, unit.qualname, generated, assembly.origins());
        unit = unit.parent;
        return code;
    }

    /// The instructions as generated, before anything rearranges them.
    private List<CodeWatch.Generated> generated() {
        Object[] constants = unit.constants.toArray();
        var rows = new ArrayList<CodeWatch.Generated>();
        unit.graph.read((block, op, arg, line, target, origin) -> rows.add(new CodeWatch.Generated(block, op, arg, line,
                target, op == Op.LOAD_CONST ? constants[arg] : null, (Span) origin)));
        return rows;
    }

    private static String[] strings(Map<String, Integer> numbers) {
        return numbers.isEmpty() ? NO_STRINGS : numbers.keySet().toArray(NO_STRINGS);
    }

    private static final String[] NO_STRINGS = {};

    /// CPython: compute_code_flags
    private int flags() {
        Scope scope = unit.scope;
        int flags = options.flags & CodeFlags.FUTURE_MASK;
        if (scope.isFunction()) {
            flags |= CodeFlags.NEWLOCALS | CodeFlags.OPTIMIZED;
            if (scope.isNested()) flags |= CodeFlags.NESTED;
            if (scope.isGenerator()) {
                flags |= unit.isCoroutine() ? CodeFlags.ASYNC_GENERATOR : CodeFlags.GENERATOR;
            } else if (unit.isCoroutine()) {
                flags |= CodeFlags.COROUTINE;
            }
            if (scope.hasVarargs()) flags |= CodeFlags.VARARGS;
            if (scope.hasVarkeywords()) flags |= CodeFlags.VARKEYWORDS;
        }
        if (awaitsAtTopLevel() && unit.isCoroutine() && !scope.isGenerator()) flags |= CodeFlags.COROUTINE;
        return flags;
    }

    boolean awaitsAtTopLevel() {
        return options.topLevelAwait && unit.scope.kind() == Scope.Kind.MODULE;
    }

    // Instructions

    void emit(int op) {
        if (watch != null) unit.graph.setOrigin(unit.at);
        unit.graph.add(op, 0, unit.at.lineno());
    }

    void emit(int op, int arg) {
        if (watch != null) unit.graph.setOrigin(unit.at);
        unit.graph.add(op, arg, unit.at.lineno());
    }

    void emitOnLine(int op, int arg, int line) {
        if (watch != null) unit.graph.setOrigin(unit.at);
        unit.graph.add(op, arg, line);
    }

    void jump(int op, BasicBlock target) {
        if (watch != null) unit.graph.setOrigin(unit.at);
        unit.graph.addJump(op, target, unit.at.lineno());
    }

    void jumpWithoutLine(int op, BasicBlock target) {
        if (watch != null) unit.graph.setOrigin(unit.at);
        unit.graph.addJump(op, target, BasicBlock.NO_LINE);
    }

    /// What follows belongs to no line until the next location is set.
    void noLine() {
        unit.at = NOWHERE;
    }

    BasicBlock newBlock() {
        return unit.graph.newBlock();
    }

    void use(BasicBlock block) {
        unit.graph.use(block);
    }

    void useNewBlock() {
        use(newBlock());
    }

    void loadConst(Object value) {
        emit(Op.LOAD_CONST, unit.constants.add(value));
    }

    /// A name of the source text as a constant.
    void loadName(String name) {
        loadConst(WideStr.fromUtf16(name));
    }

    /// An instruction on an attribute or other name that is no variable.
    void emitName(int op, String name) {
        emit(op, Unit.number(unit.names, mangle(name)));
    }

    void emitName(int op, String name, int line) {
        emitOnLine(op, Unit.number(unit.names, mangle(name)), line);
    }

    String mangle(String name) {
        return Mangling.mangle(unit.className, name);
    }

    /// Loads, stores or deletes a variable.
    /// CPython: compiler_nameop
    void name(String name, ExprContext context) {
        checkForbidden(name, context);
        String mangled = mangle(name);
        boolean function = unit.scope.isFunction();
        switch (unit.scope.placeOf(mangled)) {
            case Symbol.FREE -> cell(unit.freevars.get(mangled), context);
            case Symbol.CELL -> cell(unit.cellvars.get(mangled), context);
            case Symbol.LOCAL -> {
                if (function) {
                    emit(switch (context) {
                        case LOAD -> Op.LOAD_FAST;
                        case STORE -> Op.STORE_FAST;
                        case DEL -> Op.DELETE_FAST;
                    }, Unit.number(unit.varnames, mangled));
                } else {
                    named(mangled, context);
                }
            }
            case Symbol.GLOBAL_IMPLICIT -> {
                if (function) {
                    global(mangled, context);
                } else {
                    named(mangled, context);
                }
            }
            case Symbol.GLOBAL_EXPLICIT -> global(mangled, context);
            default -> named(mangled, context);
        }
    }

    private void cell(int number, ExprContext context) {
        emit(switch (context) {
            case LOAD -> unit.scope.kind() == Scope.Kind.CLASS ? Op.LOAD_CLASSDEREF : Op.LOAD_DEREF;
            case STORE -> Op.STORE_DEREF;
            case DEL -> Op.DELETE_DEREF;
        }, number);
    }

    private void global(String mangled, ExprContext context) {
        emit(switch (context) {
            case LOAD -> Op.LOAD_GLOBAL;
            case STORE -> Op.STORE_GLOBAL;
            case DEL -> Op.DELETE_GLOBAL;
        }, Unit.number(unit.names, mangled));
    }

    private void named(String mangled, ExprContext context) {
        emit(switch (context) {
            case LOAD -> Op.LOAD_NAME;
            case STORE -> Op.STORE_NAME;
            case DEL -> Op.DELETE_NAME;
        }, Unit.number(unit.names, mangled));
    }

    /// CPython: forbidden_name
    void checkForbidden(String name, ExprContext context) {
        if (context == ExprContext.LOAD || !name.equals("__debug__")) return;
        throw error(context == ExprContext.STORE ? "cannot assign to __debug__" : "cannot delete __debug__");
    }

    /// Awaits the value on the stack.
    void emitAwait() {
        emit(Op.GET_AWAITABLE);
        loadConst(Singleton.NONE);
        emit(Op.YIELD_FROM);
    }

    // Frames

    void push(Frame.Kind kind, BasicBlock start, BasicBlock exit, Object datum) {
        if (unit.frames.size() >= MAX_NESTED_BLOCKS) throw error("too many statically nested blocks");
        unit.frames.add(new Frame(kind, start, exit, datum));
    }

    void pop() {
        unit.frames.removeLast();
    }

    // Problems

    /// An error at the current location.
    /// CPython: compiler_error
    SyntaxProblem error(String message) {
        Span at = unit.at;
        return new SyntaxProblem(SyntaxProblem.Kind.SYNTAX_ERROR, message, options.filename, at.lineno(),
                at.colOffset() + 1, at.endLineno(), at.endColOffset() + 1, null);
    }

    /// CPython: compiler_warn
    void warn(String message) {
        boolean isError = options.warnings.warn(
                WarningSink.Category.SYNTAX_WARNING, message, options.filename, unit.at.lineno());
        if (isError) throw error(message);
    }
}
