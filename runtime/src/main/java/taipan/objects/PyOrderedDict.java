package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.keyError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.text.TextBuilder;

/// The `collections.OrderedDict` type. Every dict keeps its keys in order; this one lets them be moved, and takes the
/// order into account when compared.
/// CPython: Objects/odictobject.c
@PyClass(name = "collections.OrderedDict", base = PyDict.class, subclassable = true, hasDict = true, weakrefs = true)
public final class PyOrderedDict extends PyDict {
    public static final PyType TYPE = PyOrderedDictBindings.newType();

    PyOrderedDict(PyType type) {
        super(type);
    }

    @Constructor("OrderedDict(cls, /, *args, **kwargs)")
    static Object constructOrdered(PyType cls, Object[] args, PyDict kwargs) {
        return new PyOrderedDict(cls);
    }

    @Init("OrderedDict(self, /, *args, **kwargs)")
    void initOrdered(Object[] args, PyDict kwargs) {
        if (args.length > 1) {
            throw typeError("expected at most 1 arguments, got %d", args.length);
        }
        addAll(args, kwargs);
    }

    // Filling: through `__setitem__` when a subclass may have its own

    private void store(Object key, Object value) {
        if (type == TYPE) {
            put(key, value);
        } else {
            Sequences.setItem(this, key, value);
        }
    }

    /// CPython: mutablemapping_update
    private void addAll(Object[] args, PyDict kwargs) {
        if (args.length == 1) {
            addArgument(args[0]);
        }
        if (kwargs != null) {
            addPairs(PyList.of(kwargs.items()));
        }
    }

    private void addArgument(Object arg) {
        if (arg instanceof PyDict d && d.type == PyDict.TYPE) {
            addPairs(PyList.of(d.items()));
            return;
        }
        Object method = Attributes.lookup(arg, "keys");
        if (method != null) {
            Object keys = Iteration.iter(Calls.call(method));
            for (Object key = Iteration.next(keys); key != null; key = Iteration.next(keys)) {
                store(key, Sequences.getItem(arg, key));
            }
            return;
        }
        method = Attributes.lookup(arg, "items");
        addPairs(method == null ? arg : Calls.call(method));
    }

    private void addPairs(Object pairs) {
        Object it = Iteration.iter(pairs);
        for (Object pair = Iteration.next(it); pair != null; pair = Iteration.next(it)) {
            Object two = Iteration.iter(pair);
            Object key = Iteration.next(two);
            Object value = key == null ? null : Iteration.next(two);
            if (value == null) {
                throw valueError("need more than %d value%s to unpack", key == null ? 0 : 1, key == null ? "s" : "");
            }
            if (Iteration.next(two) != null) {
                throw valueError("too many values to unpack (expected 2)");
            }
            store(key, value);
        }
    }

    @ClassMethod("fromkeys(type, /, iterable, value=None)")
    static Object fromKeysOrdered(PyType cls, Object iterable, Object value) {
        Object made = Calls.call(cls);
        Object it = Iteration.iter(iterable);
        for (Object key = Iteration.next(it); key != null; key = Iteration.next(it)) {
            Sequences.setItem(made, key, value);
        }
        return made;
    }

    @Method("update(self, /, *args, **kwargs)")
    void updateOrdered(Object[] args, PyDict kwargs) {
        if (args.length > 1) {
            throw typeError("update() takes at most 1 positional argument (%d given)", args.length);
        }
        addAll(args, kwargs);
    }

    @Method("setdefault(self, /, key, default=None)")
    Object setDefaultOrdered(Object key, Object defaultValue) {
        if (type == TYPE) {
            return putIfAbsent(key, defaultValue);
        }
        if (Sequences.contains(this, key)) {
            return Sequences.getItem(this, key);
        }
        Sequences.setItem(this, key, defaultValue);
        return defaultValue;
    }

    // Taking away

