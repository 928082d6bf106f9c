package taipan.compiler.codegen;

import java.util.Arrays;
import taipan.code.CodeObject;
import taipan.code.Op;
import taipan.code.Singleton;
import taipan.code.TupleConstant;
import taipan.code.WideStr;
import taipan.compiler.ast.Arg;
import taipan.compiler.ast.Arguments;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.ExprContext;
import taipan.compiler.ast.Seq;
import taipan.compiler.ast.Stmt;
import taipan.compiler.ast.Unparser;
import taipan.compiler.symbols.Symbol;

/// Generates function definitions and lambdas.
/// CPython: Python/compile.c (compiler_function, compiler_lambda)
final class Functions {
    private static final int DEFAULTS = 1;
    private static final int KEYWORD_DEFAULTS = 2;
    private static final int ANNOTATIONS = 4;
    private static final int CLOSURE = 8;

    private final CodeGenerator g;

    Functions(CodeGenerator generator) {
        g = generator;
    }

    void define(Stmt stmt, String name, Arguments args, Seq<Stmt> body, Seq<Expr> decorators, Expr returns,
            Unit.Kind kind) {
        checkParameters(args);
        g.expressions.visit(decorators);
        int firstLine = decorators.isEmpty() ? stmt.at().lineno() : decorators.first().at().lineno();
        int flags = defaults(args);
        if (annotations(args, returns)) flags |= ANNOTATIONS;
        g.enter(name, kind, stmt, firstLine);
        boolean docstring = g.options.optimize() < 2 && CodeGenerator.hasDocstring(body);
        g.unit.constants.add(docstring
                ? ((Expr.Constant) ((Stmt.ExprStmt) body.first()).value()).value() : Singleton.NONE);
        countParameters(args);
        for (int i = docstring ? 1 : 0; i < body.size(); i++) g.statements.visit(body.get(i));
        String qualname = g.unit.qualname;
        CodeObject code = g.leave(true);
        closure(code, flags, qualname);
        for (int i = 0; i < decorators.size(); i++) g.emit(Op.CALL_FUNCTION, 1);
        g.name(name, ExprContext.STORE);
    }

    void lambda(Expr.Lambda lambda) {
        Arguments args = lambda.args();
        checkParameters(args);
        int flags = defaults(args);
        g.enter("<lambda>", Unit.Kind.LAMBDA, lambda, lambda.at().lineno());
        // A first constant None, so that the lambda has no docstring.
        g.unit.constants.add(Singleton.NONE);
        countParameters(args);
        g.expressions.visit(lambda.body());
        String qualname = g.unit.qualname;
        CodeObject code;
        if (g.unit.scope.isGenerator()) {
            code = g.leave(false);
        } else {
            g.emit(Op.RETURN_VALUE);
            code = g.leave(true);
        }
        closure(code, flags, qualname);
    }

    private void countParameters(Arguments args) {
        g.unit.argcount = args.args().size();
        g.unit.posonlyargcount = args.posonlyargs().size();
        g.unit.kwonlyargcount = args.kwonlyargs().size();
    }

    private void checkParameters(Arguments args) {
        checkParameters(args.posonlyargs());
        checkParameters(args.args());
        if (args.vararg() != null) g.checkForbidden(args.vararg().arg(), ExprContext.STORE);
        checkParameters(args.kwonlyargs());
        if (args.kwarg() != null) g.checkForbidden(args.kwarg().arg(), ExprContext.STORE);
    }

    private void checkParameters(Seq<Arg> args) {
        for (int i = 0; i < args.size(); i++) g.checkForbidden(args.get(i).arg(), ExprContext.STORE);
    }

    private int defaults(Arguments args) {
        int flags = 0;
        if (!args.defaults().isEmpty()) {
            flags |= DEFAULTS;
            g.expressions.visit(args.defaults());
            g.emit(Op.BUILD_TUPLE, args.defaults().size());
        }
        int count = 0;
        var names = new Object[args.kwonlyargs().size()];
        for (int i = 0; i < names.length; i++) {
            Expr value = args.kwDefaults().get(i);
            if (value == null) continue;
            names[count++] = WideStr.fromUtf16(g.mangle(args.kwonlyargs().get(i).arg()));
            g.expressions.visit(value);
        }
        if (count > 0) {
            flags |= KEYWORD_DEFAULTS;
            g.loadConst(new TupleConstant(Arrays.copyOf(names, count)));
            g.emit(Op.BUILD_CONST_KEY_MAP, count);
        }
        return flags;
    }

    private boolean annotations(Arguments args, Expr returns) {
        int count = annotations(args.args()) + annotations(args.posonlyargs());
        if (args.vararg() != null) count += annotation(args.vararg().arg(), args.vararg().annotation());
        count += annotations(args.kwonlyargs());
        if (args.kwarg() != null) count += annotation(args.kwarg().arg(), args.kwarg().annotation());
        count += annotation("return", returns);
        if (count == 0) return false;
        g.emit(Op.BUILD_TUPLE, count);
        return true;
    }

    private int annotations(Seq<Arg> args) {
        int count = 0;
        for (int i = 0; i < args.size(); i++) count += annotation(args.get(i).arg(), args.get(i).annotation());
        return count;
    }

    private int annotation(String name, Expr annotation) {
        if (annotation == null) return 0;
        g.loadName(g.mangle(name));
        annotation(annotation);
        return 2;
    }

    /// The value of an annotation: under the future feature its text.
    void annotation(Expr annotation) {
        if (g.options.lazyAnnotations()) {
            g.loadConst(Unparser.unparse(annotation));
        } else {
            g.expressions.visit(annotation);
        }
    }

    /// Makes a function of a code object.
    /// CPython: compiler_make_closure
    void closure(CodeObject code, int flags, String qualname) {
        int allFlags = flags;
        if (code.freevars.length > 0) {
            for (String name : code.freevars) {
                // What is free in a method may be free and local in the class around it.
                boolean cell = g.unit.kind == Unit.Kind.CLASS && name.equals("__class__")
                        || g.unit.scope.placeOf(name) == Symbol.CELL;
                g.emit(Op.LOAD_CLOSURE, (cell ? g.unit.cellvars : g.unit.freevars).get(name));
            }
            allFlags |= CLOSURE;
            g.emit(Op.BUILD_TUPLE, code.freevars.length);
        }
        g.loadConst(code);
        g.loadName(qualname);
        g.emit(Op.MAKE_FUNCTION, allFlags);
    }
}
