package taipan.compiler.parser;

import taipan.compiler.ast.Expr;
import taipan.compiler.ast.ExprContext;
import taipan.compiler.ast.Seq;

/// Expressions on the left of something: whether they may stand there, and their copies with another context.
///
/// CPython: Parser/pegen.c (_PyPegen_set_expr_context, _PyPegen_get_invalid_target)
final class Targets {
    private Targets() {}

    /// `expr` as the target of an assignment; throws [Failure] when it is none.
    ///
    /// No pattern switch here: it would take longer to link than a small program takes to compile.
    static Expr store(Expr expr) {
        if (expr instanceof Expr.Name name) {
            return new Expr.Name(name.id(), ExprContext.STORE, name.at());
        }
        if (expr instanceof Expr.Attribute a) {
            return new Expr.Attribute(a.value(), a.attr(), ExprContext.STORE, a.at());
        }
        if (expr instanceof Expr.Subscript s) {
            return new Expr.Subscript(s.value(), s.slice(), ExprContext.STORE, s.at());
        }
        if (expr instanceof Expr.Tuple tuple) {
            return new Expr.Tuple(storeAll(tuple.elts()), ExprContext.STORE, tuple.at());
        }
        if (expr instanceof Expr.List list) {
            return new Expr.List(storeAll(list.elts()), ExprContext.STORE, list.at());
        }
        if (expr instanceof Expr.Starred starred) {
            return new Expr.Starred(store(starred.value()), ExprContext.STORE, starred.at());
        }
        throw Failure.INVALID;
    }

    private static Seq<Expr> storeAll(Seq<Expr> elts) {
        Expr[] stored = new Expr[elts.size()];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = store(elts.get(i));
        }
        return Seq.of(stored);
    }

    /// `expr` as the target of a `del`; throws [Failure] when it is none.
    static Expr delete(Expr expr) {
        return switch (expr) {
            case Expr.Name name -> new Expr.Name(name.id(), ExprContext.DEL, name.at());
            case Expr.Attribute a -> new Expr.Attribute(a.value(), a.attr(), ExprContext.DEL, a.at());
            case Expr.Subscript s -> new Expr.Subscript(s.value(), s.slice(), ExprContext.DEL, s.at());
            case Expr.Tuple tuple -> new Expr.Tuple(deleteAll(tuple.elts()), ExprContext.DEL, tuple.at());
            case Expr.List list -> new Expr.List(deleteAll(list.elts()), ExprContext.DEL, list.at());
            default -> throw Failure.INVALID;
        };
    }

    private static Seq<Expr> deleteAll(Seq<Expr> elts) {
        Expr[] deleted = new Expr[elts.size()];
        for (int i = 0; i < deleted.length; i++) {
            deleted[i] = delete(elts.get(i));
        }
        return Seq.of(deleted);
    }

    /// Whether `expr` is what an augmented or annotated assignment takes.
    static boolean isSingle(Expr expr) {
        return expr instanceof Expr.Name || expr instanceof Expr.Attribute || expr instanceof Expr.Subscript;
    }

    /// What the targets of a statement are for.
    enum Use {
        STAR_TARGETS,
        DEL_TARGETS,
        FOR_TARGETS
    }

    /// The first part of `expr` that is no target, or `null`.
    static Expr invalid(Expr expr, Use use) {
        return switch (expr) {
            case Expr.List list -> invalid(list.elts(), use);
            case Expr.Tuple tuple -> invalid(tuple.elts(), use);
            case Expr.Starred starred -> use == Use.DEL_TARGETS ? expr : invalid(starred.value(), use);
            case Expr.Compare compare -> {
                // The target of `for x in y` was read as the comparison `x in y`.
                if (use == Use.FOR_TARGETS) {
                    yield compare.ops().first() == taipan.compiler.ast.CmpOperator.IN
                            ? invalid(compare.left(), use)
                            : null;
                }
                yield expr;
            }
            case Expr.Name _, Expr.Subscript _, Expr.Attribute _ -> null;
            default -> expr;
        };
    }

    private static Expr invalid(Seq<Expr> elts, Use use) {
        for (int i = 0; i < elts.size(); i++) {
            Expr found = invalid(elts.get(i), use);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
