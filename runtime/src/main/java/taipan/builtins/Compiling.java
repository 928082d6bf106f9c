package taipan.builtins;

import static taipan.objects.Raise.valueError;

import taipan.builtins.ast.AstBridge;
import taipan.code.CodeFlags;
import taipan.compiler.Compiler;
import taipan.compiler.CompilerOptions;
import taipan.compiler.SyntaxProblem;
import taipan.compiler.WarningSink;
import taipan.compiler.ast.Mod;
import taipan.compiler.ast.Validator;
import taipan.compiler.parser.ParseMode;
import taipan.compiler.parser.Parser;
import taipan.compiler.parser.ParserOptions;
import taipan.compiler.symbols.Scope;
import taipan.objects.Calls;
import taipan.objects.PyBaseException;
import taipan.objects.PyBytes;
import taipan.objects.PyCode;
import taipan.objects.PyExc;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.ThreadState;
import taipan.objects.Warnings;

/// The way from Python objects into the compiler and from its complaints to exceptions.
/// CPython: Python/bltinmodule.c (builtin_compile), Python/pythonrun.c
public final class Compiling {
    private static final int DONT_IMPLY_DEDENT = 0x200;
    private static final int ONLY_AST = 0x400;
    private static final int IGNORE_COOKIE = 0x800;
    private static final int TYPE_COMMENTS = 0x1000;
    private static final int ALLOW_TOP_LEVEL_AWAIT = 0x2000;
    private static final int ALLOW_INCOMPLETE_INPUT = 0x4000;
    private static final int SOURCE_IS_UTF8 = 0x100;
    private static final int KNOWN = CodeFlags.FUTURE_MASK | DONT_IMPLY_DEDENT | ONLY_AST | IGNORE_COOKIE | TYPE_COMMENTS
            | ALLOW_TOP_LEVEL_AWAIT | ALLOW_INCOMPLETE_INPUT | SOURCE_IS_UTF8 | CodeFlags.NESTED;

    private Compiling() {}

    /// The function `compile`.
    static Object compile(ThreadState ts, Object source, Object filename, String mode, int flags, boolean dontInherit,
            int optimize, int featureVersion) {
        String file = Paths.text(filename);
        if ((flags & ~KNOWN) != 0) {
            throw valueError("compile(): unrecognised flags");
        }
        if (optimize < -1 || optimize > 2) {
            throw valueError("compile(): invalid optimize value");
        }
        if (!dontInherit && ts.currentFrame() != null) {
            flags |= ts.currentFrame().code.flags & CodeFlags.FUTURE_MASK;
        }
        ParseMode parseMode = parseMode(mode, flags);
        boolean isTree = AstBridge.isNode(source);
        if (isTree && (flags & ONLY_AST) != 0) {
            return source;
        }
        int level = optimize < 0 ? ts.interpreter().settings().optimize : optimize;
        CompilerOptions options = new CompilerOptions(file, parseMode, flags & CodeFlags.FUTURE_MASK,
                (flags & ALLOW_TOP_LEVEL_AWAIT) != 0, level, depthLimit(ts), new CompilerEnvironment(ts),
                new Sink());
        try {
            Mod tree;
            if (isTree) {
                tree = AstBridge.current().toTree(source, mode);
                Validator.validate(tree, options.depthLimit());
            } else {
                tree = parse(ts, Source.of(source, "compile", "string, bytes or AST"), options, flags, featureVersion);
                if ((flags & ONLY_AST) != 0) {
                    return AstBridge.current().toPython(tree);
                }
            }
            return PyCode.of(Compiler.compile(tree, options));
        } catch (SyntaxProblem problem) {
            throw toRaised(ts, problem, file);
        }
    }

    /// The symbol tables of a source, as the module `symtable` shows them.
    static Scope scopes(ThreadState ts, Object text, String filename, ParseMode mode) {
        CompilerOptions options = new CompilerOptions(filename, mode, 0, false, 0, depthLimit(ts), new CompilerEnvironment(ts),
                new Sink());
        try {
            return Compiler.symbols(parse(ts, text, options, 0, -1), options).top();
        } catch (SyntaxProblem problem) {
            throw toRaised(ts, problem, filename);
        }
    }

    private static ParseMode parseMode(String mode, int flags) {
        switch (mode) {
            case "exec":
                return ParseMode.EXEC;
            case "eval":
                return ParseMode.EVAL;
            case "single":
                return ParseMode.SINGLE;
            case "func_type":
                if ((flags & ONLY_AST) == 0) {
                    throw valueError("compile() mode 'func_type' requires flag PyCF_ONLY_AST");
                }
                return ParseMode.FUNC_TYPE;
            default:
                throw valueError((flags & ONLY_AST) != 0
                        ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
                        : "compile() mode must be 'exec', 'eval' or 'single'");
        }
    }

    private static Mod parse(ThreadState ts, Object text, CompilerOptions options, int flags, int featureVersion) {
        ParserOptions parsing = new ParserOptions(options.filename(), options.mode(),
                featureVersion < 0 || (flags & ONLY_AST) == 0 ? ParserOptions.CURRENT_VERSION : featureVersion,
                (flags & TYPE_COMMENTS) != 0, featureVersion >= 0 && featureVersion < 7,
                (flags & CodeFlags.FUTURE_BARRY_AS_BDFL) != 0, (flags & DONT_IMPLY_DEDENT) != 0,
                (flags & ALLOW_INCOMPLETE_INPUT) != 0, options.environment(), options.warnings());
        return text instanceof String s ? Parser.parse(s, parsing) : Parser.parse((byte[]) text, parsing);
    }

