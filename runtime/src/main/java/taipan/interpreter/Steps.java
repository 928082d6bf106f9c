package taipan.interpreter;

import java.util.Arrays;
import taipan.objects.Attributes;
import taipan.objects.Binding;
import taipan.objects.Calls;
import taipan.objects.Comparison;
import taipan.objects.Identity;
import taipan.objects.Iteration;
import taipan.objects.Numbers;
import taipan.objects.PyBaseException;
import taipan.objects.PyCell;
import taipan.objects.PyCode;
import taipan.objects.PyDict;
import taipan.objects.PyFrame;
import taipan.objects.PyFunction;
import taipan.objects.PyList;
import taipan.objects.PyListIterator;
import taipan.objects.PyNone;
import taipan.objects.PySuper;
import taipan.objects.PyTraceback;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.Sequences;
import taipan.objects.Stopped;
import taipan.objects.ThreadState;
import taipan.objects.Truth;

/// The instructions as compiled code calls them: with values where the interpreter passes its stack. What is not here,
/// compiled code calls where the interpreter does.
/// CPython: Python/ceval.c
public final class Steps {
    private Steps() {}

    // Operators

    public static Object power(Object base, Object exponent) {
        return Numbers.power(base, exponent, PyNone.NONE);
    }

    public static boolean truth(Object value) {
        return value == Boolean.TRUE || value != Boolean.FALSE && Truth.of(value);
    }

    public static Object compare(Object left, Object right, int op) {
        return Operating.compare(left, right, op);
    }

