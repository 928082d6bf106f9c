package taipan.interpreter;

import static taipan.objects.Raise.typeError;

import taipan.code.CodeFlags;
import taipan.code.Op;
import taipan.objects.Calls;
import taipan.objects.Iteration;
import taipan.objects.PyAsyncGenerator;
import taipan.objects.PyBaseException;
import taipan.objects.PyCode;
import taipan.objects.PyCoroutine;
import taipan.objects.PyExc;
import taipan.objects.PyFrame;
import taipan.objects.PyGenerator;
import taipan.objects.PyNone;
import taipan.objects.PyStopIteration;
import taipan.objects.PyTraceback;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.Resumable;
import taipan.objects.ThreadState;

/// `yield from`, `await`, `async for`, `async with`.
/// CPython: Python/ceval.c
final class Awaiting {
    private Awaiting() {}

    /// Sends `stack[top]` to the receiver below it: the value it yields, or null when it is done, its result having
    /// taken the receiver's place then.
    /// CPython: PyIter_Send
    static Object yieldFrom(ThreadState ts, PyFrame frame, Object[] stack, int top) {
        Object receiver = stack[top - 1];
        Object sent = stack[top];
        if (receiver instanceof Resumable r && !(receiver instanceof PyAsyncGenerator)) {
            Object value = r.step(ts, sent, null);
            if (value == null) {
                stack[top - 1] = r.takeResult();
            }
            return value;
        }
        ts.stopped = null;
        try {
            Object value = sent == PyNone.NONE ? Iteration.next(receiver) : Calls.method(receiver, "send", sent);
            if (value == null) {
                stack[top - 1] = Iteration.stopValue(ts);
            }
            return value;
        } catch (Raised e) {
            if (e.value() instanceof PyStopIteration stop) {
                stack[top - 1] = stop.value();
                return null;
            }
            throw e;
        }
    }

    static Object yieldFromIterator(PyCode code, Object iterable) {
        if (iterable instanceof PyCoroutine) {
            if ((code.flags & (CodeFlags.COROUTINE | CodeFlags.ITERABLE_COROUTINE)) == 0) {
                throw typeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
            }
            return iterable;
        }
        return iterable instanceof PyGenerator ? iterable : Iteration.iter(iterable);
    }

    static Object awaitable(PyFrame frame, Object o) {
        return awaitable(frame.code, frame.lasti, o);
    }

    static Object awaitable(PyCode code, int lasti, Object o) {
        Object iterator;
        try {
            iterator = PyCoroutine.awaitable(o);
        } catch (Raised e) {
            if (e.matches(PyExc.TypeError) && PyType.of(o).lookup("__await__") == null) {
                throw describeContext(code, lasti, o, e);
            }
            throw e;
        }
        if (iterator instanceof PyCoroutine c && c.isAwaited()) {
            throw Raise.runtimeError("coroutine is being awaited already");
        }
        return iterator;
    }

    /// CPython: format_awaitable_error
    private static Raised describeContext(PyCode code, int lasti, Object o, Raised plain) {
        int before = lasti > 0 ? code.words[lasti - 1] & 0xFF : 0;
        int earlier = lasti > 1 ? code.words[lasti - 2] & 0xFF : 0;
        if (before == Op.BEFORE_ASYNC_WITH) {
            return typeError("'async with' received an object from __aenter__ that does not implement __await__: %T", o);
        }
        if (before == Op.WITH_EXCEPT_START || before == Op.CALL_FUNCTION && earlier == Op.DUP_TOP) {
            return typeError("'async with' received an object from __aexit__ that does not implement __await__: %T", o);
        }
        return plain;
    }

    static Object asyncIterator(Object o) {
        if (PyType.of(o).lookup("__aiter__") == null) {
            throw typeError("'async for' requires an object with __aiter__ method, got %T", o);
        }
        Object iterator = PyType.of(o).slots().aiter(o);
        if (PyType.of(iterator).lookup("__anext__") == null) {
            throw typeError("'async for' received an object from __aiter__ that does not implement __anext__: %T", iterator);
        }
        return iterator;
    }

    static Object asyncNext(Object iterator) {
        if (iterator instanceof PyAsyncGenerator g) {
            return g.__anext__();
        }
        if (PyType.of(iterator).lookup("__anext__") == null) {
            throw typeError("'async for' requires an iterator with __anext__ method, got %T", iterator);
        }
        Object next = PyType.of(iterator).slots().anext(iterator);
        try {
            return PyCoroutine.awaitable(next);
        } catch (Raised e) {
            Raised wrapped = typeError("'async for' received an invalid object from __anext__: %T", next);
            wrapped.value().setCause(e.value());
            wrapped.value().setContext(e.value());
            wrapped.chained = true;
            throw wrapped;
        }
    }

    /// Ends the loop when the exception above the iterator is StopAsyncIteration, else raises it again.
    static void endAsyncFor(ThreadState ts, PyFrame frame, Object[] stack, int at) {
        PyBaseException value = (PyBaseException) stack[at + 5];
        if (value.type().isSubtype(PyExc.StopAsyncIteration)) {
            frame.blockTop -= 3;
            Unwinder.restoreHandled(ts, stack, at + 1);
            return;
        }
        value.setTraceback(stack[at + 4] instanceof PyTraceback t ? t : null);
        frame.reraising = true;
        Raised again = new Raised(value);
        again.chained = true;
        throw again;
    }

    /// Replaces the manager by its `__aexit__` and pushes what `__aenter__` gives.
    static void beforeAsyncWith(ThreadState ts, Object[] stack, int top) {
        Object manager = stack[top - 1];
        Object enter = Raising.special(manager, "__aenter__");
        stack[top - 1] = Raising.special(manager, "__aexit__");
        stack[top] = Calls.call(ts, enter);
    }
}
