package taipan.modules.io;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import taipan.bindings.Constant;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.modules.FileNames;
import taipan.objects.Attributes;
import taipan.objects.Buffer;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.Finalizers;
import taipan.objects.InterpreterState;
import taipan.objects.OpenFiles;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyInt;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.ThreadState;
import taipan.objects.Truth;
import taipan.objects.Warnings;

/// The `_io` module.
/// CPython: Modules/_io/_iomodule.c
@PyModule("_io")
public final class IoModule implements OpenFiles {
    static final int BUFFER_SIZE = 8192;

    @Constant("DEFAULT_BUFFER_SIZE")
    static final int DEFAULT_BUFFER_SIZE = BUFFER_SIZE;

    private final InterpreterState interpreter;
    private final PyType unsupportedOperation;
    /// The writers that hold bytes or text not yet passed on.
    private final Set<Object> pending = ConcurrentHashMap.newKeySet();

    /// A stream with something to pass on at the end of the program.
    interface Flushable {
        void flushAtExit();

        /// The path of the file below, or null.
        String path();
    }

    public IoModule(InterpreterState interpreter) {
        this.interpreter = interpreter;
        PyDict namespace = new PyDict();
        namespace.put("__module__", "io");
        unsupportedOperation = (PyType) Calls.call(PyType.TYPE, "UnsupportedOperation", PyTuple.of(PyExc.OSError, PyExc.ValueError),
                namespace);
        interpreter.setService(IoModule.class, this);
        interpreter.setService(OpenFiles.class, this);
    }

    /// The module's state in the current interpreter.
    static IoModule current() {
        return ThreadState.current().interpreter().service(IoModule.class);
    }

    PyType[] types() {
        return new PyType[] {
            PyIoBase.TYPE, PyRawIoBase.TYPE, PyBufferedIoBase.TYPE, PyTextIoBase.TYPE, PyFileIo.TYPE, PyBytesIo.TYPE, PyStringIo.TYPE,
            PyBufferedReader.TYPE, PyBufferedWriter.TYPE, PyBufferedRandom.TYPE, PyBufferedRwPair.TYPE, PyTextIoWrapper.TYPE,
            PyIncrementalNewlineDecoder.TYPE, PyExc.BlockingIOError
        };
    }

    void init(PyModuleObject module) {
        module.add("UnsupportedOperation", unsupportedOperation);
    }

    Raised unsupported(String message) {
        return Raise.with(unsupportedOperation, message);
    }

    void addPending(PyIoBase writer) {
        pending.add(writer.pendingKey());
    }

    void removePending(PyIoBase writer) {
        Object key = writer.takePendingKey();
        if (key != null) {
            pending.remove(key);
        }
    }

    /// Passes on what writers hold that nobody has closed; called when the interpreter ends. Errors are ignored, as
    /// in CPython's finalizers.
    @Override
    public void flushAll() {
        // Text first fills the buffers below it, so one round more than there are layers is enough.
        for (int round = 0; round < 3 && !pending.isEmpty(); round++) {
            flush(null, true);
        }
    }

    private void flush(String path, boolean all) {
        for (Object key : pending) {
            boolean owner = key instanceof WeakReference<?>;
            Object writer = owner ? ((WeakReference<?>) key).get() : key;
            if (writer instanceof Flushable f && (owner || all) && (path == null || path.equals(f.path()))) {
                try {
                    f.flushAtExit();
                } catch (Raised e) {
                    pending.remove(key);
                }
            }
        }
    }

    @Override
    public void beforeReading(String path) {
        if (!pending.isEmpty()) {
            Finalizers finalizers = interpreter.serviceOrNull(Finalizers.class);
            if (finalizers != null) {
                finalizers.runReported();
            }
            flush(path, false);
            flush(path, false);
        }
    }

    /// Frees descriptors when there are none left.
    void reclaim() {
        Finalizers finalizers = interpreter.serviceOrNull(Finalizers.class);
        if (finalizers != null) {
            finalizers.collect();
        }
    }

