package taipan.objects;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import taipan.bindings.Method;
import taipan.bindings.ParseTuple;
import taipan.bindings.SliceIndex;
import taipan.bindings.StaticMethod;
import taipan.text.ByteBuilder;
import taipan.text.ByteCase;
import taipan.text.ByteSearch;
import taipan.text.BytesText;
import taipan.text.Text;
import taipan.text.TextPredicates.Kind;

/// The methods that `bytes` and `bytearray` have in common. They work on the storage as it is when they start; results
/// are of the type of the receiver.
/// CPython: Objects/bytes_methods.c, Objects/stringlib/transmogrify.h
abstract class BytesLike extends PyExtensible {
    BytesLike(PyType type) {
        super(type);
    }

    /// The storage, of which the first `size()` bytes count. Another thread may change it meanwhile.
    abstract byte[] memory();

    abstract int size();

    /// A value of the receiver's built-in type that owns the array.
    abstract Object make(byte[] bytes);

    /// The receiver where nothing changes: itself when it cannot change, else a copy.
    abstract Object unchanged();

    /// The storage, and with it the length that goes with it: safe against a concurrent change of size.
    final int length(byte[] memory) {
        return Math.min(size(), memory.length);
    }

    private Object part(byte[] memory, int from, int to) {
        return make(Arrays.copyOfRange(memory, from, to));
    }

    // Arguments

    /// An int in the range of a byte. CPython: _getbytevalue
    static int byteValue(Object o) {
        if (!(Conversion.index(o) instanceof Long n) || n < 0 || n > 255) {
            throw valueError("byte must be in range(0, 256)");
        }
        return (int) (long) n;
    }

    /// What to look for: bytes, or an int for one byte. CPython: parse_args_finds_byte
    private static byte[] wanted(Object o) {
        if (o instanceof PyBytes b) {
            return b.array();
        }
        if (Conversion.isIndex(o) && !Buffer.isBuffer(o)) {
            return new byte[] {(byte) byteValue(o)};
        }
        if (!Buffer.isBuffer(o)) {
            throw typeError("argument should be integer or bytes-like object, not '%T'", o);
        }
        return Buffer.bytesOf(o);
    }

    // Sequence

    public long __len__() {
        return size();
    }

    public boolean __contains__(Object value) {
        byte[] memory = memory();
        int length = length(memory);
        byte[] part;
        if (!(value instanceof PyBytes) && Conversion.isIndex(value)) {
            part = new byte[] {(byte) byteValue(value)};
        } else {
            part = Buffer.bytesOf(value);
        }
        return ByteSearch.find(memory, 0, length, part) >= 0;
    }

    public Object __concat__(Object other) {
        if (!Buffer.isBuffer(other)) {
            throw typeError("can't concat %T to %T", other, this);
        }
        byte[] more = Buffer.bytesOf(other);
        byte[] memory = memory();
        int length = length(memory);
        if ((long) length + more.length > Integer.MAX_VALUE - 8) {
            throw Raise.memoryError("");
        }
        byte[] joined = Arrays.copyOf(memory, length + more.length);
        System.arraycopy(more, 0, joined, length, more.length);
        return make(joined);
    }

    public Object __repeat__(Object count) {
        long n = Sequences.repeatCount(count);
        return make(repeated(n));
    }

    final byte[] repeated(long count) {
        byte[] memory = memory();
        int length = length(memory);
        byte[] all = new byte[this instanceof PyBytes ? Sequences.repeatedLength(length, count, "repeated bytes are too long") : Sequences.repeatedLength(length, count)];
        if (length == 1) {
            Arrays.fill(all, memory[0]);
        } else {
            for (int i = 0; i < all.length; i += length) {
                System.arraycopy(memory, 0, all, i, length);
            }
        }
        return all;
    }

    // Searching

