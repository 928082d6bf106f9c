package taipan.compiler.codegen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import taipan.code.ConstantText;
import taipan.code.Op;
import taipan.code.TupleConstant;
import taipan.code.WideStr;
import taipan.compiler.assemble.BasicBlock;
import taipan.compiler.ast.CmpOperator;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.ExprContext;
import taipan.compiler.ast.MatchCase;
import taipan.compiler.ast.Pattern;
import taipan.compiler.ast.Seq;
import taipan.compiler.ast.Stmt;

/// Generates match statements.
///
/// A pattern finds its subject on the stack, consumes it and leaves the values of the names it captures below what
/// must be kept. When it fails, it jumps to the one of the failure blocks that pops as many values as lie there.
///
/// CPython: Python/compile.c (compiler_match)
final class Patterns {
    /// What is known while one case is generated.
    private static final class Context {
        /// Captured names, whose values lie on the stack in this order.
        List<String> stores = new ArrayList<>();
        boolean allowIrrefutable;
        /// Block number n pops n values; they fall into each other.
        List<BasicBlock> failures = new ArrayList<>();
        /// Number of values above the captured ones.
        int onTop;
    }

    private final CodeGenerator g;

    Patterns(CodeGenerator generator) {
        g = generator;
    }

    /// CPython: compiler_match_inner
    void match(Stmt.Match stmt) {
        g.expressions.visit(stmt.subject());
        BasicBlock end = g.newBlock();
        Seq<MatchCase> cases = stmt.cases();
        boolean hasDefault = cases.size() > 1 && isWildcard(cases.last().pattern());
        int tested = cases.size() - (hasDefault ? 1 : 0);
        for (int i = 0; i < tested; i++) {
            MatchCase matchCase = cases.get(i);
            boolean last = i == tested - 1;
            g.unit.at = matchCase.pattern().at();
            if (!last) g.emit(Op.DUP_TOP);
            var context = new Context();
            context.allowIrrefutable = matchCase.guard() != null || i == cases.size() - 1;
            pattern(matchCase.pattern(), context);
            for (String name : context.stores) g.name(name, ExprContext.STORE);
            if (matchCase.guard() != null) {
                g.expressions.jumpIf(matchCase.guard(), failure(context, 0), false);
            }
            if (!last) g.emit(Op.POP_TOP);
            g.statements.visit(matchCase.body());
            g.jump(Op.JUMP_FORWARD, end);
            // What is popped on failure belongs to the pattern, not to the body.
            g.unit.at = matchCase.pattern().at();
            emitFailures(context);
        }
        if (hasDefault) {
            MatchCase matchCase = cases.last();
            g.unit.at = matchCase.pattern().at();
            g.emit(Op.NOP);
            if (matchCase.guard() != null) g.expressions.jumpIf(matchCase.guard(), end, false);
            g.statements.visit(matchCase.body());
        }
        g.use(end);
    }

    private static boolean isWildcard(Pattern pattern) {
        return pattern instanceof Pattern.MatchAs(_, var name, _) && name == null;
    }

    private static boolean isStarWildcard(Pattern pattern) {
        return pattern instanceof Pattern.MatchStar(var name, _) && name == null;
    }

    private BasicBlock failure(Context context, int pops) {
        while (context.failures.size() <= pops) context.failures.add(g.newBlock());
        return context.failures.get(pops);
    }

    /// CPython: jump_to_fail_pop
    private void fail(Context context, int op) {
        g.jump(op, failure(context, context.onTop + context.stores.size()));
        g.useNewBlock();
    }

    /// CPython: emit_and_reset_fail_pop
    private void emitFailures(Context context) {
        if (context.failures.isEmpty()) {
            g.useNewBlock();
            return;
        }
        for (int i = context.failures.size() - 1; i > 0; i--) {
            g.use(context.failures.get(i));
            g.emit(Op.POP_TOP);
        }
        g.use(context.failures.getFirst());
        context.failures = new ArrayList<>();
    }

