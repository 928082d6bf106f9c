package taipan.objects;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.Method;
import taipan.bindings.MethodsOf;
import taipan.bindings.ParseTuple;
import taipan.bindings.SliceIndex;
import taipan.text.Text;
import taipan.text.TextSearch;

/// The methods of str that search and replace.
/// CPython: Objects/unicodeobject.c
@MethodsOf(PyStr.class)
final class StrSearch {
    private StrSearch() {}

    /// A slice bound as an index into something of that length; one past the end stays beyond it.
    static int clip(long bound, int length) {
        if (bound < 0) {
            return (int) Math.max(bound + length, 0);
        }
        return (int) Math.min(bound, length + 1L);
    }

    static int clipEnd(long bound, int length) {
        return Math.min(clip(bound, length), length);
    }

    @ParseTuple
    @Method("find(self, sub, start=0, stop=9223372036854775807, /)")
    static long find(Object self, Object sub, @SliceIndex long start, @SliceIndex long stop) {
        Object part = PyStr.ensure(sub);
        Object str = PyStr.value(self);
        int length = Text.length(str);
        int from = clip(start, length);
        int to = clipEnd(stop, length);
        return from > to ? -1 : TextSearch.find(str, part, from, to);
    }

    @ParseTuple
    @Method("rfind(self, sub, start=0, stop=9223372036854775807, /)")
    static long rfind(Object self, Object sub, @SliceIndex long start, @SliceIndex long stop) {
        Object part = PyStr.ensure(sub);
        Object str = PyStr.value(self);
        int length = Text.length(str);
        int from = clip(start, length);
        int to = clipEnd(stop, length);
        return from > to ? -1 : TextSearch.findLast(str, part, from, to);
    }

    @ParseTuple
    @Method("index(self, sub, start=0, stop=9223372036854775807, /)")
    static long index(Object self, Object sub, @SliceIndex long start, @SliceIndex long stop) {
        long found = find(self, sub, start, stop);
        if (found < 0) {
            throw valueError("substring not found");
        }
        return found;
    }

    @ParseTuple
    @Method("rindex(self, sub, start=0, stop=9223372036854775807, /)")
    static long rindex(Object self, Object sub, @SliceIndex long start, @SliceIndex long stop) {
        long found = rfind(self, sub, start, stop);
        if (found < 0) {
            throw valueError("substring not found");
        }
        return found;
    }

    @ParseTuple
    @Method("count(self, sub, start=0, stop=9223372036854775807, /)")
    static long count(Object self, Object sub, @SliceIndex long start, @SliceIndex long stop) {
        Object part = PyStr.ensure(sub);
        Object str = PyStr.value(self);
        int length = Text.length(str);
        return TextSearch.count(str, part, clip(start, length), clipEnd(stop, length));
    }

    @ParseTuple
    @Method("startswith(self, prefix, start=0, stop=9223372036854775807, /)")
    static boolean startsWith(Object self, Object prefix, @SliceIndex long start, @SliceIndex long stop) {
        return tailMatches(self, prefix, start, stop, false);
    }

    @ParseTuple
    @Method("endswith(self, suffix, start=0, stop=9223372036854775807, /)")
    static boolean endsWith(Object self, Object suffix, @SliceIndex long start, @SliceIndex long stop) {
        return tailMatches(self, suffix, start, stop, true);
    }

    private static boolean tailMatches(Object self, Object part, long start, long stop, boolean end) {
        Object str = PyStr.value(self);
        int length = Text.length(str);
        int from = clip(start, length);
        int to = clipEnd(stop, length);
        Object one = PyStr.valueOrNull(part);
        if (one != null) {
            return matches(str, one, from, to, end);
        }
        String method = end ? "endswith" : "startswith";
        if (!(part instanceof PyTuple several)) {
            throw typeError("%s first arg must be str or a tuple of str, not %T", method, part);
        }
        for (int i = 0; i < several.size(); i++) {
            Object each = PyStr.valueOrNull(several.at(i));
            if (each == null) {
                throw typeError("tuple for %s must only contain str, not %T", method, several.at(i));
            }
            if (matches(str, each, from, to, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(Object str, Object part, int from, int to, boolean end) {
        if (from > to) {
            return false;
        }
        return end ? TextSearch.endsWith(str, part, from, to) : TextSearch.startsWith(str, part, from, to);
    }

    @Method("replace(self, old, new, count=-1, /)")
    static Object replace(Object self, Object old, Object with, long count) {
        Object from = PyStr.argument(old, "replace", "argument 1");
        Object to = PyStr.argument(with, "replace", "argument 2");
        int limit = count < 0 ? -1 : (int) Math.min(count, Integer.MAX_VALUE);
        return TextSearch.replace(PyStr.value(self), from, to, limit);
    }

    @Method("removeprefix(self, prefix, /)")
    static Object removePrefix(Object self, Object prefix) {
        Object part = PyStr.argument(prefix, "removeprefix", "argument");
        Object str = PyStr.value(self);
        int length = Text.length(str);
        return TextSearch.startsWith(str, part, 0, length) ? Text.slice(str, Text.length(part), length) : str;
    }

    @Method("removesuffix(self, suffix, /)")
    static Object removeSuffix(Object self, Object suffix) {
        Object part = PyStr.argument(suffix, "removesuffix", "argument");
        Object str = PyStr.value(self);
        int length = Text.length(str);
        return TextSearch.endsWith(str, part, 0, length) ? Text.slice(str, 0, length - Text.length(part)) : str;
    }
}
