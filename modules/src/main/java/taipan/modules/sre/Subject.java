package taipan.modules.sre;

import static taipan.objects.Raise.systemError;
import static taipan.objects.Raise.typeError;

import java.util.Arrays;
import taipan.code.WideStr;
import taipan.objects.Buffer;
import taipan.objects.PyBytes;
import taipan.objects.PyExc;
import taipan.objects.PyStr;
import taipan.objects.Raised;
import taipan.text.Text;

/// What a pattern is matched against: a str, or the bytes of an object with the buffer protocol.
///
/// Differs from CPython: a buffer is not kept exported while a scanner or a `finditer` is alive, since nothing here
/// says when they die; they go on with the bytes as they were.
/// CPython: getstring
final class Subject {
    /// The object as it was given.
    final Object object;

    /// A `String` or `WideStr`, or null for bytes.
    final Object text;

    /// The bytes, the first `length` of them, or null for text; not to be changed.
    final byte[] bytes;

    final int length;

    private Subject(Object object, Object text, byte[] bytes, int length) {
        this.object = object;
        this.text = text;
        this.bytes = bytes;
        this.length = length;
    }

    static Subject of(Object object) {
        Subject subject = orNull(object);
        if (subject == null) {
            throw typeError("expected string or bytes-like object");
        }
        return subject;
    }

    /// Null when the object is neither.
    static Subject orNull(Object object) {
        Object text = PyStr.valueOrNull(object);
        if (text != null) {
            return new Subject(object, text, null, Text.length(text));
        }
        return bytesOrNull(object);
    }

    private static Subject bytesOrNull(Object object) {
        if (object instanceof PyBytes b) {
            byte[] array = b.array();
            return new Subject(object, null, array, array.length);
        }
        try {
            Buffer buffer = Buffer.of(object);
            try {
                boolean whole = buffer.offset() == 0 && buffer.isContiguous();
                return new Subject(object, null, whole ? buffer.memory() : buffer.toBytes(), buffer.length());
            } finally {
                buffer.release();
            }
        } catch (Raised e) {
            if (e.matches(PyExc.TypeError) || e.matches(PyExc.BufferError)) {
                return null;
            }
            throw e;
        }
    }

    boolean isBytes() {
        return bytes != null;
    }

    Matcher matcher(Program program, int start, int end) {
        if (text instanceof String s) {
            return Matcher.of(program, s, start, end, Interrupts.WATCH);
        }
        if (bytes != null) {
            return Matcher.of(program, bytes, start, end, Interrupts.WATCH);
        }
        return Matcher.of(program, ((WideStr) text).codePoints(), start, end, Interrupts.WATCH);
    }

    /// Part of the subject, as a str or bytes. The marks of a group can be in the wrong order.
    /// CPython: getslice
    Object slice(int from, int to) {
        if (text instanceof String s) {
            return from >= to ? "" : s.substring(from, to);
        }
        if (bytes == null) {
            return from >= to ? "" : Text.slice(text, from, to);
        }
        if (from == 0 && to == length && object instanceof PyBytes b && b.type() == PyBytes.TYPE) {
            return b;
        }
        if (from > to) {
            throw systemError("Negative size passed to PyBytes_FromStringAndSize");
        }
        return PyBytes.of(Arrays.copyOfRange(bytes, from, to));
    }

    /// What a group caught, else what stands for nothing.
    Object group(Matcher matcher, int group, Object absent) {
        return matcher.caught(group) ? slice(matcher.mark(2 * group), matcher.mark(2 * group + 1)) : absent;
    }

    Object empty() {
        return slice(0, 0);
    }
}
