package taipan.jit;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import taipan.interpreter.Interpreter;
import taipan.interpreter.Steps;
import taipan.objects.PyAsyncGeneratorValue;
import taipan.objects.PyCell;
import taipan.objects.PyCode;
import taipan.objects.PyDict;
import taipan.objects.PyFrame;
import taipan.objects.PyFunction;
import taipan.objects.Raised;
import taipan.objects.Resumable;
import taipan.objects.ThreadState;

/// Frames of translated code: made when an exception passes, or from the Java stack when somebody asks.
///
/// A translated function has no frame while it runs. Its handlers make one, with the variables as they are, for the
/// traceback. `sys._getframe` and its like walk the Java stack: the line numbers of translated classes are instruction
/// indices plus one. Frames found that way show no variables.
/// CPython: no counterpart
final class Frames {
    private record Owner(PyCode code, boolean framed) {}

    private static final StackWalker WALKER = StackWalker.getInstance(
            java.util.Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE, StackWalker.Option.SHOW_HIDDEN_FRAMES), 96);
    private static final Map<Class<?>, Owner> OWNERS = Collections.synchronizedMap(new WeakHashMap<>());
    private static final MethodHandle MAKE;
    private static final MethodHandle UPDATE;
    private static final MethodHandle EXIT;
    private static final MethodHandle LEAVE;
    private static final MethodHandle RAISE;
    private static final MethodHandle INTERPRET;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MAKE = lookup.findStatic(Frames.class, "make", MethodType.methodType(PyFrame.class, ThreadState.class,
                    PyFunction.class, PyFrame.class, Object[].class));
            EXIT = lookup.findStatic(Frames.class, "exit", MethodType.methodType(Object.class, ThreadState.class,
                    PyFunction.class, PyFrame.class, Object.class, Object.class, Object[].class));
            LEAVE = lookup.findStatic(Frames.class, "leave", MethodType.methodType(Object.class, ThreadState.class,
                    PyFrame.class, Object.class, Object.class, Object[].class));
            RAISE = lookup.findStatic(Frames.class, "raise", MethodType.methodType(Throwable.class, ThreadState.class,
                    PyFunction.class, PyFrame.class, Throwable.class, int.class, int.class, Object[].class));
            INTERPRET = lookup.findStatic(Steps.class, "interpret",
                    MethodType.methodType(Object.class, ThreadState.class, PyFunction.class, Object[].class));
            UPDATE = lookup.findStatic(Frames.class, "update", MethodType.methodType(PyFrame.class, PyFrame.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Frames() {}

    static void register(Class<?> made, PyCode code, boolean framed) {
        OWNERS.put(made, new Owner(code, framed));
    }

    // What translated code calls

    /// Links the instruction that gives the variables to a frame.
    static CallSite bootstrap(MethodHandles.Lookup lookup, String name, MethodType type) {
        MethodHandle target = switch (name) {
            case "make" -> MAKE;
            case "update" -> UPDATE;
            case "exit" -> EXIT;
            case "raise" -> RAISE;
            case "interpret" -> INTERPRET;
            default -> LEAVE;
        };
        int given = target.type().parameterCount() - 1;
        return new ConstantCallSite(target.asCollector(Object[].class, type.parameterCount() - given).asType(type));
    }

    /// The instruction that calls one of the methods below, `make`, `update`, `exit` or `leave`, with all variables.
    static DynamicCallSiteDesc linkage(String name, ClassDesc result, List<ClassDesc> types) {
        return DynamicCallSiteDesc.of(MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC, Names.FRAMES, "bootstrap",
                MethodTypeDesc.of(ConstantDescs.CD_CallSite, ConstantDescs.CD_MethodHandles_Lookup, ConstantDescs.CD_String,
                        ConstantDescs.CD_MethodType)), name, MethodTypeDesc.of(result, types));
    }

    /// An exception leaves a function: what is to be thrown.
    static Throwable raise(ThreadState ts, PyFunction f, PyFrame known, Throwable failure, int lasti, int depth,
            Object[] variables) {
        PyFrame frame = make(ts, f, known, variables);
        Throwable raised = Steps.caught(ts, failure, frame, lasti, depth);
        left(ts, frame, depth);
        return raised;
    }

    /// A function goes on in the interpreter: the result.
    static Object exit(ThreadState ts, PyFunction f, PyFrame known, Object point, Object stack, Object[] variables) {
        PyFrame frame = make(ts, f, known, variables);
        ((ExitPoint) point).place(frame, (Object[]) stack);
        ts.depth--;
        return goOn(ts, frame);
    }

    /// The interpreter's Java frame above this one stands for the same Python frame as the translated one below.
    private static Object goOn(ThreadState ts, PyFrame frame) {
        return Interpreter.BODY.run(ts, frame);
    }

    /// Code on a frame goes on in the interpreter, which takes over when this answers null.
    static Object leave(ThreadState ts, PyFrame frame, Object point, Object stack, Object[] variables) {
        update(frame, variables);
        ((ExitPoint) point).place(frame, (Object[]) stack);
        return null;
    }

    /// The interpreter could not enter here: it goes on itself.
    static Object refuse(PyFrame frame, int pc, Object point) {
        frame.lasti = pc - 1;
        ((ExitPoint) point).refused();
        return null;
    }

    static PyFrame make(ThreadState ts, PyFunction f, PyFrame known, Object[] variables) {
        PyFrame frame = known;
        if (frame == null) {
            frame = new PyFrame(f);
            frame.back = ts.frame;
            frame.state = PyFrame.EXECUTING;
        }
        return update(frame, variables);
    }

    static PyFrame update(PyFrame frame, Object[] variables) {
        System.arraycopy(variables, 0, frame.fast, 0, variables.length);
        return frame;
    }

    static void returned(PyFrame frame) {
        frame.state = PyFrame.RETURNED;
    }

    static void left(ThreadState ts, PyFrame frame, int depth) {
        frame.state = PyFrame.RAISED;
        ts.depth = depth - 1;
    }

    static Throwable failed(PyFrame frame, Throwable failure, int lasti) {
        frame.lasti = lasti;
        frame.blockTop = 0;
        if (failure instanceof Raised r && r.again) {
            r.again = false;
            frame.reraising = true;
        }
        return failure;
    }

    /// Raises what `throw` left for a frame that goes on.
    static void pending(PyFrame frame) {
        Raised thrown = frame.thrown;
        if (thrown != null) {
            frame.thrown = null;
            throw thrown;
        }
    }

    static void suspend(PyFrame frame, int lasti, int top) {
        frame.lasti = lasti;
        frame.top = top;
        frame.state = PyFrame.SUSPENDED;
    }

    static void clearBlocks(PyFrame frame) {
        frame.blockTop = 0;
    }

    /// The instruction that raised what the block number `index` handles.
    static int handlerLasti(PyFrame frame, int index) {
        return frame.blocks[3 * index + 1];
    }

    static Object mark(Object value) {
        return new PyAsyncGeneratorValue(value);
    }

    // The Java stack

    /// The innermost Python frame of the running thread, with all those below it linked.
    static PyFrame current(ThreadState ts) {
        if (OWNERS.isEmpty()) {
            return ts.frame;
        }
        List<PyFrame> frames = WALKER.walk(stream -> {
            List<PyFrame> found = new ArrayList<>();
            PyFrame[] next = {ts.frame};
            boolean[] entered = {false};
            boolean[] skipped = {false};
            stream.forEach(s -> visit(s, found, next, entered, skipped));
            return found;
        });
        reuse(ts, frames);
        for (int i = 0; i + 1 < frames.size(); i++) {
            PyFrame f = frames.get(i);
            PyFrame below = frames.get(i + 1);
            if (f.back != below) {
                f.visibleBack = below;
            }
            f.linked = true;
        }
        if (!frames.isEmpty()) {
            frames.getLast().linked = true;
        }
        return frames.isEmpty() ? null : frames.get(0);
    }

    /// The module of the innermost Python frame, or null.
    static PyDict currentGlobals(ThreadState ts) {
        if (OWNERS.isEmpty()) {
            return ts.frame == null ? null : ts.frame.globals;
        }
        return WALKER.walk(stream -> {
            for (var frames = stream.iterator(); frames.hasNext(); ) {
                StackWalker.StackFrame s = frames.next();
                Class<?> c = s.getDeclaringClass();
                if (c == Interpreter.class && s.getMethodName().equals("loop")) {
                    return ts.frame == null ? null : ts.frame.globals;
                }
                Owner owner = c.isHidden() ? OWNERS.get(c) : null;
                if (owner != null) {
                    return owner.framed ? ts.frame.globals : Links.entry(owner.code).globals;
                }
            }
            return null;
        });
    }

    /// Takes the frames that stood for the same places of the stack last time, so that a frame asked for twice is the same
    /// object: from the outermost one inwards, as long as nothing differs.
    private static void reuse(ThreadState ts, List<PyFrame> frames) {
        List<WeakReference<PyFrame>> known = ts.visibleFrames;
        List<WeakReference<PyFrame>> seen = new ArrayList<>();
        boolean same = true;
        for (int n = 1; n <= frames.size(); n++) {
            PyFrame f = frames.get(frames.size() - n);
            PyFrame before = same && n <= known.size() ? known.get(n - 1).get() : null;
            if (before != f && before != null && before.isVisible && f.isVisible && before.code == f.code) {
                before.lasti = f.lasti;
                frames.set(frames.size() - n, before);
                f = before;
            }
            same = before == f;
            seen.add(new WeakReference<>(f));
        }
        ts.visibleFrames = seen;
    }

    private static void visit(StackWalker.StackFrame s, List<PyFrame> found, PyFrame[] next, boolean[] entered,
            boolean[] skipped) {
        Class<?> c = s.getDeclaringClass();
        if (c == Interpreter.class) {
            if (s.getMethodName().equals("loop")) {
                if (!entered[0] && next[0] != null) {
                    found.add(next[0]);
                    next[0] = next[0].back;
                }
                entered[0] = false;
            }
            return;
        }
        if (!c.isHidden()) {
            if (c == Frames.class && s.getMethodName().equals("goOn")) {
                skipped[0] = true;
            } else if (c == Jit.class && s.getMethodName().equals("enterLoop")) {
                // The interpreter's own Java frame below stands for the frame just seen.
                entered[0] = true;
            } else if (c == Resumable.class && s.getMethodName().equals("throwToReceiver") && next[0] != null) {
                found.add(next[0]);
                next[0] = next[0].back;
            }
            return;
        }
        Owner owner = OWNERS.get(c);
        if (owner == null) {
            return;
        }
        int lasti = s.getLineNumber() - 1;
        if (owner.framed) {
            if (s.getMethodName().equals("go") && next[0] != null) {
                next[0].lasti = lasti;
                found.add(next[0]);
                next[0] = next[0].back;
            }
        } else if (s.getMethodName().equals("run")) {
            if (!skipped[0]) {
                found.add(invisible(owner.code, lasti));
            }
            skipped[0] = false;
        }
    }

    private static PyFrame invisible(PyCode code, int lasti) {
        PyFrame frame = new PyFrame(code, Links.entry(code).globals, null, NO_CELLS);
        frame.lasti = lasti;
        frame.state = PyFrame.EXECUTING;
        frame.isVisible = true;
        return frame;
    }

    private static final PyCell[] NO_CELLS = {};
}
