package taipan.objects;

import java.math.BigInteger;
import java.util.Arrays;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.code.BytesConstant;
import taipan.code.CodeFlags;
import taipan.code.CodeObject;
import taipan.code.ComplexConstant;
import taipan.code.FrozenSetConstant;
import taipan.code.LineTable;
import taipan.code.Op;
import taipan.code.Singleton;
import taipan.code.TupleConstant;
import taipan.code.Verifier;
import taipan.code.VerifyProblem;
import taipan.code.WideStr;

/// The Python `code` type: a `CodeObject` made ready to run in one interpreter. Its constants are Python values, its
/// instructions are decoded, and it has room for what the engines learn about it.
/// CPython: Objects/codeobject.c
@PyClass(name = "code", weakrefs = true)
public final class PyCode extends PyObject {
    public static final PyType TYPE = PyCodeBindings.newType();

    /// The flags of a function whose call only has to copy the arguments.
    private static final int SIMPLE_MASK = CodeFlags.OPTIMIZED | CodeFlags.NEWLOCALS | CodeFlags.VARARGS
            | CodeFlags.VARKEYWORDS | CodeFlags.GENERATOR | CodeFlags.COROUTINE | CodeFlags.ASYNC_GENERATOR;

    private CodeObject source;
    public final int flags;
    public final int argcount;
    public final int nlocals;
    /// Places of local, cell and free variables: where the stack of a frame begins.
    public final int variables;
    /// Length of the array of a frame.
    public int frameSize;
    /// Whether the code came from outside and was not checked yet; frames ask for it before anything runs.
    boolean unchecked;
    public final int cells;
    /// Whether a call with exactly `argcount` positional arguments only copies them.
    public final boolean simple;
    /// One instruction each: opcode, and the complete argument from bit 8 on.
    public final int[] words;
    public final Object[] consts;
    public final String[] names;
    public final String[] varnames;

    /// What executes the code.
    public Body body;
    /// Inline caches, indexed like `words`; null until the code has proved to run more than once.
    public Object[] caches;
    /// Calls and backward jumps so far, as a hint for the engines.
    public int calls;
    public int backEdges;
    /// Whether the engine has code that a backward jump can go on in.
    public boolean loopsTranslated;
    /// Kinds of operands seen (`TypeProfile`), and whether they are being noted just now.
    public byte[] profile;
    public boolean profiling;
    /// What another engine knows about the code, null until it was asked for.
    public volatile Translated translated;
    /// The code object whose constant this is, null for a module or an expression.
    private PyCode outer;

    private final boolean foreign;
    private PyTuple constsTuple;
    private PyTuple namesTuple;
    private PyTuple varnamesTuple;
    private PyTuple freevarsTuple;
    private PyTuple cellvarsTuple;
    private Object codeBytes;

    public PyCode(CodeObject source, Body body) {
        this(source, body, false);
    }

    private PyCode(CodeObject source, Body body, boolean foreign) {
        super(TYPE);
        this.foreign = foreign;
        this.unchecked = foreign;
        this.source = source;
        this.body = body;
        this.flags = source.flags;
        this.argcount = source.argcount;
        this.nlocals = source.nlocals;
        this.cells = source.cellvars.length;
        this.variables = nlocals + cells + source.freevars.length;
        this.frameSize = variables + source.stacksize;
        this.simple = (flags & SIMPLE_MASK) == (CodeFlags.OPTIMIZED | CodeFlags.NEWLOCALS)
                && source.kwonlyargcount == 0;
        this.words = decode(source.code);
        this.names = intern(source.names);
        this.varnames = intern(source.varnames);
        this.consts = new Object[source.consts.length];
        for (int i = 0; i < consts.length; i++) {
            consts[i] = foreign ? interned(source.consts[i]) : toPython(source.consts[i], body);
            if (consts[i] instanceof PyCode nested) {
                nested.outer = this;
            }
        }
    }

