package taipan.modules.pickle;

import static taipan.objects.Raise.bufferError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Buffer;
import taipan.objects.PyExtensible;
import taipan.objects.PyMemoryView;
import taipan.objects.PyType;

/// The Python `pickle.PickleBuffer` type: a buffer that may leave a pickle out of band.
/// CPython: Objects/picklebufobject.c
@PyClass(name = "pickle.PickleBuffer", subclassable = true, weakrefs = true)
public final class PyPickleBuffer extends PyExtensible {
    public static final PyType TYPE = PyPickleBufferBindings.newType();

    /// The buffer, null once released.
    private Buffer view;

    private PyPickleBuffer(PyType type, Buffer view) {
        super(type);
        this.view = view;
    }

    @Constructor("PickleBuffer(cls, object, /)")
    static Object construct(PyType cls, Object object) {
        return new PyPickleBuffer(cls, Buffer.of(object, Buffer.FULL_RO));
    }

    Buffer view() {
        if (view == null) {
            throw valueError("operation forbidden on released PickleBuffer object");
        }
        return view;
    }

    @Method("raw(self, /)")
    Object raw() {
        Buffer inner = view();
        if (!inner.isContiguous() && !inner.isFortranContiguous()) {
            throw bufferError("cannot extract raw buffer from non-contiguous buffer");
        }
        return PyMemoryView.of(new Raw(Buffer.of(inner.owner(), Buffer.FULL_RO), inner));
    }

    /// The bytes of a contiguous buffer whatever its shape.
    private static final class Raw extends Buffer {
        private final Buffer held;

        Raw(Buffer held, Buffer inner) {
            super(inner.owner(), inner.memory(), inner.offset(), inner.length(), inner.isReadOnly());
            this.held = held;
        }

        @Override
        public void release() {
            held.release();
        }
    }

    @Method("release(self, /)")
    void release() {
        if (view != null) {
            Buffer old = view;
            view = null;
            old.release();
        }
    }

    public Buffer __buffer__(int flags) {
        return Buffer.of(view().owner(), flags);
    }
}
