package taipan.builtins;

import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.Representation;
import taipan.objects.Sequences;
import taipan.objects.ThreadState;
import taipan.objects.Truth;
import taipan.objects.PyBytes;
import taipan.objects.PySlice;

/// The function `input`.
/// CPython: Python/bltinmodule.c (builtin_input), Objects/fileobject.c (PyFile_GetLine)
public final class Input {
    private Input() {}

    /// Who reads lines from a terminal; the prompt's line editor.
    public interface Terminal {
        /// The line without its end, null at the end of input.
        String readLine(ThreadState ts, String prompt);
    }

    private static Object stream(PyDict sys, String name) {
        Object stream = sys.getOrNull(name);
        if (stream == null || stream == PyNone.NONE) {
            throw Raise.runtimeError("input(): lost sys.%s", name);
        }
        return stream;
    }

    static Object read(ThreadState ts, Object prompt) {
        PyDict sys = ts.interpreter().sysDict;
        Object in = stream(sys, "stdin");
        Object out = stream(sys, "stdout");
        Object err = stream(sys, "stderr");
        quietly(err, "flush");
        Terminal terminal = ts.interpreter().serviceOrNull(Terminal.class);
        if (terminal != null && isTerminal(in) && isTerminal(out)) {
            quietly(out, "flush");
            String line = terminal.readLine(ts, PyStr.toName(Representation.str(prompt)));
            if (line == null) {
                throw Raise.eofError("");
            }
            return PyStr.fromName(line);
        }
        if (!"".equals(prompt)) {
            Calls.method(out, "write", Representation.str(prompt));
        }
        quietly(out, "flush");
        return line(in);
    }

    private static void quietly(Object stream, String method) {
        try {
            Calls.method(stream, method);
        } catch (Raised e) {
            if (!e.matches(PyExc.Exception)) {
                throw e;
            }
        }
    }

    private static boolean isTerminal(Object stream) {
        try {
            return Truth.of(Calls.method(stream, "isatty"));
        } catch (Raised e) {
            return false;
        }
    }

    private static Object line(Object in) {
        Object line = Calls.call(Attributes.get(in, "readline"));
        boolean isStr = PyStr.valueOrNull(line) != null;
        if (!isStr && !(line instanceof PyBytes)) {
            throw Raise.typeError("object.readline() returned non-string");
        }
        long size = Sequences.length(line);
        if (size == 0) {
            throw Raise.eofError("EOF when reading a line");
        }
        Object last = Sequences.item(line, size - 1);
        boolean ended = isStr ? "\n".equals(last) : Long.valueOf('\n').equals(last);
        return ended ? Sequences.getItem(line, new PySlice(PyNone.NONE, -1L, PyNone.NONE)) : line;
    }
}
