package taipan.builtins;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.code.WideStr;
import taipan.objects.Attributes;
import taipan.objects.Audit;
import taipan.objects.Calls;
import taipan.objects.Comparison;
import taipan.objects.Conversion;
import taipan.objects.Hashing;
import taipan.objects.Identity;
import taipan.objects.Inheritance;
import taipan.objects.InterpreterState;
import taipan.objects.Iteration;
import taipan.objects.Numbers;
import taipan.objects.PyCallableIterator;
import taipan.objects.PyDict;
import taipan.objects.PyEllipsis;
import taipan.objects.PyFrame;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyNotImplemented;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Representation;
import taipan.objects.Sequences;
import taipan.objects.ThreadState;
import taipan.objects.Truth;

/// The `builtins` module.
/// CPython: Python/bltinmodule.c
@PyModule("builtins")
public final class BuiltinsModule {
    private final InterpreterState interpreter;

    BuiltinsModule(InterpreterState interpreter) {
        this.interpreter = interpreter;
    }

    void init(PyModuleObject module) {
        module.add("None", PyNone.NONE);
        module.add("Ellipsis", PyEllipsis.ELLIPSIS);
        module.add("NotImplemented", PyNotImplemented.NOT_IMPLEMENTED);
        module.add("False", false);
        module.add("True", true);
        module.add("__debug__", interpreter.settings().optimize == 0);
        BuiltinTypes.addTo(module);
    }

    // Classes and imports

    @Function("__build_class__(func, name, /, *bases, metaclass=NULL, **kwds)")
    Object buildClass(ThreadState ts, Object func, Object name, Object[] bases, Object metaclass, PyDict kwds) {
        return ClassStatement.execute(ts, func, name, bases, metaclass, kwds);
    }

    @Function("__import__(name, globals=None, locals=None, fromlist=(), level=0)")
    Object importModule(ThreadState ts, Object name, Object globals, Object locals, Object fromlist, int level) {
        if (PyStr.valueOrNull(name) == null) {
            throw typeError("__import__() argument 1 must be str, not %T", name);
        }
        return taipan.interpreter.Importing.module(ts, name, globals == PyNone.NONE ? null : globals, fromlist, level);
    }

    // Numbers and characters

    @Function("abs(x, /)")
    Object abs(Object x) {
        return Numbers.absolute(x);
    }

    @Function("divmod(x, y, /)")
    Object divmod(Object x, Object y) {
        return Numbers.divmod(x, y);
    }

    @Function("pow(base, exp, mod=None)")
    Object pow(Object base, Object exp, Object mod) {
        return Numbers.power(base, exp, mod);
    }

    @Function("round(number, ndigits=None)")
    Object round(Object number, Object ndigits) {
        Object method = Attributes.special(number, "__round__");
        if (method == null) {
            throw typeError("type %T doesn't define __round__ method", number);
        }
        return ndigits == PyNone.NONE ? Calls.call(method) : Calls.call(method, ndigits);
    }

    @Function("bin(number, /)")
    Object bin(Object number) {
        return inBase(number, 2, "0b");
    }

    @Function("oct(number, /)")
    Object oct(Object number) {
        return inBase(number, 8, "0o");
    }

    @Function("hex(number, /)")
    Object hex(Object number) {
        return inBase(number, 16, "0x");
    }

    private static String inBase(Object number, int base, String prefix) {
        Object n = Conversion.index(number);
        String digits = n instanceof Long l ? Long.toString(l, base) : ((java.math.BigInteger) n).toString(base);
        return digits.startsWith("-") ? "-" + prefix + digits.substring(1) : prefix + digits;
    }

    @Function("chr(i, /)")
    Object chr(Object i) {
        Object n = Conversion.index(i);
        if (!(n instanceof Long l)) {
            throw Raise.overflowError("Python int too large to convert to C int");
        }
        if (l != (int) (long) l) {
            throw Raise.overflowError(l > 0 ? "signed integer is greater than maximum" : "signed integer is less than minimum");
        }
        if (l < 0 || l > 0x10FFFF) {
            throw valueError("chr() arg not in range(0x110000)");
        }
        return l > 0xFFFF ? WideStr.of(new int[] {(int) (long) l}, 0, 1) : String.valueOf((char) (long) l);
    }

