package taipan.modules.itertools;

import static taipan.objects.Raise.typeError;

import java.util.Arrays;
import taipan.objects.PyType;

/// The arguments of a constructor that takes no keywords, except that a subclass with an `__init__` of its own may be
/// called with those of its own.
/// CPython: Python/getargs.c (_PyArg_NoKeywords)
final class PlainArguments {
    private PlainArguments() {}

    /// The positional arguments; `count` of them unless that is -1.
    static Object[] of(String name, PyType type, PyType cls, Object[] args, Object[] kwnames, int count) {
        Object[] given = args;
        if (kwnames != null && kwnames.length > 0) {
            if (cls == type || cls.lookup("__init__") == type.lookup("__init__")) {
                throw typeError("%s() takes no keyword arguments", name);
            }
            given = Arrays.copyOf(args, args.length - kwnames.length);
        }
        if (count >= 0 && given.length != count) {
            throw typeError("%s expected %d argument%s, got %d", name, count, count == 1 ? "" : "s", given.length);
        }
        return given;
    }
}