    private void pattern(Pattern pattern, Context context) {
        g.unit.at = pattern.at();
        switch (pattern) {
            case Pattern.MatchValue(var value, _) -> {
                if (!(value instanceof Expr.Constant || value instanceof Expr.Attribute)) {
                    throw g.error("patterns may only match literals and attribute lookups");
                }
                g.expressions.visit(value);
                g.expressions.emitComparison(CmpOperator.EQ);
                fail(context, Op.POP_JUMP_IF_FALSE);
            }
            case Pattern.MatchSingleton(var value, _) -> {
                g.loadConst(value);
                g.expressions.emitComparison(CmpOperator.IS);
                fail(context, Op.POP_JUMP_IF_FALSE);
            }
            case Pattern.MatchSequence(var patterns, _) -> sequence(patterns, context);
            case Pattern.MatchMapping mapping -> mapping(mapping, context);
            case Pattern.MatchClass matchClass -> matchClass(matchClass, context);
            case Pattern.MatchStar(var name, _) -> store(name, context);
            case Pattern.MatchAs as -> matchAs(as, context);
            case Pattern.MatchOr or -> alternatives(or, context);
        }
    }

    private void subpattern(Pattern pattern, Context context) {
        boolean outer = context.allowIrrefutable;
        context.allowIrrefutable = true;
        pattern(pattern, context);
        context.allowIrrefutable = outer;
    }

    /// Puts the value on top of the stack below what must be kept there, to be stored when the whole pattern has
    /// matched.
    /// CPython: pattern_helper_store_name
    private void store(String name, Context context) {
        if (name == null) {
            g.emit(Op.POP_TOP);
            return;
        }
        g.checkForbidden(name, ExprContext.STORE);
        if (context.stores.contains(name)) throw duplicate(name);
        g.emit(Op.ROT_N, context.onTop + context.stores.size() + 1);
        context.stores.add(name);
    }

    private RuntimeException duplicate(String name) {
        return g.error("multiple assignments to name " + quoted(name) + " in pattern");
    }

    private static String quoted(String name) {
        return ConstantText.repr(WideStr.fromUtf16(name));
    }

    private void matchAs(Pattern.MatchAs as, Context context) {
        if (as.pattern() == null) {
            if (!context.allowIrrefutable) {
                throw g.error(as.name() == null ? "wildcard makes remaining patterns unreachable"
                        : "name capture " + quoted(as.name()) + " makes remaining patterns unreachable");
            }
            store(as.name(), context);
            return;
        }
        context.onTop++;
        g.emit(Op.DUP_TOP);
        pattern(as.pattern(), context);
        context.onTop--;
        store(as.name(), context);
    }

    private void sequence(Seq<Pattern> patterns, Context context) {
        int size = patterns.size();
        int star = -1;
        boolean onlyWildcards = true;
        boolean starWildcard = false;
        for (int i = 0; i < size; i++) {
            Pattern pattern = patterns.get(i);
            if (pattern instanceof Pattern.MatchStar) {
                if (star >= 0) throw g.error("multiple starred names in sequence pattern");
                starWildcard = isStarWildcard(pattern);
                onlyWildcards &= starWildcard;
                star = i;
            } else {
                onlyWildcards &= isWildcard(pattern);
            }
        }
        context.onTop++;
        g.emit(Op.MATCH_SEQUENCE);
        fail(context, Op.POP_JUMP_IF_FALSE);
        if (star < 0) {
            checkLength(size, CmpOperator.EQ, context);
        } else if (size > 1) {
            checkLength(size - 1, CmpOperator.GT_E, context);
        }
        context.onTop--;
        if (onlyWildcards) {
            g.emit(Op.POP_TOP);
        } else if (starWildcard) {
            items(patterns, star, context);
        } else {
            unpack(patterns, context);
        }
    }

    private void checkLength(long length, CmpOperator comparison, Context context) {
        g.emit(Op.GET_LEN);
        g.loadConst(length);
        g.expressions.emitComparison(comparison);
        fail(context, Op.POP_JUMP_IF_FALSE);
    }

