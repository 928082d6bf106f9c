package taipan.objects;

import taipan.bindings.PyClass;

/// What `weakref.proxy` gives for an object that can be called.
/// CPython: Objects/weakrefobject.c (_PyWeakref_CallableProxyType)
@PyClass(name = "weakref.CallableProxyType")
public final class PyWeakCallableProxy extends WeakProxyObject {
    public static final PyType TYPE = PyWeakCallableProxyBindings.newType();

    PyWeakCallableProxy(Object referent, Object callback) {
        super(TYPE, referent, callback);
    }

    @Override
    public Object __call__(ThreadState ts, Object[] args, Object[] kwnames) {
        return call(ts, args, kwnames);
    }
}
