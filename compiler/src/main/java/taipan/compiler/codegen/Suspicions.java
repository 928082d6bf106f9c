package taipan.compiler.codegen;

import java.math.BigInteger;
import taipan.code.BytesConstant;
import taipan.code.ComplexConstant;
import taipan.code.FrozenSetConstant;
import taipan.code.Singleton;
import taipan.code.TupleConstant;
import taipan.code.WideStr;
import taipan.compiler.ast.CmpOperator;
import taipan.compiler.ast.Expr;

/// Warns of what is valid but cannot work: calls, subscripts and identity comparisons of literals.
/// CPython: Python/compile.c (check_caller, check_subscripter, check_index, check_compare)
final class Suspicions {
    private Suspicions() {}

    static void checkComparison(CodeGenerator g, Expr.Compare compare) {
        boolean left = maybeIdentical(compare.left());
        for (int i = 0; i < compare.ops().size(); i++) {
            CmpOperator op = compare.ops().get(i);
            boolean right = maybeIdentical(compare.comparators().get(i));
            if ((op == CmpOperator.IS || op == CmpOperator.IS_NOT) && !(left && right)) {
                g.warn(op == CmpOperator.IS ? "\"is\" with a literal. Did you mean \"==\"?"
                        : "\"is not\" with a literal. Did you mean \"!=\"?");
                return;
            }
            left = right;
        }
    }

    private static boolean maybeIdentical(Expr expr) {
        return !(expr instanceof Expr.Constant(var value, _, _)) || value instanceof Singleton
                || value instanceof Boolean;
    }

    static void checkCalled(CodeGenerator g, Expr func) {
        switch (func) {
            case Expr.Constant _, Expr.Tuple _, Expr.List _, Expr.ListComp _, Expr.Dict _, Expr.DictComp _,
                    Expr.Set _, Expr.SetComp _, Expr.GeneratorExp _, Expr.JoinedStr _, Expr.FormattedValue _ ->
                g.warn("'" + typeName(func) + "' object is not callable; perhaps you missed a comma?");
            default -> { }
        }
    }

    static void checkSubscripted(CodeGenerator g, Expr value) {
        boolean suspicious = switch (value) {
            case Expr.Constant(var constant, _, _) -> constant instanceof Singleton || isInt(constant)
                    || constant instanceof Double || constant instanceof ComplexConstant
                    || constant instanceof FrozenSetConstant;
            case Expr.Set _, Expr.SetComp _, Expr.GeneratorExp _, Expr.Lambda _ -> true;
            default -> false;
        };
        if (suspicious) g.warn("'" + typeName(value) + "' object is not subscriptable; perhaps you missed a comma?");
    }

    static void checkIndex(CodeGenerator g, Expr value, Expr index) {
        String type = typeName(index);
        if (type == null || type.equals("int") || type.equals("bool")) return;
        boolean suspicious = switch (value) {
            case Expr.Constant(var constant, _, _) -> constant instanceof String || constant instanceof WideStr
                    || constant instanceof BytesConstant || constant instanceof TupleConstant;
            case Expr.Tuple _, Expr.List _, Expr.ListComp _, Expr.JoinedStr _, Expr.FormattedValue _ -> true;
            default -> false;
        };
        if (!suspicious) return;
        g.warn(typeName(value) + " indices must be integers or slices, not " + type
                + "; perhaps you missed a comma?");
    }

    private static boolean isInt(Object constant) {
        return constant instanceof Long || constant instanceof BigInteger || constant instanceof Boolean;
    }

    /// The name of the type the expression certainly has; absent if it may have any.
    /// CPython: infer_type
    private static String typeName(Expr expr) {
        return switch (expr) {
            case Expr.Tuple _ -> "tuple";
            case Expr.List _, Expr.ListComp _ -> "list";
            case Expr.Dict _, Expr.DictComp _ -> "dict";
            case Expr.Set _, Expr.SetComp _ -> "set";
            case Expr.GeneratorExp _ -> "generator";
            case Expr.Lambda _ -> "function";
            case Expr.JoinedStr _, Expr.FormattedValue _ -> "str";
            case Expr.Constant(var value, _, _) -> switch (value) {
                case Singleton singleton -> singleton == Singleton.NONE ? "NoneType" : "ellipsis";
                case Boolean _ -> "bool";
                case Long _, BigInteger _ -> "int";
                case Double _ -> "float";
                case ComplexConstant _ -> "complex";
                case BytesConstant _ -> "bytes";
                case TupleConstant _ -> "tuple";
                case FrozenSetConstant _ -> "frozenset";
                default -> "str";
            };
            default -> null;
        };
    }
}
