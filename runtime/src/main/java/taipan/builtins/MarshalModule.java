package taipan.builtins;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.Audit;
import taipan.objects.Calls;
import taipan.objects.InterpreterState;
import taipan.objects.PyBytes;
import taipan.objects.PyModuleObject;
import taipan.objects.PyStr;
import taipan.objects.Raise;
import taipan.objects.ThreadState;

/// The `marshal` module.
/// CPython: Python/marshal.c
@PyModule("marshal")
public final class MarshalModule {
    private static final int VERSION = 4;

    MarshalModule(InterpreterState interpreter) {}

    void init(PyModuleObject module) {
        module.add("version", (long) VERSION);
    }

    @Function("dumps(value, version=4, /)")
    Object dumps(ThreadState ts, Object value, int version) {
        Audit.event(ts, "marshal.dumps", value, (long) version);
        return PyBytes.of(new MarshalOutput(version).dump(value));
    }

    @Function("dump(value, file, version=4, /)")
    Object dump(ThreadState ts, Object value, Object file, int version) {
        return Calls.method(file, "write", dumps(ts, value, version));
    }

    @Function("loads(bytes, /)")
    Object loads(ThreadState ts, Object bytes) {
        byte[] data = Source.bytesOrNull(bytes);
        if (data == null) {
            throw Raise.typeError("a bytes-like object is required, not '%T'", bytes);
        }
        Audit.event(ts, "marshal.loads", bytes);
        return new MarshalInput(data).next();
    }

    @Function("load(file, /)")
    Object load(ThreadState ts, Object file) {
        Audit.event(ts, "marshal.load");
        // The format says nowhere how long it is: read all, then give back what was not used.
        Object data = Calls.method(file, "read");
        byte[] bytes = PyStr.valueOrNull(data) == null ? Source.bytesOrNull(data) : null;
        if (bytes == null) {
            throw Raise.typeError("file.read() returned not bytes but %T", data);
        }
        MarshalInput reader = new MarshalInput(bytes);
        Object value = reader.next();
        if (reader.position() < bytes.length) {
            Calls.method(file, "seek", (long) reader.position() - bytes.length, 1L);
        }
        return value;
    }
}
