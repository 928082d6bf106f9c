package taipan.compiler.parser;

import static taipan.compiler.tokens.TokenType.*;

import taipan.code.Singleton;
import taipan.compiler.ast.BoolOperator;
import taipan.compiler.ast.CmpOperator;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.ExprContext;
import taipan.compiler.ast.Operator;
import taipan.compiler.ast.Seq;
import taipan.compiler.ast.Span;
import taipan.compiler.ast.UnaryOperator;
import taipan.compiler.tokens.Names;
import taipan.compiler.tokens.Source;
import taipan.compiler.tokens.TokenizerOptions;

/// The rules for expressions, from the loosest operators to atoms.
///
/// CPython: Grammar/python.gram (expressions)
abstract class ExpressionRules extends TokenCursor {
    private static final int TIGHTEST = 6;
    private static final byte[] PRECEDENCE = new byte[128];
    private static final Operator[] OPERATOR = new Operator[128];

    static {
        binary(VBAR, 1, Operator.BIT_OR);
        binary(CIRCUMFLEX, 2, Operator.BIT_XOR);
        binary(AMPER, 3, Operator.BIT_AND);
        binary(LEFTSHIFT, 4, Operator.L_SHIFT);
        binary(RIGHTSHIFT, 4, Operator.R_SHIFT);
        binary(PLUS, 5, Operator.ADD);
        binary(MINUS, 5, Operator.SUB);
        binary(STAR, TIGHTEST, Operator.MULT);
        binary(SLASH, TIGHTEST, Operator.DIV);
        binary(DOUBLESLASH, TIGHTEST, Operator.FLOOR_DIV);
        binary(PERCENT, TIGHTEST, Operator.MOD);
        binary(AT, TIGHTEST, Operator.MAT_MULT);
    }

    private static void binary(int type, int precedence, Operator operator) {
        PRECEDENCE[type] = (byte) precedence;
        OPERATOR[type] = operator;
    }

    ExpressionRules(Source source, ParserOptions options, Names names, TokenizerOptions tokenizerOptions) {
        super(source, options, names, tokenizerOptions);
    }

    /// One or more expressions with commas, without stars.
    final Expr expressions() {
        int first = mark;
        Expr expr = expression();
        if (tok != COMMA) {
            return expr;
        }
        int from = top;
        push(expr);
        while (accept(COMMA) && startsExpression()) {
            push(expression());
        }
        return new Expr.Tuple(pop(from), ExprContext.LOAD, spanFrom(first));
    }

    /// One or more expressions with commas, some perhaps starred.
    final Expr starExpressions() {
        int first = mark;
        Expr expr = starExpression();
        if (tok != COMMA) {
            return expr;
        }
        int from = top;
        push(expr);
        while (accept(COMMA) && (tok == STAR || startsExpression())) {
            push(starExpression());
        }
        return new Expr.Tuple(pop(from), ExprContext.LOAD, spanFrom(first));
    }

    final Expr starExpression() {
        return tok == STAR ? starred() : expression();
    }

    /// `*` and an operand of `|`, as displays and assignments take it.
    private Expr starred() {
        int first = mark;
        advance();
        Expr value = binary(1);
        return new Expr.Starred(value, ExprContext.LOAD, spanFrom(first));
    }

    private Expr starNamedExpression() {
        return tok == STAR ? starred() : namedExpression();
    }

    /// Whether the current token can begin an expression: what decides if a comma was the last one.
    final boolean startsExpression() {
        return switch (tok) {
            case NAME, NUMBER, STRING, LPAR, LSQB, LBRACE, MINUS, PLUS, TILDE, ELLIPSIS, AWAIT, FALSE, NONE, TRUE,
                    LAMBDA, NOT -> true;
            default -> false;
        };
    }

    /// An expression, or a name, `:=` and an expression.
    final Expr namedExpression() {
        if (tok == NAME && peek() == COLONEQUAL) {
            requireVersion(8);
            int first = mark;
            Expr target = new Expr.Name(name(), ExprContext.STORE, spanOf(first));
            advance();
            Expr value = expression();
            if (tok == COLONEQUAL) {
                throw Failure.INVALID;
            }
            return new Expr.NamedExpr(target, value, spanFrom(first));
        }
        Expr expr = expression();
        if (tok == COLONEQUAL) {
            throw Failure.INVALID;
        }
        return expr;
    }