    /// Code that did not come from the compiler: its constants are Python values already, and before it runs for the
    /// first time it is verified.
    /// CPython: PyCode_NewWithPosOnlyArgs
    public static PyCode foreign(CodeObject source) {
        if (source.argcount < source.posonlyargcount || source.posonlyargcount < 0 || source.kwonlyargcount < 0
                || source.nlocals < 0 || source.stacksize < 0 || source.flags < 0) {
            throw Raise.systemError("bad argument to internal function");
        }
        long arguments = (long) source.argcount + source.kwonlyargcount
                + ((source.flags & CodeFlags.VARARGS) != 0 ? 1 : 0) + ((source.flags & CodeFlags.VARKEYWORDS) != 0 ? 1 : 0);
        if (arguments > source.varnames.length) {
            throw Raise.valueError("code: varnames is too small");
        }
        return new PyCode(source, ThreadState.current().interpreter().service(Body.class), true);
    }

    /// Whether the code did not come from the compiler, so that any value may be anywhere.
    public boolean isForeign() {
        return foreign;
    }

    /// Verifies code from outside; what it says of its stack is not believed.
    void check() {
        try {
            frameSize = variables + Verifier.stackDepth(source);
        } catch (VerifyProblem problem) {
            throw Raise.systemError("%s", problem.getMessage());
        }
        unchecked = false;
    }

    private static Object interned(Object constant) {
        return constant instanceof String s && isNameLike(s) ? s.intern() : constant;
    }

    /// The code object in whose body this one stands, or null.
    public PyCode outer() {
        return outer;
    }

    /// The code for the current interpreter.
    public static PyCode of(CodeObject source) {
        return new PyCode(source, ThreadState.current().interpreter().service(Body.class));
    }

    private static int[] decode(byte[] code) {
        int[] words = new int[code.length / 2];
        int extended = 0;
        for (int i = 0; i < words.length; i++) {
            int op = code[2 * i] & 0xFF;
            int arg = extended << 8 | code[2 * i + 1] & 0xFF;
            words[i] = arg << 8 | op;
            extended = op == Op.EXTENDED_ARG ? arg : 0;
        }
        return words;
    }

    private static String[] intern(String[] texts) {
        String[] interned = new String[texts.length];
        for (int i = 0; i < texts.length; i++) {
            interned[i] = texts[i].intern();
        }
        return interned;
    }

    /// The Python value of a constant that holds no code object, as trees have them.
    public static Object toPython(Object constant) {
        return toPython(constant, null);
    }

    /// Turns a constant of a code object into the Python value.
    private static Object toPython(Object constant, Body body) {
        return switch (constant) {
            case String s -> isNameLike(s) ? s.intern() : s;
            case Singleton s -> s == Singleton.NONE ? PyNone.NONE : PyEllipsis.ELLIPSIS;
            case ComplexConstant c -> new PyComplex(c.real(), c.imag());
            case BytesConstant b -> PyBytes.of(b.bytes());
            case TupleConstant t -> PyTuple.of(toPython(t.elements(), body));
            case FrozenSetConstant s -> PyFrozenSet.of(toPython(s.elements(), body));
            case CodeObject c -> new PyCode(c, body);
            default -> constant;
        };
    }

    private static Object[] toPython(Object[] constants, Body body) {
        Object[] values = new Object[constants.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = toPython(constants[i], body);
        }
        return values;
    }

