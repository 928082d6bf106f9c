package taipan.modules.ctypes;

import static taipan.objects.Raise.typeError;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import taipan.host.CMemory;
import taipan.host.Descriptors;
import taipan.host.Natives;
import taipan.objects.Buffer;
import taipan.objects.Calls;
import taipan.objects.OutsideBuffer;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyExtensible;
import taipan.objects.PyNone;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.ThreadState;

/// A C object: bytes in memory and the class that says what they mean. Parts of an object share its memory.
/// CPython: Modules/_ctypes/_ctypes.c (PyCData_Type)
public abstract class CData extends PyExtensible {
    /// The bytes of this object alone.
    ByteBuffer bytes;
    /// Where they are; 0 when they belong to a Python object.
    long address;
    /// What the memory belongs to: `CMemory`, a buffer, or null.
    Object owner;
    /// The object this one is a part of, and which part.
    CData base;
    int index;
    /// Objects that must live because this memory points at them, by their place.
    private Map<Object, Object> kept;
    private byte[] mirror;

    CData(PyType type) {
        super(type);
    }

    static Natives natives() {
        return Descriptors.of(ThreadState.current().interpreter()).natives();
    }

    final CType layout() {
        return CType.of(type());
    }

    static CType layoutOf(PyType type) {
        CType t = CType.of(type);
        if (t == null) {
            throw typeError("abstract class");
        }
        return t;
    }

    // Memory

    final void allocate(int size) {
        CMemory memory = CMemory.of(Math.max(16, size));
        owner = memory;
        address = memory.address();
        bytes = memory.bytes().slice(0, size).order(ByteOrder.nativeOrder());
    }

    final void place(long at, int size) {
        address = at;
        if (size > 0 && at != 0) {
            check(at, size);
        }
        bytes = size == 0 || at == 0 ? ByteBuffer.allocate(size).order(ByteOrder.nativeOrder()) : natives().memory(at, size).bytes();
    }

    /// Refuses addresses where there is no memory: a program for CPython would crash.
    static void check(long address, int size) {
        if (!natives().isMapped(address, size)) {
            throw Raise.valueError("there is no memory at address %s", Values.hex(address));
        }
    }

    /// An object of a class at a part of this one.
    final CData part(PyType type, int offset, int place) {
        CData made = Instances.bare(type);
        int size = CType.of(type).size;
        made.bytes = bytes.slice(offset, size).order(ByteOrder.nativeOrder());
        made.address = address == 0 ? 0 : address + offset;
        made.base = this;
        made.owner = owner;
        made.index = place;
        CType.of(type).isFinal = true;
        return made;
    }

    /// Moves to more memory. CPython: resize
    final void resize(int size) {
        ByteBuffer old = bytes;
        int length = Math.min(old.capacity(), size);
        byte[] copy = new byte[length];
        old.get(0, copy);
        allocate(size);
        bytes.put(0, copy);
    }

    final long address() {
        if (address == 0 && bytes.capacity() > 0 && !bytes.isDirect()) {
            throw Raise.notImplementedError("memory that belongs to a Python object has no address");
        }
        return address;
    }

    // Kept objects

    private CData root() {
        CData c = this;
        while (c.base != null) {
            c = c.base;
        }
        return c;
    }

    final void keep(int place, Object object) {
        if (object == null) {
            return;
        }
        StringBuilder key = new StringBuilder().append(Integer.toHexString(place));
        for (CData c = this; c.base != null; c = c.base) {
            key.append(':').append(Integer.toHexString(c.index));
        }
        CData root = root();
        synchronized (root) {
            if (root.kept == null) {
                root.kept = new HashMap<>();
            }
            root.kept.put(key.toString(), object);
        }
    }

    final void keepWhole(Object object) {
        keep(0, object);
    }

    final Object keptOrNull() {
        return kept;
    }

    final Object objects() {
        if (kept == null || kept.isEmpty()) {
            return PyNone.NONE;
        }
        if (layout().form == CType.Form.SIMPLE && kept.containsKey("0")) {
            return shown(kept.get("0"));
        }
        PyDict dict = new PyDict();
        for (Map.Entry<Object, Object> e : kept.entrySet()) {
            dict.put((String) e.getKey(), shown(e.getValue()));
        }
        return dict;
    }

    private static Object shown(Object kept) {
        return kept instanceof Values.Kept k ? k.object : kept;
    }

    // As Python objects

    public Buffer __buffer__(int flags) {
        CType t = layout();
        int[] shape = t.shape();
        int item = t.form == CType.Form.ARRAY ? t.itemSize() : t.size;
        int[] strides = new int[shape.length];
        int step = item;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = step;
            step *= shape[i];
        }
        if (!bytes.isDirect() && bytes.hasArray()) {
            return new Buffer(this, bytes.array(), bytes.arrayOffset(), false, t.format(), item, shape, strides);
        }
        if (mirror == null || mirror.length < bytes.capacity()) {
            mirror = new byte[bytes.capacity()];
        }
        return new OutsideBuffer(this, bytes, mirror, 0, false, t.format(), item, shape, strides, () -> { });
    }

    final Object reduce() {
        byte[] all = new byte[bytes.capacity()];
        bytes.get(0, all);
        if (layout().isPointerLike() || hasPointers(layout())) {
            throw Raise.valueError("ctypes objects containing pointers cannot be pickled");
        }
        Object attributes = taipan.objects.Attributes.lookup(this, "__dict__");
        Object unpickle = taipan.objects.Imports.attribute("_ctypes", "_unpickle");
        return PyTuple.of(unpickle, PyTuple.of(type(), PyTuple.of(attributes == null ? new PyDict() : attributes, PyBytes.of(all))));
    }

    private static boolean hasPointers(CType t) {
        if (t.isPointerLike()) {
            return true;
        }
        if (t.form == CType.Form.ARRAY) {
            return hasPointers(CType.of(t.element));
        }
        for (PyField f : t.ordered) {
            if (hasPointers(CType.of(f.fieldType))) {
                return true;
            }
        }
        return false;
    }

    final void setState(Object attributes, byte[] content) {
        bytes.put(0, content, 0, Math.min(content.length, bytes.capacity()));
        Object dict = taipan.objects.Attributes.lookup(this, "__dict__");
        if (dict != null && attributes instanceof PyDict d) {
            Calls.method(dict, "update", d);
        }
    }
}
