package taipan.objects;

import static taipan.objects.Raise.typeError;

import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// A read-only view of a mapping, as a class's `__dict__` is.
/// CPython: Objects/descrobject.c (PyDictProxy_Type)
@PyClass(name = "mappingproxy", mapping = true)
public final class PyMappingProxy extends PyObject {
    public static final PyType TYPE = PyMappingProxyBindings.newType();

    private final Object mapping;

    public PyMappingProxy(Object mapping) {
        super(TYPE);
        this.mapping = mapping;
    }

    @Constructor("mappingproxy(cls, mapping)")
    static Object construct(PyType cls, Object mapping) {
        if (mapping instanceof PyList || mapping instanceof PyTuple || PyType.of(mapping).lookup("__getitem__") == null) {
            throw typeError("mappingproxy() argument must be a mapping, not %T", mapping);
        }
        return new PyMappingProxy(mapping);
    }

    private Slots slots() {
        return PyType.of(mapping).slots();
    }

    public long __len__() {
        return slots().length(mapping);
    }

    public Object __getitem__(Object key) {
        return slots().getitem(mapping, key);
    }

    public boolean __contains__(Object key) {
        return slots().contains(mapping, key);
    }

    public Object __iter__() {
        return Iteration.iter(mapping);
    }

    public Object __repr__() {
        return Message.format("mappingproxy(%R)", mapping);
    }

    public Object __str__() {
        return Representation.str(mapping);
    }

    public Object __richcompare__(Object other, int op) {
        return Comparison.compare(mapping, other, op);
    }

    static Object __or__(Object left, Object right) {
        return Numbers.or(unwrapped(left), unwrapped(right));
    }

    public Object __ior__(Object other) {
        throw typeError("'|=' is not supported by %T; use '|' instead", this);
    }

    private static Object unwrapped(Object o) {
        return o instanceof PyMappingProxy p ? p.mapping : o;
    }

    @Method("get(self, key, default=None, /)")
    Object get(Object key, Object otherwise) {
        return Calls.method(mapping, "get", key, otherwise);
    }

    @Method("keys(self)")
    Object keys() {
        return Calls.method(mapping, "keys");
    }

    @Method("values(self)")
    Object values() {
        return Calls.method(mapping, "values");
    }

    @Method("items(self)")
    Object items() {
        return Calls.method(mapping, "items");
    }

    @Method("copy(self)")
    Object copy() {
        return Calls.method(mapping, "copy");
    }

    @Method("__reversed__(self)")
    Object reversed() {
        return Calls.method(mapping, "__reversed__");
    }

    @ClassMethod("__class_getitem__(cls, item, /)")
    static Object classGetitem(PyType cls, Object item) {
        return new PyGenericAlias(cls, item);
    }
}