    @Method("pop(self, /, key, default=NULL)")
    Object popOrdered(Object key, Object defaultValue) {
        Object value;
        if (type == TYPE) {
            value = remove(key);
        } else {
            value = getOrNull(key);
            if (value != null) {
                value = Sequences.getItem(this, key);
                Sequences.deleteItem(this, key);
            }
        }
        if (value == null && defaultValue == null) {
            throw keyError(key);
        }
        return value == null ? defaultValue : value;
    }

    @Method("popitem(self, /, last=True)")
    Object popItemOrdered(boolean last) {
        int entry = last ? previousEntry(entryCount() - 1) : nextEntry(0);
        if (entry < 0) {
            throw keyError("dictionary is empty");
        }
        Object key = keyAt(entry);
        return PyTuple.of(key, popOrdered(key, null));
    }

    @Method("clear(self, /)")
    void clearOrdered() {
        clear();
    }

    @Method("move_to_end(self, /, key, last=True)")
    void moveToEnd(Object key, boolean last) {
        if (!moveTo(key, last)) {
            throw keyError(key);
        }
    }

    @Method("copy(self, /)")
    Object copyOrdered() {
        if (type == TYPE) {
            PyOrderedDict made = new PyOrderedDict(TYPE);
            made.update(this);
            return made;
        }
        Object made = Calls.call(type);
        for (Object key : keys()) {
            Sequences.setItem(made, key, Sequences.getItem(this, key));
        }
        return made;
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        PyDict state = dict();
        Object items = Iteration.iter(Calls.method(this, "items"));
        return PyTuple.of(type, PyTuple.EMPTY, state.size() == 0 ? PyNone.NONE : state, PyNone.NONE, items);
    }

    // Views and iterators

    @Method("keys(self, /)")
    Object keysOrdered() {
        return new PyOrderedDictKeys(this);
    }

    @Method("values(self, /)")
    Object valuesOrdered() {
        return new PyOrderedDictValues(this);
    }

    @Method("items(self, /)")
    Object itemsOrdered() {
        return new PyOrderedDictItems(this);
    }

    @Method("__reversed__(self, /)")
    Object reversedOrdered() {
        return new PyOrderedDictIterator(this, PyOrderedDictIterator.KEYS, true);
    }

    @Override
    public Object __iter__() {
        return new PyOrderedDictIterator(this, PyOrderedDictIterator.KEYS, false);
    }

    // Operators

    public static Object __or__(Object left, Object right) {
        if (!(left instanceof PyDict) || !(right instanceof PyDict)) {
            return NOT_IMPLEMENTED;
        }
        PyType kind = left instanceof PyOrderedDict o ? o.type : ((PyDict) right).type;
        Object made = Calls.call(kind, left);
        ((PyOrderedDict) made).addArgument(right);
        return made;
    }

    @Override
    public Object __ior__(Object other) {
        addArgument(other);
        return this;
    }

    /// CPython: odict_richcompare
    @Override
    public Object __richcompare__(Object other, int op) {
        if (op != Comparison.EQ && op != Comparison.NE || !(other instanceof PyDict)) {
            return NOT_IMPLEMENTED;
        }
        boolean equal = super.__richcompare__(other, Comparison.EQ) == Boolean.TRUE;
        if (equal && other instanceof PyOrderedDict that) {
            equal = hasSameOrder(that);
        }
        return equal == (op == Comparison.EQ);
    }

    private boolean hasSameOrder(PyOrderedDict that) {
        Object[] mine = keys();
        Object[] theirs = that.keys();
        for (int i = 0; i < mine.length && i < theirs.length; i++) {
            if (!Comparison.equal(mine[i], theirs[i])) {
                return false;
            }
        }
        return mine.length == theirs.length;
    }

    @Override
    public Object __repr__() {
        if (size() == 0) {
            return type.name() + "()";
        }
        if (!ReprGuard.enter(this)) {
            return "...";
        }
        try {
            Object items = type == TYPE ? PyList.of(items()) : PyList.from(Calls.method(this, "items"));
            TextBuilder text = new TextBuilder();
            text.append(type.name());
            text.append('(');
            text.append(Representation.repr(items));
            text.append(')');
            return text.toStr();
        } finally {
            ReprGuard.leave(this);
        }
    }
}
