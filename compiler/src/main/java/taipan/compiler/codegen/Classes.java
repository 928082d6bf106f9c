package taipan.compiler.codegen;

import taipan.code.CodeObject;
import taipan.code.Op;
import taipan.code.Singleton;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.ExprContext;
import taipan.compiler.ast.Seq;
import taipan.compiler.ast.Stmt;

/// Generates class definitions.
/// CPython: Python/compile.c (compiler_class)
final class Classes {
    private final CodeGenerator g;

    Classes(CodeGenerator generator) {
        g = generator;
    }

    void define(Stmt.ClassDef definition) {
        Seq<Expr> decorators = definition.decoratorList();
        String name = definition.name();
        g.expressions.visit(decorators);
        int firstLine = decorators.isEmpty() ? definition.at().lineno() : decorators.first().at().lineno();
        CodeObject code = body(definition, firstLine);
        g.emit(Op.LOAD_BUILD_CLASS);
        g.functions.closure(code, 0, name);
        g.loadName(name);
        g.calls.arguments(2, definition.bases(), definition.keywords());
        for (int i = 0; i < decorators.size(); i++) g.emit(Op.CALL_FUNCTION, 1);
        g.name(name, ExprContext.STORE);
    }

    private CodeObject body(Stmt.ClassDef definition, int firstLine) {
        g.enter(definition.name(), Unit.Kind.CLASS, definition, firstLine);
        g.unit.className = definition.name();
        g.name("__name__", ExprContext.LOAD);
        g.name("__module__", ExprContext.STORE);
        g.loadName(g.unit.qualname);
        g.name("__qualname__", ExprContext.STORE);
        g.body(definition.body());
        g.noLine();
        if (g.unit.scope.needsClassClosure()) {
            // The cell of super() and __class__ is handed to the class through its namespace.
            g.emit(Op.LOAD_CLOSURE, g.unit.cellvars.get("__class__"));
            g.emit(Op.DUP_TOP);
            g.name("__classcell__", ExprContext.STORE);
        } else {
            g.loadConst(Singleton.NONE);
        }
        g.emit(Op.RETURN_VALUE);
        return g.leave(true);
    }
}