    /// CPython: all_name_chars
    private static boolean isNameLike(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_')) {
                return false;
            }
        }
        return true;
    }

    /// Records another file name, also in the nested code objects that have the old one.
    public void setFilename(String filename) {
        String old = source.filename;
        source = source.withFilename(filename);
        for (Object constant : consts) {
            if (constant instanceof PyCode nested && nested.source.filename.equals(old)) {
                nested.setFilename(filename);
            }
        }
    }

    /// What the compiler made.
    public CodeObject source() {
        return source;
    }

    public String name() {
        return source.name;
    }

    public String filename() {
        return source.filename;
    }

    /// Whether a call makes a generator, coroutine or asynchronous generator.
    public boolean isGenerator() {
        return CodeFlags.isGenerator(flags);
    }

    /// The name of a cell or free variable.
    public String cellName(int index) {
        return index < cells ? source.cellvars[index] : source.freevars[index - cells];
    }

    // What the interpreter learns

    /// Counts a start of the code and answers the inline caches, which it gets when it is started again.
    public Object[] entered(ThreadState ts, PyFrame frame) {
        Object[] c = caches;
        int n = ++calls;
        if (c == null && n > 2) {
            caches = c = new Object[words.length + 1];
        }
        Engine engine = ts.engine;
        if (engine != null && n >= engine.callsBefore) {
            engine.hot(this, frame);
        }
        return c;
    }

    /// Counts a jump backwards and answers the inline caches.
    public Object[] jumpedBack(ThreadState ts, Object[] current) {
        backEdges++;
        Engine engine = ts.engine;
        if (engine != null && backEdges >= engine.jumpsBefore) {
            engine.hotLoop(this);
        }
        if (current == null && backEdges > 4) {
            caches = current = caches == null ? new Object[words.length + 1] : caches;
        }
        return current;
    }

    // Python's view

    @Constructor("code(cls, argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, "
            + "names, varnames, filename, name, firstlineno, linetable, freevars=(), cellvars=(), /)")
    static Object construct(PyType cls, int argcount, int posonlyargcount, int kwonlyargcount, int nlocals, int stacksize,
            int flags, PyBytes codestring, PyTuple constants, PyTuple names, PyTuple varnames, String filename,
            String name, int firstlineno, PyBytes linetable, PyTuple freevars, PyTuple cellvars) {
        checkCounts(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, firstlineno);
        byte[] code = codestring.toByteArray();
        if (code.length % 2 != 0) {
            throw Raise.valueError("code: co_code is malformed");
        }
        return foreign(new CodeObject(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, code,
                constants.toArray(), strings(names), strings(varnames), strings(freevars),
                strings(cellvars), filename, name, firstlineno, linetable.toByteArray()));
    }

    private static void checkCounts(int argcount, int posonlyargcount, int kwonlyargcount, int nlocals, int stacksize,
            int flags, int firstlineno) {
        String which = argcount < 0 ? "argcount"
                : posonlyargcount < 0 ? "posonlyargcount"
                : kwonlyargcount < 0 ? "kwonlyargcount"
                : nlocals < 0 ? "nlocals" : null;
        if (which != null) {
            throw Raise.valueError("code: %s must not be negative", which);
        }
        if (stacksize < 0 || flags < 0 || firstlineno < 0 || posonlyargcount > argcount) {
            throw Raise.systemError("bad argument to internal function");
        }
    }

    private static String[] strings(PyTuple names) {
        String[] result = new String[names.size()];
        for (int i = 0; i < result.length; i++) {
            Object name = names.get(i);
            if (PyStr.valueOrNull(name) == null) {
                throw Raise.typeError("name tuples must contain only strings, not '%T'", name);
            }
            result[i] = PyStr.toName(name);
        }
        return result;
    }

    private static PyTuple tuple(String[] names) {
        Object[] items = new Object[names.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = PyStr.fromName(names[i]);
        }
        return PyTuple.of(items);
    }

    /// A copy with some fields changed.
    @Method("replace(self, /, *, co_argcount=-1, co_posonlyargcount=-1, co_kwonlyargcount=-1, co_nlocals=-1, "
            + "co_stacksize=-1, co_flags=-1, co_firstlineno=-1, co_code=NULL, co_consts=NULL, co_names=NULL, "
            + "co_varnames=NULL, co_freevars=NULL, co_cellvars=NULL, co_filename=NULL, co_name=NULL, co_linetable=NULL)")
    Object replace(int co_argcount, int co_posonlyargcount, int co_kwonlyargcount, int co_nlocals, int co_stacksize,
            int co_flags, int co_firstlineno, Object co_code, Object co_consts, Object co_names, Object co_varnames,
            Object co_freevars, Object co_cellvars, Object co_filename, Object co_name, Object co_linetable) {
        CodeObject s = source;
        return construct(TYPE,
                co_argcount == -1 ? s.argcount : co_argcount,
                co_posonlyargcount == -1 ? s.posonlyargcount : co_posonlyargcount,
                co_kwonlyargcount == -1 ? s.kwonlyargcount : co_kwonlyargcount,
                co_nlocals == -1 ? s.nlocals : co_nlocals,
                co_stacksize == -1 ? s.stacksize : co_stacksize,
                co_flags == -1 ? s.flags : co_flags,
                co_code == null ? PyBytes.of(s.code) : bytes("co_code", co_code),
                co_consts == null ? (PyTuple) consts() : tuple("co_consts", co_consts),
                co_names == null ? tuple(s.names) : tuple("co_names", co_names),
                co_varnames == null ? tuple(s.varnames) : tuple("co_varnames", co_varnames),
                co_filename == null ? s.filename : text("co_filename", co_filename),
                co_name == null ? s.name : text("co_name", co_name),
                co_firstlineno == -1 ? s.firstlineno : co_firstlineno,
                co_linetable == null ? PyBytes.of(s.linetable) : bytes("co_linetable", co_linetable),
                co_freevars == null ? tuple(s.freevars) : tuple("co_freevars", co_freevars),
                co_cellvars == null ? tuple(s.cellvars) : tuple("co_cellvars", co_cellvars));
    }

    private static PyBytes bytes(String argument, Object value) {
        if (value instanceof PyBytes b) {
            return b;
        }
        throw Raise.typeError("replace() argument '%s' must be bytes, not %T", argument, value);
    }

    private static PyTuple tuple(String argument, Object value) {
        if (value instanceof PyTuple t) {
            return t;
        }
        throw Raise.typeError("replace() argument '%s' must be tuple, not %T", argument, value);
    }

    private static String text(String argument, Object value) {
        if (PyStr.valueOrNull(value) != null) {
            return PyStr.toName(value);
        }
        throw Raise.typeError("replace() argument '%s' must be str, not %T", argument, value);
    }

    @Getter(value = "co_argcount", member = true)
    long argcount() {
        return argcount;
    }

    @Getter(value = "co_posonlyargcount", member = true)
    long posonlyargcount() {
        return source.posonlyargcount;
    }

    @Getter(value = "co_kwonlyargcount", member = true)
    long kwonlyargcount() {
        return source.kwonlyargcount;
    }

    @Getter(value = "co_nlocals", member = true)
    long nlocals() {
        return nlocals;
    }

    @Getter(value = "co_stacksize", member = true)
    long stacksize() {
        return source.stacksize;
    }

    @Getter(value = "co_flags", member = true)
    long flags() {
        return flags;
    }

    @Getter(value = "co_code", member = true)
    Object code() {
        if (codeBytes == null) {
            codeBytes = PyBytes.of(source.code);
        }
        return codeBytes;
    }

    @Getter(value = "co_consts", member = true)
    Object consts() {
        if (constsTuple == null) {
            constsTuple = PyTuple.of(consts.clone());
        }
        return constsTuple;
    }

    @Getter(value = "co_names", member = true)
    Object names() {
        if (namesTuple == null) {
            namesTuple = tuple(names);
        }
        return namesTuple;
    }

    @Getter(value = "co_varnames", member = true)
    Object varnames() {
        if (varnamesTuple == null) {
            varnamesTuple = tuple(varnames);
        }
        return varnamesTuple;
    }

    @Getter(value = "co_freevars", member = true)
    Object freevars() {
        if (freevarsTuple == null) {
            freevarsTuple = tuple(source.freevars);
        }
        return freevarsTuple;
    }

    @Getter(value = "co_cellvars", member = true)
    Object cellvars() {
        if (cellvarsTuple == null) {
            cellvarsTuple = tuple(source.cellvars);
        }
        return cellvarsTuple;
    }

    @Getter(value = "co_filename", member = true)
    Object filenameStr() {
        return PyStr.fromName(source.filename);
    }

    @Getter(value = "co_name", member = true)
    Object nameStr() {
        return PyStr.fromName(source.name);
    }

    @Getter(value = "co_firstlineno", member = true)
    long firstlineno() {
        return source.firstlineno;
    }

    @Getter(value = "co_linetable", member = true)
    Object linetable() {
        return PyBytes.of(source.linetable);
    }

    @Getter("co_lnotab")
    Object lnotab() {
        return PyBytes.of(LineTable.lnotab(source));
    }

    /// An iterator over (start, end, line).
    @Method("co_lines(self, /)")
    Object lines() {
        int[] triples = LineTable.lines(source);
        PyList list = new PyList();
        for (int i = 0; i < triples.length; i += 3) {
            Object line = triples[i + 2] < 0 ? PyNone.NONE : (Object) (long) triples[i + 2];
            list.append(PyTuple.of((long) triples[i], (long) triples[i + 1], line));
        }
        return Iteration.iter(list);
    }

    @Method("__sizeof__(self, /)")
    long sizeof() {
        return 144 + 8L * consts.length + 8L * names.length + source.code.length;
    }

    public Object __repr__() {
        int line = source.firstlineno == 0 ? -1 : source.firstlineno;
        return "<code object " + source.name + " at " + Identity.address(this) + ", file \"" + source.filename
                + "\", line " + line + ">";
    }

    /// CPython: code_richcompare
    public Object __richcompare__(Object other, int op) {
        if (op != Comparison.EQ && op != Comparison.NE || !(other instanceof PyCode that)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return sameAs(that) == (op == Comparison.EQ);
    }

    private boolean sameAs(PyCode that) {
        if (this == that) {
            return true;
        }
        CodeObject a = source;
        CodeObject b = that.source;
        return a.name.equals(b.name) && a.argcount == b.argcount && a.posonlyargcount == b.posonlyargcount
                && a.kwonlyargcount == b.kwonlyargcount && a.flags == b.flags && a.firstlineno == b.firstlineno
                && Arrays.equals(a.code, b.code) && sameConstants(consts, that.consts)
                && Arrays.equals(a.names, b.names) && Arrays.equals(a.varnames, b.varnames)
                && Arrays.equals(a.freevars, b.freevars) && Arrays.equals(a.cellvars, b.cellvars);
    }

    private static boolean sameConstants(Object[] left, Object[] right) {
        if (left.length != right.length) {
            return false;
        }
        for (int i = 0; i < left.length; i++) {
            if (!sameConstant(left[i], right[i])) {
                return false;
            }
        }
        return true;
    }

    /// Equality that tells 1 from 1.0 and 0.0 from -0.0.
    private static boolean sameConstant(Object a, Object b) {
        if (a == b) {
            return true;
        }
        return switch (a) {
            case Long _, Double _, BigInteger _, String _, WideStr _, Boolean _ -> a.equals(b);
            case PyTuple t when b instanceof PyTuple u -> sameConstants(t.toArray(), u.toArray());
            case PyCode c when b instanceof PyCode d -> c.sameAs(d);
            default -> PyType.of(a) == PyType.of(b) && Comparison.equal(a, b)
                    && Representation.repr(a).equals(Representation.repr(b));
        };
    }

    public long __hash__() {
        int h = source.name.hashCode() * 31 + Arrays.hashCode(source.code);
        h = h * 31 + Arrays.hashCode(source.names);
        h = h * 31 + Arrays.hashCode(source.varnames);
        h ^= source.argcount ^ source.posonlyargcount ^ source.kwonlyargcount ^ nlocals ^ flags;
        return h == -1 ? -2 : h;
    }
}
