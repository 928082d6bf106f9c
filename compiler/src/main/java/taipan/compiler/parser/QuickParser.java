package taipan.compiler.parser;

import static taipan.compiler.tokens.TokenType.*;

import java.util.ArrayList;
import java.util.List;
import taipan.compiler.ast.Arguments;
import taipan.compiler.ast.ExceptHandler;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.Mod;
import taipan.compiler.ast.Seq;
import taipan.compiler.ast.Span;
import taipan.compiler.ast.Stmt;
import taipan.compiler.ast.TypeIgnore;
import taipan.compiler.ast.WithItem;
import taipan.compiler.tokens.Names;
import taipan.compiler.tokens.Source;
import taipan.compiler.tokens.Tokenizer;
import taipan.compiler.tokens.TokenizerOptions;

/// The parser of valid programs: recursive descent, one method for each rule, and the rules for whole programs and
/// compound statements here.
///
/// CPython: Grammar/python.gram
final class QuickParser extends SimpleStatementRules {
    private QuickParser(Source source, ParserOptions options, Names names, TokenizerOptions tokenizerOptions) {
        super(source, options, names, tokenizerOptions);
    }

    static QuickParser of(Source source, ParserOptions options) {
        return new QuickParser(source, options, Names.withKeywords(), tokenizerOptions(options));
    }

    static TokenizerOptions tokenizerOptions(ParserOptions options) {
        return new TokenizerOptions(
                options.filename(),
                options.mode() == ParseMode.SINGLE,
                options.dontImplyDedent(),
                options.typeComments(),
                options.asyncHacks(),
                0,
                0);
    }

    static QuickParser ofReplacementField(
            Source source, ParserOptions options, Names names, int startingLineno, int startingColumn) {
        ParserOptions inside = options.inReplacementField();
        return new QuickParser(source, inside, names, fieldOptions(inside, startingLineno, startingColumn));
    }

    static TokenizerOptions fieldOptions(ParserOptions options, int startingLineno, int startingColumn) {
        return new TokenizerOptions(
                "<string>",
                false,
                options.dontImplyDedent(),
                options.typeComments(),
                options.asyncHacks(),
                startingLineno,
                startingColumn);
    }

    Expr replacementField() {
        return starExpressions();
    }

    /// The whole program; throws [Failure].
    Mod program() {
        return switch (options.mode()) {
            case EXEC -> module();
            case SINGLE -> interactive();
            case EVAL -> {
                Expr body = expressions();
                end();
                yield new Mod.Expression(body);
            }
            case FUNC_TYPE -> functionType();
            case REPLACEMENT_FIELD -> new Mod.Expression(replacementField());
        };
    }

    private void end() {
        while (accept(NEWLINE)) {}
        if (tok != ENDMARKER) {
            throw Failure.INVALID;
        }
    }

    private Mod module() {
        int from = top;
        while (tok != ENDMARKER) {
            statement();
        }
        Seq<Stmt> body = pop(from);
        List<Tokenizer.TypeIgnoreComment> comments = tokenizer.typeIgnores();
        TypeIgnore[] ignores = new TypeIgnore[comments.size()];
        for (int i = 0; i < ignores.length; i++) {
            ignores[i] = new TypeIgnore(comments.get(i).lineno(), comments.get(i).tag());
        }
        return new Mod.Module(body, Seq.of(ignores));
    }

    private Mod interactive() {
        int from = top;
        if (tok == NEWLINE) {
            advance();
            push(new Stmt.Pass(spanFrom(mark - 1)));
            // An empty line ends where its line end token does, which is no layout at the start of a source.
            return new Mod.Interactive(pop(from));
        }
        if (compoundStatement()) {
            expect(NEWLINE);
        } else {
            simpleStatements();
        }
        return new Mod.Interactive(pop(from));
    }

    private Mod functionType() {
        expect(LPAR);
        int from = top;
        int state = 0;
        while (tok != RPAR) {
            if (top > from) {
                expect(COMMA);
            }
            if (state == 2) {
                throw Failure.INVALID;
            }
            if (tok == STAR) {
                if (state != 0) {
                    throw Failure.INVALID;
                }
                state = 1;
                advance();
            } else if (accept(DOUBLESTAR)) {
                state = 2;
            } else if (state != 0) {
                throw Failure.INVALID;
            }
            push(expression());
        }
        expect(RPAR);
        expect(RARROW);
        Seq<Expr> argtypes = pop(from);
        Expr returns = expression();
        end();
        return new Mod.FunctionType(argtypes, returns);
    }