    private int search(Object sub, long start, long stop, boolean last) {
        byte[] part = wanted(sub);
        byte[] memory = memory();
        int length = length(memory);
        int from = StrSearch.clip(start, length);
        int to = StrSearch.clipEnd(stop, length);
        if (from > to) {
            return -1;
        }
        return last ? ByteSearch.findLast(memory, from, to, part) : ByteSearch.find(memory, from, to, part);
    }

    @ParseTuple
    @Method("find(self, sub, start=0, stop=9223372036854775807, /)")
    long find(Object sub, @SliceIndex long start, @SliceIndex long stop) {
        return search(sub, start, stop, false);
    }

    @ParseTuple
    @Method("rfind(self, sub, start=0, stop=9223372036854775807, /)")
    long rfind(Object sub, @SliceIndex long start, @SliceIndex long stop) {
        return search(sub, start, stop, true);
    }

    @ParseTuple
    @Method("index(self, sub, start=0, stop=9223372036854775807, /)")
    long index(Object sub, @SliceIndex long start, @SliceIndex long stop) {
        return found(search(sub, start, stop, false));
    }

    @ParseTuple
    @Method("rindex(self, sub, start=0, stop=9223372036854775807, /)")
    long rindex(Object sub, @SliceIndex long start, @SliceIndex long stop) {
        return found(search(sub, start, stop, true));
    }

    private static int found(int at) {
        if (at < 0) {
            throw valueError("subsection not found");
        }
        return at;
    }

    @ParseTuple
    @Method("count(self, sub, start=0, stop=9223372036854775807, /)")
    long count(Object sub, @SliceIndex long start, @SliceIndex long stop) {
        byte[] part = wanted(sub);
        byte[] memory = memory();
        int length = length(memory);
        return ByteSearch.count(memory, StrSearch.clip(start, length), StrSearch.clipEnd(stop, length), part);
    }

    @ParseTuple
    @Method("startswith(self, prefix, start=0, stop=9223372036854775807, /)")
    boolean startsWith(Object prefix, @SliceIndex long start, @SliceIndex long stop) {
        return tailMatches(prefix, start, stop, false);
    }

    @ParseTuple
    @Method("endswith(self, suffix, start=0, stop=9223372036854775807, /)")
    boolean endsWith(Object suffix, @SliceIndex long start, @SliceIndex long stop) {
        return tailMatches(suffix, start, stop, true);
    }

    private boolean tailMatches(Object part, long start, long stop, boolean end) {
        if (part instanceof PyTuple several) {
            for (int i = 0; i < several.size(); i++) {
                if (tailMatches(Buffer.bytesOf(several.at(i)), start, stop, end)) {
                    return true;
                }
            }
            return false;
        }
        if (!Buffer.isBuffer(part)) {
            throw typeError(
                    "%s first arg must be bytes or a tuple of bytes, not %T", end ? "endswith" : "startswith", part);
        }
        return tailMatches(Buffer.bytesOf(part), start, stop, end);
    }

    private boolean tailMatches(byte[] part, long start, long stop, boolean end) {
        byte[] memory = memory();
        int length = length(memory);
        int from = StrSearch.clip(start, length);
        int to = StrSearch.clipEnd(stop, length);
        if (from > to) {
            return false;
        }
        return end ? ByteSearch.endsWith(memory, from, to, part) : ByteSearch.startsWith(memory, from, to, part);
    }

    @Method("replace(self, old, new, count=-1, /)")
    Object replace(Object old, Object with, long count) {
        byte[] from = Buffer.bytesOf(old);
        byte[] to = Buffer.bytesOf(with);
        byte[] memory = memory();
        int limit = count < 0 ? -1 : (int) Math.min(count, Integer.MAX_VALUE);
        return make(ByteSearch.replace(memory, length(memory), from, to, limit));
    }

    @Method("removeprefix(self, prefix, /)")
    Object removePrefix(Object prefix) {
        byte[] part = Buffer.bytesOf(prefix);
        byte[] memory = memory();
        int length = length(memory);
        return ByteSearch.startsWith(memory, 0, length, part) ? part(memory, part.length, length) : unchanged();
    }

