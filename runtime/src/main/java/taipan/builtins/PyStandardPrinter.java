package taipan.builtins;

import java.nio.charset.StandardCharsets;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.host.FileHandle;
import taipan.host.Host;
import taipan.host.HostError;
import taipan.objects.InterpreterState;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.PyType;
import taipan.objects.Raise;

/// What `sys.stderr` is until there are real streams: it writes text and can do nothing else.
/// CPython: Objects/fileobject.c (PyStdPrinter_Type)
@PyClass(name = "stderrprinter")
public final class PyStandardPrinter extends PyObject {
    public static final PyType TYPE = PyStandardPrinterBindings.newType();

    private static final int DESCRIPTOR = 2;
    private final FileHandle handle;

    public PyStandardPrinter(InterpreterState interpreter) {
        super(TYPE);
        this.handle = interpreter.service(Host.class).standardStream(DESCRIPTOR);
    }

    @Method("write(self, text, /)")
    Object write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            for (int at = 0; handle != null && at < bytes.length; ) {
                int written = handle.write(bytes, at, bytes.length - at);
                if (written <= 0) {
                    break;
                }
                at += written;
            }
        } catch (HostError e) {
            throw Raise.osError(e.errno(), null);
        }
        return (long) text.length();
    }

    @Method("flush(self, /)")
    Object flush() {
        return PyNone.NONE;
    }

    @Method("close(self, /)")
    Object close() {
        return PyNone.NONE;
    }

    @Method("fileno(self, /)")
    long fileno() {
        return DESCRIPTOR;
    }

    @Method("isatty(self, /)")
    boolean isatty() {
        return false;
    }

    @Getter("closed")
    boolean closed() {
        return false;
    }

    @Getter("encoding")
    Object encoding() {
        return PyNone.NONE;
    }

    @Getter("mode")
    String mode() {
        return "w";
    }
}
