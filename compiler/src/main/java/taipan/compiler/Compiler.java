package taipan.compiler;

import taipan.code.CodeFlags;
import taipan.code.CodeObject;
import taipan.compiler.ast.Mod;
import taipan.compiler.codegen.CodeGenerator;
import taipan.compiler.codegen.ConstantFolder;
import taipan.compiler.parser.Parser;
import taipan.compiler.parser.ParserOptions;
import taipan.compiler.symbols.SymbolTable;

/// From Python source text to code objects: the one way through all passes.
///
/// What is wrong with a source is thrown as a [SyntaxProblem]. Its text may be absent: as in CPython the passes behind
/// the parser show the line of the file with that name, which only a [SourceEnvironment] with files can read.
///
/// CPython: Python/pythonrun.c (Py_CompileStringObject), Python/compile.c (_PyAST_Compile)
public final class Compiler {
    /// Enough for trees as deep as the limit allows, even where the caller's stack is short.
    private static final long DEEP_STACK = 256L << 20;

    private Compiler() {}

    /// Compiles a Python str in UTF-16.
    public static CodeObject compile(String source, CompilerOptions options) {
        return compile(Parser.parse(source, options.parserOptions()), options);
    }

    /// Compiles `source`, whose encoding a mark or comment in it may tell.
    public static CodeObject compile(byte[] source, CompilerOptions options) {
        return compile(Parser.parse(source, options.parserOptions()), options);
    }

    /// Compiles as the parser was told to; `parsing` must agree with `options` in filename and mode.
    public static CodeObject compile(byte[] source, ParserOptions parsing, CompilerOptions options) {
        return compile(Parser.parse(source, parsing), options);
    }

    /// Compiles a tree.
    public static CodeObject compile(Mod tree, CompilerOptions options) {
        try {
            return runAnyDepth(tree, options);
        } catch (SyntaxProblem problem) {
            throw withText(problem, options);
        }
    }

    private static CodeObject runAnyDepth(Mod tree, CompilerOptions options) {
        try {
            return run(tree, options);
        } catch (StackOverflowError _) {
            return runDeep(tree, options);
        }
    }

    /// Shows the line that the problem is on, as far as the environment knows the file.
    private static SyntaxProblem withText(SyntaxProblem problem, CompilerOptions options) {
        if (!problem.kind().isSyntaxError() || problem.text() != null) return problem;
        String text = options.environment().line(problem.filename(), problem.lineno());
        if (text == null) return problem;
        return new SyntaxProblem(problem.kind(), problem.getMessage(), problem.filename(), problem.lineno(),
                problem.offset(), problem.endLineno(), problem.endOffset(), text);
    }

    /// The symbol table of a tree, as the module `symtable` shows it.
    public static SymbolTable symbols(Mod tree, CompilerOptions options) {
        Future future = Future.of(tree, options.filename());
        int flags = options.flags() | future.features();
        return SymbolTable.build(tree, options.filename(), flags, options.depthLimit());
    }

    /// Compiles a tree under the eyes of `watch`. Trees nested so deeply that they need a stack of their own are refused.
    public static CodeObject compile(Mod tree, CompilerOptions options, CodeWatch watch) {
        try {
            return run(tree, options, watch);
        } catch (SyntaxProblem problem) {
            throw withText(problem, options);
        } catch (StackOverflowError _) {
            throw new SyntaxProblem(SyntaxProblem.Kind.RECURSION_ERROR, "maximum recursion depth exceeded during compilation");
        }
    }

    /// The tree after everything constant in it was computed.
    public static Mod fold(Mod tree, CompilerOptions options) {
        Future future = Future.of(tree, options.filename());
        int flags = (options.flags() | future.features()) & CodeFlags.FUTURE_MASK;
        return ConstantFolder.fold(tree, options.optimize(), flags, options.depthLimit());
    }

    private static CodeObject run(Mod tree, CompilerOptions options) {
        return run(tree, options, null);
    }

    private static CodeObject run(Mod tree, CompilerOptions options, CodeWatch watch) {
        Future future = Future.of(tree, options.filename());
        int flags = (options.flags() | future.features()) & CodeFlags.FUTURE_MASK;
        Mod folded = ConstantFolder.fold(tree, options.optimize(), flags, options.depthLimit());
        SymbolTable symbols = SymbolTable.build(folded, options.filename(), flags, options.depthLimit());
        var generation = new CodeGenerator.Options(options.filename(), flags, future.line(), options.optimize(),
                options.topLevelAwait(), options.warnings());
        return CodeGenerator.generate(folded, symbols, generation, watch);
    }

    private static CodeObject runDeep(Mod tree, CompilerOptions options) {
        var deep = new DeepRun(tree, options);
        var thread = new Thread(null, deep, "compiler", DEEP_STACK);
        thread.start();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        if (deep.problem instanceof RuntimeException problem) throw problem;
        if (deep.problem instanceof Error error) throw error;
        return deep.code;
    }

    private static final class DeepRun implements Runnable {
        private final Mod tree;
        private final CompilerOptions options;
        CodeObject code;
        Throwable problem;

        DeepRun(Mod tree, CompilerOptions options) {
            this.tree = tree;
            this.options = options;
        }

        @Override
        public void run() {
            try {
                code = Compiler.run(tree, options);
            } catch (RuntimeException | Error thrown) {
                problem = thrown;
            }
        }
    }
}
