package taipan.modules.functools;

import static taipan.objects.Raise.typeError;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.code.WideStr;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Comparison;
import taipan.objects.Conversion;
import taipan.objects.Hashing;
import taipan.objects.PyBoundMethod;
import taipan.objects.PyDict;
import taipan.objects.PyExtensible;
import taipan.objects.PyNone;
import taipan.objects.PyNotImplemented;
import taipan.objects.PyObject;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.ThreadState;

/// What `functools.lru_cache` makes of a function.
///
/// The cache is a dict from keys to links of a ring; the link after the root is the oldest. The function itself runs
/// without the lock.
/// CPython: Modules/_functoolsmodule.c
@PyClass(name = "functools._lru_cache_wrapper", subclassable = true, hasDict = true, weakrefs = true)
public final class PyLruCacheWrapper extends PyExtensible {
    public static final PyType TYPE = PyLruCacheWrapperBindings.newType();

    /// Stands between the positional arguments and the keywords of a key.
    private static final PyObject MARK = new Mark();

    private static final int UNBOUNDED = -1;

    private final Object function;
    private final long maxsize;
    private final boolean typed;
    private final Object infoType;

    private PyDict cache = new PyDict();
    private final Link root = new Link(null, null);
    private long hits;
    private long misses;

    private PyLruCacheWrapper(PyType type, Object function, long maxsize, boolean typed, Object infoType) {
        super(type);
        this.function = function;
        this.maxsize = maxsize;
        this.typed = typed;
        this.infoType = infoType;
    }

    /// An object that equals nothing else.
    @PyClass(name = "functools._lru_cache_mark")
    public static final class Mark extends PyObject {
        public static final PyType TYPE = PyLruCacheWrapperMarkBindings.newType();

        private Mark() {
            super(TYPE);
        }
    }

    /// The arguments of a call; their hash is asked for once only.
    @PyClass(name = "functools._lru_cache_key")
    public static final class Key extends PyObject {
        public static final PyType TYPE = PyLruCacheWrapperKeyBindings.newType();

        private final PyTuple parts;
        private final long hash;

        private Key(PyTuple parts) {
            super(TYPE);
            this.parts = parts;
            this.hash = Hashing.hash(parts);
        }

        public long __hash__() {
            return hash;
        }

        public Object __richcompare__(Object other, int op) {
            return op == Comparison.EQ && other instanceof Key that
                    ? (Object) (hash == that.hash && Comparison.equal(parts, that.parts))
                    : PyNotImplemented.NOT_IMPLEMENTED;
        }
    }

    /// A cached result in the ring.
    @PyClass(name = "functools._lru_list_elem")
    public static final class Link extends PyObject {
        public static final PyType TYPE = PyLruCacheWrapperLinkBindings.newType();

        private final Object key;
        private final Object result;
        private Link previous = this;
        private Link next = this;

        private Link(Object key, Object result) {
            super(TYPE);
            this.key = key;
            this.result = result;
        }

        private void unlink() {
            previous.next = next;
            next.previous = previous;
        }

        private void linkBefore(Link place) {
            previous = place.previous;
            next = place;
            previous.next = this;
            place.previous = this;
        }
    }

    @Constructor("lru_cache(cls, /, user_function, maxsize, typed, cache_info_type)")
    static Object construct(PyType cls, Object function, Object maxsize, boolean typed, Object infoType) {
        if (!Calls.isCallable(function)) {
            throw typeError("the first argument must be callable");
        }
        long limit = UNBOUNDED;
        if (maxsize != PyNone.NONE) {
            if (!Conversion.isIndex(maxsize)) {
                throw typeError("maxsize should be integer or None");
            }
            limit = Math.max(Conversion.toSize(maxsize), 0);
        }
        return new PyLruCacheWrapper(cls, function, limit, typed, infoType);
    }

    @Override
    public Object call1(ThreadState ts, Object a) {
        if (!typed && isOwnKey(a) && maxsize != 0) {
            Object found = find(a);
            return found != null ? found : keep(a, Calls.call(ts, function, a));
        }
        return __call__(ts, new Object[] {a}, null);
    }

    public Object __call__(ThreadState ts, Object[] args, Object[] kwnames) {
        if (maxsize == 0) {
            synchronized (this) {
                misses++;
            }
            return Calls.call(ts, function, args, kwnames);
        }
        Object key = key(args, kwnames);
        Object found = find(key);
        return found != null ? found : keep(key, Calls.call(ts, function, args, kwnames));
    }

    private static boolean isOwnKey(Object o) {
        return o instanceof String || o instanceof Long || o instanceof WideStr || o instanceof java.math.BigInteger;
    }

    /// CPython: lru_cache_make_key
    private Object key(Object[] args, Object[] kwnames) {
        int named = kwnames == null ? 0 : kwnames.length;
        if (!typed && named == 0 && args.length == 1 && isOwnKey(args[0])) {
            return args[0];
        }
        int positional = args.length - named;
        int size = positional + (named == 0 ? 0 : 1 + 2 * named) + (typed ? args.length : 0);
        Object[] parts = new Object[size];
        System.arraycopy(args, 0, parts, 0, positional);
        int at = positional;
        if (named > 0) {
            parts[at++] = MARK;
            for (int i = 0; i < named; i++) {
                parts[at++] = kwnames[i];
                parts[at++] = args[positional + i];
            }
        }
        if (typed) {
            for (Object arg : args) {
                parts[at++] = PyType.of(arg);
            }
        }
        return new Key(PyTuple.of(parts));
    }

    private synchronized Object find(Object key) {
        Object found = cache.getOrNull(key);
        if (found == null) {
            misses++;
            return null;
        }
        hits++;
        if (maxsize == UNBOUNDED) {
            return found;
        }
        Link link = (Link) found;
        link.unlink();
        link.linkBefore(root);
        return link.result;
    }

    private synchronized Object keep(Object key, Object result) {
        if (maxsize == UNBOUNDED) {
            cache.put(key, result);
            return result;
        }
        if (cache.getOrNull(key) != null) {
            // The function came by itself, or another thread, and was first.
            return result;
        }
        if (cache.size() >= maxsize) {
            Link oldest = root.next;
            oldest.unlink();
            cache.remove(oldest.key);
        }
        Link link = new Link(key, result);
        link.linkBefore(root);
        cache.put(key, link);
        return result;
    }

    @Method("cache_info(self, /)")
    synchronized Object cacheInfo() {
        Object limit = maxsize == UNBOUNDED ? PyNone.NONE : (Object) maxsize;
        Object[] fields = {hits, misses, limit, (long) cache.size()};
        return Calls.call(ThreadState.current(), infoType, fields, null);
    }

    @Method("cache_clear(self, /)")
    synchronized void cacheClear() {
        hits = 0;
        misses = 0;
        cache = new PyDict();
        root.next = root;
        root.previous = root;
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return Attributes.get(this, "__qualname__");
    }

    @Method("__copy__(self, /)")
    Object copy() {
        return this;
    }

    @Method("__deepcopy__(self, memo, /)")
    Object deepCopy(Object memo) {
        return this;
    }

    public Object __get__(Object instance, PyType owner) {
        return instance == null || instance == PyNone.NONE ? this : new PyBoundMethod(this, instance);
    }
}
