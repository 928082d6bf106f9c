package taipan.modules;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;
import taipan.objects.PyDict;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyWeakCallableProxy;
import taipan.objects.PyWeakProxy;
import taipan.objects.PyWeakReference;
import taipan.objects.WeakReferences;

/// The `_weakref` module.
/// CPython: Modules/_weakref.c
@PyModule("_weakref")
public final class WeakrefModule {
    public WeakrefModule(InterpreterState interpreter) {}

    void init(PyModuleObject module) {
        module.add("ref", PyWeakReference.TYPE);
        module.add("ReferenceType", PyWeakReference.TYPE);
        module.add("ProxyType", PyWeakProxy.TYPE);
        module.add("CallableProxyType", PyWeakCallableProxy.TYPE);
    }

    @Function("proxy(object, callback=None, /)")
    Object proxy(Object referent, Object callback) {
        return PyWeakProxy.proxy(referent, callback);
    }

    @Function("getweakrefcount(object, /)")
    long count(Object referent) {
        return WeakReferences.to(referent).size();
    }

    @Function("getweakrefs(object, /)")
    Object references(Object referent) {
        return PyList.of(WeakReferences.to(referent).toArray());
    }

    /// Removes an entry of a dict whose value is a dead reference.
    @Function("_remove_dead_weakref(dct, key, /)")
    void removeDead(PyDict dict, Object key) {
        if (dict.getOrNull(key) instanceof PyWeakReference r && r.referent() == null) {
            dict.remove(key, r);
        }
    }

}
