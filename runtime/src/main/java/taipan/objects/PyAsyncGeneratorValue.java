package taipan.objects;

import taipan.bindings.PyClass;

/// Marks a value as yielded by an asynchronous generator itself, not by something it awaits.
/// CPython: Objects/genobject.c (_PyAsyncGenWrappedValue_Type)
@PyClass(name = "async_generator_wrapped_value")
public final class PyAsyncGeneratorValue extends PyObject {
    public static final PyType TYPE = PyAsyncGeneratorValueBindings.newType();

    final Object value;

    public PyAsyncGeneratorValue(Object value) {
        super(TYPE);
        this.value = value;
    }
}