    public static boolean less(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return (long) a < (long) b;
        }
        return holds(left, right, Comparison.LT);
    }

    public static boolean lessOrEqual(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return (long) a <= (long) b;
        }
        return holds(left, right, Comparison.LE);
    }

    public static boolean equal(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return (long) a == (long) b;
        }
        return holds(left, right, Comparison.EQ);
    }

    public static boolean notEqual(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return (long) a != (long) b;
        }
        return holds(left, right, Comparison.NE);
    }

    public static boolean greater(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return (long) a > (long) b;
        }
        return holds(left, right, Comparison.GT);
    }

    public static boolean greaterOrEqual(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return (long) a >= (long) b;
        }
        return holds(left, right, Comparison.GE);
    }

    private static boolean holds(Object left, Object right, int op) {
        return truth(Operating.compare(left, right, op));
    }

    public static boolean is(Object left, Object right) {
        return left == right || Identity.is(left, right);
    }

    public static boolean contains(Object value, Object container) {
        if (container instanceof PyDict d && d.type() == PyDict.TYPE) {
            return d.getOrNull(value) != null;
        }
        return Sequences.contains(container, value);
    }

    public static Object item(Object container, Object key) {
        if (container instanceof PyDict d && d.type() == PyDict.TYPE) {
            Object value = d.getOrNull(key);
            if (value != null) {
                return value;
            }
        }
        return Operating.item(container, key);
    }

    public static void setItem(Object value, Object container, Object key) {
        if (key instanceof Long i && container instanceof PyList list && list.type() == PyList.TYPE) {
            list.set(i, value);
        } else {
            Sequences.setItem(container, key, value);
        }
    }

    public static Object rare(Object left, Object right, int op) {
        return Operating.rare(op, left, right);
    }

    public static Object next(ThreadState ts, Object iterator) {
        return Operating.next(ts, iterator);
    }

    /// The same for a place that has met nothing but iterators of lists.
    public static Object nextOfList(ThreadState ts, Object iterator) {
        return iterator instanceof PyListIterator l ? l.__next__() : Operating.next(ts, iterator);
    }

    /// The `n` values of an unpacked sequence, the last one first; not to be changed.
    public static Object[] unpackAny(Object value, int n) {
        Object[] stack = new Object[n + 1];
        stack[0] = value;
        Unpacking.sequence(stack, 0, n);
        return stack;
    }

    /// The `n` values of an unpacked sequence, in order; not to be changed.
    public static Object[] unpack(Object value, int n) {
        if (value instanceof PyTuple t && t.type() == PyTuple.TYPE && t.size() == n) {
            return t.items();
        }
        Object[] values = unpackAny(value, n);
        for (int i = 0, j = n - 1; i < j; i++, j--) {
            Object swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
        return values;
    }

    /// The values of `head, *rest, tail = value`, the last one first.
    public static Object[] unpackExtended(Object value, int counts) {
        Object[] stack = new Object[(counts & 0xFF) + (counts >> 8) + 1];
        stack[0] = value;
        Unpacking.extended(stack, 0, counts);
        return stack;
    }

    // Variables

    public static Raised unboundLocal(PyCode code, int index) {
        return Names.unboundLocal(code, index);
    }

    public static Raised unboundCell(PyCode code, int index) {
        return Names.unboundCell(code, index);
    }

    public static Object cell(Object cell, PyCode code, int index) {
        Object value = ((PyCell) cell).value;
        if (value == null) {
            throw Names.unboundCell(code, index);
        }
        return value;
    }

    public static void setCell(Object cell, Object value) {
        ((PyCell) cell).value = value;
    }

    public static void deleteCell(Object cell, PyCode code, int index) {
        PyCell c = (PyCell) cell;
        if (c.value == null) {
            throw Names.unboundCell(code, index);
        }
        c.value = null;
    }

    /// The cell of variable `index`, made on entry to a function: with the argument of the same name when there is one.
    public static Object newCell(Object argument) {
        return new PyCell(argument);
    }

    public static void setGlobal(PyDict globals, Object value, String name) {
        globals.put(name, value);
    }

    public static void deleteGlobal(PyDict globals, String name) {
        Names.deleteGlobal(globals, name);
    }

    public static Object name(PyFrame frame, String name) {
        return Names.loadName(frame, name);
    }

    public static void setName(PyFrame frame, Object value, String name) {
        Names.storeName(frame, name, value);
    }

    public static void deleteName(PyFrame frame, String name) {
        Names.deleteName(frame, name);
    }

    public static Object classCell(PyFrame frame, int index) {
        return Names.loadClassDeref(frame, index);
    }

    public static void setupAnnotations(PyFrame frame) {
        Names.setupAnnotations(frame);
    }

    public static Object buildClass(Object builtins) {
        return Names.buildClass(builtins);
    }

    // Displays

    public static Object map(Object[] values) {
        return Building.map(values, 0, values.length / 2);
    }

    public static Object constKeyMap(Object[] values) {
        return Building.constKeyMap(values, 0, values.length - 1);
    }

    public static Object tuple(Object[] values) {
        return values.length == 0 ? PyTuple.EMPTY : PyTuple.of(values);
    }

    public static Object list(Object[] values) {
        return values.length == 0 ? new PyList() : PyList.of(values);
    }

    public static Object set(Object[] values) {
        return Building.set(values, 0, values.length);
    }

    public static Object string(Object[] values) {
        return Formatting.join(values, 0, values.length);
    }

    public static Object slice(Object[] values) {
        return Building.slice(values, 0, values.length);
    }

    public static Object format(Object[] values, int flags) {
        Formatting.value(values, values.length, flags);
        return values[0];
    }

    public static void append(Object list, Object value) {
        Building.append(list, value);
    }

    public static void add(Object set, Object value) {
        Building.add(set, value);
    }

    public static void put(Object dict, Object key, Object value) {
        Building.put(dict, key, value);
    }

    public static void extend(Object list, Object values) {
        Building.extend(list, values);
    }

    public static void update(Object set, Object values) {
        Building.update(set, values);
    }

    public static void updateDict(Object dict, Object mapping) {
        Building.updateDict(dict, mapping);
    }

    public static void mergeDict(Object callee, Object dict, Object mapping) {
        Building.mergeDict(callee, dict, mapping);
    }

    public static Object listToTuple(Object list) {
        return Building.toTuple(list);
    }

    public static Object function(PyDict globals, Object[] values, int flags) {
        Building.function(globals, values, values.length, flags);
        return values[0];
    }

    // Calls

    public static Object call(ThreadState ts, Object callee, Object[] args) {
        return Calls.call(ts, callee, args, null);
    }

    public static Object callKeywords(ThreadState ts, Object callee, Object[] args, Object names) {
        return Calls.call(ts, callee, args, ((PyTuple) names).toArray());
    }

    public static Object callEx(ThreadState ts, Object[] calleeAndArguments, int flags) {
        PyFrame frame = ts.profileFunction == null ? null : ts.currentFrame();
        return Calling.callEx(ts, frame, calleeAndArguments, 0, flags);
    }

    /// Calls without arguments what may be `super`, which wants the class cell and the first argument of the caller: a
    /// value, or the cell it lies in.
    public static Object callSuper(ThreadState ts, Object callee, Object cell, Object first, PyCode code) {
        if (callee != PySuper.TYPE) {
            return Calls.call(ts, callee);
        }
        if (code.argcount == 0) {
            throw Raise.runtimeError("super(): no arguments");
        }
        Object self = first instanceof PyCell c && code.source().cell2arg != null ? c.value : first;
        if (self == null) {
            throw Raise.runtimeError("super(): arg[0] deleted");
        }
        Object type = ((PyCell) cell).value;
        if (type == null) {
            throw Raise.runtimeError("super(): empty __class__ cell");
        }
        if (!(type instanceof PyType t)) {
            throw Raise.runtimeError("super(): __class__ is not a type (%T)", type);
        }
        return PySuper.of(t, self);
    }

    /// Calls what LOAD_METHOD found: a function with self, or (null function) what stands in self's place.
    public static Object callMethod(ThreadState ts, Object function, Object self) {
        return function == null ? Calls.call(ts, self) : Calls.call(ts, function, self);
    }

    public static Object callMethod(ThreadState ts, Object function, Object self, Object a) {
        return function == null ? Calls.call(ts, self, a) : Calls.call(ts, function, self, a);
    }

    public static Object callMethod(ThreadState ts, Object function, Object self, Object a, Object b) {
        return function == null ? Calls.call(ts, self, a, b) : Calls.call(ts, function, self, a, b);
    }

    /// The same for more arguments; the first element of `all` is self or the callee.
    public static Object callMethod(ThreadState ts, Object function, Object[] all) {
        return function == null ? Calls.call(ts, all[0], Arrays.copyOfRange(all, 1, all.length), null)
                : Calls.call(ts, function, all, null);
    }

    /// Starts a function in the interpreter, with the values of all its parameters.
    public static Object interpret(ThreadState ts, PyFunction f, Object[] parameters) {
        PyFrame frame = new PyFrame(f);
        System.arraycopy(parameters, 0, frame.fast, 0, parameters.length);
        if (f.code.variables != f.code.nlocals) {
            Binding.makeCells(f, frame.fast);
        }
        return Calling.start(ts, f, frame);
    }

    // Exceptions

    public static Raised raise(ThreadState ts, Object[] values) {
        Raised raised = Raising.raise(ts, null, values, values.length, values.length);
        return raised;
    }

    /// `raise` without an exception.
    public static Raised raiseAgain(ThreadState ts) {
        PyFrame none = null;
        return Raising.raise(ts, none, null, 0, 0);
    }

    public static Raised reraise(Object value, Object traceback) {
        PyBaseException e = (PyBaseException) value;
        e.setTraceback(traceback instanceof PyTraceback t ? t : null);
        return Raising.again(e);
    }

    public static boolean matches(Object type, Object target) {
        return Raising.matches(type, target);
    }

    public static Object assertionError() {
        return Raising.assertionError();
    }

    public static Object special(Object manager, String name) {
        return Raising.special(manager, name);
    }

    public static Object withExceptStart(ThreadState ts, Object exit, Object type, Object value, Object traceback) {
        return Calls.call(ts, exit, type, value, traceback);
    }

    public static void printExpression(ThreadState ts, Object value) {
        Raising.printExpression(ts, value);
    }

    /// What a handler of compiled code does first: the Python exception, with a traceback entry for the frame and its context.
    public static Raised caught(ThreadState ts, Throwable failure, PyFrame frame, int lasti, int depth) {
        if (failure instanceof Stopped stopped) {
            ts.depth = depth - 1;
            throw stopped;
        }
        ts.depth = depth;
        frame.lasti = lasti;
        Raised raised = Unwinder.toRaised(frame, failure);
        if (raised.again) {
            raised.again = false;
        } else {
            PyBaseException value = raised.value();
            if (!raised.chained) {
                raised.chained = true;
                Unwinder.chain(ts, value);
            }
            PyTraceback tb = value.traceback();
            if (tb != null && tb.frame != frame && tb.frame.visibleBack == null && tb.frame.state == PyFrame.RAISED
                    && (tb.frame.back == null || tb.frame.back == ts.frame) && ts.frame != frame) {
                tb.frame.visibleBack = frame;
            }
            value.setTraceback(new PyTraceback(tb, frame));
        }
        return raised;
    }

    /// Gives an exception that leaves a frame its context, before the handlers being executed are left.
    public static void giveContext(ThreadState ts, Throwable failure) {
        if (failure instanceof Raised r && !r.chained) {
            r.chained = true;
            Unwinder.chain(ts, r.value());
        }
    }

    /// Makes the exception the one being handled, and answers the six values a handler finds on the stack.
    public static Object[] handle(ThreadState ts, Raised raised) {
        PyBaseException value = raised.value();
        ThreadState.ExcInfo handled = ts.exceptions;
        Object[] pushed = {orNone(handled.traceback), orNone(handled.value),
            handled.value == null ? PyNone.NONE : handled.value.type(), orNone(value.traceback()), value, value.type()};
        handled.value = value;
        handled.traceback = value.traceback();
        return pushed;
    }

    private static Object orNone(Object o) {
        return o == null ? PyNone.NONE : o;
    }

    public static void restoreHandled(ThreadState ts, Object traceback, Object value) {
        ThreadState.ExcInfo handled = ts.exceptions;
        handled.traceback = traceback instanceof PyTraceback t ? t : null;
        handled.value = value instanceof PyBaseException e ? e : null;
    }

    // Generators and coroutines

    public static Object yieldFrom(ThreadState ts, PyFrame frame, int top) {
        return Awaiting.yieldFrom(ts, frame, frame.fast, top);
    }

    public static Object yieldFromIterator(PyCode code, Object iterable) {
        return Awaiting.yieldFromIterator(code, iterable);
    }

    public static Object awaitable(Object o, PyCode code, int lasti) {
        return Awaiting.awaitable(code, lasti, o);
    }

    public static Object asyncIterator(Object o) {
        return Awaiting.asyncIterator(o);
    }

    public static Object asyncNext(Object iterator) {
        return Awaiting.asyncNext(iterator);
    }

    /// Whether an `async for` ends with the exception; else it is raised again.
    public static boolean endsAsyncFor(Object value) {
        return ((PyBaseException) value).type().isSubtype(taipan.objects.PyExc.StopAsyncIteration);
    }

    // Statements

    public static Object importName(ThreadState ts, Object builtins, PyDict globals, Object level, Object fromlist, String name) {
        return Importing.name(ts, builtins, globals, null, name, fromlist, level);
    }

    public static Object importNameInBody(ThreadState ts, PyFrame frame, Object level, Object fromlist, String name) {
        return Importing.name(ts, frame, name, fromlist, level);
    }

    public static Object importFrom(ThreadState ts, Object module, String name) {
        return Importing.from(ts, module, name);
    }

    public static void importStar(PyFrame frame, Object module) {
        Importing.star(frame, module);
    }

    // Patterns

    public static Object length(Object o) {
        return (long) Sequences.length(o);
    }

    public static Object isMapping(Object o) {
        return Matching.isMapping(o);
    }

    public static Object isSequence(Object o) {
        return Matching.isSequence(o);
    }

    /// Subject and keys, then the values of the keys and whether all are there.
    public static Object[] matchKeys(Object subject, Object keys) {
        Object[] stack = {subject, keys, null, null};
        Matching.keys(stack, 2);
        return stack;
    }

    /// The attributes, and whether the pattern matches.
    public static Object[] matchClass(Object subject, Object cls, Object names, int positional) {
        Object[] stack = {subject, cls, names};
        Matching.classPattern(stack, 2, positional);
        return stack;
    }

    public static Object without(Object map, Object keys) {
        return Matching.without(map, (PyTuple) keys);
    }

    /// Runs what is pending for the thread.
    public static void poll(ThreadState ts) {
        if (ts.attention) {
            Attention.handle(ts);
        }
    }

    /// The call depth of a function that begins, or -1 when the interpreter is to run it.
    public static int enter(ThreadState ts) {
        int depth = ts.depth + 1;
        if (depth > ts.callLimit) {
            return enterSlowly(ts);
        }
        ts.depth = depth;
        return depth;
    }

    private static int enterSlowly(ThreadState ts) {
        if (ts.traced) {
            return -1;
        }
        if (ts.attention) {
            Attention.handle(ts);
        }
        ts.updateCallLimit();
        ts.enterRecursive("");
        return ts.depth;
    }
}
