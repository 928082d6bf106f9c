package taipan.objects;

import java.util.Arrays;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;
import taipan.code.CodeFlags;
import taipan.code.Op;

/// The Python `frame` type: one execution of a code object.
///
/// `fast` holds the local variables, the cells, the free variables and then the value stack; the interpreter keeps the
/// stack's height to itself while it runs and stores it in `top` when the frame is suspended.
/// CPython: Objects/frameobject.c
@PyClass(name = "frame")
public final class PyFrame extends PyObject {
    public static final PyType TYPE = PyFrameBindings.newType();

    // States
    public static final byte CREATED = 0;
    public static final byte SUSPENDED = 1;
    public static final byte EXECUTING = 2;
    public static final byte RETURNED = 3;
    public static final byte RAISED = 4;
    public static final byte CLEARED = 5;

    /// The type of a block that is an except handler being executed; others have the opcode that set them up.
    public static final int EXCEPT_HANDLER = 257;
    /// Deeper nesting of blocks than the compiler allows.
    private static final int MAX_BLOCKS = 20;
    private static final int[] NO_BLOCKS = {};

    public final PyCode code;
    public final PyDict globals;
    public final Object builtins;
    /// The mapping that holds the names of a class or module body; for a function the dict `f_locals` made, or null.
    public Object locals;
    public final Object[] fast;
    /// Height of the stack: an index into `fast`.
    public int top;
    /// The instruction executed last, -1 before the first.
    public int lasti = -1;
    public byte state;
    /// Whether the instruction executing is RERAISE, which adds no traceback entry.
    public boolean reraising;
    /// An exception to raise when the frame goes on (`generator.throw`), or null.
    public Raised thrown;
    /// The interpreted frame below this one, or null: the caller's, unless compiled code lies in between.
    public PyFrame back;
    /// The caller's frame when it is one made visible for compiled code, else null.
    public PyFrame visibleBack;
    /// Whether it is known which of the two is the caller's; forgotten when the frame is suspended.
    public boolean linked;
    /// Whether the frame was made from the Java stack for code that has none: it shows no variables.
    public boolean isVisible;
    /// The generator the frame belongs to, or null.
    public Resumable generator;

    /// Triples of type, handler (instruction index) and stack height.
    public int[] blocks = NO_BLOCKS;
    /// Ints used in `blocks`.
    public int blockTop;

    // Tracing
    public Object trace;
    public boolean traceLines = true;
    public boolean traceOpcodes;
    /// The line set by a trace function or the tracer, 0 to compute it from the code.
    public int line;

    /// A frame for a call of the function; the caller stores the arguments.
    public PyFrame(PyFunction function) {
        super(TYPE);
        PyCode c = function.code;
        if (c.unchecked) {
            c.check();
        }
        this.code = c;
        this.globals = function.globals;
        this.builtins = function.builtins;
        this.fast = new Object[c.frameSize];
        this.top = c.variables;
    }

    /// A frame that runs code directly: a module, class body or `exec`.
    public PyFrame(PyCode code, PyDict globals, Object locals, PyCell[] closure) {
        super(TYPE);
        if (code.unchecked) {
            code.check();
        }
        this.code = code;
        this.globals = globals;
        this.builtins = PyFunction.builtinsOf(globals);
        this.locals = locals;
        this.fast = new Object[code.frameSize];
        this.top = code.variables;
        int at = code.nlocals;
        for (int i = 0; i < code.cells; i++) {
            fast[at++] = new PyCell(null);
        }
        System.arraycopy(closure, 0, fast, at, closure.length);
    }

    // Blocks

    public void pushBlock(int type, int handler, int level) {
        if (blockTop == blocks.length) {
            if (blockTop >= 3 * MAX_BLOCKS) {
                throw Raise.systemError("XXX block stack overflow");
            }
            blocks = Arrays.copyOf(blocks, Math.max(9, blockTop * 2));
        }
        blocks[blockTop] = type;
        blocks[blockTop + 1] = handler;
        blocks[blockTop + 2] = level;
        blockTop += 3;
    }

    // Position

    /// Byte offset of the instruction executed last, -1 before the first: `f_lasti`.
    public int offset() {
        return lasti < 0 ? -1 : 2 * lasti;
    }

    /// The current line, -1 when the instruction belongs to none.
    /// CPython: PyFrame_GetLineNumber
    public int lineNumber() {
        return line != 0 ? line : code.source().line(offset());
    }

    /// The object the suspended generator of this frame waits for in `yield from` or `await`, or null.
    /// CPython: _PyGen_yf
    public Object waitingFor() {
        if (state != SUSPENDED || lasti < 0 || lasti + 1 >= code.words.length
                || (code.words[lasti + 1] & 0xFF) != Op.YIELD_FROM) {
            return null;
        }
        return fast[top - 1];
    }

    // Variables

    /// The variables as a mapping, made or brought up to date for a function.
    /// CPython: PyFrame_FastToLocalsWithError
    public Object locals() {
        if (locals == null) {
            locals = new PyDict();
        }
        String[] names = code.varnames;
        for (int i = 0; i < code.nlocals; i++) {
            show(names[i], fast[i]);
        }
        boolean isFunction = (code.flags & CodeFlags.OPTIMIZED) != 0;
        int shown = isFunction ? code.variables - code.nlocals : code.cells;
        for (int i = 0; i < shown; i++) {
            Object cell = fast[code.nlocals + i];
            show(code.cellName(i), cell instanceof PyCell c ? c.value : null);
        }
        return locals;
    }

