package taipan.cli;

import taipan.compiler.SyntaxProblem;
import taipan.compiler.parser.InteractiveInput;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.InterpreterState;
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
    /// The compile flags of `from __future__` imports, which stay in force at the prompt.
    private static final long FUTURE_FLAGS = 0x20000 | 0x40000 | 0x80000 | 0x100000 | 0x200000 | 0x400000 | 0x800000 | 0x1000000;

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
    private long flags;

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

    private void execute(String statement) {
        InterpreterState interpreter = ts.interpreter();
        PyDict builtins = interpreter.builtins;
        try {
            Object code = Calls.call(
                    ts, builtins.getOrNull("compile"), new Object[] {PyStr.fromName(statement), "<stdin>", "single", flags, true}, null);
            flags |= (Long) Attributes.get(code, "co_flags") & FUTURE_FLAGS;
            Calls.call(ts, builtins.getOrNull("exec"), code, globals);
        } catch (Raised e) {
            if (e.matches(PyExc.SystemExit)) {
                throw e;
            }
            console.show(e);
        }
        console.flushOutput();
    }

    /// Whether a text ends before its statement does.
    static boolean isIncomplete(String text) {
        try {
            return InteractiveInput.statementEnd(text, false) < 0;
        } catch (SyntaxProblem e) {
            return false;
        }
    }
}