    @Method("removesuffix(self, suffix, /)")
    Object removeSuffix(Object suffix) {
        byte[] part = Buffer.bytesOf(suffix);
        byte[] memory = memory();
        int length = length(memory);
        return ByteSearch.endsWith(memory, 0, length, part) ? part(memory, 0, length - part.length) : unchanged();
    }

    // Splitting and joining

    private static byte[] separator(Object sep) {
        byte[] separator = Buffer.bytesOf(sep);
        if (separator.length == 0) {
            throw valueError("empty separator");
        }
        return separator;
    }

    @Method("split(self, /, sep=None, maxsplit=-1)")
    Object split(Object sep, long maxsplit) {
        long left = maxsplit < 0 ? Long.MAX_VALUE : maxsplit;
        byte[] separator = sep == PyNone.NONE ? null : separator(sep);
        byte[] memory = memory();
        int length = length(memory);
        List<Object> parts = new ArrayList<>();
        int i = 0;
        if (separator != null) {
            while (left-- > 0) {
                int at = ByteSearch.find(memory, i, length, separator);
                if (at < 0) {
                    break;
                }
                parts.add(part(memory, i, at));
                i = at + separator.length;
            }
            parts.add(i == 0 ? unchanged() : part(memory, i, length));
            return PyList.of(parts.toArray());
        }
        while (true) {
            while (i < length && ByteCase.isSpace(memory[i])) {
                i++;
            }
            if (i == length) {
                break;
            }
            int start = i;
            if (left-- == 0) {
                parts.add(part(memory, start, length));
                break;
            }
            while (i < length && !ByteCase.isSpace(memory[i])) {
                i++;
            }
            parts.add(part(memory, start, i));
        }
        return PyList.of(parts.toArray());
    }

    @Method("rsplit(self, /, sep=None, maxsplit=-1)")
    Object rsplit(Object sep, long maxsplit) {
        long left = maxsplit < 0 ? Long.MAX_VALUE : maxsplit;
        byte[] separator = sep == PyNone.NONE ? null : separator(sep);
        byte[] memory = memory();
        int end = length(memory);
        List<Object> parts = new ArrayList<>();
        if (separator != null) {
            while (left-- > 0) {
                int at = ByteSearch.findLast(memory, 0, end, separator);
                if (at < 0) {
                    break;
                }
                parts.add(part(memory, at + separator.length, end));
                end = at;
            }
            parts.add(part(memory, 0, end));
            return PyList.of(parts.reversed().toArray());
        }
        while (true) {
            while (end > 0 && ByteCase.isSpace(memory[end - 1])) {
                end--;
            }
            if (end == 0) {
                break;
            }
            int stop = end;
            if (left-- == 0) {
                parts.add(part(memory, 0, stop));
                break;
            }
            while (end > 0 && !ByteCase.isSpace(memory[end - 1])) {
                end--;
            }
            parts.add(part(memory, end, stop));
        }
        return PyList.of(parts.reversed().toArray());
    }

    @Method("splitlines(self, /, keepends=False)")
    Object splitLines(boolean keepends) {
        byte[] memory = memory();
        int length = length(memory);
        List<Object> parts = new ArrayList<>();
        int i = 0;
        while (i < length) {
            int start = i;
            while (i < length && memory[i] != '\n' && memory[i] != '\r') {
                i++;
            }
            int end = i;
            if (i < length) {
                i += memory[i] == '\r' && i + 1 < length && memory[i + 1] == '\n' ? 2 : 1;
            }
            parts.add(part(memory, start, keepends ? i : end));
        }
        return PyList.of(parts.toArray());
    }

