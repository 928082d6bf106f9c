package taipan.modules.sre;

import static taipan.objects.Raise.indexError;

import taipan.bindings.ClassMethod;
import taipan.bindings.Getter;
import taipan.bindings.Member;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.Imports;
import taipan.objects.Mappings;
import taipan.objects.PyDict;
import taipan.objects.PyGenericAlias;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Representation;
import taipan.text.Text;
import taipan.text.TextBuilder;

/// The Python `re.Match` type: where a pattern matched and what its groups caught.
/// CPython: Modules/_sre.c
@PyClass(name = "re.Match")
public final class PyMatch extends PyObject {
    public static final PyType TYPE = PyMatchBindings.newType();

    @Member("string")
    final Object string;

    @Member("re")
    final PyPattern pattern;

    @Member("pos")
    final int pos;

    @Member("endpos")
    final int endpos;

    /// Beginning and end of the match and of every group; -1 for a group that caught nothing.
    private final int[] marks;

    private final int lastIndex;
    private PyTuple regs;

    /// CPython: pattern_new_match
    PyMatch(PyPattern pattern, Subject subject, Matcher matcher, int pos) {
        super(TYPE);
        this.pattern = pattern;
        this.string = subject.object;
        this.pos = pos;
        this.endpos = matcher.end;
        this.lastIndex = matcher.lastIndex;
        int groups = (int) pattern.groups;
        int[] marks = new int[2 * groups + 2];
        marks[0] = matcher.start;
        marks[1] = matcher.ptr;
        for (int group = 0; group < groups; group++) {
            boolean caught = matcher.caught(group);
            marks[2 * group + 2] = caught ? matcher.mark(2 * group) : -1;
            marks[2 * group + 3] = caught ? matcher.mark(2 * group + 1) : -1;
        }
        this.marks = marks;
    }

    @Method("group(self, /, *groups)")
    Object group(Object[] wanted) {
        if (wanted.length == 1) {
            return slice(index(wanted[0]), PyNone.NONE);
        }
        if (wanted.length == 0) {
            return slice(0, PyNone.NONE);
        }
        Object[] found = new Object[wanted.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = slice(index(wanted[i]), PyNone.NONE);
        }
        return PyTuple.of(found);
    }

    @Method("start(self, group=0, /)")
    long start(Object group) {
        return marks[2 * index(group)];
    }

    @Method("end(self, group=0, /)")
    long end(Object group) {
        return marks[2 * index(group) + 1];
    }

    @Method("span(self, group=0, /)")
    Object span(Object group) {
        return span(index(group));
    }

    private PyTuple span(int group) {
        return PyTuple.of((Object) (long) marks[2 * group], (Object) (long) marks[2 * group + 1]);
    }

    @Method("groups(self, /, default=None)")
    Object groups(Object absent) {
        Object[] found = new Object[marks.length / 2 - 1];
        for (int i = 0; i < found.length; i++) {
            found[i] = slice(i + 1, absent);
        }
        return PyTuple.of(found);
    }

    @Method("groupdict(self, /, default=None)")
    Object groupDict(Object absent) {
        PyDict found = new PyDict();
        for (Object name : Mappings.keys(pattern.groupIndex)) {
            found.put(name, slice(index(name), absent));
        }
        return found;
    }

    @Method("expand(self, /, template)")
    Object expand(Object template) {
        return Calls.call(Imports.attribute("re", "_expand"), pattern, this, template);
    }

    @Method("__copy__(self, /)")
    Object copy() {
        return this;
    }

    @Method("__deepcopy__(self, memo, /)")
    Object deepCopy(Object memo) {
        return this;
    }

    @ClassMethod("__class_getitem__(cls, object, /)")
    static Object classGetItem(PyType cls, Object item) {
        return new PyGenericAlias(cls, item);
    }

    @Getter("lastindex")
    Object lastIndex() {
        return lastIndex >= 0 ? (Object) (long) lastIndex : PyNone.NONE;
    }

    @Getter("lastgroup")
    Object lastGroup() {
        PyTuple names = pattern.indexGroup;
        return lastIndex >= 0 && lastIndex < names.size() ? names.at(lastIndex) : PyNone.NONE;
    }

    @Getter("regs")
    Object regs() {
        if (regs == null) {
            Object[] spans = new Object[marks.length / 2];
            for (int i = 0; i < spans.length; i++) {
                spans[i] = span(i);
            }
            regs = PyTuple.of(spans);
        }
        return regs;
    }

    public Object __getitem__(Object key) {
        return slice(index(key), PyNone.NONE);
    }

    /// CPython: match_repr
    public Object __repr__() {
        Object text = Representation.repr(slice(0, PyNone.NONE));
        return new TextBuilder()
                .append("<re.Match object; span=(" + marks[0] + ", " + marks[1] + "), match=")
                .append(text, 0, Math.min(Text.length(text), 50))
                .append(">")
                .toStr();
    }

    /// CPython: match_getslice_by_index
    Object slice(int group, Object absent) {
        int from = marks[2 * group];
        int to = marks[2 * group + 1];
        if (from < 0) {
            return absent;
        }
        if (string instanceof String s) {
            return from >= to ? "" : s.substring(from, to);
        }
        // The bytes may have become fewer since the match.
        Subject subject = Subject.of(string);
        return subject.slice(Math.min(from, subject.length), Math.min(to, subject.length));
    }

    /// The number of a group that is given by number or name.
    /// CPython: match_getindex
    private int index(Object group) {
        long index = -1;
        if (group instanceof Long n) {
            index = n;
        } else if (Conversion.isIndex(group)) {
            index = Conversion.toIndex(group, null);
        } else {
            Object named = pattern.groupIndex.getOrNull(group);
            if (named != null && PyInt.valueOrNull(named) instanceof Long n) {
                index = n;
            }
        }
        if (index < 0 || index >= marks.length / 2) {
            throw indexError("no such group");
        }
        return (int) index;
    }
}