    /// CPython: pattern_helper_sequence_unpack
    private void unpack(Seq<Pattern> patterns, Context context) {
        int size = patterns.size();
        boolean starred = false;
        for (int i = 0; i < size; i++) {
            if (!(patterns.get(i) instanceof Pattern.MatchStar)) continue;
            if (i >= 1 << 8 || size - i - 1 >= Integer.MAX_VALUE >> 8) {
                throw g.error("too many expressions in star-unpacking sequence pattern");
            }
            g.emit(Op.UNPACK_EX, i + (size - i - 1 << 8));
            starred = true;
        }
        if (!starred) g.emit(Op.UNPACK_SEQUENCE, size);
        context.onTop += size;
        for (int i = 0; i < size; i++) {
            context.onTop--;
            subpattern(patterns.get(i), context);
        }
    }

    /// Takes only the items that matter, for patterns such as `[first, *_]`.
    /// CPython: pattern_helper_sequence_subscr
    private void items(Seq<Pattern> patterns, int star, Context context) {
        int size = patterns.size();
        context.onTop++;
        for (int i = 0; i < size; i++) {
            if (i == star || isWildcard(patterns.get(i))) continue;
            g.emit(Op.DUP_TOP);
            if (i < star) {
                g.loadConst((long) i);
            } else {
                // The subject need not know negative indexes.
                g.emit(Op.GET_LEN);
                g.loadConst((long) (size - i));
                g.emit(Op.BINARY_SUBTRACT);
            }
            g.emit(Op.BINARY_SUBSCR);
            subpattern(patterns.get(i), context);
        }
        context.onTop--;
        g.emit(Op.POP_TOP);
    }

    /// Matches the items of the tuple on the stack.
    private void items(Seq<Pattern> patterns, Seq<Pattern> more, Context context) {
        for (int i = 0; i < patterns.size() + more.size(); i++) {
            Pattern pattern = i < patterns.size() ? patterns.get(i) : more.get(i - patterns.size());
            if (isWildcard(pattern)) continue;
            g.emit(Op.DUP_TOP);
            g.loadConst((long) i);
            g.emit(Op.BINARY_SUBSCR);
            subpattern(pattern, context);
        }
    }

    private void mapping(Pattern.MatchMapping mapping, Context context) {
        Seq<Expr> keys = mapping.keys();
        int size = keys.size();
        if (size != mapping.patterns().size()) {
            throw g.error("keys (" + size + ") / patterns (" + mapping.patterns().size()
                    + ") length mismatch in mapping pattern");
        }
        context.onTop++;
        g.emit(Op.MATCH_MAPPING);
        fail(context, Op.POP_JUMP_IF_FALSE);
        if (size == 0 && mapping.rest() == null) {
            context.onTop--;
            g.emit(Op.POP_TOP);
            return;
        }
        if (size > 0) checkLength(size, CmpOperator.GT_E, context);
        keys(mapping);
        g.emit(Op.BUILD_TUPLE, size);
        g.emit(Op.MATCH_KEYS);
        context.onTop += 2;
        fail(context, Op.POP_JUMP_IF_FALSE);
        items(mapping.patterns(), Seq.empty(), context);
        context.onTop -= 2;
        g.emit(Op.POP_TOP);
        if (mapping.rest() != null) {
            g.emit(Op.COPY_DICT_WITHOUT_KEYS);
            store(mapping.rest(), context);
        } else {
            g.emit(Op.POP_TOP);
        }
        context.onTop--;
        g.emit(Op.POP_TOP);
    }

    private void keys(Pattern.MatchMapping mapping) {
        var seen = new HashSet<Object>();
        for (int i = 0; i < mapping.keys().size(); i++) {
            Expr key = mapping.keys().get(i);
            if (key == null) {
                g.unit.at = mapping.patterns().get(i).at();
                throw g.error("can't use NULL keys in MatchMapping (set 'rest' parameter instead)");
            }
            if (key instanceof Expr.Constant(var value, _, _)) {
                if (!seen.add(ConstantSets.key(value))) {
                    throw g.error("mapping pattern checks duplicate key (" + ConstantText.repr(value) + ")");
                }
            } else if (!(key instanceof Expr.Attribute)) {
                throw g.error("mapping pattern keys may only match literals and attribute lookups");
            }
            g.expressions.visit(key);
        }
    }

