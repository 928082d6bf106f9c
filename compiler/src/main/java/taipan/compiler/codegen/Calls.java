package taipan.compiler.codegen;

import taipan.code.Op;
import taipan.code.TupleConstant;
import taipan.code.WideStr;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.ExprContext;
import taipan.compiler.ast.Keyword;
import taipan.compiler.ast.Seq;
import taipan.compiler.ast.Span;

/// Generates calls of functions, methods and classes.
/// CPython: Python/compile.c (compiler_call)
final class Calls {
    private final CodeGenerator g;

    Calls(CodeGenerator generator) {
        g = generator;
    }

    void call(Expr.Call call) {
        if (call.func() instanceof Expr.Attribute method && isPlainMethodCall(call, method)) {
            g.expressions.visit(method.value());
            var outer = g.unit.at;
            // The call has the line of the method's name.
            int line = method.at().endLineno();
            g.unit.at = new Span(line, outer.colOffset(), outer.endLineno(), outer.endColOffset());
            g.emitName(Op.LOAD_METHOD, method.attr());
            g.expressions.visit(call.args());
            g.emit(Op.CALL_METHOD, call.args().size());
            g.unit.at = outer;
            return;
        }
        Suspicions.checkCalled(g, call.func());
        g.expressions.visit(call.func());
        arguments(0, call.args(), call.keywords());
    }

    private static boolean isPlainMethodCall(Expr.Call call, Expr.Attribute method) {
        if (method.ctx() != ExprContext.LOAD || !call.keywords().isEmpty()) return false;
        return call.args().size() < Expressions.STACK_USE_GUIDELINE && !anyStarred(call.args());
    }

    private static boolean anyStarred(Seq<Expr> args) {
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i) instanceof Expr.Starred) return true;
        }
        return false;
    }

    private static boolean anyUnpacked(Seq<Keyword> keywords) {
        for (int i = 0; i < keywords.size(); i++) {
            if (keywords.get(i).arg() == null) return true;
        }
        return false;
    }

    /// The arguments, of which `pushed` lie on the stack already, and the call.
    /// CPython: compiler_call_helper
    void arguments(int pushed, Seq<Expr> args, Seq<Keyword> keywords) {
        checkKeywords(keywords);
        boolean small = args.size() + keywords.size() * 2 <= Expressions.STACK_USE_GUIDELINE;
        if (!small || anyStarred(args) || anyUnpacked(keywords)) {
            unpackedArguments(pushed, args, keywords);
            return;
        }
        g.expressions.visit(args);
        if (keywords.isEmpty()) {
            g.emit(Op.CALL_FUNCTION, pushed + args.size());
            return;
        }
        for (int i = 0; i < keywords.size(); i++) g.expressions.visit(keywords.get(i).value());
        g.loadConst(names(keywords, 0, keywords.size()));
        g.emit(Op.CALL_FUNCTION_KW, pushed + args.size() + keywords.size());
    }

    private static TupleConstant names(Seq<Keyword> keywords, int start, int end) {
        var names = new Object[end - start];
        for (int i = start; i < end; i++) names[i - start] = WideStr.fromUtf16(keywords.get(i).arg());
        return new TupleConstant(names);
    }

    /// CPython: validate_keywords
    private void checkKeywords(Seq<Keyword> keywords) {
        int count = keywords.size();
        for (int i = 0; i < count; i++) {
            String name = keywords.get(i).arg();
            if (name == null) continue;
            g.checkForbidden(name, ExprContext.STORE);
            for (int j = i + 1; j < count; j++) {
                if (!name.equals(keywords.get(j).arg())) continue;
                g.unit.at = keywords.get(j).at();
                throw g.error("keyword argument repeated: " + name);
            }
        }
    }

    private void unpackedArguments(int pushed, Seq<Expr> args, Seq<Keyword> keywords) {
        if (pushed == 0 && args.size() == 1 && args.first() instanceof Expr.Starred(var value, _, _)) {
            g.expressions.visit(value);
        } else {
            g.expressions.sequence(args, pushed, Op.BUILD_LIST, Op.LIST_APPEND, Op.LIST_EXTEND, true);
        }
        int count = keywords.size();
        boolean built = false;
        int pending = 0;
        for (int i = 0; i < count; i++) {
            Keyword keyword = keywords.get(i);
            if (keyword.arg() != null) {
                pending++;
                continue;
            }
            if (pending > 0) {
                keywordPart(keywords, i - pending, i);
                if (built) g.emit(Op.DICT_MERGE, 1);
                built = true;
                pending = 0;
            }
            if (!built) {
                g.emit(Op.BUILD_MAP, 0);
                built = true;
            }
            g.expressions.visit(keyword.value());
            g.emit(Op.DICT_MERGE, 1);
        }
        if (pending > 0) {
            keywordPart(keywords, count - pending, count);
            if (built) g.emit(Op.DICT_MERGE, 1);
        }
        g.emit(Op.CALL_FUNCTION_EX, count > 0 ? 1 : 0);
    }

    /// CPython: compiler_subkwargs
    private void keywordPart(Seq<Keyword> keywords, int start, int end) {
        int count = end - start;
        boolean big = count * 2 > Expressions.STACK_USE_GUIDELINE;
        if (count > 1 && !big) {
            for (int i = start; i < end; i++) g.expressions.visit(keywords.get(i).value());
            g.loadConst(names(keywords, start, end));
            g.emit(Op.BUILD_CONST_KEY_MAP, count);
            return;
        }
        if (big) g.emitOnLine(Op.BUILD_MAP, 0, -1);
        for (int i = start; i < end; i++) {
            g.loadName(keywords.get(i).arg());
            g.expressions.visit(keywords.get(i).value());
            if (big) g.emitOnLine(Op.MAP_ADD, 1, -1);
        }
        if (!big) g.emit(Op.BUILD_MAP, count);
    }
}