    @Function("ord(c, /)")
    long ord(Object c) {
        Object s = PyStr.valueOrNull(c);
        if (s != null) {
            long size = Sequences.length(s);
            if (size == 1) {
                return s instanceof String t ? t.charAt(0) : ((WideStr) s).codePointAt(0);
            }
            throw typeError("ord() expected a character, but string of length %d found", size);
        }
        byte[] bytes = Source.bytesOrNull(c);
        if (bytes == null) {
            throw typeError("ord() expected string of length 1, but %T found", c);
        }
        if (bytes.length != 1) {
            throw typeError("ord() expected a character, but string of length %d found", bytes.length);
        }
        return bytes[0] & 0xFF;
    }

    // Text

    @Function("ascii(obj, /)")
    Object ascii(Object obj) {
        return Representation.ascii(obj);
    }

    @Function("repr(obj, /)")
    Object repr(Object obj) {
        return Representation.repr(obj);
    }

    @Function("format(value, format_spec='', /)")
    Object format(Object value, Object spec) {
        if (PyStr.valueOrNull(spec) == null) {
            throw typeError("format() argument 2 must be str, not %T", spec);
        }
        return Representation.format(value, spec);
    }

    // Attributes and identity

    private static String attributeName(Object name, String function) {
        if (PyStr.valueOrNull(name) == null) {
            throw function == null
                    ? typeError("attribute name must be string, not '%T'", name)
                    : typeError("%s(): attribute name must be string", function);
        }
        return PyStr.toName(name);
    }

    @Function("getattr(object, name, default=NULL, /)")
    Object getattr(Object object, Object name, Object defaultValue) {
        String attribute = attributeName(name, "getattr");
        if (defaultValue == null) {
            return Attributes.get(object, attribute);
        }
        Object value = Attributes.lookup(object, attribute);
        return value == null ? defaultValue : value;
    }

    @Function("hasattr(obj, name, /)")
    boolean hasattr(Object obj, Object name) {
        return Attributes.has(obj, attributeName(name, "hasattr"));
    }

    @Function("setattr(obj, name, value, /)")
    void setattr(Object obj, Object name, Object value) {
        Attributes.set(obj, attributeName(name, null), value);
    }

    @Function("delattr(obj, name, /)")
    void delattr(Object obj, Object name) {
        Attributes.delete(obj, attributeName(name, null));
    }

    @Function("callable(obj, /)")
    boolean callable(Object obj) {
        return Calls.isCallable(obj);
    }

    @Function("hash(obj, /)")
    long hash(Object obj) {
        return Hashing.hash(obj);
    }

    @Function("id(obj, /)")
    Object id(Object obj) {
        return Identity.id(obj);
    }

    @Function("isinstance(obj, class_or_tuple, /)")
    boolean isinstance(Object obj, Object cls) {
        return Inheritance.isInstance(obj, cls);
    }

    @Function("issubclass(cls, class_or_tuple, /)")
    boolean issubclass(Object cls, Object bases) {
        return Inheritance.isSubclass(cls, bases);
    }

    @Function("dir(object=NULL, /)")
    Object dir(ThreadState ts, Object object) {
        PyList names;
        if (object == null) {
            Object locals = currentFrame(ts).locals();
            names = PyList.of(Iteration.toArray(Calls.method(locals, "keys")));
        } else {
            Object method = Attributes.special(object, "__dir__");
            if (method == null) {
                throw typeError("object does not provide __dir__");
            }
            names = PyList.of(Iteration.toArray(Calls.call(method)));
        }
        Calls.method(names, "sort");
        return names;
    }

    @Function("vars(object=NULL, /)")
    Object vars(ThreadState ts, Object object) {
        if (object == null) {
            return currentFrame(ts).locals();
        }
        Object dict = Attributes.lookup(object, "__dict__");
        if (dict == null) {
            throw typeError("vars() argument must have __dict__ attribute");
        }
        return dict;
    }

    private static PyFrame currentFrame(ThreadState ts) {
        if (ts.currentFrame() == null) {
            throw Raise.systemError("frame does not exist");
        }
        return ts.currentFrame();
    }

    @Function("globals()")
    Object globals(ThreadState ts) {
        PyDict globals = ts.currentGlobals();
        return globals == null ? PyNone.NONE : globals;
    }

    @Function("locals()")
    Object locals(ThreadState ts) {
        return currentFrame(ts).locals();
    }

    // Iteration

