package taipan.modules.sre;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;

import java.util.Arrays;
import taipan.bindings.ClassMethod;
import taipan.bindings.Getter;
import taipan.bindings.Member;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Attributes;
import taipan.objects.Comparison;
import taipan.objects.Hashing;
import taipan.objects.PyCallableIterator;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyGenericAlias;
import taipan.objects.PyList;
import taipan.objects.PyMappingProxy;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.Representation;
import taipan.text.Text;
import taipan.text.TextBuilder;

/// The Python `re.Pattern` type: a compiled regular expression.
/// CPython: Modules/_sre.c
@PyClass(name = "re.Pattern", weakrefs = true)
public final class PyPattern extends PyObject {
    public static final PyType TYPE = PyPatternBindings.newType();

    private static final String[] FLAG_NAMES = {
        "re.TEMPLATE", "re.IGNORECASE", "re.LOCALE", "re.MULTILINE", "re.DOTALL", "re.UNICODE", "re.VERBOSE",
        "re.DEBUG", "re.ASCII"
    };

    /// Kinds of subjects a pattern is for; a pattern without text takes both.
    private static final int FOR_BYTES = 1;
    private static final int FOR_STR = 0;
    private static final int FOR_ANY = -1;

    @Member("pattern")
    final Object pattern;

    @Member("flags")
    final int flags;

    @Member("groups")
    final long groups;

    final PyDict groupIndex;
    final PyTuple indexGroup;
    private final int[] code;
    private final int kind;
    final Program program;

    /// CPython: _sre_compile_impl
    PyPattern(Object pattern, int flags, int[] code, long groups, PyDict groupIndex, PyTuple indexGroup) {
        super(TYPE);
        this.pattern = pattern;
        this.flags = flags;
        this.code = code;
        this.groups = groups;
        this.groupIndex = groupIndex;
        this.indexGroup = indexGroup;
        this.kind = pattern == PyNone.NONE ? FOR_ANY : Subject.of(pattern).isBytes() ? FOR_BYTES : FOR_STR;
        try {
            this.program = Program.of(code, groups);
        } catch (InvalidCode e) {
            throw Raise.runtimeError("%s", e.getMessage());
        }
    }

    @Method("match(self, /, string, pos=0, endpos=9223372036854775807)")
    Object match(Object string, long pos, long endpos) {
        Subject subject = subject(string);
        Matcher matcher = matcher(subject, pos, endpos);
        int start = matcher.start;
        try {
            return matcher.match() ? new PyMatch(this, subject, matcher, start) : PyNone.NONE;
        } catch (MatchMemoryException _) {
            throw outOfMemory();
        }
    }

    @Method("fullmatch(self, /, string, pos=0, endpos=9223372036854775807)")
    Object fullmatch(Object string, long pos, long endpos) {
        Subject subject = subject(string);
        Matcher matcher = matcher(subject, pos, endpos);
        int start = matcher.start;
        try {
            return matcher.fullMatch() ? new PyMatch(this, subject, matcher, start) : PyNone.NONE;
        } catch (MatchMemoryException _) {
            throw outOfMemory();
        }
    }

    @Method("search(self, /, string, pos=0, endpos=9223372036854775807)")
    Object search(Object string, long pos, long endpos) {
        Subject subject = subject(string);
        Matcher matcher = matcher(subject, pos, endpos);
        int start = matcher.start;
        return search(matcher) ? new PyMatch(this, subject, matcher, start) : PyNone.NONE;
    }

    @Method("sub(self, /, repl, string, count=0)")
    Object sub(Object repl, Object string, long count) {
        return new Substitution(this, repl, string, count).result();
    }

    @Method("subn(self, /, repl, string, count=0)")
    Object subn(Object repl, Object string, long count) {
        Substitution substitution = new Substitution(this, repl, string, count);
        return PyTuple.of(substitution.result(), (Object) substitution.made());
    }

    @Method("findall(self, /, string, pos=0, endpos=9223372036854775807)")
    Object findall(Object string, long pos, long endpos) {
        Subject subject = subject(string);
        Matcher matcher = matcher(subject, pos, endpos);
        Object empty = subject.empty();
        Object[] found = new Object[16];
        int size = 0;
        while (search(matcher)) {
            Object item;
            if (groups == 0) {
                item = subject.slice(matcher.start, matcher.ptr);
            } else if (groups == 1) {
                item = subject.group(matcher, 0, empty);
            } else {
                Object[] items = new Object[(int) groups];
                for (int i = 0; i < items.length; i++) {
                    items[i] = subject.group(matcher, i, empty);
                }
                item = PyTuple.of(items);
            }
            if (size == found.length) {
                found = Arrays.copyOf(found, 2 * size);
            }
            found[size++] = item;
            matcher.advance();
        }
        return PyList.of(Arrays.copyOf(found, size));
    }