    /// A conditional expression, a lambda, or what binds tighter.
    final Expr expression() {
        enter();
        int first = mark;
        Expr expr;
        if (tok == LAMBDA) {
            expr = lambda();
        } else {
            expr = disjunction();
            if (tok == IF) {
                advance();
                Expr test = disjunction();
                expect(ELSE);
                Expr orelse = expression();
                expr = new Expr.IfExp(test, expr, orelse, spanFrom(first));
            }
        }
        leave();
        return expr;
    }

    abstract Expr lambda();

    final Expr yieldExpression() {
        int first = mark;
        expect(YIELD);
        if (accept(FROM)) {
            Expr value = expression();
            return new Expr.YieldFrom(value, spanFrom(first));
        }
        Expr value = tok == STAR || startsExpression() ? starExpressions() : null;
        return new Expr.Yield(value, spanFrom(first));
    }

    final Expr yieldOrStarExpressions() {
        return tok == YIELD ? yieldExpression() : starExpressions();
    }

    final Expr disjunction() {
        int first = mark;
        Expr expr = conjunction();
        if (tok != OR) {
            return expr;
        }
        int from = top;
        push(expr);
        while (accept(OR)) {
            push(conjunction());
        }
        return new Expr.BoolOp(BoolOperator.OR, pop(from), spanFrom(first));
    }

    private Expr conjunction() {
        int first = mark;
        Expr expr = inversion();
        if (tok != AND) {
            return expr;
        }
        int from = top;
        push(expr);
        while (accept(AND)) {
            push(inversion());
        }
        return new Expr.BoolOp(BoolOperator.AND, pop(from), spanFrom(first));
    }

    private Expr inversion() {
        if (tok != NOT) {
            return comparison();
        }
        enter();
        int first = mark;
        advance();
        Expr operand = inversion();
        leave();
        return new Expr.UnaryOp(UnaryOperator.NOT, operand, spanFrom(first));
    }

    private Expr comparison() {
        int first = mark;
        Expr left = binary(1);
        CmpOperator op = comparisonOperator();
        if (op == null) {
            return left;
        }
        Expr right = binary(1);
        CmpOperator next = comparisonOperator();
        if (next == null) {
            return new Expr.Compare(left, Seq.of(op), Seq.of(right), spanFrom(first));
        }
        int from = top;
        var ops = new java.util.ArrayList<CmpOperator>();
        ops.add(op);
        push(right);
        while (next != null) {
            ops.add(next);
            push(binary(1));
            next = comparisonOperator();
        }
        return new Expr.Compare(left, Seq.copyOf(ops), pop(from), spanFrom(first));
    }

    /// Reads a comparison operator, if there is one.
    private CmpOperator comparisonOperator() {
        CmpOperator op;
        switch (tok) {
            case LESS -> op = CmpOperator.LT;
            case GREATER -> op = CmpOperator.GT;
            case EQEQUAL -> op = CmpOperator.EQ;
            case LESSEQUAL -> op = CmpOperator.LT_E;
            case GREATEREQUAL -> op = CmpOperator.GT_E;
            case NOTEQUAL -> {
                boolean arrows = bytes()[tokens.start(mark)] == '<';
                if (arrows != options.barryAsBdfl()) {
                    throw Failure.INVALID;
                }
                op = CmpOperator.NOT_EQ;
            }
            case IN -> op = CmpOperator.IN;
            case NOT -> {
                if (peek() != IN) {
                    return null;
                }
                advance();
                op = CmpOperator.NOT_IN;
            }
            case IS -> {
                if (peek() == NOT) {
                    advance();
                    op = CmpOperator.IS_NOT;
                } else {
                    op = CmpOperator.IS;
                }
            }
            default -> {
                return null;
            }
        }
        advance();
        return op;
    }

    /// Left-associative operators that bind at least as tightly as `loosest`, by precedence climbing.
    final Expr binary(int loosest) {
        int first = mark;
        Expr left = factor();
        int precedence;
        while ((precedence = PRECEDENCE[tok]) >= loosest) {
            Operator op = OPERATOR[tok];
            if (op == Operator.MAT_MULT) {
                requireVersion(5);
            }
            advance();
            Expr right = precedence == TIGHTEST ? factor() : binary(precedence + 1);
            left = new Expr.BinOp(left, op, right, spanFrom(first));
        }
        return left;
    }

