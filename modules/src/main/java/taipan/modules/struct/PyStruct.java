package taipan.modules.struct;

import static taipan.objects.Raise.typeError;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Buffer;
import taipan.objects.Conversion;
import taipan.objects.PyBytes;
import taipan.objects.PyExtensible;
import taipan.objects.PyType;
import taipan.objects.Raised;

/// The Python `struct.Struct` type: a compiled format.
/// CPython: Modules/_struct.c
@PyClass(name = "_struct.Struct", subclassable = true, weakrefs = true)
public final class PyStruct extends PyExtensible {
    public static final PyType TYPE = PyStructBindings.newType();

    /// Null until `__init__` ran.
    private StructFormat format;

    private String text = "";

    PyStruct(PyType type) {
        super(type);
    }

    static PyStruct of(String text) {
        PyStruct struct = new PyStruct(TYPE);
        struct.compile(text);
        return struct;
    }

    @Constructor("Struct(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, Object[] kwnames) {
        return new PyStruct(cls);
    }

    @Init("Struct(self, /, format)")
    void init(Object format) {
        compile(StructModule.formatText(format));
    }

    private void compile(String text) {
        this.format = new StructFormat(text, StructModule.current().error);
        this.text = text;
    }

    private StructFormat format() {
        if (format == null) {
            throw StructModule.current().error("Struct object is not initialized");
        }
        return format;
    }

    @Method("iter_unpack(self, buffer, /)")
    Object iterUnpack(Object buffer) {
        StructFormat format = format();
        if (format.size == 0) {
            throw format.error("cannot iteratively unpack with a struct of length 0");
        }
        byte[] memory = Buffer.bytesOf(buffer);
        if (memory.length % format.size != 0) {
            throw format.error("iterative unpacking requires a buffer of a multiple of " + format.size + " bytes");
        }
        return new PyUnpackIterator(format, memory);
    }

    @Method("pack(self, /, *values)")
    Object pack(Object[] values) {
        return pack(values, 0);
    }

    Object pack(Object[] values, int from) {
        StructFormat format = format();
        requireCount(format, "pack", values.length - from);
        byte[] packed = new byte[format.size];
        format.pack(values, from, packed, 0);
        return PyBytes.of(packed);
    }

    private static void requireCount(StructFormat format, String what, int given) {
        if (given != format.length) {
            throw format.error(what + " expected " + format.length + " items for packing (got " + given + ")");
        }
    }

    @Method("pack_into(self, /, *args)")
    void packInto(Object[] args) {
        packInto(args, 0);
    }

    /// Packs into `args[from]` at `args[from + 1]`, the values after that.
    void packInto(Object[] args, int from) {
        StructFormat format = format();
        int given = args.length - from;
        if (given < 2) {
            throw format.error(given == 0 ? "pack_into expected buffer argument" : "pack_into expected offset argument");
        }
        requireCount(format, "pack_into", given - 2);
        Buffer buffer = writable(args[from]);
        try {
            int length = buffer.length();
            long offset = Conversion.toSize(args[from + 1]);
            if (offset < 0) {
                if (offset + format.size > 0) {
                    throw format.error("no space to pack " + format.size + " bytes at offset " + offset);
                }
                if (offset + length < 0) {
                    throw format.error("offset " + offset + " out of range for " + length + "-byte buffer");
                }
                offset += length;
            }
            if (length - offset < format.size) {
                throw format.error("pack_into requires a buffer of at least " + Long.toUnsignedString(format.size + offset)
                        + " bytes for packing " + format.size + " bytes at offset " + offset
                        + " (actual buffer size is " + length + ")");
            }
            byte[] packed = new byte[format.size];
            format.pack(args, from + 2, packed, 0);
            System.arraycopy(packed, 0, buffer.memory(), buffer.offset() + (int) offset, packed.length);
        } finally {
            buffer.release();
        }
    }

    private static Buffer writable(Object o) {
        try {
            return Buffer.of(o, Buffer.WRITABLE);
        } catch (Raised _) {
            throw typeError("argument must be read-write bytes-like object, not %T", o);
        }
    }

    @Method("unpack(self, buffer, /)")
    Object unpack(Buffer buffer) {
        StructFormat format = format();
        if (buffer.length() != format.size) {
            throw format.error("unpack requires a buffer of " + format.size + " bytes");
        }
        return format.unpack(buffer.memory(), buffer.offset());
    }

    @Method("unpack_from(self, /, buffer, offset=0)")
    Object unpackFrom(Buffer buffer, long offset) {
        StructFormat format = format();
        int length = buffer.length();
        if (offset < 0) {
            if (offset + format.size > 0) {
                throw format.error("not enough data to unpack " + format.size + " bytes at offset " + offset);
            }
            if (offset + length < 0) {
                throw format.error("offset " + offset + " out of range for " + length + "-byte buffer");
            }
            offset += length;
        }
        if (length - offset < format.size) {
            throw format.error("unpack_from requires a buffer of at least " + Long.toUnsignedString(format.size + offset)
                    + " bytes for unpacking " + format.size + " bytes at offset " + offset
                    + " (actual buffer size is " + length + ")");
        }
        return format.unpack(buffer.memory(), buffer.offset() + (int) offset);
    }

    @Method("__sizeof__(self, /)")
    long sizeOf() {
        return 56 + 32L * text.length();
    }

    @Getter("format")
    Object formatText() {
        return text;
    }

    @Getter("size")
    long size() {
        return format == null ? -1 : format.size;
    }
}
