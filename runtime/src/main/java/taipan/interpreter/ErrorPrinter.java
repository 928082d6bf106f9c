package taipan.interpreter;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import taipan.objects.Attributes;
import taipan.objects.Audit;
import taipan.objects.Calls;
import taipan.objects.PyBaseException;
import taipan.objects.PyExc;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PySyntaxError;
import taipan.objects.PyTraceback;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.objects.Representation;
import taipan.objects.ThreadState;

/// Prints exceptions with their tracebacks.
/// CPython: Python/pythonrun.c (PyErr_Display), Python/traceback.c
public final class ErrorPrinter {
    private static final String CAUSE =
            "\nThe above exception was the direct cause of the following exception:\n\n";
    private static final String CONTEXT =
            "\nDuring handling of the above exception, another exception occurred:\n\n";
    private static final int FOLD_AFTER = 3;
    private static final int DEFAULT_LIMIT = 1000;

    private final ThreadState ts;
    private final SourceReader lines;
    private final StringBuilder out = new StringBuilder();
    private final Set<PyBaseException> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /// Gives lines of source files.
    public interface SourceReader {
        /// The line with its end, or null.
        String line(ThreadState ts, String filename, int number);
    }

    private ErrorPrinter(ThreadState ts) {
        this.ts = ts;
        this.lines = ts.interpreter().serviceOrNull(SourceReader.class);
    }

    // Entry points

    /// Handles an exception that nobody caught: `sys.excepthook`, or the end of the program for SystemExit. Answers the exit
    /// status, -1 when the program may go on (an interactive one).
    /// CPython: PyErr_PrintEx
    public static int print(ThreadState ts, Raised raised, boolean setLast) {
        PyBaseException value = raised.value();
        if (value.type().isSubtype(PyExc.SystemExit) && !ts.interpreter().settings().inspect) {
            return exitStatus(ts, value);
        }
        PyTraceback tb = value.traceback();
        Object traceback = tb == null ? PyNone.NONE : tb;
        if (setLast) {
            ts.interpreter().sysDict.put("last_type", value.type());
            ts.interpreter().sysDict.put("last_value", value);
            ts.interpreter().sysDict.put("last_traceback", traceback);
        }
        Object hook = ts.interpreter().sysDict.getOrNull("excepthook");
        if (hook == null) {
            write(ts, "sys.excepthook is missing\n");
            display(ts, value.type(), value, traceback);
            return -1;
        }
        try {
            Audit.event(ts, "sys.excepthook", hook, value.type(), value, traceback);
            Calls.call(ts, hook, value.type(), value, traceback);
        } catch (Raised second) {
            if (second.matches(PyExc.SystemExit)) {
                return exitStatus(ts, second.value());
            }
            flushOut(ts);
            write(ts, "Error in sys.excepthook:\n");
            display(ts, second.value().type(), second.value(), orNone(second.value().traceback()));
            write(ts, "\nOriginal exception was:\n");
            display(ts, value.type(), value, traceback);
        }
        return -1;
    }

    private static Object orNone(Object o) {
        return o == null ? PyNone.NONE : o;
    }

    /// CPython: _Py_HandleSystemExit
    private static int exitStatus(ThreadState ts, PyBaseException value) {
        flushOut(ts);
        Object code = Attributes.lookup(value, "code");
        if (code == null || code == PyNone.NONE) {
            return 0;
        }
        Object n = PyInt.valueOrNull(code);
        if (n != null) {
            return n instanceof Long l ? (int) (l & 0xFF) : 255;
        }
        write(ts, PyStr.toName(Representation.str(code)) + "\n");
        return 1;
    }

    private static void flushOut(ThreadState ts) {
        Object stdout = ts.interpreter().sysDict.getOrNull("stdout");
        if (stdout != null && stdout != PyNone.NONE) {
            try {
                Calls.method(stdout, "flush");
            } catch (Raised e) {
                return;
            }
        }
    }

    /// What `sys.excepthook` does.
    public static void display(ThreadState ts, Object type, Object value, Object traceback) {
        flushOut(ts);
        write(ts, text(ts, type, value, traceback));
        Object err = ts.interpreter().sysDict.getOrNull("stderr");
        if (err != null && err != PyNone.NONE) {
            try {
                Calls.method(err, "flush");
            } catch (Raised e) {
                return;
            }
        }
    }

    /// The text of an exception with its traceback and those it is chained to.
    public static String text(ThreadState ts, Object type, Object value, Object traceback) {
        ErrorPrinter printer = new ErrorPrinter(ts);
        if (value instanceof PyBaseException e) {
            if (e.traceback() == null && traceback instanceof PyTraceback tb) {
                e.setTraceback(tb);
            }
            printer.exception(e);
        } else {
            printer.out.append("TypeError: print_exception(): Exception expected for value, ")
                    .append(PyType.of(value).name()).append(" found\n");
        }
        return printer.out.toString();
    }