    private Expr factor() {
        UnaryOperator op;
        switch (tok) {
            case MINUS -> op = UnaryOperator.U_SUB;
            case PLUS -> op = UnaryOperator.U_ADD;
            case TILDE -> op = UnaryOperator.INVERT;
            default -> {
                return power();
            }
        }
        enter();
        int first = mark;
        advance();
        Expr operand = factor();
        leave();
        return new Expr.UnaryOp(op, operand, spanFrom(first));
    }

    private Expr power() {
        int first = mark;
        Expr left;
        if (tok == AWAIT) {
            requireVersion(5);
            advance();
            Expr value = primary();
            left = new Expr.Await(value, spanFrom(first));
        } else {
            left = primary();
        }
        if (tok != DOUBLESTAR) {
            return left;
        }
        enter();
        advance();
        Expr right = factor();
        leave();
        return new Expr.BinOp(left, Operator.POW, right, spanFrom(first));
    }

    /// An atom and its attributes, calls and subscripts.
    final Expr primary() {
        int first = mark;
        Expr expr = atom();
        while (true) {
            switch (tok) {
                case DOT -> {
                    advance();
                    String attr = name();
                    expr = new Expr.Attribute(expr, attr, ExprContext.LOAD, spanFrom(first));
                }
                case LPAR -> expr = call(expr, first);
                case LSQB -> {
                    advance();
                    Expr slice = slices();
                    expect(RSQB);
                    expr = new Expr.Subscript(expr, slice, ExprContext.LOAD, spanFrom(first));
                }
                default -> {
                    return expr;
                }
            }
        }
    }

    abstract Expr call(Expr func, int first);

    /// What stands between the brackets of a subscript.
    private Expr slices() {
        int first = mark;
        Expr slice = slice();
        if (tok != COMMA) {
            return slice;
        }
        int from = top;
        push(slice);
        while (accept(COMMA) && tok != RSQB) {
            push(slice());
        }
        return new Expr.Tuple(pop(from), ExprContext.LOAD, spanFrom(first));
    }

    private Expr slice() {
        int first = mark;
        Expr lower = null;
        if (tok != COLON) {
            if (tok == NAME && peek() == COLONEQUAL) {
                return namedExpression();
            }
            lower = expression();
            if (tok != COLON) {
                if (tok == COLONEQUAL) {
                    throw Failure.INVALID;
                }
                return lower;
            }
        }
        advance();
        Expr upper = startsExpression() ? expression() : null;
        Expr step = null;
        if (accept(COLON) && startsExpression()) {
            step = expression();
        }
        return new Expr.Slice(lower, upper, step, spanFrom(first));
    }

    private Expr atom() {
        int first = mark;
        switch (tok) {
            case NAME -> {
                return new Expr.Name(name(), ExprContext.LOAD, spanOf(first));
            }
            case STRING -> {
                return strings();
            }
            case NUMBER -> {
                return number();
            }
            case LPAR -> {
                return parenthesised();
            }
            case LSQB -> {
                return list();
            }
            case LBRACE -> {
                return braced();
            }
            case NONE -> {
                return constant(Singleton.NONE);
            }
            case TRUE -> {
                return constant(Boolean.TRUE);
            }
            case FALSE -> {
                return constant(Boolean.FALSE);
            }
            case ELLIPSIS -> {
                return constant(Singleton.ELLIPSIS);
            }
            default -> throw Failure.INVALID;
        }
    }

    private Expr constant(Object value) {
        advance();
        return new Expr.Constant(value, null, spanOf(mark - 1));
    }

    final Expr number() {
        int start = tokens.start(mark);
        int end = tokens.end(mark);
        if (options.featureVersion() < 6) {
            for (int i = start; i < end; i++) {
                if (bytes()[i] == '_') {
                    throw Failure.INVALID;
                }
            }
        }
        Object value = NumberLiterals.value(bytes(), start, end, options.environment().maxDigits());
        if (value == null) {
            throw Failure.INVALID;
        }
        return constant(value);
    }

