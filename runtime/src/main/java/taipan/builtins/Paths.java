package taipan.builtins;

import java.nio.charset.StandardCharsets;
import taipan.objects.Attributes;
import taipan.objects.Buffer;
import taipan.objects.Calls;
import taipan.objects.PyBytes;
import taipan.objects.PyExc;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Warnings;

/// File names as Python gives them: str, bytes or something with `__fspath__`.
/// CPython: Modules/posixmodule.c (PyOS_FSPath), Objects/unicodeobject.c (PyUnicode_FSDecoder)
final class Paths {
    private Paths() {}

    /// The name as text.
    static String text(Object path) {
        if (PyStr.valueOrNull(path) == null && !(path instanceof PyBytes) && Buffer.isBuffer(path)) {
            Warnings.warn(PyExc.DeprecationWarning, "path should be string, bytes, or os.PathLike, not " + PyType.of(path).name(), 1);
            path = PyBytes.of(Buffer.bytesOf(path));
        }
        if (PyStr.valueOrNull(path) == null && !(path instanceof PyBytes)) {
            Object method = Attributes.special(path, "__fspath__");
            if (method == null) {
                throw Raise.typeError("expected str, bytes or os.PathLike object, not %T", path);
            }
            Object converted = Calls.call(method);
            if (PyStr.valueOrNull(converted) == null && !(converted instanceof PyBytes)) {
                throw Raise.typeError("expected %T.__fspath__() to return str or bytes, not %T", path, converted);
            }
            path = converted;
        }
        if (path instanceof PyBytes b) {
            return new String(b.toByteArray(), StandardCharsets.UTF_8);
        }
        String name = PyStr.toName(path);
        if (name.indexOf('\0') >= 0) {
            throw Raise.valueError("embedded null character");
        }
        return name;
    }
}
