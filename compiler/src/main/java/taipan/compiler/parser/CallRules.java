package taipan.compiler.parser;

import static taipan.compiler.tokens.TokenType.*;

import java.util.ArrayList;
import java.util.List;
import taipan.compiler.ast.Arg;
import taipan.compiler.ast.Arguments;
import taipan.compiler.ast.Comprehension;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.ExprContext;
import taipan.compiler.ast.Keyword;
import taipan.compiler.ast.Seq;
import taipan.compiler.tokens.Names;
import taipan.compiler.tokens.Source;
import taipan.compiler.tokens.TokenizerOptions;

/// The rules for calls, parameters, comprehensions and the targets of `for`.
///
/// CPython: Grammar/python.gram (arguments, parameters, for_if_clauses, star_targets)
abstract class CallRules extends ExpressionRules {
    CallRules(Source source, ParserOptions options, Names names, TokenizerOptions tokenizerOptions) {
        super(source, options, names, tokenizerOptions);
    }

    /// The arguments of a call or class definition.
    record CallArguments(Seq<Expr> args, Seq<Keyword> keywords) {
        static final CallArguments NONE = new CallArguments(Seq.empty(), Seq.empty());
    }

    @Override
    final Expr call(Expr func, int first) {
        int open = mark;
        advance();
        CallArguments arguments = arguments(open);
        expect(RPAR);
        return new Expr.Call(func, arguments.args, arguments.keywords, spanFrom(first));
    }

    /// Arguments up to the `)`. A lone generator expression needs no parentheses of its own in a call, whose `(` is
    /// the token `open`; -1 forbids it, for a class.
    final CallArguments arguments(int open) {
        if (tok == RPAR) {
            return CallArguments.NONE;
        }
        int from = top;
        List<Keyword> keywords = null;
        boolean doubleStar = false;
        do {
            int first = mark;
            if (tok == STAR) {
                if (doubleStar) {
                    throw Failure.INVALID;
                }
                advance();
                Expr value = expression();
                push(new Expr.Starred(value, ExprContext.LOAD, spanFrom(first)));
            } else if (tok == DOUBLESTAR || tok == NAME && peek() == EQUAL) {
                String arg = null;
                if (tok == NAME) {
                    arg = name();
                } else {
                    doubleStar = true;
                }
                advance();
                Expr value = expression();
                if (keywords == null) {
                    keywords = new ArrayList<>();
                }
                keywords.add(new Keyword(arg, value, spanFrom(first)));
            } else {
                if (keywords != null) {
                    throw Failure.INVALID;
                }
                Expr value = namedExpression();
                if (tok == FOR || tok == ASYNC) {
                    if (open < 0 || top != from) {
                        throw Failure.INVALID;
                    }
                    var generators = comprehensions();
                    if (tok != RPAR) {
                        throw Failure.INVALID;
                    }
                    return new CallArguments(
                            Seq.of(new Expr.GeneratorExp(value, generators, spanBetween(open, mark))), Seq.empty());
                }
                push(value);
            }
        } while (accept(COMMA) && tok != RPAR);
        return new CallArguments(pop(from), keywords == null ? Seq.empty() : Seq.copyOf(keywords));
    }

    // ------------------------------------------------------------------ comprehensions and targets

    @Override
    final Seq<Comprehension> comprehensions() {
        List<Comprehension> clauses = new ArrayList<>(1);
        do {
            boolean async = accept(ASYNC);
            if (async) {
                requireVersion(6);
            }
            expect(FOR);
            Expr target = starTargets();
            expect(IN);
            Expr iter = disjunction();
            int from = top;
            while (accept(IF)) {
                push(disjunction());
            }
            clauses.add(new Comprehension(target, iter, pop(from), async));
        } while (tok == FOR || tok == ASYNC);
        return Seq.copyOf(clauses);
    }

    /// Targets up to an `in`.
    final Expr starTargets() {
        int first = mark;
        Expr target = starTarget();
        if (tok != COMMA) {
            return target;
        }
        int from = top;
        push(target);
        while (accept(COMMA) && (tok == STAR || startsExpression())) {
            push(starTarget());
        }
        return new Expr.Tuple(pop(from), ExprContext.STORE, spanFrom(first));
    }

