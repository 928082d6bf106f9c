package taipan.compiler.parser;

import static taipan.compiler.tokens.TokenType.*;

import java.util.ArrayList;
import java.util.List;
import taipan.code.ComplexConstant;
import taipan.code.Singleton;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.ExprContext;
import taipan.compiler.ast.MatchCase;
import taipan.compiler.ast.Operator;
import taipan.compiler.ast.Pattern;
import taipan.compiler.ast.Seq;
import taipan.compiler.ast.Stmt;
import taipan.compiler.ast.UnaryOperator;
import taipan.compiler.tokens.Names;
import taipan.compiler.tokens.Source;
import taipan.compiler.tokens.TokenizerOptions;

/// The rules for `match` statements.
///
/// CPython: Grammar/python.gram (match_stmt, patterns)
abstract class PatternRules extends CallRules {
    PatternRules(Source source, ParserOptions options, Names names, TokenizerOptions tokenizerOptions) {
        super(source, options, names, tokenizerOptions);
    }

    abstract Seq<Stmt> block();

    /// Whether a `match` statement starts here: the word, and at the end of the logical line a colon and an indented
    /// `case`. Nothing else can look like that.
    final boolean startsMatch() {
        if (!isWord("match")) {
            return false;
        }
        int index = mark + 1;
        while (typeAt(index) != NEWLINE) {
            if (typeAt(index) == ENDMARKER || typeAt(index) == ERRORTOKEN) {
                return false;
            }
            index++;
        }
        return index > mark + 2 && typeAt(index - 1) == COLON && typeAt(index + 1) == INDENT;
    }

    final Stmt match() {
        requireVersion(10);
        int first = mark;
        advance();
        Expr subject = subject();
        expect(COLON);
        expect(NEWLINE);
        expect(INDENT);
        int from = top;
        do {
            push(matchCase());
        } while (tok != DEDENT);
        advance();
        return new Stmt.Match(subject, pop(from), statementSpan(first));
    }

    private Expr subject() {
        int first = mark;
        boolean star = tok == STAR;
        Expr value = star ? starExpression() : namedExpression();
        if (tok != COMMA) {
            if (star) {
                throw Failure.INVALID;
            }
            return value;
        }
        int from = top;
        push(value);
        while (accept(COMMA) && tok != COLON) {
            push(tok == STAR ? starExpression() : namedExpression());
        }
        return new Expr.Tuple(pop(from), ExprContext.LOAD, spanFrom(first));
    }

    private MatchCase matchCase() {
        if (!isWord("case")) {
            throw Failure.INVALID;
        }
        advance();
        Pattern pattern = patterns();
        Expr guard = accept(IF) ? namedExpression() : null;
        expect(COLON);
        return new MatchCase(pattern, guard, block());
    }

    /// A pattern, or an open sequence of patterns.
    private Pattern patterns() {
        int first = mark;
        boolean star = tok == STAR;
        Pattern pattern = maybeStarPattern();
        if (tok != COMMA) {
            if (star) {
                throw Failure.INVALID;
            }
            return pattern;
        }
        int from = top;
        push(pattern);
        while (accept(COMMA) && tok != IF && tok != COLON) {
            push(maybeStarPattern());
        }
        return new Pattern.MatchSequence(pop(from), spanFrom(first));
    }

    private Pattern maybeStarPattern() {
        if (tok != STAR) {
            return pattern();
        }
        int first = mark;
        advance();
        if (isWord("_")) {
            advance();
            return new Pattern.MatchStar(null, spanFrom(first));
        }
        String name = captureTarget();
        return new Pattern.MatchStar(name, spanFrom(first));
    }

    private String captureTarget() {
        if (isWord("_")) {
            throw Failure.INVALID;
        }
        String name = name();
        if (tok == DOT || tok == LPAR || tok == EQUAL) {
            throw Failure.INVALID;
        }
        return name;
    }

    /// Alternatives, perhaps bound to a name.
    private Pattern pattern() {
        enter();
        int first = mark;
        Pattern pattern = closedPattern();
        if (tok == VBAR) {
            int from = top;
            push(pattern);
            while (accept(VBAR)) {
                push(closedPattern());
            }
            pattern = new Pattern.MatchOr(pop(from), spanFrom(first));
        }
        if (accept(AS)) {
            String name = captureTarget();
            pattern = new Pattern.MatchAs(pattern, name, spanFrom(first));
        }
        leave();
        return pattern;
    }

    private Pattern closedPattern() {
        int first = mark;
        switch (tok) {
            case NUMBER, MINUS, STRING -> {
                Expr value = literal();
                return new Pattern.MatchValue(value, spanFrom(first));
            }
            case NONE -> {
                advance();
                return new Pattern.MatchSingleton(Singleton.NONE, spanFrom(first));
            }
            case TRUE -> {
                advance();
                return new Pattern.MatchSingleton(Boolean.TRUE, spanFrom(first));
            }
            case FALSE -> {
                advance();
                return new Pattern.MatchSingleton(Boolean.FALSE, spanFrom(first));
            }
            case NAME -> {
                return namePattern(first);
            }
            case LPAR -> {
                return groupOrSequence(first);
            }
            case LSQB -> {
                advance();
                Seq<Pattern> patterns = sequence(RSQB);
                expect(RSQB);
                return new Pattern.MatchSequence(patterns, spanFrom(first));
            }
            case LBRACE -> {
                return mapping(first);
            }
            default -> throw Failure.INVALID;
        }
    }