    @Function("all(iterable, /)")
    boolean all(Object iterable) {
        Object it = Iteration.iter(iterable);
        for (Object item = Iteration.next(it); item != null; item = Iteration.next(it)) {
            if (!Truth.of(item)) {
                return false;
            }
        }
        return true;
    }

    @Function("any(iterable, /)")
    boolean any(Object iterable) {
        Object it = Iteration.iter(iterable);
        for (Object item = Iteration.next(it); item != null; item = Iteration.next(it)) {
            if (Truth.of(item)) {
                return true;
            }
        }
        return false;
    }

    @Function("iter(iterable, sentinel=NULL, /)")
    Object iter(Object iterable, Object sentinel) {
        if (sentinel == null) {
            return Iteration.iter(iterable);
        }
        if (!Calls.isCallable(iterable)) {
            throw typeError("iter(v, w): v must be callable");
        }
        return new PyCallableIterator(iterable, sentinel);
    }

    @Function("next(iterator, default=NULL, /)")
    Object next(ThreadState ts, Object iterator, Object defaultValue) {
        if (!Iteration.isIterator(iterator)) {
            throw typeError("'%T' object is not an iterator", iterator);
        }
        ts.stopped = null;
        Object value = Iteration.next(iterator);
        if (value != null) {
            return value;
        }
        if (defaultValue != null) {
            ts.stopped = null;
            return defaultValue;
        }
        throw Iteration.stop(ts);
    }

    @Function("aiter(async_iterable, /)")
    Object aiter(Object iterable) {
        PyType type = PyType.of(iterable);
        if (type.lookup("__aiter__") == null) {
            throw typeError("'%T' object is not an async iterable", iterable);
        }
        Object iterator = type.slots().aiter(iterable);
        if (PyType.of(iterator).lookup("__anext__") == null) {
            throw typeError("aiter() returned not an async iterator of type '%T'", iterator);
        }
        return iterator;
    }

    @Function("anext(aiterator, default=NULL, /)")
    Object anext(Object iterator, Object defaultValue) {
        PyType type = PyType.of(iterator);
        if (type.lookup("__anext__") == null) {
            throw typeError("'%T' object is not an async iterator", iterator);
        }
        Object awaitable = type.slots().anext(iterator);
        return defaultValue == null ? awaitable : new taipan.objects.PyNextAwaitable(awaitable, defaultValue);
    }

    @Function("len(obj, /)")
    long len(Object obj) {
        return Sequences.length(obj);
    }

    @Function("max(*args, key=None, default=NULL)")
    Object max(ThreadState ts, Object[] args, Object key, Object defaultValue) {
        return extreme(ts, "max", args, key, defaultValue, Comparison.GT);
    }

    @Function("min(*args, key=None, default=NULL)")
    Object min(ThreadState ts, Object[] args, Object key, Object defaultValue) {
        return extreme(ts, "min", args, key, defaultValue, Comparison.LT);
    }

    /// CPython: min_max
    private static Object extreme(ThreadState ts, String name, Object[] args, Object key, Object defaultValue, int op) {
        if (args.length == 0) {
            throw typeError("%s expected at least 1 argument, got 0", name);
        }
        if (args.length > 1 && defaultValue != null) {
            throw typeError("Cannot specify a default for %s() with multiple positional arguments", name);
        }
        Object[] items = args.length > 1 ? args : null;
        if (items == null && key == PyNone.NONE && args[0] instanceof PyList list && list.longs() != null && list.size() > 0
                && list.type() == PyList.TYPE) {
            return extreme(list.longs(), list.size(), op);
        }
        Object it = items == null ? Iteration.iter(args[0]) : null;
        Object best = null;
        Object bestKey = null;
        for (int i = 0; items == null || i < items.length; i++) {
            Object item = items == null ? Iteration.next(it) : items[i];
            if (item == null) {
                break;
            }
            Object itemKey = key == PyNone.NONE ? item : Calls.call(ts, key, item);
            if (best == null || Truth.of(Comparison.compare(itemKey, bestKey, op))) {
                best = item;
                bestKey = itemKey;
            }
        }
        if (best != null) {
            return best;
        }
        if (defaultValue == null) {
            throw valueError("%s() arg is an empty sequence", name);
        }
        return defaultValue;
    }

    private static Object extreme(long[] items, int size, int op) {
        long best = items[0];
        for (int i = 1, n = Math.min(size, items.length); i < n; i++) {
            best = op == Comparison.GT ? Math.max(best, items[i]) : Math.min(best, items[i]);
        }
        return best;
    }

