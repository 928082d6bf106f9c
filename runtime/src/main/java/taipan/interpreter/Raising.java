package taipan.interpreter;

import static taipan.objects.Raise.typeError;

import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.PyBaseException;
import taipan.objects.PyExc;
import taipan.objects.PyFrame;
import taipan.objects.PyNone;
import taipan.objects.PyTraceback;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.ThreadState;

/// `raise`, `except`, `with`.
/// CPython: Python/ceval.c (do_raise, JUMP_IF_NOT_EXC_MATCH, SETUP_WITH, ...)
final class Raising {
    private Raising() {}

    /// RAISE_VARARGS with 0 to 2 values on the stack.
    static Raised raise(ThreadState ts, PyFrame frame, Object[] stack, int top, int count) {
        if (count == 0) {
            return reraiseHandled(ts, frame);
        }
        Raised raised = toRaise(ts, stack[top - count]);
        if (count == 2) {
            setCause(ts, raised.value(), stack[top - 1]);
        }
        return raised;
    }

    /// CPython: do_raise without an exception
    private static Raised reraiseHandled(ThreadState ts, PyFrame frame) {
        ThreadState.ExcInfo info = ts.exceptions;
        while (info != null && info.value == null) {
            info = info.previous;
        }
        if (info == null) {
            return Raise.runtimeError("No active exception to reraise");
        }
        info.value.setTraceback(info.traceback);
        if (frame != null) {
            frame.reraising = true;
        }
        return again(info.value);
    }

    /// The exception as it goes on after it was caught.
    static Raised again(PyBaseException value) {
        Raised again = new Raised(value);
        again.chained = true;
        again.again = true;
        return again;
    }

    /// The exception that `raise o` means.
    static Raised toRaise(ThreadState ts, Object o) {
        if (o instanceof PyBaseException e) {
            return new Raised(e);
        }
        if (!(o instanceof PyType type) || !type.isSubtype(PyExc.BaseException)) {
            return typeError("exceptions must derive from BaseException");
        }
        Object made = Calls.call(ts, type);
        if (made instanceof PyBaseException e) {
            return new Raised(e);
        }
        return typeError("calling %R should have returned an instance of BaseException, not %R", type, PyType.of(made));
    }

    private static void setCause(ThreadState ts, PyBaseException value, Object cause) {
        if (cause == PyNone.NONE) {
            value.setCause(null);
            return;
        }
        if (cause instanceof PyType type && type.isSubtype(PyExc.BaseException)) {
            cause = Calls.call(ts, type);
        }
        if (!(cause instanceof PyBaseException e)) {
            throw typeError("exception causes must derive from BaseException");
        }
        value.setCause(e);
    }

    /// RERAISE: the exception on top of the stack goes on as if it had not been caught.
    static Raised reraise(PyFrame frame, Object[] stack, int top, int restoreLasti) {
        PyBaseException value = (PyBaseException) stack[top - 2];
        value.setTraceback(stack[top - 3] instanceof PyTraceback t ? t : null);
        if (restoreLasti != 0) {
            frame.lasti = frame.blocks[frame.blockTop - 2];
        }
        frame.reraising = true;
        Raised again = new Raised(value);
        again.chained = true;
        return again;
    }

    static void popExcept(ThreadState ts, PyFrame frame, Object[] stack, int top) {
        frame.blockTop -= 3;
        Unwinder.restoreHandled(ts, stack, top);
        stack[top] = null;
        stack[top + 1] = null;
    }

    /// Whether an except clause for `target` catches an exception of class `type`.
    static boolean matches(Object type, Object target) {
        if (target instanceof PyType t && t.isSubtype(PyExc.BaseException)) {
            return ((PyType) type).isSubtype(t);
        }
        if (target instanceof PyTuple classes) {
            for (int i = 0; i < classes.size(); i++) {
                if (!(classes.get(i) instanceof PyType t) || !t.isSubtype(PyExc.BaseException)) {
                    throw notExceptionClass();
                }
            }
            for (int i = 0; i < classes.size(); i++) {
                if (((PyType) type).isSubtype((PyType) classes.get(i))) {
                    return true;
                }
            }
            return false;
        }
        throw notExceptionClass();
    }

    private static Raised notExceptionClass() {
        return typeError("catching classes that do not inherit from BaseException is not allowed");
    }

    static Object assertionError() {
        return PyExc.AssertionError;
    }

    /// Replaces the manager by its `__exit__`, calls `__enter__` and pushes the result.
    static void setupWith(ThreadState ts, PyFrame frame, Object[] stack, int top, int handler) {
        Object manager = stack[top - 1];
        Object enter = special(manager, "__enter__");
        stack[top - 1] = special(manager, "__exit__");
        stack[top] = Calls.call(ts, enter);
        frame.pushBlock(taipan.code.Op.SETUP_FINALLY, handler, top);
    }

    static Object special(Object o, String name) {
        Object method = Attributes.special(o, name);
        if (method == null) {
            throw Raise.attributeError("%s", name);
        }
        return method;
    }

    /// Calls the `__exit__` that lies below two exceptions with the upper one.
    static Object withExceptStart(ThreadState ts, Object[] stack, int top) {
        return Calls.call(ts, stack[top - 7], stack[top - 1], stack[top - 2], stack[top - 3]);
    }

    static void printExpression(ThreadState ts, Object value) {
        Object hook = ts.interpreter().sysDict.getOrNull("displayhook");
        if (hook == null) {
            throw Raise.runtimeError("lost sys.displayhook");
        }
        Calls.call(ts, hook, value);
    }

    static Raised unknownOpcode(int op) {
        return Raise.systemError("unknown opcode %d", op);
    }
}