    @Method("partition(self, sep, /)")
    Object partition(Object sep) {
        byte[] separator = separator(sep);
        byte[] memory = memory();
        int length = length(memory);
        int at = ByteSearch.find(memory, 0, length, separator);
        if (at < 0) {
            return PyTuple.of(unchanged(), make(new byte[0]), make(new byte[0]));
        }
        return PyTuple.of(part(memory, 0, at), shown(sep, separator), part(memory, at + separator.length, length));
    }

    @Method("rpartition(self, sep, /)")
    Object rpartition(Object sep) {
        byte[] separator = separator(sep);
        byte[] memory = memory();
        int length = length(memory);
        int at = ByteSearch.findLast(memory, 0, length, separator);
        if (at < 0) {
            return PyTuple.of(make(new byte[0]), make(new byte[0]), unchanged());
        }
        return PyTuple.of(part(memory, 0, at), shown(sep, separator), part(memory, at + separator.length, length));
    }

    /// The separator in a partition: for bytes the object that was given, for bytearray a new one.
    Object shown(Object given, byte[] separator) {
        return given;
    }

    @Method("join(self, iterable_of_bytes, /)")
    Object join(Object iterable) {
        Object[] items = Iteration.toArray(iterable, "can only join an iterable");
        if (items.length == 1 && items[0] instanceof PyBytes b && b.type == PyBytes.TYPE && this instanceof PyBytes) {
            return b;
        }
        var out = new ByteBuilder(16);
        for (int i = 0; i < items.length; i++) {
            if (!Buffer.isBuffer(items[i])) {
                throw typeError("sequence item %d: expected a bytes-like object, %T found", i, items[i]);
            }
            if (i > 0) {
                byte[] memory = memory();
                out.append(memory, 0, length(memory));
            }
            out.append(Buffer.bytesOf(items[i]));
        }
        return make(out.toBytes());
    }

    // Stripping and padding

    @Method("strip(self, bytes=None, /)")
    Object strip(Object bytes) {
        return stripped(bytes, true, true);
    }

    @Method("lstrip(self, bytes=None, /)")
    Object lstrip(Object bytes) {
        return stripped(bytes, true, false);
    }

    @Method("rstrip(self, bytes=None, /)")
    Object rstrip(Object bytes) {
        return stripped(bytes, false, true);
    }

    private Object stripped(Object bytes, boolean left, boolean right) {
        byte[] set = bytes == PyNone.NONE ? null : Buffer.bytesOf(bytes);
        byte[] memory = memory();
        int length = length(memory);
        int from = 0;
        int to = length;
        while (left && from < to && isIn(memory[from], set)) {
            from++;
        }
        while (right && to > from && isIn(memory[to - 1], set)) {
            to--;
        }
        return from == 0 && to == length ? unchanged() : part(memory, from, to);
    }

    private static boolean isIn(byte b, byte[] set) {
        if (set == null) {
            return ByteCase.isSpace(b);
        }
        for (byte each : set) {
            if (each == b) {
                return true;
            }
        }
        return false;
    }

    @Method("center(self, width, fillchar=NULL, /)")
    Object center(long width, Object fillchar) {
        byte fill = fill("center", fillchar);
        long margin = Math.max(width - size(), 0);
        long left = margin / 2 + (margin & width & 1);
        return padded(left, margin - left, fill);
    }

    @Method("ljust(self, width, fillchar=NULL, /)")
    Object ljust(long width, Object fillchar) {
        return padded(0, width - size(), fill("ljust", fillchar));
    }

    @Method("rjust(self, width, fillchar=NULL, /)")
    Object rjust(long width, Object fillchar) {
        return padded(width - size(), 0, fill("rjust", fillchar));
    }

    private static byte fill(String method, Object fillchar) {
        if (fillchar == null) {
            return ' ';
        }
        if (fillchar instanceof BytesLike b && b.size() == 1) {
            return b.memory()[0];
        }
        throw typeError("%s() argument 2 must be a byte string of length 1, not %T", method, fillchar);
    }