    /// What `sys.unraisablehook` does.
    /// CPython: write_unraisable_exc_file
    public static void displayUnraisable(ThreadState ts, Object arguments) {
        Object type = Attributes.get(arguments, "exc_type");
        Object value = Attributes.get(arguments, "exc_value");
        Object traceback = Attributes.get(arguments, "exc_traceback");
        Object message = Attributes.get(arguments, "err_msg");
        Object object = Attributes.get(arguments, "object");
        ErrorPrinter printer = new ErrorPrinter(ts);
        String prefix = message == PyNone.NONE ? "Exception ignored in" : PyStr.toName(Representation.str(message));
        if (object != PyNone.NONE) {
            printer.out.append(prefix).append(": ").append(printer.repr(object)).append('\n');
        } else if (message != PyNone.NONE) {
            printer.out.append(prefix).append(":\n");
        }
        if (traceback instanceof PyTraceback tb) {
            printer.traceback(tb);
        }
        if (type instanceof PyType t) {
            printer.typeName(t);
            if (value != PyNone.NONE) {
                printer.out.append(": ").append(printer.str(value));
            }
            printer.out.append('\n');
        }
        write(ts, printer.out.toString());
    }

    /// Writes to `sys.stderr`.
    public static void write(ThreadState ts, String text) {
        Object err = ts.interpreter().sysDict.getOrNull("stderr");
        if (err == null || err == PyNone.NONE) {
            err = ts.interpreter().sysDict.getOrNull("__stderr__");
        }
        if (err == null || err == PyNone.NONE) {
            ErrorOutput raw = ts.interpreter().serviceOrNull(ErrorOutput.class);
            if (raw != null && ts.interpreter().sysDict.getOrNull("stderr") == null) {
                raw.write(text);
            }
            return;
        }
        try {
            Calls.method(err, "write", PyStr.fromName(text));
        } catch (Raised e) {
            return;
        }
    }

    /// Where errors go before `sys.stderr` exists.
    public interface ErrorOutput {
        void write(String text);
    }

    // Exceptions

    /// CPython: print_exception_recursive
    private void exception(PyBaseException value) {
        seen.add(value);
        PyBaseException cause = value.cause();
        PyBaseException context = value.context();
        if (cause != null) {
            if (!seen.contains(cause)) {
                exception(cause);
                out.append(CAUSE);
            }
        } else if (context != null && !value.suppressContext() && !seen.contains(context)) {
            exception(context);
            out.append(CONTEXT);
        }
        if (value.traceback() != null) {
            traceback(value.traceback());
        }
        if (value instanceof PySyntaxError && Attributes.lookup(value, "print_file_and_line") != null
                && PyInt.valueOrNull(field(value, "lineno")) != null) {
            syntaxError(value);
            return;
        }
        typeName(value.type());
        message(str(value));
        String suggestion = Suggestions.of(ts, value);
        if (suggestion != null) {
            out.append(". Did you mean: '").append(suggestion).append("'?");
        }
        out.append('\n');
    }

    private void message(String text) {
        if (!text.isEmpty()) {
            out.append(": ").append(text);
        }
    }

    private void typeName(PyType type) {
        Object module = Attributes.lookup(type, "__module__");
        if (module == null || PyStr.valueOrNull(module) == null) {
            out.append("<unknown>.");
        } else {
            String name = PyStr.toName(module);
            if (!name.equals("builtins")) {
                out.append(name).append('.');
            }
        }
        Object qualname = Attributes.lookup(type, "__qualname__");
        out.append(qualname != null && PyStr.valueOrNull(qualname) != null ? PyStr.toName(qualname) : type.name());
    }

    private String str(Object value) {
        try {
            return PyStr.toName(Representation.str(value));
        } catch (Raised e) {
            return "<exception str() failed>";
        }
    }

    private String repr(Object value) {
        try {
            return PyStr.toName(Representation.repr(value));
        } catch (Raised e) {
            return "<object repr() failed>";
        }
    }

    // Syntax errors

    private static Object field(PyBaseException value, String name) {
        Object o = Attributes.lookup(value, name);
        return o == null ? PyNone.NONE : o;
    }

    private static int number(Object o, int otherwise) {
        return PyInt.valueOrNull(o) instanceof Long n ? (int) (long) n : otherwise;
    }