    @Function("sorted(*args, **kwargs)")
    Object sorted(ThreadState ts, Object[] args, PyDict kwargs) {
        if (args.length != 1) {
            throw typeError("sorted expected 1 argument, got %d", args.length);
        }
        PyList list = PyList.from(args[0]);
        if (kwargs == null) {
            list.sort(PyNone.NONE, false);
        } else {
            Calls.callEx(ts, Attributes.get(list, "sort"), new Object[0], kwargs);
        }
        return list;
    }

    @Function("sum(iterable, /, start=0)")
    Object sum(Object iterable, Object start) {
        Object it = Iteration.iter(iterable);
        if (PyStr.valueOrNull(start) != null) {
            throw typeError("sum() can't sum strings [use ''.join(seq) instead]");
        }
        if (start instanceof taipan.objects.PyBytes) {
            throw typeError("sum() can't sum bytes [use b''.join(seq) instead]");
        }
        if (start instanceof taipan.objects.PyByteArray) {
            throw typeError("sum() can't sum bytearray [use b''.join(seq) instead]");
        }
        Object total = start;
        Object item = Iteration.next(it);
        // Plain ints and floats first, without boxing the intermediate sums.
        if (total instanceof Long n) {
            long sum = n;
            while (item instanceof Long m) {
                long r = sum + m;
                if (((sum ^ r) & (m ^ r)) < 0) {
                    break;
                }
                sum = r;
                item = Iteration.next(it);
            }
            total = sum;
        }
        if (item instanceof Double && (total instanceof Long || total instanceof Double)) {
            double sum = ((Number) total).doubleValue();
            while (item instanceof Double || item instanceof Long) {
                sum += ((Number) item).doubleValue();
                item = Iteration.next(it);
            }
            total = sum;
        }
        while (item != null) {
            total = Numbers.add(total, item);
            item = Iteration.next(it);
        }
        return total;
    }

    // Code

    @Function("compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)")
    Object compile(ThreadState ts, Object source, Object filename, String mode, int flags, boolean dontInherit, int optimize,
            int featureVersion) {
        Audit.event(ts, "compile", source, filename);
        return Compiling.compile(ts, source, filename, mode, flags, dontInherit, optimize, featureVersion);
    }

    @Function("eval(source, globals=None, locals=None, /)")
    Object eval(ThreadState ts, Object source, Object globals, Object locals) {
        return Executing.eval(ts, source, globals, locals);
    }

    @Function("exec(source, globals=None, locals=None, /)")
    void exec(ThreadState ts, Object source, Object globals, Object locals) {
        Executing.exec(ts, source, globals, locals);
    }

    @Function("breakpoint(*args, **kws)")
    Object breakpoint(ThreadState ts, Object[] args, PyDict kws) {
        Object hook = interpreter.sysDict.getOrNull("breakpointhook");
        if (hook == null) {
            throw Raise.runtimeError("lost sys.breakpointhook");
        }
        return Calls.callEx(ts, hook, args, kws);
    }

    // Input and output

    @Function("print(*args, sep=None, end=None, file=None, flush=False)")
    void print(Object[] args, Object sep, Object end, Object file, boolean flush) {
        Object out = file;
        if (out == PyNone.NONE) {
            out = interpreter.sysDict.getOrNull("stdout");
            if (out == null) {
                throw Raise.runtimeError("lost sys.stdout");
            }
            if (out == PyNone.NONE) {
                return;
            }
        }
        if (sep != PyNone.NONE && PyStr.valueOrNull(sep) == null) {
            throw typeError("sep must be None or a string, not %T", sep);
        }
        if (end != PyNone.NONE && PyStr.valueOrNull(end) == null) {
            throw typeError("end must be None or a string, not %T", end);
        }
        Object write = Attributes.get(out, "write");
        ThreadState ts = ThreadState.current();
        for (int i = 0; i < args.length; i++) {
            if (i > 0) {
                Calls.call(ts, write, sep == PyNone.NONE ? " " : sep);
            }
            Calls.call(ts, write, Representation.str(args[i]));
        }
        Calls.call(ts, write, end == PyNone.NONE ? "\n" : end);
        if (flush) {
            Calls.method(out, "flush");
        }
    }

    @Function("input(prompt='', /)")
    Object input(ThreadState ts, Object prompt) {
        return Input.read(ts, prompt);
    }
}