    @Method("split(self, /, string, maxsplit=0)")
    Object split(Object string, long maxsplit) {
        Subject subject = subject(string);
        Matcher matcher = matcher(subject, 0, Long.MAX_VALUE);
        Object[] parts = new Object[16];
        int size = 0;
        int last = 0;
        for (long n = 0; (maxsplit == 0 || n < maxsplit) && search(matcher); n++) {
            if (size + groups + 1 >= parts.length) {
                parts = Arrays.copyOf(parts, 2 * size + (int) groups + 2);
            }
            parts[size++] = subject.slice(last, matcher.start);
            for (int i = 0; i < groups; i++) {
                parts[size++] = subject.group(matcher, i, PyNone.NONE);
            }
            last = matcher.ptr;
            matcher.advance();
        }
        parts[size++] = subject.slice(last, matcher.end);
        return PyList.of(Arrays.copyOf(parts, size));
    }

    @Method("finditer(self, /, string, pos=0, endpos=9223372036854775807)")
    Object finditer(Object string, long pos, long endpos) {
        Object search = Attributes.get(scanner(string, pos, endpos), "search");
        return new PyCallableIterator(search, PyNone.NONE);
    }

    @Method("scanner(self, /, string, pos=0, endpos=9223372036854775807)")
    Object scanner(Object string, long pos, long endpos) {
        Subject subject = subject(string);
        return new PyScanner(this, subject, matcher(subject, pos, endpos));
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

    @Getter("groupindex")
    Object groupIndex() {
        return groupIndex.size() == 0 ? new PyDict() : new PyMappingProxy(groupIndex);
    }

    /// CPython: pattern_repr
    public Object __repr__() {
        int left = flags;
        // A str pattern is Unicode unless it says otherwise.
        int typeFlags = Codes.FLAG_LOCALE | Codes.FLAG_UNICODE | Codes.FLAG_ASCII;
        if (kind == FOR_STR && (left & typeFlags) == Codes.FLAG_UNICODE) {
            left &= ~Codes.FLAG_UNICODE;
        }
        Object text = Representation.repr(pattern);
        TextBuilder out = new TextBuilder().append("re.compile(");
        out.append(text, 0, Math.min(Text.length(text), 200));
        String separator = ", ";
        for (int i = 0; i < FLAG_NAMES.length; i++) {
            if ((left & 1 << i) != 0) {
                out.append(separator).append(FLAG_NAMES[i]);
                left &= ~(1 << i);
                separator = "|";
            }
        }
        if (left != 0) {
            out.append(separator).append("0x").append(Integer.toHexString(left));
        }
        return out.append(")").toStr();
    }

    public long __hash__() {
        return Hashing.hash(pattern) ^ Arrays.hashCode(code) ^ flags ^ kind ^ groups;
    }

    public Object __richcompare__(Object other, int op) {
        if (op != Comparison.EQ && op != Comparison.NE || !(other instanceof PyPattern that)) {
            return NOT_IMPLEMENTED;
        }
        boolean equal = this == that
                || flags == that.flags
                        && kind == that.kind
                        && Arrays.equals(code, that.code)
                        && Comparison.equal(pattern, that.pattern);
        return equal == (op == Comparison.EQ);
    }

    /// The subject, which must be of the kind the pattern is for.
    /// CPython: state_init
    Subject subject(Object string) {
        Subject subject = Subject.of(string);
        if (subject.isBytes() && kind == FOR_STR) {
            throw typeError("cannot use a string pattern on a bytes-like object");
        }
        if (!subject.isBytes() && kind == FOR_BYTES) {
            throw typeError("cannot use a bytes pattern on a string-like object");
        }
        return subject;
    }

    Matcher matcher(Subject subject, long pos, long endpos) {
        int start = (int) Math.clamp(pos, 0, subject.length);
        return subject.matcher(program, start, (int) Math.clamp(endpos, 0, subject.length));
    }

    static boolean search(Matcher matcher) {
        try {
            return matcher.search();
        } catch (MatchMemoryException _) {
            throw outOfMemory();
        }
    }

    static Raised outOfMemory() {
        return Raise.with(PyExc.MemoryError);
    }
}