    /// CPython: parse_syntax_error, print_error_text
    private void syntaxError(PyBaseException value) {
        Object filename = field(value, "filename");
        int line = number(field(value, "lineno"), -1);
        out.append("  File \"").append(filename == PyNone.NONE ? "<string>" : str(filename)).append("\", line ");
        out.append(line < 0 ? str(field(value, "lineno")) : Integer.toString(line)).append('\n');
        Object text = field(value, "text");
        if (text != PyNone.NONE && PyStr.valueOrNull(text) != null) {
            int offset = number(field(value, "offset"), -1);
            // Subclasses of SyntaxError show one caret, whatever their end.
            boolean ranged = value.type() == PyExc.SyntaxError;
            int endLine = ranged ? number(field(value, "end_lineno"), line) : line;
            int endOffset = ranged ? number(field(value, "end_offset"), -1) : -1;
            if (offset > 0 && endLine > line) {
                endOffset = PyStr.toName(text).codePointCount(0, PyStr.toName(text).length());
            }
            if (endOffset <= 0) {
                endOffset = offset;
            }
            errorText(PyStr.toName(text), offset, endOffset, field(value, "offset") == PyNone.NONE);
        }
        typeName(value.type());
        Object msg = field(value, "msg");
        message(msg == PyNone.NONE ? "None" : str(msg));
        out.append('\n');
    }

    private void errorText(String text, int offset, int endOffset, boolean noOffset) {
        // Count in code points: columns are those of the str.
        int[] cps = text.codePoints().toArray();
        int start = 0;
        int end = cps.length;
        while (end > 0 && cps[end - 1] == '\n') {
            end--;
        }
        // Of several lines only the one with the error is shown.
        while (!noOffset && offset > 0) {
            int newline = start;
            while (newline < end && cps[newline] != '\n') {
                newline++;
            }
            if (newline >= end || newline - start >= offset - 1) {
                break;
            }
            int skipped = newline + 1 - start;
            offset -= skipped;
            endOffset -= skipped;
            start = newline + 1;
        }
        while (start < end && (cps[start] == ' ' || cps[start] == '\t' || cps[start] == '\f')) {
            start++;
            offset--;
            endOffset--;
        }
        out.append("    ").append(new String(cps, start, end - start)).append('\n');
        if (noOffset || offset < 1) {
            return;
        }
        offset = Math.min(offset, end - start + 1);
        endOffset = Math.min(endOffset, end - start + 1);
        int caretEnd = endOffset <= offset ? offset + 1 : endOffset;
        out.append("    ");
        for (int i = 1; i < offset; i++) {
            int c = start + i - 1 < end ? cps[start + i - 1] : ' ';
            out.append(c == '\t' || c == '\f' ? (char) c : ' ');
        }
        for (int i = offset; i < caretEnd; i++) {
            out.append('^');
        }
        out.append('\n');
    }

    // Tracebacks

    /// CPython: PyTraceBack_Print
    private void traceback(PyTraceback first) {
        int limit = DEFAULT_LIMIT;
        Object wanted = ts.interpreter().sysDict.getOrNull("tracebacklimit");
        Object bound = wanted == null ? null : PyInt.valueOrNull(wanted);
        if (bound instanceof Long n) {
            if (n <= 0) {
                return;
            }
            limit = (int) Math.min(n, Integer.MAX_VALUE);
        } else if (bound instanceof BigInteger n) {
            if (n.signum() < 0) {
                return;
            }
            limit = Integer.MAX_VALUE;
        }
        List<PyTraceback> entries = new ArrayList<>();
        for (PyTraceback t = first; t != null; t = t.next) {
            entries.add(t);
        }
        out.append("Traceback (most recent call last):\n");
        String lastFile = null;
        String lastName = null;
        int lastLine = -1;
        int repeated = 0;
        for (PyTraceback t : entries.subList(Math.max(0, entries.size() - limit), entries.size())) {
            String file = t.frame.code.filename();
            String name = t.frame.code.name();
            int line = t.line();
            if (lastFile == null || line != lastLine || !file.equals(lastFile) || !name.equals(lastName)) {
                folded(repeated);
                lastFile = file;
                lastName = name;
                lastLine = line;
                repeated = 0;
            }
            repeated++;
            if (repeated <= FOLD_AFTER) {
                entry(file, line, name);
            }
        }
        folded(repeated);
    }

    private void folded(int repeated) {
        int more = repeated - FOLD_AFTER;
        if (more > 0) {
            out.append("  [Previous line repeated ").append(more).append(more == 1 ? " more time]\n" : " more times]\n");
        }
    }

    private void entry(String file, int line, String name) {
        out.append("  File \"").append(file).append("\", line ").append(line).append(", in ").append(name).append('\n');
        String text = lines == null || line < 1 ? null : lines.line(ts, file, line);
        if (text != null && !text.isBlank()) {
            out.append("    ").append(text.strip()).append('\n');
        }
    }
}
