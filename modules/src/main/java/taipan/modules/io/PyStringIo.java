package taipan.modules.io;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.Arrays;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Attributes;
import taipan.objects.Conversion;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.text.Text;
import taipan.text.TextBuilder;
import taipan.text.TextSearch;

/// `_io.StringIO`: a stream of text in memory.
/// CPython: Modules/_io/stringio.c
@PyClass(name = "_io.StringIO", base = PyTextIoBase.class, subclassable = true, hasDict = true, weakrefs = true)
public final class PyStringIo extends PyTextIoBase {
    public static final PyType TYPE = PyStringIoBindings.newType();

    /// The contents: `narrow` while no code point is above U+FFFF, then `wide` (and `narrow` is null).
    private char[] narrow = new char[0];
    private int[] wide;
    private int length;
    private int position;
    private boolean initialized;
    private boolean closed;
    /// The newline argument, null for None.
    private String newline = "\n";
    private NewlineTranslator translator;
    private String writeNewline;

    PyStringIo(PyType type) {
        super(type);
    }

    @Constructor("StringIO(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyStringIo(cls);
    }

    /// CPython: _io_StringIO___init___impl
    @Init("StringIO(self, initial_value='', newline='\\n')")
    void init(Object initial, Object newlineArgument) {
        if (newlineArgument != PyNone.NONE && PyStr.valueOrNull(newlineArgument) == null) {
            throw typeError("newline must be str or None, not %T", newlineArgument);
        }
        String end = newlineArgument == PyNone.NONE ? null : PyStr.toName(newlineArgument);
        if (end != null && !end.isEmpty() && !end.equals("\n") && !end.equals("\r") && !end.equals("\r\n")) {
            throw valueError("illegal newline value: %R", newlineArgument);
        }
        if (initial != PyNone.NONE && PyStr.valueOrNull(initial) == null) {
            throw typeError("initial_value must be str or None, not %T", initial);
        }
        clear();
        newline = end;
        translator = end == null || end.isEmpty() ? new NewlineTranslator(end == null) : null;
        writeNewline = end != null && end.startsWith("\r") ? end : null;
        closed = false;
        initialized = true;
        if (initial != PyNone.NONE) {
            put(PyStr.valueOrNull(initial));
        }
        position = 0;
    }

    private void clear() {
        narrow = new char[0];
        wide = null;
        length = position = 0;
    }

    private void check() {
        if (!initialized) {
            throw valueError("I/O operation on uninitialized object");
        }
        if (closed) {
            throw valueError("I/O operation on closed file");
        }
    }

    // Contents

    private void put(Object str) {
        Object text = translator == null ? str : translator.feed(str, true);
        if (writeNewline != null) {
            text = TextSearch.replace(text, "\n", writeNewline, -1);
        }
        int n = Text.length(text);
        if (n == 0) {
            return;
        }
        int end = Math.addExact(position, n);
        if (!(text instanceof String) && wide == null) {
            widen();
        }
        if (wide == null) {
            if (end > narrow.length) {
                narrow = Arrays.copyOf(narrow, Math.max(end, narrow.length + (narrow.length >> 1) + 32));
            }
            if (position > length) {
                Arrays.fill(narrow, length, position, '\0');
            }
            ((String) text).getChars(0, n, narrow, position);
        } else {
            if (end > wide.length) {
                wide = Arrays.copyOf(wide, Math.max(end, wide.length + (wide.length >> 1) + 32));
            }
            if (position > length) {
                Arrays.fill(wide, length, position, 0);
            }
            for (int i = 0; i < n; i++) {
                wide[position + i] = Text.at(text, i);
            }
        }
        position = end;
        length = Math.max(length, end);
    }

    private void widen() {
        wide = new int[Math.max(length, position)];
        for (int i = 0; i < length; i++) {
            wide[i] = narrow[i];
        }
        narrow = null;
    }

    private Object slice(int from, int to) {
        if (wide == null) {
            return from >= to ? "" : new String(narrow, from, to - from);
        }
        TextBuilder b = new TextBuilder(to - from);
        for (int i = from; i < to; i++) {
            b.append(wide[i]);
        }
        return b.toStr();
    }

    private int at(int index) {
        return wide == null ? narrow[index] : wide[index];
    }

    // Methods

    @Method("getvalue(self, /)")
    synchronized Object getvalue() {
        check();
        return slice(0, length);
    }

    @Override
    @Method("write(self, s, /)")
    synchronized Object write(Object s) {
        Object text = PyStr.valueOrNull(s);
        if (text == null) {
            if (!initialized) {
                check();
            }
            throw typeError("string argument expected, got '%T'", s);
        }
        check();
        put(text);
        return (long) Text.length(text);
    }

    @Override
    @Method("read(self, size=-1, /)")
    synchronized Object read(Object size) {
        check();
        long n = size(size);
        int left = Math.max(0, length - position);
        int count = n < 0 || n > left ? left : (int) n;
        if (count == 0) {
            return "";
        }
        Object text = slice(position, position + count);
        position += count;
        return text;
    }

