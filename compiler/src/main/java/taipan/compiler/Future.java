package taipan.compiler;

import taipan.code.CodeFlags;
import taipan.code.WideStr;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.Mod;
import taipan.compiler.ast.Seq;
import taipan.compiler.ast.Stmt;

/// The future statements at the beginning of a module: their features as bits of [CodeFlags], and the line of the last
/// one, -1 if there is none.
/// CPython: Python/future.c
record Future(int features, int line) {
    static Future of(Mod tree, String filename) {
        Seq<Stmt> body = switch (tree) {
            case Mod.Module module -> module.body();
            case Mod.Interactive interactive -> interactive.body();
            case Mod.Expression _, Mod.FunctionType _ -> Seq.empty();
        };
        int features = 0;
        int line = -1;
        boolean done = false;
        int previousLine = 0;
        for (int i = 0; i < body.size(); i++) {
            Stmt stmt = body.get(i);
            if (i == 0 && isString(stmt)) continue;
            if (done && stmt.at().lineno() > previousLine) break;
            previousLine = stmt.at().lineno();
            if (stmt instanceof Stmt.ImportFrom from && "__future__".equals(from.module())) {
                if (done) {
                    throw error("from __future__ imports must occur at the beginning of the file", stmt,
                            stmt.at().colOffset(), filename);
                }
                features |= features(from, filename);
                line = stmt.at().lineno();
            } else {
                done = true;
            }
        }
        return new Future(features, line);
    }

    private static boolean isString(Stmt stmt) {
        return stmt instanceof Stmt.ExprStmt(Expr.Constant(Object value, _, _), _)
                && (value instanceof String || value instanceof WideStr);
    }

    private static int features(Stmt.ImportFrom from, String filename) {
        int features = 0;
        for (int i = 0; i < from.names().size(); i++) {
            String name = from.names().get(i).name();
            switch (name) {
                case "nested_scopes", "generators", "division", "absolute_import", "with_statement",
                        "print_function", "unicode_literals", "generator_stop" -> { }
                case "barry_as_FLUFL" -> features |= CodeFlags.FUTURE_BARRY_AS_BDFL;
                case "annotations" -> features |= CodeFlags.FUTURE_ANNOTATIONS;
                case "braces" -> throw error("not a chance", from, from.at().colOffset() + 1, filename);
                default -> throw error("future feature " + name.substring(0, Math.min(100, name.length()))
                        + " is not defined", from, from.at().colOffset() + 1, filename);
            }
        }
        return features;
    }

    /// These errors have no end; the one about the place of the statement counts columns from 0.
    private static SyntaxProblem error(String message, Stmt stmt, int offset, String filename) {
        return new SyntaxProblem(SyntaxProblem.Kind.SYNTAX_ERROR, message, filename, stmt.at().lineno(),
                offset, stmt.at().lineno(), SyntaxProblem.NOWHERE, null);
    }
}