    final Expr starTarget() {
        int first = mark;
        if (accept(STAR)) {
            if (tok == STAR) {
                throw Failure.INVALID;
            }
            Expr value = starTarget();
            return new Expr.Starred(value, ExprContext.STORE, spanFrom(first));
        }
        if (tok == NAME) {
            int next = peek();
            if (next != DOT && next != LPAR && next != LSQB) {
                return nameTarget();
            }
        }
        return Targets.store(primary());
    }

    // ------------------------------------------------------------------ parameters

    @Override
    final Expr lambda() {
        int first = mark;
        advance();
        Arguments parameters = parameters(true);
        expect(COLON);
        Expr body = expression();
        return new Expr.Lambda(parameters, body, spanFrom(first));
    }

    /// Parameters up to the `)` of a function or the `:` of a lambda.
    final Arguments parameters(boolean lambda) {
        int end = lambda ? COLON : RPAR;
        if (tok == end) {
            return Arguments.NONE;
        }
        Seq<Arg> posonly = Seq.empty();
        List<Arg> args = new ArrayList<>();
        List<Expr> defaults = new ArrayList<>();
        List<Arg> kwonly = new ArrayList<>();
        List<Expr> kwDefaults = new ArrayList<>();
        Arg vararg = null;
        Arg kwarg = null;
        boolean slash = false;
        boolean star = false;
        boolean bare = false;
        while (tok != end) {
            if (kwarg != null) {
                throw Failure.INVALID;
            }
            switch (tok) {
                case SLASH -> {
                    if (slash || star || args.isEmpty()) {
                        throw Failure.INVALID;
                    }
                    requireVersion(8);
                    slash = true;
                    posonly = Seq.copyOf(args);
                    args.clear();
                    advance();
                    if (tok != end) {
                        expect(COMMA);
                    }
                }
                case STAR -> {
                    if (star) {
                        throw Failure.INVALID;
                    }
                    star = true;
                    advance();
                    if (tok == COMMA) {
                        bare = true;
                        advance();
                        if (tok != NAME) {
                            throw Failure.INVALID;
                        }
                    } else {
                        vararg = endParameter(parameter(lambda), end);
                    }
                }
                case DOUBLESTAR -> {
                    advance();
                    kwarg = endParameter(parameter(lambda), end);
                }
                default -> {
                    Arg arg = parameter(lambda);
                    Expr value = accept(EQUAL) ? expression() : null;
                    arg = endParameter(arg, end);
                    if (star) {
                        bare = false;
                        kwonly.add(arg);
                        kwDefaults.add(value);
                    } else {
                        if (value != null) {
                            defaults.add(value);
                        } else if (!defaults.isEmpty()) {
                            throw Failure.INVALID;
                        }
                        args.add(arg);
                    }
                }
            }
        }
        if (bare) {
            throw Failure.INVALID;
        }
        return new Arguments(
                posonly,
                Seq.copyOf(args),
                vararg,
                Seq.copyOf(kwonly),
                Seq.copyOf(kwDefaults),
                kwarg,
                Seq.copyOf(defaults));
    }

    private Arg parameter(boolean lambda) {
        int first = mark;
        String name = name();
        Expr annotation = !lambda && accept(COLON) ? expression() : null;
        return new Arg(name, annotation, null, spanFrom(first));
    }

    /// The comma and type comment after a parameter.
    private Arg endParameter(Arg arg, int end) {
        boolean comma = accept(COMMA);
        if (tok == TYPE_COMMENT && end == RPAR) {
            arg = new Arg(arg.arg(), arg.annotation(), typeComment(), arg.at());
        }
        if (!comma && tok != end) {
            throw Failure.INVALID;
        }
        return arg;
    }

    /// The text of the current token, a type comment.
    final String typeComment() {
        String text = source.text(tokens.start(mark), tokens.end(mark));
        advance();
        return text;
    }
}
