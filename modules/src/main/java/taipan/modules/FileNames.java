package taipan.modules;

import static taipan.objects.Raise.typeError;

import taipan.objects.Attributes;
import taipan.objects.Buffer;
import taipan.objects.Calls;
import taipan.objects.Codecs;
import taipan.objects.PyBytes;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raise;

/// Paths as Python programs give them: str, bytes or objects with `__fspath__`.
/// CPython: Modules/posixmodule.c (path_converter, PyOS_FSPath)
public final class FileNames {
    private FileNames() {}

    /// A path: its text, whether it was given as bytes (so that answers are bytes too), and the object it came from.
    public record Name(String text, boolean isBytes, Object original) {
        /// A file name in the kind the path was given in.
        public Object answer(String name) {
            Object str = PyStr.fromName(name);
            return isBytes ? PyBytes.of(Codecs.encodeFileName(str)) : str;
        }
    }

    /// The path an argument of a function means.
    public static Name of(Object path, String function, String argument) {
        Object given = path;
        if (PyStr.valueOrNull(given) == null && !(given instanceof PyBytes)) {
            Object method = Attributes.special(given, "__fspath__");
            if (method != null) {
                given = Calls.call(method);
                if (PyStr.valueOrNull(given) == null && !(given instanceof PyBytes)) {
                    throw typeError("expected %T.__fspath__() to return str or bytes, not %T", path, given);
                }
            } else if (Buffer.isBuffer(given)) {
                given = PyBytes.of(Buffer.bytesOf(given));
            } else {
                throw typeError("%s: %s should be string, bytes or os.PathLike, not %T", function, argument, path);
            }
        }
        String text = given instanceof PyBytes b ? PyStr.toName(Codecs.decodeFileName(b.array())) : PyStr.toName(given);
        if (text.indexOf('\0') >= 0) {
            throw given instanceof PyBytes && !argument.isEmpty()
                    ? Raise.valueError("%s: embedded null character in %s", function, argument)
                    : Raise.valueError("embedded null byte");
        }
        return new Name(text, given instanceof PyBytes, path);
    }

    /// `os.fspath`
    public static Object fspath(Object path) {
        if (PyStr.valueOrNull(path) != null || path instanceof PyBytes) {
            return path;
        }
        Object method = Attributes.special(path, "__fspath__");
        if (method == null) {
            throw typeError("expected str, bytes or os.PathLike object, not %s", PyType.of(path).name());
        }
        Object result = Calls.call(method);
        if (PyStr.valueOrNull(result) == null && !(result instanceof PyBytes)) {
            throw typeError("expected %s.__fspath__() to return str or bytes, not %s", PyType.of(path).name(), PyType.of(result).name());
        }
        return result;
    }
}