    /// The writable buffer of an argument.
    static Buffer writable(Object target, String function) {
        Buffer buffer = null;
        try {
            buffer = PyType.of(target).slots().buffer(target, Buffer.WRITABLE);
        } catch (Raised e) {
            if (!e.matches(PyExc.BufferError)) {
                throw e;
            }
        }
        if (buffer == null || buffer.isReadOnly()) {
            throw typeError("%s() argument must be read-write bytes-like object, not %T", function, target);
        }
        return buffer;
    }

    /// Calls a method with one argument and gives the answer.
    static Object call(Object o, String method, Object... args) {
        return Calls.method(o, method, args);
    }

    /// CPython: _io_open_impl
    @Function("open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)")
    Object open(Object file, String mode, int buffering, Object encoding, Object errors, Object newline, boolean closefd, Object opener) {
        String encodingName = textOrNull(encoding, "encoding");
        String errorsName = textOrNull(errors, "errors");
        textOrNull(newline, "newline");
        Object number = PyInt.valueOrNull(file);
        Object path = number instanceof Long ? file : FileNames.fspath(file);
        OpenMode m = OpenMode.parse(mode);
        if (m.binary()) {
            if (encodingName != null) {
                throw valueError("binary mode doesn't take an encoding argument");
            }
            if (errorsName != null) {
                throw valueError("binary mode doesn't take an errors argument");
            }
            if (newline != PyNone.NONE) {
                throw valueError("binary mode doesn't take a newline argument");
            }
            if (buffering == 1) {
                Warnings.warn(PyExc.RuntimeWarning,
                        "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used", 1);
            }
        }
        PyFileIo raw = (PyFileIo) PyFileIo.construct(PyFileIo.TYPE, null, null);
        raw.init(path, m.rawMode(), closefd, opener);
        Object result = raw;
        try {
            boolean terminal = buffering < 0 && raw.isatty() == Boolean.TRUE;
            boolean lineBuffering = false;
            int size = buffering;
            if (size == 1 && !m.binary() || terminal) {
                size = -1;
                lineBuffering = true;
            }
            if (size == 1) {
                size = -1;
            }
            if (size < 0) {
                size = Conversion.toInt(raw.blockSize());
            }
            if (size == 0) {
                if (!m.binary()) {
                    throw valueError("can't have unbuffered text I/O");
                }
                return raw;
            }
            Object buffer;
            if (m.updating()) {
                buffer = new PyBufferedRandom(raw, size);
            } else if (m.reading()) {
                buffer = new PyBufferedReader(raw, size);
            } else {
                buffer = new PyBufferedWriter(raw, size);
            }
            result = buffer;
            if (m.binary()) {
                return buffer;
            }
            PyTextIoWrapper wrapper = new PyTextIoWrapper(PyTextIoWrapper.TYPE);
            wrapper.initialize(buffer, encodingName, errorsName, newline == PyNone.NONE ? null : PyStr.toName(newline), lineBuffering, false);
            result = wrapper;
            Attributes.set(wrapper, "mode", PyStr.fromName(mode));
            return wrapper;
        } catch (Raised e) {
            try {
                call(result, "close");
            } catch (Raised second) {
                second.value().setContext(e.value());
                throw second;
            }
            throw e;
        }
    }

    static String textOrNull(Object value, String argument) {
        if (value == PyNone.NONE || value == null) {
            return null;
        }
        if (PyStr.valueOrNull(value) == null) {
            throw typeError("open() argument '%s' must be str or None, not %T", argument, value);
        }
        return PyStr.toName(value);
    }

    @Function("open_code(path)")
    Object openCode(Object path) {
        if (PyStr.valueOrNull(path) == null) {
            throw typeError("open_code() argument 'path' must be str, not %T", path);
        }
        return open(path, "rb", -1, PyNone.NONE, PyNone.NONE, PyNone.NONE, true, PyNone.NONE);
    }

    @Function("text_encoding(encoding, stacklevel=2, /)")
    Object textEncoding(Object encoding, int stackLevel) {
        if (encoding == null || encoding == PyNone.NONE) {
            if (interpreter.settings().warnDefaultEncoding) {
                Warnings.warn(PyExc.EncodingWarning, "'encoding' argument not specified", stackLevel);
            }
            return "locale";
        }
        return encoding;
    }

    static long toLong(Object n) {
        return Conversion.toSize(n);
    }

    static boolean truth(Object o) {
        return Truth.of(o);
    }
}
