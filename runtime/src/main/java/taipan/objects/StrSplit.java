package taipan.objects;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.Method;
import taipan.bindings.MethodsOf;
import taipan.text.Text;
import taipan.text.TextSplit;

/// The methods of str that take it apart.
/// CPython: Objects/unicodeobject.c
@MethodsOf(PyStr.class)
final class StrSplit {
    private StrSplit() {}

    private static int limit(long maxsplit) {
        return maxsplit < 0 ? -1 : (int) Math.min(maxsplit, Integer.MAX_VALUE);
    }

    /// The separator, which must not be empty.
    private static Object separator(Object sep) {
        Object text = PyStr.valueOrNull(sep);
        if (text == null) {
            throw typeError("must be str or None, not %T", sep);
        }
        return checked(text);
    }

    private static Object checked(Object separator) {
        if (Text.length(separator) == 0) {
            throw valueError("empty separator");
        }
        return separator;
    }

    @Method("split(self, /, sep=None, maxsplit=-1)")
    static Object split(Object self, Object sep, long maxsplit) {
        Object str = PyStr.value(self);
        return PyList.of(
                sep == PyNone.NONE
                        ? TextSplit.atSpace(str, limit(maxsplit))
                        : TextSplit.at(str, separator(sep), limit(maxsplit)));
    }

    @Method("rsplit(self, /, sep=None, maxsplit=-1)")
    static Object rsplit(Object self, Object sep, long maxsplit) {
        Object str = PyStr.value(self);
        return PyList.of(
                sep == PyNone.NONE
                        ? TextSplit.atSpaceFromRight(str, limit(maxsplit))
                        : TextSplit.atFromRight(str, separator(sep), limit(maxsplit)));
    }

    @Method("splitlines(self, /, keepends=False)")
    static Object splitLines(Object self, boolean keepends) {
        return PyList.of(TextSplit.lines(PyStr.value(self), keepends));
    }

    @Method("partition(self, sep, /)")
    static Object partition(Object self, Object sep) {
        return PyTuple.of(TextSplit.partition(PyStr.value(self), checked(PyStr.ensure(sep))));
    }

    @Method("rpartition(self, sep, /)")
    static Object rpartition(Object self, Object sep) {
        return PyTuple.of(TextSplit.partitionFromRight(PyStr.value(self), checked(PyStr.ensure(sep))));
    }

    @Method("strip(self, chars=None, /)")
    static Object strip(Object self, Object chars) {
        return TextSplit.strip(PyStr.value(self), characters(chars, "strip"), true, true);
    }

    @Method("lstrip(self, chars=None, /)")
    static Object lstrip(Object self, Object chars) {
        return TextSplit.strip(PyStr.value(self), characters(chars, "lstrip"), true, false);
    }

    @Method("rstrip(self, chars=None, /)")
    static Object rstrip(Object self, Object chars) {
        return TextSplit.strip(PyStr.value(self), characters(chars, "rstrip"), false, true);
    }

    /// The characters to strip; absent (null) for white space.
    private static Object characters(Object chars, String method) {
        if (chars == PyNone.NONE) {
            return null;
        }
        Object text = PyStr.valueOrNull(chars);
        if (text == null) {
            throw typeError("%s arg must be None or str", method);
        }
        return text;
    }
}
