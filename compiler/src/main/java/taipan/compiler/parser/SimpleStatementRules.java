package taipan.compiler.parser;

import static taipan.compiler.tokens.TokenType.*;

import taipan.compiler.ast.Alias;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.Operator;
import taipan.compiler.ast.Seq;
import taipan.compiler.ast.Stmt;
import taipan.compiler.tokens.Names;
import taipan.compiler.tokens.Source;
import taipan.compiler.tokens.TokenizerOptions;

/// The rules for statements that fit on a line.
///
/// CPython: Grammar/python.gram (simple_stmt)
abstract class SimpleStatementRules extends PatternRules {
    SimpleStatementRules(Source source, ParserOptions options, Names names, TokenizerOptions tokenizerOptions) {
        super(source, options, names, tokenizerOptions);
    }

    /// Statements between semicolons, up to the end of the line; they are pushed.
    final void simpleStatements() {
        push(simpleStatement());
        while (accept(SEMI)) {
            if (tok == NEWLINE) {
                break;
            }
            push(simpleStatement());
        }
        expect(NEWLINE);
    }

    private Stmt simpleStatement() {
        int first = mark;
        switch (tok) {
            case RETURN -> {
                advance();
                Expr value = tok == STAR || startsExpression() ? starExpressions() : null;
                return new Stmt.Return(value, spanFrom(first));
            }
            case IMPORT -> {
                return importName();
            }
            case FROM -> {
                return importFrom();
            }
            case RAISE -> {
                advance();
                Expr exc = null;
                Expr cause = null;
                if (startsExpression()) {
                    exc = expression();
                    if (accept(FROM)) {
                        cause = expression();
                    }
                }
                return new Stmt.Raise(exc, cause, spanFrom(first));
            }
            case PASS -> {
                advance();
                return new Stmt.Pass(spanFrom(first));
            }
            case DEL -> {
                return delete();
            }
            case YIELD -> {
                Expr value = yieldExpression();
                return new Stmt.ExprStmt(value, value.at());
            }
            case ASSERT -> {
                advance();
                Expr test = expression();
                Expr message = accept(COMMA) ? expression() : null;
                return new Stmt.Assert(test, message, spanFrom(first));
            }
            case BREAK -> {
                advance();
                return new Stmt.Break(spanFrom(first));
            }
            case CONTINUE -> {
                advance();
                return new Stmt.Continue(spanFrom(first));
            }
            case GLOBAL -> {
                Seq<String> names = names();
                return new Stmt.Global(names, spanFrom(first));
            }
            case NONLOCAL -> {
                Seq<String> names = names();
                return new Stmt.Nonlocal(names, spanFrom(first));
            }
            default -> {
                return expressionStatement();
            }
        }
    }

    private Seq<String> names() {
        int from = top;
        do {
            advance();
            push(name());
        } while (tok == COMMA);
        return pop(from);
    }

    // ------------------------------------------------------------------ expressions and assignments

    private Stmt expressionStatement() {
        int first = mark;
        boolean plainName = tok == NAME;
        Expr expr = plainName && peek() == EQUAL ? nameTarget() : starExpressions();
        switch (tok) {
            case EQUAL -> {
                return assignment(first, expr);
            }
            case COLON -> {
                return annotated(first, expr, plainName);
            }
            case NEWLINE, SEMI -> {
                // The statement ends where its expression ends, unless parentheses around it do.
                return new Stmt.ExprStmt(expr, spanFrom(first));
            }
            default -> {
                Operator op = augmented();
                if (op == null || !Targets.isSingle(expr)) {
                    throw Failure.INVALID;
                }
                advance();
                Expr target = Targets.store(expr);
                Expr value = yieldOrStarExpressions();
                return new Stmt.AugAssign(target, op, value, spanFrom(first));
            }
        }
    }

