package taipan.modules.ctypes;

import static taipan.objects.Raise.typeError;

import java.nio.ByteBuffer;
import java.util.Map;
import taipan.objects.Attributes;
import taipan.objects.Conversion;
import taipan.objects.Iteration;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyInt;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.text.Text;
import taipan.text.TextBuilder;

/// Lays out the members of structures and unions, and reads and writes those of uncommon kinds.
/// CPython: Modules/_ctypes/stgdict.c (PyCStructUnionType_update_stgdict), Modules/_ctypes/cfield.c (PyCField_FromDesc)
final class Fields {
    private static final String BIT_CODES = "bBhHiIlLqQ?";

    private final PyType type;
    private final CType layout;
    private final boolean isUnion;
    private final boolean bigEndian;
    private int pack;
    private int offset;
    private int size;
    private int alignment;
    /// The bits of the unit that bit fields share, and those given away.
    private int unit;
    private int usedBits;

    private Fields(PyType type, CType layout) {
        this.type = type;
        this.layout = layout;
        this.isUnion = layout.form == CType.Form.UNION;
        this.bigEndian = Attributes.lookup(type, "_swappedbytes_") != null;
    }

    /// Takes `_fields_` of a class.
    static void define(PyType type, Object fields) {
        CType layout = CType.of(type);
        if (layout == null) {
            return;
        }
        if (layout.isFinal) {
            throw Raise.with(PyExc.AttributeError, "_fields_ is final");
        }
        new Fields(type, layout).define(fields);
    }

    private void define(Object fields) {
        if (!(fields instanceof PyTuple) && !(fields instanceof taipan.objects.PyList)) {
            throw typeError("_fields_ must be a sequence of pairs");
        }
        Object packed = Attributes.lookup(type, "_pack_");
        if (packed != null) {
            if (PyInt.valueOrNull(packed) == null) {
                throw Raise.valueError("_pack_ must be an integer");
            }
            long n = PyInt.valueOrNull(packed) instanceof Long l ? l : -1;
            if (n < 0 || n > Integer.MAX_VALUE) {
                throw Raise.valueError("_pack_ must be a non-negative integer");
            }
            pack = (int) n;
        }
        CType inherited = CType.of(type.base());
        layout.members.clear();
        layout.ordered.clear();
        alignment = 1;
        if (inherited != null && inherited.form == layout.form) {
            layout.members.putAll(inherited.members);
            layout.ordered.addAll(inherited.ordered);
            size = offset = inherited.size;
            alignment = Math.max(1, inherited.alignment);
            inherited.isFinal = true;
        }
        Object[] all = Iteration.toArray(fields);
        int largest = isUnion ? size : 0;
        for (int i = 0; i < all.length; i++) {
            if (!(all[i] instanceof PyTuple pair) || pair.size() < 2 || pair.size() > 3) {
                throw typeError("_fields_ must be a sequence of (name, C type) pairs");
            }
            CType t = CType.ofOrNull(pair.at(1));
            if (t == null) {
                throw typeError("second item in _fields_ tuple (index %d) must be a C type", (long) i);
            }
            if (PyStr.valueOrNull(pair.at(0)) == null) {
                throw typeError("_fields_ must be a sequence of (name, C type) pairs");
            }
            t.isFinal = true;
            int bits = pair.size() == 3 ? bits(pair, t) : 0;
            if (isUnion) {
                offset = size = unit = usedBits = 0;
            }
            add(PyStr.toName(pair.at(0)), (PyType) pair.at(1), t, bits, layout.ordered.size());
            largest = Math.max(largest, size);
        }
        if (isUnion) {
            size = largest;
        }
        layout.size = (size + alignment - 1) / alignment * alignment;
        layout.alignment = alignment;
        layout.laidOut = true;
        anonymous();
        layout.isFinal = true;
    }

    private int bits(PyTuple pair, CType t) {
        if (t.form != CType.Form.SIMPLE || BIT_CODES.indexOf(t.code) < 0) {
            throw typeError("bit fields not allowed for type %s", ((PyType) pair.at(1)).name());
        }
        long n = Conversion.toLong(pair.at(2));
        if (n <= 0 || n > t.size * 8L) {
            throw Raise.valueError("number of bits invalid for bit field");
        }
        return (int) n;
    }

    private void add(String name, PyType fieldType, CType t, int bits, int place) {
        int at;
        int first = 0;
        int total = t.size * 8;
        if (bits > 0 && unit > 0 && total <= unit && usedBits + bits <= unit) {
            first = bigEndian ? unit - usedBits - bits : usedBits;
            at = offset - t.size;
            usedBits += bits;
        } else if (bits > 0 && unit > 0 && total >= unit && usedBits + bits <= total) {
            offset += t.size - unit / 8;
            size += t.size - unit / 8;
            unit = total;
            first = bigEndian ? unit - usedBits - bits : usedBits;
            at = offset - t.size;
            usedBits += bits;
        } else {
            unit = bits > 0 ? total : 0;
            first = bits > 0 && bigEndian ? unit - bits : 0;
            usedBits = bits;
            int align = pack > 0 ? Math.min(pack, t.alignment) : t.alignment;
            int gap = align > 0 && offset % align != 0 ? align - offset % align : 0;
            size += gap + t.size;
            at = offset + gap;
            offset += gap + t.size;
            alignment = Math.max(alignment, align);
        }
        PyField field = new PyField(name, fieldType, at, place, bits, first);
        layout.members.put(name, field);
        layout.ordered.add(field);
        StructureMeta.plainSet(type, name, field);
    }

