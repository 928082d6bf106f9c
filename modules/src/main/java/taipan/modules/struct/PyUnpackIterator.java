package taipan.modules.struct;

import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.PyIterator;
import taipan.objects.PyType;

/// What `iter_unpack` answers.
/// CPython: Modules/_struct.c
@PyClass(name = "_struct.unpack_iterator")
public final class PyUnpackIterator extends PyIterator {
    public static final PyType TYPE = PyUnpackIteratorBindings.newType();

    private final StructFormat format;
    private final byte[] memory;
    private int at;

    PyUnpackIterator(StructFormat format, byte[] memory) {
        super(TYPE);
        this.format = format;
        this.memory = memory;
    }

    @Override
    public Object __next__() {
        if (at >= memory.length) {
            return null;
        }
        Object values = format.unpack(memory, at);
        at += format.size;
        return values;
    }

    @Method("__length_hint__(self, /)")
    long lengthHint() {
        return (memory.length - at) / format.size;
    }
}
