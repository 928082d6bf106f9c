package taipan.interpreter;

import java.util.Arrays;
import taipan.code.CodeFlags;
import taipan.code.Op;
import taipan.objects.Attributes;
import taipan.objects.Binding;
import taipan.objects.Calls;
import taipan.objects.Iteration;
import taipan.objects.PyCode;
import taipan.objects.PyCoroutine;
import taipan.objects.PyDict;
import taipan.objects.PyFrame;
import taipan.objects.PyFunction;
import taipan.objects.PyNone;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.Representation;
import taipan.objects.Resumable;
import taipan.objects.ThreadState;

/// Calls.
/// CPython: Python/ceval.c (call_function, do_call_core, _PyEval_Vector)
final class Calling {
    private Calling() {}

    private static final Object[] NO_ARGS = {};

    /// Runs a frame whose arguments are bound, or makes the generator it belongs to.
    static Object start(ThreadState ts, PyFunction f, PyFrame frame) {
        PyCode code = f.code;
        if ((code.flags & (CodeFlags.GENERATOR | CodeFlags.COROUTINE | CodeFlags.ASYNC_GENERATOR)) == 0) {
            return Interpreter.loop(ts, frame, code);
        }
        return Resumable.of(ts, frame, f.nameObject(), f.qualnameObject());
    }

    /// As `start`, for a call instruction of the frame on top. A coroutine that this frame throws away at once gets its
    /// warning at once: that nobody awaits it is a common mistake, and here is the line to name.
    private static Object startHere(ThreadState ts, PyFunction f, PyFrame frame) {
        Object made = start(ts, f, frame);
        if (made instanceof PyCoroutine coroutine && (f.code.flags & CodeFlags.COROUTINE) != 0
                && (ts.frame.code.words[ts.frame.lasti + 1] & 0xFF) == Op.POP_TOP) {
            coroutine.dropped(ts);
        }
        return made;
    }

    /// Calls `stack[base]` with the `n` values above it.
    static Object call(ThreadState ts, Object[] stack, int base, int n) {
        return call(ts, stack[base], stack, base + 1, n);
    }

    /// The same, with a note of what was called.
    static Object call(ThreadState ts, Object[] stack, int base, int n, Object[] caches, int at) {
        Object callee = stack[base];
        if (caches != null && caches[at] != callee) {
            CallProfile.note(caches, at, callee);
        }
        return call(ts, callee, stack, base + 1, n);
    }

    /// Calls what LOAD_METHOD left at `stack[base]` and above with the `n` values above that.
    static Object callMethod(ThreadState ts, Object[] stack, int base, int n) {
        Object function = stack[base];
        if (function == null) {
            return call(ts, stack[base + 1], stack, base + 2, n);
        }
        return call(ts, function, stack, base + 1, n + 1);
    }

    static Object call(ThreadState ts, Object callee, Object[] stack, int from, int n) {
        if (callee instanceof PyFunction f && f.code.body == Interpreter.BODY) {
            PyFrame frame = Binding.bind(f, stack, from, n, null);
            clear(stack, from, n);
            return f.code.simple ? Interpreter.loop(ts, frame, f.code) : startHere(ts, f, frame);
        }
        switch (n) {
            case 0:
                return Calls.call(ts, callee);
            case 1: {
                Object a = stack[from];
                stack[from] = null;
                return Calls.call(ts, callee, a);
            }
            case 2: {
                Object a = stack[from];
                Object b = stack[from + 1];
                clear(stack, from, 2);
                return Calls.call(ts, callee, a, b);
            }
            case 3: {
                Object a = stack[from];
                Object b = stack[from + 1];
                Object c = stack[from + 2];
                clear(stack, from, 3);
                return Calls.call(ts, callee, a, b, c);
            }
            default: {
                Object[] args = Arrays.copyOfRange(stack, from, from + n);
                clear(stack, from, n);
                return Calls.call(ts, callee, args, null);
            }
        }
    }

    /// What was taken from the stack must not stay alive for its sake.
    private static void clear(Object[] stack, int from, int n) {
        for (int i = from; i < from + n; i++) {
            stack[i] = null;
        }
    }

    static Object callKeywords(ThreadState ts, PyFrame frame, Object[] stack, int base, int n, Object[] caches, int at) {
        Object callee = stack[base];
        if (caches != null && caches[at] != callee) {
            CallProfile.note(caches, at, callee);
        }
        Object[] names = ((PyTuple) stack[base + n + 1]).toArray();
        if (ts.profileFunction != null) {
            return Tracing.call(ts, frame, callee, Arrays.copyOfRange(stack, base + 1, base + 1 + n), names);
        }
        if (callee instanceof PyFunction f && f.code.body == Interpreter.BODY) {
            PyFrame called = Binding.bind(f, stack, base + 1, n - names.length, names);
            clear(stack, base + 1, n);
            return startHere(ts, f, called);
        }
        Object[] args = Arrays.copyOfRange(stack, base + 1, base + 1 + n);
        clear(stack, base + 1, n);
        return Calls.call(ts, callee, args, names);
    }

    static Object callEx(ThreadState ts, PyFrame frame, Object[] stack, int base, int flags) {
        Object callee = stack[base];
        PyDict kwargs = null;
        if ((flags & 1) != 0) {
            kwargs = stack[base + 2] instanceof PyDict d && d.type() == PyDict.TYPE ? d : toDict(callee, stack[base + 2]);
        }
        Object[] args = stack[base + 1] instanceof PyTuple t && t.type() == PyTuple.TYPE
                ? t.toArray() : toArray(callee, stack[base + 1]);
        clear(stack, base + 1, 1 + (flags & 1));
        if (kwargs == null || kwargs.size() == 0) {
            return ts.profileFunction != null
                    ? Tracing.call(ts, frame, callee, args, null) : Calls.call(ts, callee, args, null);
        }
        return Calls.callEx(ts, callee, args, kwargs);
    }

    private static PyDict toDict(Object callee, Object mapping) {
        PyDict dict = new PyDict();
        Building.mergeDict(callee, dict, mapping);
        return dict;
    }

    private static Object[] toArray(Object callee, Object iterable) {
        checkIterable(callee, iterable);
        return Iteration.toArray(iterable);
    }

    /// CPython: check_args_iterable
    static void checkIterable(Object callee, Object args) {
        if (!Iteration.isIterable(args)) {
            throw Raise.typeError("%S argument after * must be an iterable, not %T", describe(callee), args);
        }
    }

    /// How error messages call a callable: `module.name()`.
    /// CPython: _PyObject_FunctionStr
    static Object describe(Object callee) {
        Object qualname = Attributes.lookup(callee, "__qualname__");
        if (qualname == null) {
            return Representation.str(callee);
        }
        Object module = Attributes.lookup(callee, "__module__");
        if (module != null && module != PyNone.NONE && !"builtins".equals(module)) {
            return Representation.str(module) + "." + Representation.str(qualname) + "()";
        }
        return Representation.str(qualname) + "()";
    }
}