    private void matchClass(Pattern.MatchClass pattern, Context context) {
        Seq<String> attributes = pattern.kwdAttrs();
        if (attributes.size() != pattern.kwdPatterns().size()) {
            throw g.error("kwd_attrs (" + attributes.size() + ") / kwd_patterns (" + pattern.kwdPatterns().size()
                    + ") length mismatch in class pattern");
        }
        checkAttributes(pattern);
        g.unit.at = pattern.at();
        g.expressions.visit(pattern.cls());
        var names = new Object[attributes.size()];
        for (int i = 0; i < names.length; i++) names[i] = WideStr.fromUtf16(attributes.get(i));
        g.loadConst(new TupleConstant(names));
        g.emit(Op.MATCH_CLASS, pattern.patterns().size());
        context.onTop++;
        fail(context, Op.POP_JUMP_IF_FALSE);
        items(pattern.patterns(), pattern.kwdPatterns(), context);
        context.onTop--;
        g.emit(Op.POP_TOP);
    }

    /// CPython: validate_kwd_attrs
    private void checkAttributes(Pattern.MatchClass pattern) {
        Seq<String> attributes = pattern.kwdAttrs();
        for (int i = 0; i < attributes.size(); i++) {
            String attribute = attributes.get(i);
            g.unit.at = pattern.kwdPatterns().get(i).at();
            g.checkForbidden(attribute, ExprContext.STORE);
            for (int j = i + 1; j < attributes.size(); j++) {
                if (!attribute.equals(attributes.get(j))) continue;
                g.unit.at = pattern.kwdPatterns().get(j).at();
                throw g.error("attribute name repeated in class pattern: " + attribute);
            }
        }
    }

    /// CPython: compiler_pattern_or
    private void alternatives(Pattern.MatchOr or, Context outer) {
        BasicBlock end = g.newBlock();
        int size = or.patterns().size();
        List<String> control = null;
        for (int i = 0; i < size; i++) {
            Pattern alternative = or.patterns().get(i);
            g.unit.at = alternative.at();
            var context = new Context();
            context.allowIrrefutable = i == size - 1 && outer.allowIrrefutable;
            g.emit(Op.DUP_TOP);
            pattern(alternative, context);
            if (control == null) {
                control = context.stores;
            } else {
                reorder(context.stores, control);
            }
            g.jump(Op.JUMP_FORWARD, end);
            g.useNewBlock();
            emitFailures(context);
        }
        g.emit(Op.POP_TOP);
        fail(outer, Op.JUMP_FORWARD);
        g.use(end);
        // The captures lie above the copy of the subject and everything that was there before: move them down.
        int rotation = control.size() + 1 + outer.onTop + outer.stores.size();
        for (String name : control) {
            g.emit(Op.ROT_N, rotation);
            if (outer.stores.contains(name)) throw duplicate(name);
            outer.stores.add(name);
        }
        g.emit(Op.POP_TOP);
    }

    /// Brings the captures of an alternative into the order of the first one.
    private void reorder(List<String> stores, List<String> control) {
        if (stores.size() != control.size()) throw g.error("alternative patterns bind different names");
        for (int to = control.size() - 1; to >= 0; to--) {
            int from = stores.indexOf(control.get(to));
            if (from < 0) throw g.error("alternative patterns bind different names");
            if (from == to) continue;
            int rotations = from + 1;
            var rotated = new ArrayList<>(stores.subList(0, rotations));
            stores.subList(0, rotations).clear();
            stores.addAll(to - from, rotated);
            for (int i = 0; i < rotations; i++) g.emit(Op.ROT_N, to + 1);
        }
    }
}
