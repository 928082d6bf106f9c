package taipan.objects;

import taipan.bindings.PyClass;

/// What `weakref.proxy` gives for an object that cannot be called.
/// CPython: Objects/weakrefobject.c (_PyWeakref_ProxyType)
@PyClass(name = "weakref.ProxyType")
public final class PyWeakProxy extends WeakProxyObject {
    public static final PyType TYPE = PyWeakProxyBindings.newType();

    private PyWeakProxy(Object referent, Object callback) {
        super(TYPE, referent, callback);
    }

    /// A proxy of the object; the existing one when there is one without callback.
    public static Object proxy(Object referent, Object callback) {
        if (!PyType.of(referent).hasFlag(PyType.WEAKREFS)) {
            throw Raise.typeError("cannot create weak reference to '%T' object", referent);
        }
        PyType type = Calls.isCallable(referent) ? PyWeakCallableProxy.TYPE : TYPE;
        if (callback == null || callback == PyNone.NONE) {
            for (PyWeakReference r : WeakReferences.to(referent)) {
                if (r.type == type && r.callback == null) {
                    return r;
                }
            }
        }
        WeakProxyObject made = type == TYPE ? new PyWeakProxy(referent, callback) : new PyWeakCallableProxy(referent, callback);
        WeakReferences.current().add(referent, made);
        return made;
    }
}
