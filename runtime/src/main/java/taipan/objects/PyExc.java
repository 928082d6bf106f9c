package taipan.objects;

import java.util.ArrayList;
import java.util.List;

/// All built-in exception types, under their Python names.
/// CPython: Objects/exceptions.c, Include/pyerrors.h
public final class PyExc {
    private PyExc() {}

    /// What a type without attributes of its own holds: `__new__` and `__init__`.
    private record Plain() implements NativeCode {
        @Override
        public Object invoke(ThreadState ts, Object self, Object[] bound) {
            throw new IllegalStateException();
        }

        @Override
        public void install(PyType type) {
            type.addNew();
            type.addSpecial("__init__");
        }
    }

    private static final List<PyType> ALL = new ArrayList<>();

    private static PyType own(PyType type) {
        ALL.add(type);
        return type;
    }

    private static PyType plain(String name, PyType base) {
        return own(PyType.builtin(name, base, base.javaClass(), base.slots(), new Plain(), PyType.SUBCLASSABLE));
    }

    /// Every built-in exception type.
    public static List<PyType> all() {
        return List.copyOf(ALL);
    }

    public static final PyType BaseException = own(PyBaseException.TYPE);
    public static final PyType Exception = plain("Exception", BaseException);
    public static final PyType GeneratorExit = plain("GeneratorExit", BaseException);
    public static final PyType KeyboardInterrupt = plain("KeyboardInterrupt", BaseException);
    public static final PyType StopAsyncIteration = plain("StopAsyncIteration", Exception);
    public static final PyType ArithmeticError = plain("ArithmeticError", Exception);
    public static final PyType FloatingPointError = plain("FloatingPointError", ArithmeticError);
    public static final PyType OverflowError = plain("OverflowError", ArithmeticError);
    public static final PyType ZeroDivisionError = plain("ZeroDivisionError", ArithmeticError);
    public static final PyType AssertionError = plain("AssertionError", Exception);
    public static final PyType BufferError = plain("BufferError", Exception);
    public static final PyType EOFError = plain("EOFError", Exception);
    public static final PyType LookupError = plain("LookupError", Exception);
    public static final PyType IndexError = plain("IndexError", LookupError);
    public static final PyType MemoryError = plain("MemoryError", Exception);
    public static final PyType ReferenceError = plain("ReferenceError", Exception);
    public static final PyType RuntimeError = plain("RuntimeError", Exception);
    public static final PyType NotImplementedError = plain("NotImplementedError", RuntimeError);
    public static final PyType RecursionError = plain("RecursionError", RuntimeError);
    public static final PyType SystemError = plain("SystemError", Exception);
    public static final PyType TypeError = plain("TypeError", Exception);
    public static final PyType ValueError = plain("ValueError", Exception);
    public static final PyType UnicodeError = plain("UnicodeError", ValueError);
    public static final PyType Warning = plain("Warning", Exception);
    public static final PyType DeprecationWarning = plain("DeprecationWarning", Warning);
    public static final PyType PendingDeprecationWarning = plain("PendingDeprecationWarning", Warning);
    public static final PyType RuntimeWarning = plain("RuntimeWarning", Warning);
    public static final PyType SyntaxWarning = plain("SyntaxWarning", Warning);
    public static final PyType UserWarning = plain("UserWarning", Warning);
    public static final PyType FutureWarning = plain("FutureWarning", Warning);
    public static final PyType ImportWarning = plain("ImportWarning", Warning);
    public static final PyType UnicodeWarning = plain("UnicodeWarning", Warning);
    public static final PyType BytesWarning = plain("BytesWarning", Warning);
    public static final PyType ResourceWarning = plain("ResourceWarning", Warning);
    public static final PyType EncodingWarning = plain("EncodingWarning", Warning);
    public static final PyType StopIteration = own(PyStopIteration.newType(Exception));
    public static final PyType SystemExit = own(PySystemExit.newType(BaseException));
    public static final PyType AttributeError = own(PyAttributeError.newType(Exception));
    public static final PyType NameError = own(PyNameError.newType(Exception));
    public static final PyType ImportError = own(PyImportError.newType(Exception));
    public static final PyType KeyError = own(PyType.builtin("KeyError", LookupError, PyBaseException.class,
            new KeyErrorSlots(), new KeyErrorSlots.Contents(), PyType.SUBCLASSABLE));
    public static final PyType OSError = own(PyOSError.newType(Exception));
    public static final PyType SyntaxError = own(PySyntaxError.newType(Exception));
    public static final PyType UnicodeEncodeError = own(PyUnicodeEncodeError.newType(UnicodeError));
    public static final PyType UnicodeDecodeError = own(PyUnicodeDecodeError.newType(UnicodeError));
    public static final PyType UnicodeTranslateError = own(PyUnicodeTranslateError.newType(UnicodeError));
    public static final PyType ModuleNotFoundError = plain("ModuleNotFoundError", ImportError);
    public static final PyType IndentationError = plain("IndentationError", SyntaxError);
    public static final PyType TabError = plain("TabError", IndentationError);
    public static final PyType BlockingIOError = plain("BlockingIOError", OSError);
    public static final PyType ChildProcessError = plain("ChildProcessError", OSError);
    public static final PyType ConnectionError = plain("ConnectionError", OSError);
    public static final PyType FileExistsError = plain("FileExistsError", OSError);
    public static final PyType FileNotFoundError = plain("FileNotFoundError", OSError);
    public static final PyType InterruptedError = plain("InterruptedError", OSError);
    public static final PyType IsADirectoryError = plain("IsADirectoryError", OSError);
    public static final PyType NotADirectoryError = plain("NotADirectoryError", OSError);
    public static final PyType PermissionError = plain("PermissionError", OSError);
    public static final PyType ProcessLookupError = plain("ProcessLookupError", OSError);
    public static final PyType TimeoutError = plain("TimeoutError", OSError);
    public static final PyType BrokenPipeError = plain("BrokenPipeError", ConnectionError);
    public static final PyType ConnectionAbortedError = plain("ConnectionAbortedError", ConnectionError);
    public static final PyType ConnectionRefusedError = plain("ConnectionRefusedError", ConnectionError);
    public static final PyType ConnectionResetError = plain("ConnectionResetError", ConnectionError);
    public static final PyType UnboundLocalError = plain("UnboundLocalError", NameError);
}