    private Object padded(long left, long right, byte fill) {
        if (left <= 0 && right <= 0) {
            return unchanged();
        }
        byte[] memory = memory();
        int length = length(memory);
        if (left + length + right > Integer.MAX_VALUE - 8) {
            throw Raise.memoryError("");
        }
        byte[] out = new byte[(int) (left + length + right)];
        Arrays.fill(out, 0, (int) left, fill);
        System.arraycopy(memory, 0, out, (int) left, length);
        Arrays.fill(out, (int) left + length, out.length, fill);
        return make(out);
    }

    @Method("zfill(self, width, /)")
    Object zfill(long width) {
        byte[] memory = memory();
        int length = length(memory);
        if (length >= width) {
            return unchanged();
        }
        if (width > Integer.MAX_VALUE - 8) {
            throw Raise.memoryError("");
        }
        int zeros = (int) width - length;
        int sign = length > 0 && (memory[0] == '+' || memory[0] == '-') ? 1 : 0;
        byte[] out = new byte[(int) width];
        System.arraycopy(memory, 0, out, 0, sign);
        Arrays.fill(out, sign, sign + zeros, (byte) '0');
        System.arraycopy(memory, sign, out, sign + zeros, length - sign);
        return make(out);
    }

    @Method("expandtabs(self, /, tabsize=8)")
    Object expandTabs(int tabsize) {
        byte[] memory = memory();
        int length = length(memory);
        var out = new ByteBuilder(length + 16);
        int column = 0;
        for (int i = 0; i < length; i++) {
            byte b = memory[i];
            if (b == '\t') {
                if (tabsize > 0) {
                    int spaces = tabsize - column % tabsize;
                    column += spaces;
                    out.repeat(' ', spaces);
                }
            } else {
                column = b == '\n' || b == '\r' ? 0 : column + 1;
                out.append(b);
            }
        }
        return make(out.toBytes());
    }

    // Case and kinds

    @Method("lower(self, /)")
    Object lower() {
        byte[] memory = memory();
        return make(ByteCase.lower(memory, length(memory)));
    }

    @Method("upper(self, /)")
    Object upper() {
        byte[] memory = memory();
        return make(ByteCase.upper(memory, length(memory)));
    }

    @Method("swapcase(self, /)")
    Object swapcase() {
        byte[] memory = memory();
        return make(ByteCase.swap(memory, length(memory)));
    }

    @Method("capitalize(self, /)")
    Object capitalize() {
        byte[] memory = memory();
        return make(ByteCase.capitalize(memory, length(memory)));
    }

    @Method("title(self, /)")
    Object title() {
        byte[] memory = memory();
        return make(ByteCase.title(memory, length(memory)));
    }

    private boolean all(Kind kind) {
        byte[] memory = memory();
        return ByteCase.all(memory, length(memory), kind);
    }

    @Method("isalnum(self, /)")
    boolean isAlnum() {
        return all(Kind.ALNUM);
    }

    @Method("isalpha(self, /)")
    boolean isAlpha() {
        return all(Kind.ALPHA);
    }

    @Method("isdigit(self, /)")
    boolean isDigit() {
        return all(Kind.DIGIT);
    }

    @Method("isspace(self, /)")
    boolean isSpace() {
        return all(Kind.SPACE);
    }

    @Method("isascii(self, /)")
    boolean isAscii() {
        byte[] memory = memory();
        for (int i = 0, length = length(memory); i < length; i++) {
            if (memory[i] < 0) {
                return false;
            }
        }
        return true;
    }

    @Method("islower(self, /)")
    boolean isLower() {
        byte[] memory = memory();
        return ByteCase.isAllCase(memory, length(memory), false);
    }

    @Method("isupper(self, /)")
    boolean isUpper() {
        byte[] memory = memory();
        return ByteCase.isAllCase(memory, length(memory), true);
    }

    @Method("istitle(self, /)")
    boolean isTitle() {
        byte[] memory = memory();
        return ByteCase.isTitle(memory, length(memory));
    }

    // Conversion