    // ------------------------------------------------------------------ statements

    private void statement() {
        if (!compoundStatement()) {
            simpleStatements();
        }
    }

    /// Pushes a compound statement, if one starts here.
    private boolean compoundStatement() {
        switch (tok) {
            case IF -> push(ifStatement());
            case FOR -> push(forStatement(mark, false));
            case WHILE -> push(whileStatement());
            case TRY -> push(tryStatement());
            case WITH -> push(withStatement(mark, false));
            case DEF -> push(function(mark, Seq.empty(), false));
            case CLASS -> push(classDefinition(Seq.empty()));
            case AT -> push(decorated());
            case ASYNC -> push(asyncStatement(Seq.empty()));
            case NAME -> {
                if (!startsMatch()) {
                    return false;
                }
                push(match());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private Stmt asyncStatement(Seq<Expr> decorators) {
        int first = mark;
        requireVersion(5);
        advance();
        return switch (tok) {
            case DEF -> function(first, decorators, true);
            case FOR -> forStatement(first, true);
            case WITH -> withStatement(first, true);
            default -> throw Failure.INVALID;
        };
    }

    @Override
    Seq<Stmt> block() {
        int from = top;
        if (tok == NEWLINE) {
            advance();
            expect(INDENT);
            do {
                statement();
            } while (tok != DEDENT);
            advance();
        } else {
            simpleStatements();
        }
        return pop(from);
    }

    private Seq<Stmt> colonBlock() {
        expect(COLON);
        return block();
    }

    private Seq<Stmt> elseBlock() {
        return accept(ELSE) ? colonBlock() : Seq.empty();
    }

    private Stmt ifStatement() {
        int first = mark;
        advance();
        Expr test = namedExpression();
        Seq<Stmt> body = colonBlock();
        if (tok != ELIF) {
            Seq<Stmt> orelse = elseBlock();
            return new Stmt.If(test, body, orelse, statementSpan(first));
        }
        // A long chain of elif nests deeply in the tree, but needs no stack here; CPython's limit counts all the same.
        List<Object> chain = new ArrayList<>();
        int depth = depth();
        while (tok == ELIF) {
            enter();
            int start = mark;
            advance();
            chain.add(spanOf(start));
            chain.add(namedExpression());
            chain.add(colonBlock());
        }
        restoreDepth(depth);
        Seq<Stmt> orelse = elseBlock();
        Span whole = statementSpan(first);
        for (int i = chain.size() - 3; i >= 0; i -= 3) {
            @SuppressWarnings("unchecked")
            Seq<Stmt> elifBody = (Seq<Stmt>) chain.get(i + 2);
            Span at = ((Span) chain.get(i)).to(whole);
            orelse = Seq.of(new Stmt.If((Expr) chain.get(i + 1), elifBody, orelse, at));
        }
        return new Stmt.If(test, body, orelse, whole);
    }

    private Stmt whileStatement() {
        int first = mark;
        advance();
        Expr test = namedExpression();
        Seq<Stmt> body = colonBlock();
        Seq<Stmt> orelse = elseBlock();
        return new Stmt.While(test, body, orelse, statementSpan(first));
    }

    private Stmt forStatement(int first, boolean async) {
        advance();
        Expr target = starTargets();
        expect(IN);
        Expr iter = starExpressions();
        expect(COLON);
        String comment = tok == TYPE_COMMENT ? typeComment() : null;
        Seq<Stmt> body = block();
        Seq<Stmt> orelse = elseBlock();
        Span at = statementSpan(first);
        return async
                ? new Stmt.AsyncFor(target, iter, body, orelse, comment, at)
                : new Stmt.For(target, iter, body, orelse, comment, at);
    }

    private Stmt tryStatement() {
        int first = mark;
        advance();
        Seq<Stmt> body = colonBlock();
        int from = top;
        while (tok == EXCEPT) {
            push(exceptHandler());
        }
        Seq<ExceptHandler> handlers = pop(from);
        Seq<Stmt> orelse = Seq.empty();
        if (!handlers.isEmpty()) {
            orelse = elseBlock();
        } else if (tok != FINALLY) {
            throw Failure.INVALID;
        }
        Seq<Stmt> finalbody = accept(FINALLY) ? colonBlock() : Seq.empty();
        return new Stmt.Try(body, handlers, orelse, finalbody, statementSpan(first));
    }

    private ExceptHandler exceptHandler() {
        int first = mark;
        advance();
        Expr type = null;
        String name = null;
        if (tok != COLON) {
            type = expression();
            if (accept(AS)) {
                name = name();
            }
        }
        Seq<Stmt> body = colonBlock();
        return new ExceptHandler(type, name, body, statementSpan(first));
    }

    // ------------------------------------------------------------------ with

    private Stmt withStatement(int first, boolean async) {
        advance();
        Seq<WithItem> items = null;
        String comment = null;
        if (tok == LPAR && typeAt(closing(mark) + 1) == COLON && (async || options.featureVersion() >= 9)) {
            items = parenthesisedItems();
        }
        if (items == null) {
            int from = top;
            do {
                push(withItem());
            } while (accept(COMMA));
            items = pop(from);
            expect(COLON);
            if (tok == TYPE_COMMENT) {
                comment = typeComment();
            }
        }
        Seq<Stmt> body = block();
        Span at = statementSpan(first);
        return async ? new Stmt.AsyncWith(items, body, comment, at) : new Stmt.With(items, body, comment, at);
    }

    /// The token that closes the parenthesis `open`.
    private int closing(int open) {
        int depth = 0;
        int index = open;
        while (true) {
            switch (typeAt(index)) {
                case LPAR, LSQB, LBRACE -> depth++;
                case RPAR, RSQB, RBRACE -> depth--;
                case ENDMARKER, ERRORTOKEN -> throw Failure.INVALID;
                default -> {}
            }
            if (depth == 0) {
                return index;
            }
            index++;
        }
    }

    /// The items in parentheses and the colon; `null`, with nothing read, when the parentheses turn out to be those
    /// of an expression such as a generator.
    private Seq<WithItem> parenthesisedItems() {
        int start = mark;
        int from = top;
        int depth = depth();
        try {
            advance();
            do {
                push(withItem());
            } while (accept(COMMA) && tok != RPAR);
            expect(RPAR);
            expect(COLON);
            return pop(from);
        } catch (Failure failure) {
            if (failure == Failure.TOO_DEEP) {
                throw failure;
            }
            pop(from);
            restoreDepth(depth);
            back(start);
            return null;
        }
    }

    private WithItem withItem() {
        Expr context = expression();
        if (!accept(AS)) {
            return new WithItem(context, null);
        }
        Expr target = starTarget();
        if (tok != COMMA && tok != RPAR && tok != COLON) {
            throw Failure.INVALID;
        }
        return new WithItem(context, target);
    }

    // ------------------------------------------------------------------ definitions

    private Stmt decorated() {
        int from = top;
        while (accept(AT)) {
            push(namedExpression());
            expect(NEWLINE);
        }
        Seq<Expr> decorators = pop(from);
        return switch (tok) {
            case DEF -> function(mark, decorators, false);
            case CLASS -> classDefinition(decorators);
            case ASYNC -> {
                if (peek() != DEF) {
                    throw Failure.INVALID;
                }
                yield asyncStatement(decorators);
            }
            default -> throw Failure.INVALID;
        };
    }

    private Stmt classDefinition(Seq<Expr> decorators) {
        int first = mark;
        advance();
        String name = name();
        CallArguments arguments = CallArguments.NONE;
        if (accept(LPAR)) {
            arguments = arguments(-1);
            expect(RPAR);
        }
        Seq<Stmt> body = colonBlock();
        return new Stmt.ClassDef(
                name, arguments.args(), arguments.keywords(), body, decorators, statementSpan(first));
    }

    private Stmt function(int first, Seq<Expr> decorators, boolean async) {
        advance();
        String name = name();
        expect(LPAR);
        Arguments parameters = parameters(false);
        expect(RPAR);
        Expr returns = accept(RARROW) ? expression() : null;
        expect(COLON);
        String comment = null;
        if (tok == TYPE_COMMENT) {
            comment = typeComment();
            if (tok == NEWLINE && peek() == TYPE_COMMENT) {
                throw Failure.INVALID;
            }
        } else if (tok == NEWLINE && peek() == TYPE_COMMENT) {
            // On a line of its own, before an indented block.
            advance();
            comment = typeComment();
            if (tok != NEWLINE || peek() != INDENT) {
                throw Failure.INVALID;
            }
        }
        Seq<Stmt> body = block();
        Span at = statementSpan(first);
        return async
                ? new Stmt.AsyncFunctionDef(name, parameters, body, decorators, returns, comment, at)
                : new Stmt.FunctionDef(name, parameters, body, decorators, returns, comment, at);
    }
}
