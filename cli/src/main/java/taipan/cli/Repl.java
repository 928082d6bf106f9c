package taipan.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import taipan.builtins.Compiling;
import taipan.builtins.Executing;
import taipan.code.CodeFlags;
import taipan.compiler.SyntaxProblem;
import taipan.compiler.parser.InteractiveInput;
import taipan.compiler.parser.ParseMode;
import taipan.objects.PyCode;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyStr;
import taipan.objects.Raised;
import taipan.objects.Representation;
import taipan.objects.ThreadState;

/// The `>>>` prompt: reads a statement, runs it in `__main__`, shows what it raised, until the input ends.
///
/// How lines come in is the business of a `StatementSource`; what counts as a whole statement is decided by the parser,
/// which asks for another line exactly where CPython's tokenizer would.
/// CPython: Python/pythonrun.c (PyRun_InteractiveLoopObject)
final class Repl {
    private static final String FILENAME = "<stdin>";

    /// Where statements come from.
    interface StatementSource extends AutoCloseable {
        /// The next statement with all its lines; null at the end of input. Throws `Interrupted` for Ctrl-C.
        String read(String prompt, String continuation);

        @Override
        default void close() {}
    }

    /// Ctrl-C while a line was being typed.
    static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Interrupted() {
            super(null, null, false, false);
        }
    }

    private final ThreadState ts;
    private final PyDict globals;
    private final Console console;
    /// The flags of `from __future__` imports, which stay in force.
    private int flags;

    /// `globals` is the namespace of `__main__`.
    Repl(ThreadState ts, PyDict globals, Console console) {
        this.ts = ts;
        this.globals = globals;
        this.console = console;
    }

    /// Runs until the end of input. A SystemExit passes to the caller as `Raised`.
    void run(StatementSource source) {
        PyDict sys = ts.interpreter().sysDict;
        if (sys.getOrNull("ps1") == null) {
            sys.put("ps1", ">>> ");
        }
        if (sys.getOrNull("ps2") == null) {
            sys.put("ps2", "... ");
        }
        while (true) {
            String statement;
            try {
                statement = source.read(prompt(sys, "ps1"), prompt(sys, "ps2"));
            } catch (Interrupted e) {
                console.flushOutput();
                console.error("\nKeyboardInterrupt\n");
                continue;
            }
            if (statement == null) {
                return;
            }
            execute(statement);
        }
    }

    private static String prompt(PyDict sys, String name) {
        Object prompt = sys.getOrNull(name);
        if (prompt == null) {
            return "";
        }
        try {
            return PyStr.toName(Representation.str(prompt));
        } catch (Raised e) {
            return "";
        }
    }

    /// Runs the statements of a text, one after the other (a pasted text may hold several).
    private void execute(String text) {
        byte[] rest = text.getBytes(StandardCharsets.UTF_8);
        while (rest.length > 0) {
            int end = rest.length;
            try {
                String source = new String(rest, StandardCharsets.UTF_8);
                int whole = statementEnd(source);
                end = whole < 0 ? end : whole;
                String statement = new String(rest, 0, end, StandardCharsets.UTF_8);
                if (!isEmpty(statement)) {
                    PyCode code = Compiling.code(ts, statement, FILENAME, ParseMode.SINGLE, flags);
                    flags |= code.flags & CodeFlags.FUTURE_MASK;
                    Executing.run(ts, code, globals, globals);
                }
            } catch (Raised e) {
                if (e.matches(PyExc.SystemExit)) {
                    throw e;
                }
                console.show(e);
            }
            console.flushOutput();
            rest = Arrays.copyOfRange(rest, end, rest.length);
        }
    }

    /// Whether a statement is a line without code, which is fine at a prompt and nowhere else.
    private static boolean isEmpty(String statement) {
        String code = statement.strip();
        return code.isEmpty() || code.startsWith("#") && code.indexOf('\n') < 0;
    }

    private int statementEnd(String source) {
        try {
            return InteractiveInput.statementEnd(source, FILENAME);
        } catch (SyntaxProblem e) {
            throw Compiling.toRaised(ts, e, FILENAME);
        }
    }

    /// Whether a text ends before its statement does.
    static boolean isIncomplete(String text) {
        try {
            return InteractiveInput.statementEnd(text, FILENAME) < 0;
        } catch (SyntaxProblem e) {
            return false;
        }
    }
}