    @Method("decode(self, /, encoding='utf-8', errors='strict')")
    Object decode(String encoding, String errors) {
        byte[] bytes = Buffer.bytesOf(this);
        return Codecs.decode(bytes, this, encoding, errors);
    }

    @Method("hex(self, /, sep=NULL, bytes_per_sep=1)")
    Object hex(Object sep, int bytesPerSep) {
        byte[] memory = memory();
        return BytesText.hex(memory, 0, length(memory), separatorOfHex(sep), bytesPerSep);
    }

    /// The separator as a character, -1 when there is none.
    static int separatorOfHex(Object sep) {
        if (sep == null) {
            return -1;
        }
        if (Sequences.length(sep) != 1) {
            throw valueError("sep must be length 1.");
        }
        int separator;
        Object text = PyStr.valueOrNull(sep);
        if (text != null) {
            separator = Text.at(text, 0);
        } else if (sep instanceof PyBytes b) {
            separator = b.array()[0] & 0xFF;
        } else {
            throw typeError("sep must be str or bytes.");
        }
        if (separator > 127) {
            throw valueError("sep must be ASCII.");
        }
        return separator;
    }

    /// CPython: _PyBytes_FromHex
    static byte[] fromHex(Object string) {
        Object text = PyStr.argument(string, "fromhex", "argument");
        int length = Text.length(text);
        var out = new ByteBuilder(length / 2);
        int i = 0;
        while (i < length) {
            int c = Text.at(text, i);
            if (c < 128 && ByteCase.isSpace(c)) {
                i++;
                continue;
            }
            int high = hexDigit(text, i, length);
            int low = hexDigit(text, i + 1, length);
            out.append(high << 4 | low);
            i += 2;
        }
        return out.toBytes();
    }

    private static int hexDigit(Object text, int i, int length) {
        int c = i < length ? Text.at(text, i) : 0;
        int digit = c < 128 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw valueError("non-hexadecimal number found in fromhex() arg at position %d", i);
        }
        return digit;
    }

    @StaticMethod("maketrans(frm, to, /)")
    static Object makeTrans(Object frm, Object to) {
        byte[] from = Buffer.bytesOf(frm);
        byte[] into = Buffer.bytesOf(to);
        if (from.length != into.length) {
            throw valueError("maketrans arguments must have same length");
        }
        byte[] table = new byte[256];
        for (int i = 0; i < 256; i++) {
            table[i] = (byte) i;
        }
        for (int i = 0; i < from.length; i++) {
            table[from[i] & 0xFF] = into[i];
        }
        return PyBytes.of(table);
    }

    @Method("translate(self, table, /, delete=NULL)")
    Object translate(Object table, Object delete) {
        byte[] mapping = table == PyNone.NONE ? null : Buffer.bytesOf(table);
        if (mapping != null && mapping.length != 256) {
            throw valueError("translation table must be 256 characters long");
        }
        boolean[] deleted = new boolean[256];
        if (delete != null) {
            for (byte b : Buffer.bytesOf(delete)) {
                deleted[b & 0xFF] = true;
            }
        }
        byte[] memory = memory();
        int length = length(memory);
        byte[] out = new byte[length];
        int count = 0;
        for (int i = 0; i < length; i++) {
            int b = memory[i] & 0xFF;
            if (!deleted[b]) {
                out[count++] = mapping == null ? (byte) b : mapping[b];
            }
        }
        return make(Arrays.copyOf(out, count));
    }

    /// The bytes that the iterable's ints are; `complaint` is what to say of one out of range.
    static byte[] fromIterable(Object iterable, String complaint) {
        var out = new ByteBuilder(16);
        Object it = Iteration.iter(iterable);
        for (Object item = Iteration.next(it); item != null; item = Iteration.next(it)) {
            if (!(Conversion.index(item) instanceof Long n) || n < 0 || n > 255) {
                throw valueError(complaint);
            }
            out.append((int) (long) n);
        }
        return out.toBytes();
    }
}