    @Override
    @Method("readline(self, size=-1, /)")
    synchronized Object readline(Object size) {
        check();
        return line(size(size));
    }

    private Object line(long limit) {
        if (position >= length) {
            return "";
        }
        int end = limit < 0 ? length : (int) Math.min(length, position + limit);
        int at = position;
        String separator = newline == null ? "\n" : newline;
        int stop = end;
        for (; at < end; at++) {
            int c = at(at);
            if (separator.isEmpty()) {
                if (c == '\n') {
                    stop = at + 1;
                    break;
                }
                if (c == '\r') {
                    stop = at + 1 < end && at(at + 1) == '\n' ? at + 2 : at + 1;
                    break;
                }
            } else if (c == separator.charAt(0) && (separator.length() == 1 || at + 1 < length && at(at + 1) == separator.charAt(1))) {
                stop = Math.min(end, at + separator.length());
                break;
            }
        }
        Object text = slice(position, stop);
        position = stop;
        return text;
    }

    @Override
    public Object __iter__() {
        check();
        return this;
    }

    @Override
    public synchronized Object __next__() {
        check();
        if (type().isHeapType()) {
            return super.__next__();
        }
        return position >= length ? null : line(-1);
    }

    @Override
    @Method("tell(self, /)")
    Object tell() {
        check();
        return (long) position;
    }

    @Override
    @Method("truncate(self, pos=None, /)")
    synchronized Object truncate(Object pos) {
        check();
        long size = pos == PyNone.NONE ? position : Conversion.toSize(pos);
        if (size < 0) {
            throw valueError("Negative size value %d", size);
        }
        if (size < length) {
            length = (int) size;
        }
        return size;
    }

    @Override
    @Method("seek(self, pos, whence=0, /)")
    Object seek(Object pos, Object whenceArgument) {
        check();
        long target = Conversion.toSize(pos);
        int whence = Conversion.toInt(whenceArgument);
        if (whence != 0 && whence != 1 && whence != 2) {
            throw valueError("Invalid whence (%d, should be 0, 1 or 2)", whence);
        }
        if (target < 0 && whence == 0) {
            throw valueError("Negative seek position %d", target);
        }
        if (whence != 0 && target != 0) {
            throw Raise.of(PyExc.OSError, "Can't do nonzero cur-relative seeks");
        }
        position = whence == 1 ? position : whence == 2 ? length : (int) Math.min(target, Integer.MAX_VALUE);
        return (long) position;
    }

    @Override
    boolean isClosed() {
        return closed;
    }

    @Override
    @Method("close(self, /)")
    void close() {
        closed = true;
        clear();
    }

    @Override
    @Method("readable(self, /)")
    Object readable() {
        check();
        return true;
    }

    @Override
    @Method("writable(self, /)")
    Object writable() {
        check();
        return true;
    }

    @Override
    @Method("seekable(self, /)")
    Object seekable() {
        check();
        return true;
    }

    @Override
    @Getter("closed")
    Object closed() {
        if (!initialized) {
            check();
        }
        return closed;
    }

    @Override
    @Getter("newlines")
    Object newlines() {
        check();
        return translator == null ? PyNone.NONE : translator.newlines();
    }

    @Getter("line_buffering")
    Object lineBuffering() {
        check();
        return false;
    }

    @Method("__getstate__(self, /)")
    Object getState() {
        check();
        PyDict dict = Attributes.dictOf(this);
        return PyTuple.of(new Object[] {getvalue(), newline == null ? PyNone.NONE : newline, (long) position,
            dict == null || dict.size() == 0 ? PyNone.NONE : dict.copy()});
    }

    @Method("__setstate__(self, state, /)")
    void setState(Object state) {
        if (initialized && closed) {
            check();
        }
        if (!(state instanceof PyTuple t) || t.size() < 4) {
            throw typeError("%s.__setstate__ argument should be 4-tuple, got %s", type().fullName(), PyType.of(state).fullName());
        }
        if (PyStr.valueOrNull(t.at(0)) == null && t.at(0) != PyNone.NONE) {
            throw typeError("initial_value must be str or None, not %T", t.at(0));
        }
        init("", t.at(1));
        // The contents are stored as they are; their line ends have been dealt with before.
        NewlineTranslator kept = translator;
        String keptNewline = writeNewline;
        translator = null;
        writeNewline = null;
        if (t.at(0) != PyNone.NONE) {
            put(PyStr.valueOrNull(t.at(0)));
        }
        translator = kept;
        writeNewline = keptNewline;
        if (!(t.at(2) instanceof Long p)) {
            throw typeError("third item of state must be an integer, got %s", PyType.of(t.at(2)).fullName());
        }
        if (p < 0) {
            throw valueError("position value cannot be negative");
        }
        position = (int) (long) p;
        if (t.at(3) != PyNone.NONE) {
            if (!(t.at(3) instanceof PyDict d)) {
                throw typeError("fourth item of state should be a dict, got a %s", PyType.of(t.at(3)).fullName());
            }
            Attributes.dictOf(this).update(d);
        }
    }
}