    private Seq<Pattern> sequence(int end) {
        int from = top;
        while (tok != end) {
            push(maybeStarPattern());
            if (!accept(COMMA)) {
                break;
            }
        }
        return pop(from);
    }

    /// A number, perhaps negative or complex, or a string.
    private Expr literal() {
        if (tok == STRING) {
            return strings();
        }
        int first = mark;
        Expr value;
        if (accept(MINUS)) {
            if (tok != NUMBER) {
                throw Failure.INVALID;
            }
            Expr operand = number();
            value = new Expr.UnaryOp(UnaryOperator.U_SUB, operand, spanFrom(first));
            if (tok != PLUS && tok != MINUS) {
                return value;
            }
            requireComplex(operand, false);
        } else {
            value = number();
            if (tok != PLUS && tok != MINUS) {
                return value;
            }
            requireComplex(value, false);
        }
        Operator op = tok == PLUS ? Operator.ADD : Operator.SUB;
        advance();
        if (tok != NUMBER) {
            throw Failure.INVALID;
        }
        Expr imaginary = number();
        requireComplex(imaginary, true);
        return new Expr.BinOp(value, op, imaginary, spanFrom(first));
    }

    private static void requireComplex(Expr number, boolean wanted) {
        if (((Expr.Constant) number).value() instanceof ComplexConstant != wanted) {
            throw Failure.INVALID;
        }
    }

    private Pattern namePattern(int first) {
        int next = peek();
        if (next != DOT && next != LPAR && next != EQUAL) {
            if (isWord("_")) {
                advance();
                return new Pattern.MatchAs(null, null, spanFrom(first));
            }
            String name = name();
            return new Pattern.MatchAs(null, name, spanFrom(first));
        }
        Expr value = nameOrAttribute();
        if (tok == LPAR) {
            return classPattern(value, first);
        }
        if (tok == EQUAL || value instanceof Expr.Name) {
            throw Failure.INVALID;
        }
        return new Pattern.MatchValue(value, spanFrom(first));
    }

    private Expr nameOrAttribute() {
        int first = mark;
        Expr value = new Expr.Name(name(), ExprContext.LOAD, spanOf(first));
        while (accept(DOT)) {
            String attr = name();
            value = new Expr.Attribute(value, attr, ExprContext.LOAD, spanFrom(first));
        }
        return value;
    }

    private Pattern groupOrSequence(int first) {
        advance();
        if (accept(RPAR)) {
            return new Pattern.MatchSequence(Seq.empty(), spanFrom(first));
        }
        boolean star = tok == STAR;
        Pattern pattern = maybeStarPattern();
        if (tok == RPAR && !star) {
            advance();
            return pattern;
        }
        int from = top;
        push(pattern);
        expect(COMMA);
        while (tok != RPAR) {
            push(maybeStarPattern());
            if (!accept(COMMA)) {
                break;
            }
        }
        expect(RPAR);
        return new Pattern.MatchSequence(pop(from), spanFrom(first));
    }

    private Pattern mapping(int first) {
        advance();
        List<Expr> keys = new ArrayList<>();
        List<Pattern> patterns = new ArrayList<>();
        String rest = null;
        while (tok != RBRACE) {
            if (rest != null) {
                throw Failure.INVALID;
            }
            if (accept(DOUBLESTAR)) {
                rest = captureTarget();
            } else {
                keys.add(mappingKey());
                expect(COLON);
                patterns.add(pattern());
            }
            if (!accept(COMMA)) {
                break;
            }
        }
        expect(RBRACE);
        return new Pattern.MatchMapping(Seq.copyOf(keys), Seq.copyOf(patterns), rest, spanFrom(first));
    }

    private Expr mappingKey() {
        int first = mark;
        switch (tok) {
            case NUMBER, MINUS, STRING -> {
                return literal();
            }
            case NONE -> {
                advance();
                return new Expr.Constant(Singleton.NONE, null, spanFrom(first));
            }
            case TRUE -> {
                advance();
                return new Expr.Constant(Boolean.TRUE, null, spanFrom(first));
            }
            case FALSE -> {
                advance();
                return new Expr.Constant(Boolean.FALSE, null, spanFrom(first));
            }
            case NAME -> {
                Expr value = nameOrAttribute();
                if (value instanceof Expr.Name) {
                    throw Failure.INVALID;
                }
                return value;
            }
            default -> throw Failure.INVALID;
        }
    }

    private Pattern classPattern(Expr cls, int first) {
        advance();
        int from = top;
        List<String> attributes = new ArrayList<>();
        List<Pattern> keywordPatterns = new ArrayList<>();
        while (tok != RPAR) {
            if (tok == NAME && peek() == EQUAL) {
                attributes.add(name());
                advance();
                keywordPatterns.add(pattern());
            } else {
                if (!attributes.isEmpty()) {
                    throw Failure.INVALID;
                }
                push(pattern());
            }
            if (!accept(COMMA)) {
                break;
            }
        }
        expect(RPAR);
        return new Pattern.MatchClass(
                cls, pop(from), Seq.copyOf(attributes), Seq.copyOf(keywordPatterns), spanFrom(first));
    }
}