    /// A tuple, a group or a generator expression.
    private Expr parenthesised() {
        int first = mark;
        advance();
        if (tok == RPAR) {
            advance();
            return new Expr.Tuple(Seq.empty(), ExprContext.LOAD, spanFrom(first));
        }
        if (tok == YIELD) {
            Expr group = yieldExpression();
            expect(RPAR);
            return group;
        }
        boolean star = tok == STAR;
        Expr expr = starNamedExpression();
        switch (tok) {
            case RPAR -> {
                if (star) {
                    throw Failure.INVALID;
                }
                advance();
                return expr;
            }
            case COMMA -> {
                int from = top;
                push(expr);
                while (accept(COMMA) && tok != RPAR) {
                    push(starNamedExpression());
                }
                expect(RPAR);
                return new Expr.Tuple(pop(from), ExprContext.LOAD, spanFrom(first));
            }
            case FOR, ASYNC -> {
                if (star) {
                    throw Failure.INVALID;
                }
                var generators = comprehensions();
                expect(RPAR);
                return new Expr.GeneratorExp(expr, generators, spanFrom(first));
            }
            default -> throw Failure.INVALID;
        }
    }

    abstract Seq<taipan.compiler.ast.Comprehension> comprehensions();

    /// A list display or comprehension.
    private Expr list() {
        int first = mark;
        advance();
        if (accept(RSQB)) {
            return new Expr.List(Seq.empty(), ExprContext.LOAD, spanFrom(first));
        }
        boolean star = tok == STAR;
        Expr expr = starNamedExpression();
        if (tok == FOR || tok == ASYNC) {
            if (star) {
                throw Failure.INVALID;
            }
            var generators = comprehensions();
            expect(RSQB);
            return new Expr.ListComp(expr, generators, spanFrom(first));
        }
        int from = top;
        push(expr);
        while (accept(COMMA) && tok != RSQB) {
            push(starNamedExpression());
        }
        expect(RSQB);
        return new Expr.List(pop(from), ExprContext.LOAD, spanFrom(first));
    }

    /// A set or dict display or comprehension.
    private Expr braced() {
        int first = mark;
        advance();
        if (accept(RBRACE)) {
            return new Expr.Dict(Seq.empty(), Seq.empty(), spanFrom(first));
        }
        if (tok == DOUBLESTAR) {
            return dict(first, null, null);
        }
        if (tok == STAR) {
            return set(first, starred());
        }
        boolean walrus = tok == NAME && peek() == COLONEQUAL;
        Expr expr = namedExpression();
        if (tok == COLON && !walrus) {
            advance();
            Expr value = expression();
            if (tok == FOR || tok == ASYNC) {
                var generators = comprehensions();
                expect(RBRACE);
                return new Expr.DictComp(expr, value, generators, spanFrom(first));
            }
            return dict(first, expr, value);
        }
        if (tok == FOR || tok == ASYNC) {
            var generators = comprehensions();
            expect(RBRACE);
            return new Expr.SetComp(expr, generators, spanFrom(first));
        }
        return set(first, expr);
    }

    private Expr set(int first, Expr element) {
        int from = top;
        push(element);
        while (accept(COMMA) && tok != RBRACE) {
            push(starNamedExpression());
        }
        expect(RBRACE);
        return new Expr.Set(pop(from), spanFrom(first));
    }

    /// The rest of a dict display; its first entry has been read if `value` is given.
    private Expr dict(int first, Expr key, Expr value) {
        var keys = new java.util.ArrayList<Expr>();
        int from = top;
        if (value != null) {
            keys.add(key);
            push(value);
        } else {
            dictEntry(keys);
        }
        while (accept(COMMA) && tok != RBRACE) {
            dictEntry(keys);
        }
        expect(RBRACE);
        return new Expr.Dict(Seq.copyOf(keys), pop(from), spanFrom(first));
    }

    private void dictEntry(java.util.ArrayList<Expr> keys) {
        if (accept(DOUBLESTAR)) {
            keys.add(null);
            push(binary(1));
            return;
        }
        keys.add(expression());
        expect(COLON);
        push(expression());
    }

    final Expr nameTarget() {
        int index = mark;
        return new Expr.Name(name(), ExprContext.STORE, spanOf(index));
    }

    final Span spanBetween(int first, int last) {
        return new Span(tokens.lineno(first), tokens.column(first), tokens.endLineno(last), tokens.endColumn(last));
    }
}