    private static int depthLimit(ThreadState ts) {
        return 3 * Math.max(50, ts.interpreter().recursionLimit - ts.depth);
    }

    /// Compiles the source argument of `eval` and `exec`.
    static PyCode source(ThreadState ts, Object source, String function, String accepted, String filename, String mode) {
        Object text = Source.of(source, function, accepted);
        if (mode.equals("eval")) {
            text = stripped(text);
        }
        int flags = ts.currentFrame() == null ? 0 : ts.currentFrame().code.flags & CodeFlags.FUTURE_MASK;
        return code(ts, text, filename, mode.equals("eval") ? ParseMode.EVAL : ParseMode.EXEC, flags);
    }

    private static Object stripped(Object text) {
        if (text instanceof String s) {
            int i = 0;
            while (i < s.length() && (s.charAt(i) == ' ' || s.charAt(i) == '\t')) {
                i++;
            }
            return s.substring(i);
        }
        byte[] b = (byte[]) text;
        int i = 0;
        while (i < b.length && (b[i] == ' ' || b[i] == '\t')) {
            i++;
        }
        return java.util.Arrays.copyOfRange(b, i, b.length);
    }

    /// Compiles a `String` or `byte[]`, with errors as Python exceptions.
    public static PyCode code(ThreadState ts, Object text, String filename, ParseMode mode, int flags) {
        CompilerOptions options = new CompilerOptions(filename, mode, flags, false, ts.interpreter().settings().optimize,
                depthLimit(ts), new CompilerEnvironment(ts),
                new Sink());
        try {
            return PyCode.of(Compiler.compile(parse(ts, text, options, flags, -1), options));
        } catch (SyntaxProblem problem) {
            throw toRaised(ts, problem, filename);
        }
    }

    /// The exception that a complaint of the compiler stands for.
    public static Raised toRaised(ThreadState ts, SyntaxProblem p, String filename) {
        if (p.kind() == SyntaxProblem.Kind.MEMORY_ERROR && p.getMessage() == null) {
            return Raise.memoryError("");
        }
        PyType type = type(p.kind());
        if (!p.kind().isSyntaxError()) {
            return p.kind() == SyntaxProblem.Kind.UNICODE_DECODE_ERROR ? undecodable(p) : Raise.of(type, "%s", p.getMessage());
        }
        if (!p.hasPosition()) {
            return new Raised((PyBaseException) Calls.call(ts, type, PyStr.fromName(p.getMessage())));
        }
        String file = p.filename() == null ? filename : p.filename();
        String text = p.text() == null ? SourceLines.line(ts, file, p.lineno()) : p.text();
        PyTuple place = p.endLineno() == SyntaxProblem.NOWHERE
                ? PyTuple.of(PyStr.fromName(file), number(p.lineno()), number(p.offset()), orNone(text))
                : PyTuple.of(PyStr.fromName(file), number(p.lineno()), number(p.offset()), orNone(text),
                        number(p.endLineno()), number(p.endOffset()));
        return new Raised((PyBaseException) Calls.call(ts, type, PyStr.fromName(p.getMessage()), place));
    }

    private static Raised undecodable(SyntaxProblem p) {
        return new Raised((PyBaseException) Calls.call(ThreadState.current(), PyExc.UnicodeDecodeError,
                new Object[] {"utf-8", PyBytes.of(new byte[0]), 0L, 0L, PyStr.fromName(p.getMessage())}, null));
    }

    private static PyType type(SyntaxProblem.Kind kind) {
        return switch (kind) {
            case SYNTAX_ERROR -> PyExc.SyntaxError;
            case INDENTATION_ERROR -> PyExc.IndentationError;
            case TAB_ERROR -> PyExc.TabError;
            case VALUE_ERROR -> PyExc.ValueError;
            case TYPE_ERROR -> PyExc.TypeError;
            case OVERFLOW_ERROR -> PyExc.OverflowError;
            case UNICODE_DECODE_ERROR -> PyExc.UnicodeDecodeError;
            case UNICODE_ENCODE_ERROR -> PyExc.UnicodeEncodeError;
            case RECURSION_ERROR -> PyExc.RecursionError;
            case MEMORY_ERROR -> PyExc.MemoryError;
            case SYSTEM_ERROR -> PyExc.SystemError;
        };
    }

    private static Object number(int n) {
        return n == SyntaxProblem.NOWHERE ? PyNone.NONE : (Object) (long) n;
    }

    private static Object orNone(String text) {
        return text == null ? PyNone.NONE : PyStr.fromName(text);
    }

    /// Hands the compiler's warnings to the `warnings` machinery.
    private static final class Sink implements WarningSink {
        @Override
        public boolean warn(Category category, String message, String filename, int lineno) {
            PyType type = category == Category.SYNTAX_WARNING ? PyExc.SyntaxWarning : PyExc.DeprecationWarning;
            try {
                Warnings.warnExplicit(type, PyStr.fromName(message), filename, lineno, null, null);
                return false;
            } catch (Raised e) {
                if (e.matches(type)) {
                    return true;
                }
                throw e;
            }
        }
    }
}
