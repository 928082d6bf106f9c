package taipan.compiler.codegen;

import taipan.compiler.ast.ExceptHandler;
import taipan.compiler.ast.Seq;
import taipan.compiler.ast.Stmt;

/// Finds out whether a module or class body needs `__annotations__`.
/// CPython: Python/compile.c (find_ann)
final class Annotations {
    private Annotations() {}

    static boolean anyIn(Seq<Stmt> body) {
        for (int i = 0; i < body.size(); i++) {
            if (in(body.get(i))) return true;
        }
        return false;
    }

    private static boolean in(Stmt stmt) {
        return switch (stmt) {
            case Stmt.AnnAssign _ -> true;
            case Stmt.For loop -> anyIn(loop.body()) || anyIn(loop.orelse());
            case Stmt.AsyncFor loop -> anyIn(loop.body()) || anyIn(loop.orelse());
            case Stmt.While loop -> anyIn(loop.body()) || anyIn(loop.orelse());
            case Stmt.If test -> anyIn(test.body()) || anyIn(test.orelse());
            case Stmt.With with -> anyIn(with.body());
            case Stmt.AsyncWith with -> anyIn(with.body());
            case Stmt.Try attempt -> {
                for (int i = 0; i < attempt.handlers().size(); i++) {
                    ExceptHandler handler = attempt.handlers().get(i);
                    if (anyIn(handler.body())) yield true;
                }
                yield anyIn(attempt.body()) || anyIn(attempt.finalbody()) || anyIn(attempt.orelse());
            }
            default -> false;
        };
    }
}
