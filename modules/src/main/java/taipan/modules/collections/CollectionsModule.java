package taipan.modules.collections;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.InterpreterState;
import taipan.objects.Iteration;
import taipan.objects.Numbers;
import taipan.objects.PyDict;
import taipan.objects.PyOrderedDict;
import taipan.objects.PyType;
import taipan.objects.Sequences;

/// The `_collections` module.
/// CPython: Modules/_collectionsmodule.c
@PyModule("_collections")
public final class CollectionsModule {
    private static final Long ONE = 1L;

    public CollectionsModule(InterpreterState interpreter) {}

    PyType[] types() {
        return new PyType[] {
            PyDeque.TYPE, PyDefaultDict.TYPE, PyOrderedDict.TYPE, PyDequeIterator.TYPE, PyDequeReverseIterator.TYPE, PyTupleGetter.TYPE
        };
    }

    /// Counts the values of an iterable in a mapping; a `Counter` that keeps dict's own methods is filled directly.
    @Function("_count_elements(mapping, iterable, /)")
    void countElements(Object mapping, Object iterable) {
        Object iterator = Iteration.iter(iterable);
        PyType type = PyType.of(mapping);
        if (mapping instanceof PyDict dict
                && type.lookup("get") == PyDict.TYPE.lookup("get")
                && type.lookup("__setitem__") == PyDict.TYPE.lookup("__setitem__")) {
            for (Object key; (key = Iteration.next(iterator)) != null; ) {
                Object old = dict.getOrNull(key);
                dict.put(key, old == null ? ONE : Numbers.add(old, ONE));
            }
            return;
        }
        Object get = Attributes.get(mapping, "get");
        for (Object key; (key = Iteration.next(iterator)) != null; ) {
            Object old = Calls.call(get, key, (Object) 0L);
            Sequences.setItem(mapping, key, Numbers.add(old, ONE));
        }
    }
}
