package taipan.compiler.parser;

import taipan.compiler.SyntaxProblem;
import taipan.compiler.WarningSink;
import taipan.compiler.ast.Mod;
import taipan.compiler.tokens.Source;
import taipan.compiler.tokens.TokenList;
import taipan.compiler.tokens.Tokenizer;

/// Makes the tree of a program.
///
/// Two parsers share the work. The [QuickParser] knows valid programs only. When it fails, a [Diagnosis] follows the
/// grammar exactly as CPython does, alternative by alternative, and so arrives at the same error.
///
/// CPython: Parser/peg_api.c
public final class Parser {
    /// A stack for programs that are nested very deeply, where the caller's may not do.
    private static final long DEEP_STACK = 512L << 20;

    private Parser() {}

    /// Parses `text`, a Python str in UTF-16.
    public static Mod parse(String text, ParserOptions options) {
        return parse(Source.of(text, options.mode() == ParseMode.EXEC), options);
    }

    /// Parses `bytes`, whose encoding a mark or comment in them may tell.
    public static Mod parse(byte[] bytes, ParserOptions options) {
        return parse(Source.of(bytes, options.mode() == ParseMode.EXEC, options.filename(), options.environment()), options);
    }

    public static Mod parse(Source source, ParserOptions options) {
        QuickParser parser = QuickParser.of(source, options);
        try {
            Mod tree = parser.program();
            if (!(options.mode() == ParseMode.SINGLE && isFollowed(parser))
                    && !parser.warnings().deliver(options.warnings())) {
                return tree;
            }
        } catch (Failure failure) {
            if (failure == Failure.TOO_DEEP) {
                return parseDeep(source, options);
            }
        } catch (StackOverflowError overflow) {
            return parseDeep(source, options);
        }
        throw diagnose(source, options);
    }

    /// Whether more follows a single statement. The quick parser has cut the whole source into tokens, so the tokenizer
    /// must be brought again to where the statement ends.
    private static boolean isFollowed(QuickParser parser) {
        Tokenizer tokenizer = new Tokenizer(
                parser.source, parser.names, QuickParser.tokenizerOptions(parser.options), WarningSink.SILENT);
        TokenList tokens = new TokenList(parser.mark);
        for (int i = 0; i < parser.mark; i++) {
            tokenizer.fill(tokens);
        }
        return SingleStatement.isFollowed(tokenizer);
    }

    private static SyntaxProblem diagnose(Source source, ParserOptions options) {
        try {
            return require(new Diagnosis(source, options).run());
        } catch (StackOverflowError overflow) {
            Deep deep = new Deep(source, options);
            deep.join();
            return require(deep.problem);
        }
    }

    private static SyntaxProblem require(SyntaxProblem problem) {
        if (problem == null) {
            throw new IllegalStateException("a program that is refused has no error");
        }
        return problem;
    }

    private static Mod parseDeep(Source source, ParserOptions options) {
        Deep deep = new Deep(source, options);
        deep.join();
        if (deep.problem != null) {
            throw deep.problem;
        }
        return deep.tree;
    }

    /// A parse on a thread of its own: first the diagnosis, which knows CPython's limits, then the tree.
    private static final class Deep implements Runnable {
        private final Source source;
        private final ParserOptions options;
        private Mod tree;
        private SyntaxProblem problem;

        Deep(Source source, ParserOptions options) {
            this.source = source;
            this.options = options;
        }

        @Override
        public void run() {
            try {
                problem = new Diagnosis(source, options).run();
                if (problem == null) {
                    QuickParser parser = QuickParser.of(source, options);
                    parser.unlimitDepth();
                    tree = parser.program();
                }
            } catch (StackOverflowError overflow) {
                problem = new SyntaxProblem(SyntaxProblem.Kind.MEMORY_ERROR, null);
            }
        }

        void join() {
            Thread thread = new Thread(null, this, "taipan-parser", DEEP_STACK);
            thread.setDaemon(true);
            thread.start();
            boolean interrupted = false;
            while (true) {
                try {
                    thread.join();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