    /// The members of unnamed members are members too. CPython: MakeAnonFields
    private void anonymous() {
        Object names = Attributes.lookup(type, "_anonymous_");
        if (names == null) {
            return;
        }
        for (Object name : Iteration.toArray(names, "_anonymous_ must be a sequence")) {
            Object field = Attributes.get(type, PyStr.toName(name));
            if (!(field instanceof PyField f)) {
                throw Raise.with(PyExc.AttributeError, Text.concat("'", Text.concat(name, "' is specified in _anonymous_ but not in _fields_")));
            }
            CType inner = CType.of(f.fieldType);
            for (Map.Entry<String, PyField> e : inner.members.entrySet()) {
                PyField m = e.getValue();
                PyField moved = new PyField(m.name, m.fieldType, f.offset + m.offset, f.place + m.place, m.bits, m.firstBit);
                layout.members.putIfAbsent(e.getKey(), moved);
                StructureMeta.plainSet(type, e.getKey(), moved);
            }
        }
    }

    // Instances

    static void initialize(CData data, Object[] args, PyDict kwargs) {
        CType t = data.layout();
        if (args.length > t.ordered.size()) {
            throw typeError("too many initializers");
        }
        for (int i = 0; i < args.length; i++) {
            String name = t.ordered.get(i).name;
            if (kwargs != null && kwargs.getOrNull(PyStr.fromName(name)) != null) {
                throw typeError("duplicate values for field %R", PyStr.fromName(name));
            }
            Attributes.set(data, name, args[i]);
        }
        if (kwargs != null) {
            for (Object key : Iteration.toArray(kwargs)) {
                Attributes.set(data, PyStr.toName(key), kwargs.getOrNull(key));
            }
        }
    }

    // Bits

    private static long unitOf(ByteBuffer bytes, PyField f, CType t) {
        Object n = Values.read(bytes, f.offset, t.code == '?' ? 'B' : t.code, t.swapped);
        return ((Number) n).longValue();
    }

    static Object readBits(ByteBuffer bytes, PyField f, CType t) {
        long unit = unitOf(bytes, f, t);
        long shifted = unit << 64 - f.firstBit - f.bits;
        boolean signed = "bhilq".indexOf(t.code) >= 0;
        if (t.code == '?') {
            return shifted >>> 64 - f.bits != 0;
        }
        return signed ? (Object) (shifted >> 64 - f.bits) : Values.unsigned(shifted >>> 64 - f.bits);
    }

    static void writeBits(ByteBuffer bytes, PyField f, CType t, Object value) {
        long mask = (f.bits == 64 ? -1L : (1L << f.bits) - 1) << f.firstBit;
        if (PyInt.valueOrNull(value) == null) {
            throw typeError("int expected instead of %T instance", value);
        }
        long wanted = ((Number) PyInt.valueOrNull(value)).longValue() << f.firstBit & mask;
        long unit = unitOf(bytes, f, t) & ~mask | wanted;
        Values.write(bytes, f.offset, t.code == '?' ? 'B' : t.code, t.swapped, unit);
    }

    // Text in arrays

    static Object readBytes(ByteBuffer bytes, int at, int size) {
        int length = 0;
        while (length < size && bytes.get(at + length) != 0) {
            length++;
        }
        byte[] text = new byte[length];
        bytes.get(at, text);
        return PyBytes.of(text);
    }

    static void writeBytes(ByteBuffer bytes, int at, int size, Object value) {
        if (!(value instanceof PyBytes b)) {
            throw typeError("bytes expected instead of %T instance", value);
        }
        byte[] text = b.array();
        if (text.length > size) {
            throw Raise.valueError("byte string too long");
        }
        bytes.put(at, text);
        if (text.length < size) {
            bytes.put(at + text.length, (byte) 0);
        }
    }

    static Object readWide(ByteBuffer bytes, int at, int length) {
        TextBuilder text = new TextBuilder();
        for (int i = 0; i < length && bytes.getInt(at + 4 * i) != 0; i++) {
            text.append(bytes.getInt(at + 4 * i));
        }
        return text.toStr();
    }

    static void writeWide(ByteBuffer bytes, int at, int length, Object value) {
        if (PyStr.valueOrNull(value) == null) {
            throw typeError("unicode string expected instead of %T instance", value);
        }
        Object text = PyStr.valueOrNull(value);
        int n = Text.length(text);
        if (n > length) {
            throw Raise.valueError("string too long (%d, maximum length %d)", (long) n, (long) length);
        }
        for (int i = 0; i < n; i++) {
            bytes.putInt(at + 4 * i, Text.at(text, i));
        }
        if (n < length) {
            bytes.putInt(at + 4 * n, 0);
        }
    }
}