    private void show(String name, Object value) {
        if (locals instanceof PyDict d) {
            if (value == null) {
                d.remove(PyStr.fromName(name));
            } else {
                d.put(PyStr.fromName(name), value);
            }
            return;
        }
        if (value != null) {
            Mappings.set(locals, PyStr.fromName(name), value);
            return;
        }
        try {
            Mappings.delete(locals, PyStr.fromName(name));
        } catch (Raised e) {
            if (!e.matches(PyExc.KeyError)) {
                throw e;
            }
        }
    }

    /// Stores the values of the mapping back into the variables, after a trace function may have changed it.
    /// CPython: PyFrame_LocalsToFast
    public void localsToFast(boolean clear) {
        if (!(locals instanceof PyDict d)) {
            return;
        }
        for (int i = 0; i < code.nlocals; i++) {
            Object value = d.getOrNull(code.varnames[i]);
            if (value != null || clear) {
                fast[i] = value;
            }
        }
        int shown = (code.flags & CodeFlags.OPTIMIZED) != 0 ? code.variables - code.nlocals : code.cells;
        for (int i = 0; i < shown; i++) {
            Object value = d.getOrNull(code.cellName(i));
            if (fast[code.nlocals + i] instanceof PyCell cell && (value != null || clear)) {
                cell.value = value;
            }
        }
    }

    /// The object that `super()` without arguments means.
    /// CPython: super_init_without_args
    Object firstArgumentForSuper() {
        if (code.argcount == 0) {
            throw Raise.runtimeError("super(): no arguments");
        }
        Object first = fast[0];
        int[] cell2arg = code.source().cell2arg;
        for (int i = 0; first == null && cell2arg != null && i < cell2arg.length; i++) {
            if (cell2arg[i] == 0) {
                first = ((PyCell) fast[code.nlocals + i]).value;
            }
        }
        if (first == null) {
            throw Raise.runtimeError("super(): arg[0] deleted");
        }
        return first;
    }

    /// The class in whose body the function of this frame stands.
    PyType classCellForSuper() {
        String[] names = code.source().freevars;
        for (int i = 0; i < names.length; i++) {
            if (!names[i].equals("__class__")) {
                continue;
            }
            Object value = ((PyCell) fast[code.nlocals + code.cells + i]).value;
            if (value == null) {
                throw Raise.runtimeError("super(): empty __class__ cell");
            }
            if (!(value instanceof PyType type)) {
                throw Raise.runtimeError("super(): __class__ is not a type (%T)", value);
            }
            return type;
        }
        throw Raise.runtimeError("super(): __class__ cell not found");
    }

    // Python's view

    @Getter(value = "f_back", member = true)
    Object getBack() {
        PyFrame f = caller();
        return f == null ? PyNone.NONE : f;
    }

    /// The caller's frame as Python sees it, or null.
    public PyFrame caller() {
        if (!linked && state == EXECUTING) {
            ThreadState.current().currentFrame();
        }
        return visibleBack == null ? back : visibleBack;
    }

    @Getter(value = "f_code", member = true)
    Object getCode() {
        return code;
    }

    @Getter(value = "f_globals", member = true)
    Object getGlobals() {
        return globals;
    }

    @Getter(value = "f_builtins", member = true)
    Object getBuiltins() {
        return builtins;
    }

    @Getter("f_locals")
    Object getLocals() {
        return locals();
    }

    @Getter("f_lasti")
    long getLasti() {
        return offset();
    }

    @Getter("f_lineno")
    Object getLine() {
        int n = lineNumber();
        return n < 0 ? PyNone.NONE : (Object) (long) n;
    }

    @Setter(value = "f_lineno", deletable = true)
    void setLine(Object value) {
        FrameJump.jump(this, value);
    }

    @Getter("f_trace")
    Object getTrace() {
        return trace == null ? PyNone.NONE : trace;
    }

    @Setter(value = "f_trace", deletable = true)
    void setTrace(Object value) {
        trace = value == PyNone.NONE ? null : value;
    }

    @Getter(value = "f_trace_lines", member = true)
    boolean getTraceLines() {
        return traceLines;
    }

    @Setter("f_trace_lines")
    void setTraceLines(Object value) {
        if (!(value instanceof Boolean b)) {
            throw Raise.typeError("attribute value type must be bool");
        }
        traceLines = b;
    }

    @Getter(value = "f_trace_opcodes", member = true)
    boolean getTraceOpcodes() {
        return traceOpcodes;
    }

    @Setter("f_trace_opcodes")
    void setTraceOpcodes(Object value) {
        if (!(value instanceof Boolean b)) {
            throw Raise.typeError("attribute value type must be bool");
        }
        traceOpcodes = b;
    }

    /// Drops the variables of a frame that is not executing.
    /// CPython: frame_clear
    @Method("clear(self, /)")
    void clear() {
        if (state == EXECUTING) {
            throw Raise.runtimeError("cannot clear an executing frame");
        }
        if (generator != null) {
            generator.dropped(ThreadState.current());
            generator.frame = null;
        }
        trace = null;
        Arrays.fill(fast, null);
        top = code.variables;
        if (state != RETURNED && state != RAISED) {
            state = CLEARED;
        }
    }

    @Method("__sizeof__(self, /)")
    long sizeof() {
        return 400 + 8L * fast.length;
    }

    public Object __repr__() {
        return Message.format("<frame at %s, file %R, line %d, code %s>", Identity.address(this),
                PyStr.fromName(code.filename()), lineNumber(), code.name());
    }
}