    private Stmt assignment(int first, Expr firstTarget) {
        int from = top;
        Expr expr = firstTarget;
        boolean stored = expr instanceof Expr.Name name && name.ctx() == taipan.compiler.ast.ExprContext.STORE;
        while (accept(EQUAL)) {
            push(stored ? expr : Targets.store(expr));
            stored = false;
            if (tok == YIELD) {
                expr = yieldExpression();
                if (tok == EQUAL) {
                    throw Failure.INVALID;
                }
            } else if (tok == NAME && peek() == EQUAL) {
                expr = nameTarget();
                stored = true;
            } else {
                expr = starExpressions();
            }
        }
        String comment = tok == TYPE_COMMENT ? typeComment() : null;
        return new Stmt.Assign(pop(from), expr, comment, spanFrom(first));
    }

    private Stmt annotated(int first, Expr target, boolean plainName) {
        if (!Targets.isSingle(target)) {
            throw Failure.INVALID;
        }
        requireVersion(6);
        advance();
        Expr annotation = expression();
        Expr value = accept(EQUAL) ? yieldOrStarExpressions() : null;
        return new Stmt.AnnAssign(
                Targets.store(target), annotation, value, plainName && target instanceof Expr.Name, spanFrom(first));
    }

    private Operator augmented() {
        return switch (tok) {
            case PLUSEQUAL -> Operator.ADD;
            case MINEQUAL -> Operator.SUB;
            case STAREQUAL -> Operator.MULT;
            case ATEQUAL -> {
                requireVersion(5);
                yield Operator.MAT_MULT;
            }
            case SLASHEQUAL -> Operator.DIV;
            case PERCENTEQUAL -> Operator.MOD;
            case AMPEREQUAL -> Operator.BIT_AND;
            case VBAREQUAL -> Operator.BIT_OR;
            case CIRCUMFLEXEQUAL -> Operator.BIT_XOR;
            case LEFTSHIFTEQUAL -> Operator.L_SHIFT;
            case RIGHTSHIFTEQUAL -> Operator.R_SHIFT;
            case DOUBLESTAREQUAL -> Operator.POW;
            case DOUBLESLASHEQUAL -> Operator.FLOOR_DIV;
            default -> null;
        };
    }

    private Stmt delete() {
        int first = mark;
        advance();
        int from = top;
        push(Targets.delete(primary()));
        while (accept(COMMA)) {
            if (tok == SEMI || tok == NEWLINE) {
                break;
            }
            push(Targets.delete(primary()));
        }
        if (tok != SEMI && tok != NEWLINE) {
            throw Failure.INVALID;
        }
        return new Stmt.Delete(pop(from), spanFrom(first));
    }

    // ------------------------------------------------------------------ imports

    private Stmt importName() {
        int first = mark;
        int from = top;
        do {
            advance();
            int start = mark;
            String name = dottedName();
            String asname = accept(AS) ? name() : null;
            push(new Alias(name, asname, spanFrom(start)));
        } while (tok == COMMA);
        return new Stmt.Import(pop(from), spanFrom(first));
    }

    private String dottedName() {
        String name = name();
        if (tok != DOT) {
            return name;
        }
        StringBuilder dotted = new StringBuilder(name);
        while (accept(DOT)) {
            dotted.append('.').append(name());
        }
        return dotted.toString();
    }

    private Stmt importFrom() {
        int first = mark;
        advance();
        int level = 0;
        while (tok == DOT || tok == ELLIPSIS) {
            level += tok == DOT ? 1 : 3;
            advance();
        }
        String module = null;
        if (tok != IMPORT || level == 0) {
            module = dottedName();
        }
        expect(IMPORT);
        int from = top;
        if (tok == STAR) {
            advance();
            push(new Alias("*", null, spanFrom(mark - 1)));
        } else if (accept(LPAR)) {
            push(importedName());
            while (accept(COMMA) && tok != RPAR) {
                push(importedName());
            }
            expect(RPAR);
        } else {
            push(importedName());
            while (accept(COMMA)) {
                push(importedName());
            }
        }
        return new Stmt.ImportFrom(module, pop(from), level, spanFrom(first));
    }

    private Alias importedName() {
        int first = mark;
        String name = name();
        String asname = accept(AS) ? name() : null;
        return new Alias(name, asname, spanFrom(first));
    }
}
