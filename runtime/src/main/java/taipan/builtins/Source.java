package taipan.builtins;

import static taipan.objects.Raise.typeError;

import taipan.objects.Buffer;
import taipan.objects.PyBytes;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raise;

/// Source text as `compile`, `eval` and `exec` take it: a str, or bytes that say their encoding themselves.
/// CPython: Python/bltinmodule.c (source_as_string)
final class Source {
    private Source() {}

    /// The bytes of an object with a buffer, or null.
    static byte[] bytesOrNull(Object o) {
        if (o instanceof PyBytes b) {
            return b.toByteArray();
        }
        if (PyStr.valueOrNull(o) != null) {
            return null;
        }
        Buffer buffer = PyType.of(o).slots().buffer(o, 0);
        if (buffer == null) {
            return null;
        }
        try {
            return buffer.toBytes();
        } finally {
            buffer.release();
        }
    }

    /// A `String` in UTF-16 or a `byte[]`.
    static Object of(Object source, String function, String accepted) {
        Object str = PyStr.valueOrNull(source);
        if (str != null) {
            String text = PyStr.toName(str);
            if (text.indexOf('\0') >= 0) {
                throw Raise.valueError("source code string cannot contain null bytes");
            }
            return text;
        }
        byte[] bytes = bytesOrNull(source);
        if (bytes == null) {
            throw typeError("%s() arg 1 must be a %s object", function, accepted);
        }
        for (byte b : bytes) {
            if (b == 0) {
                throw Raise.valueError("source code string cannot contain null bytes");
            }
        }
        return bytes;
    }
}
