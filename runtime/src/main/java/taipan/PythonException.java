package taipan;

import taipan.interpreter.ErrorPrinter;
import taipan.objects.PyBaseException;
import taipan.objects.Raised;
import taipan.objects.ThreadState;

/// A Python exception that left an embedded interpreter. The message is what Python would print.
public final class PythonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient PyBaseException value;

    PythonException(ThreadState ts, Raised raised) {
        super(text(ts, raised));
        this.value = raised.value();
    }

    private static String text(ThreadState ts, Raised raised) {
        Object traceback = raised.value().traceback();
        return ErrorPrinter.text(ts, raised.value().type(), raised.value(), traceback).stripTrailing();
    }

    /// The Python exception object.
    public PyBaseException value() {
        return value;
    }
}
