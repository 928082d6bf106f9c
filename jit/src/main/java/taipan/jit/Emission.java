package taipan.jit;

import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taipan.objects.PyCode;
import taipan.objects.PyNone;

/// One method being emitted: where Python's variables and stack lie among the locals of the JVM, what is known about the
/// stack within a basic block, and the exception ranges.
///
/// A stack entry is only remembered while that is enough (a variable, a constant), may be on top of the operand stack, and is
/// in a local of its own at the borders of basic blocks: the operand stack is empty there, as HotSpot's on-stack replacement
/// wants it.
final class Emission {
    // Where a stack entry is
    private static final byte TEMP = 0;
    private static final byte VARIABLE = 1;
    private static final byte CONSTANT = 2;
    private static final byte OPERAND = 3;

    /// A popped entry.
    record Value(byte how, int index, Object constant) {
        boolean isOperand() {
            return how == OPERAND;
        }

        /// Whether it is this very constant.
        boolean isConstant() {
            return how == CONSTANT;
        }
    }

    /// Where exceptions lead: the open blocks and the variables that are unboxed (one character each).
    record Region(Flow.Block block, String unboxed) {}

    private record Range(Label from, Label to, Region region) {}

    /// Code that stands behind the rest, in the exception range of the instruction it belongs to.
    private record Late(Runnable code, Region region) {}

    private record Overflow(Label from, Label to, Label handler) {}

    final PyCode code;
    final Flow flow;
    final Pool pool;
    final boolean framed;
    final CodeBuilder cb;
    /// The labels of the basic blocks.
    final Label[] labels;
    /// Where `return` leads, with the value in `result`.
    final Label exit;

    private final int variables;
    private final int temps;
    final int lasti;
    final int depth;
    final int polls;
    final int frame;
    final int result;
    final int scratch;
    private final int handlerLastis;

    private final int wideVariables;
    private final int wideTemps;
    private final byte[] how;
    private final int[] index;
    private final Object[] constant;
    private final byte[] kind;
    private final byte[] variableKind;
    private int top;
    private final Kinds kinds;

    private Label rangeStart;
    private Region region;
    private final List<Range> ranges = new ArrayList<>();
    private final List<Late> late = new ArrayList<>();
    private final List<Runnable> exits = new ArrayList<>();
    private final Map<String, Label> tails = new java.util.HashMap<>();
    private final List<Overflow> overflows = new ArrayList<>();
    private final Map<Region, Label> stubs = new LinkedHashMap<>();

    Emission(PyCode code, Flow flow, Pool pool, Kinds kinds, boolean framed, CodeBuilder cb) {
        this.kinds = kinds;
        this.code = code;
        this.flow = flow;
        this.pool = pool;
        this.framed = framed;
        this.cb = cb;
        this.variables = framed ? 3 : 2;
        this.temps = variables + code.variables;
        int room = code.frameSize - code.variables + 2;
        int at = temps + room;
        this.lasti = at++;
        this.depth = at++;
        this.polls = at++;
        this.result = at++;
        this.scratch = at++;
        this.frame = framed ? 1 : at++;
        this.handlerLastis = at;
        this.wideVariables = at + flow.handlerDepth() + 1;
        this.wideTemps = wideVariables + 2 * code.variables;
        this.kind = new byte[room];
        this.variableKind = new byte[code.variables];
        this.how = new byte[room];
        this.index = new int[room];
        this.constant = new Object[room];
        this.labels = new Label[flow.length];
        for (int pc = 0; pc < flow.length; pc++) {
            if (flow.leader[pc]) {
                labels[pc] = cb.newLabel();
            }
        }
        this.exit = cb.newLabel();
    }

    // Locals

    int variable(int i) {
        return variables + i;
    }

    int temp(int height) {
        return temps + height;
    }

    /// Where the instruction that raised is kept for the handler nested `n` deep.
    int handlerLasti(int n) {
        return handlerLastis + n;
    }

    void loadThread() {
        cb.aload(0);
    }

    void loadGlobals() {
        if (framed) {
            cb.aload(1).getfield(Names.FRAME, "globals", Names.DICT);
        } else {
            cb.aload(1).getfield(Names.FUNCTION, "globals", Names.DICT);
        }
    }

    void loadBuiltins() {
        cb.aload(1).getfield(framed ? Names.FRAME : Names.FUNCTION, "builtins", CD_Object);
    }

    void loadCode() {
        pool.load(cb, code, Names.CODE);
    }

    void loadFrame() {
        if (!framed) {
            throw new Untranslatable("needs a frame");
        }
        cb.aload(1);
    }

    /// Loads the frame that a handler has made for the function, or null.
    void loadKnownFrame() {
        if (flow.hasHandlers) {
            cb.aload(frame);
        } else {
            cb.aconst_null();
        }
    }

    void loadConstant(Object value) {
        if (value == PyNone.NONE) {
            cb.getstatic(Names.NONE, "NONE", Names.NONE);
        } else {
            pool.load(cb, value, CD_Object);
        }
    }

    void loadName(String name) {
        cb.loadConstant(name);
    }

    // The stack

    int height() {
        return top;
    }

    /// Begins a basic block: everything lies in its local, of the kinds that all ways there agree on.
    void restart(int pc) {
        top = flow.height[pc];
        java.util.Arrays.fill(how, TEMP);
        kinds.enter(pc, variableKind, kind, top);
    }

    private void push(byte where, byte what) {
        how[top] = where;
        kind[top++] = what;
    }

    /// Pushes the object on top of the operand stack.
    void pushOperand() {
        push(OPERAND, Kinds.OBJECT);
    }

    /// Pushes the long or double on top of the operand stack.
    void pushNumber(byte what) {
        push(OPERAND, what);
    }

    /// Pushes what has been stored in the local of that height.
    void pushTemp() {
        push(TEMP, Kinds.OBJECT);
    }

    void pushVariable(int i) {
        spill();
        index[top] = i;
        push(VARIABLE, variableKind[i]);
    }

    void pushConstant(Object value) {
        spill();
        constant[top] = value;
        push(CONSTANT, value instanceof Long ? Kinds.BOTH_LONG : value instanceof Double ? Kinds.BOTH_DOUBLE : Kinds.OBJECT);
    }

    /// Whether a variable is kept as an object.
    boolean isObject(int i) {
        return variableKind[i] == Kinds.OBJECT;
    }

    /// What is known about the entry `below` the top.
    byte kindOf(int below) {
        int i = top - 1 - below;
        return how[i] == VARIABLE ? variableKind[index[i]] : kind[i];
    }

    /// Moves an entry from the operand stack to its local.
    void spill() {
        if (top > 0 && how[top - 1] == OPERAND) {
            store(top - 1, kind[top - 1]);
            how[top - 1] = TEMP;
        }
    }

    private void store(int i, byte what) {
        switch (what) {
            case Kinds.LONG -> cb.lstore(wideTemps + 2 * i);
            case Kinds.DOUBLE -> cb.dstore(wideTemps + 2 * i);
            default -> cb.astore(temp(i));
        }
    }

    /// Puts every entry into its local.
    void flush() {
        flushBelow(0);
    }

    /// The same for all but the upper `n`.
    void flushBelow(int n) {
        if (n == 0) {
            spill();
        }
        for (int i = 0; i < top - n; i++) {
            settle(i);
        }
    }

    /// Puts every entry into its local as an object.
    void flushObjects() {
        flush();
        for (int i = 0; i < top; i++) {
            if (!Kinds.hasObject(kind[i])) {
                load(i);
                cb.astore(temp(i));
            }
            kind[i] = Kinds.OBJECT;
        }
    }

    private void settle(int i) {
        if (how[i] == TEMP) {
            return;
        }
        byte what = how[i] == VARIABLE ? variableKind[index[i]] : kind[i];
        if (Kinds.hasLong(what) && (how[i] == CONSTANT || !Kinds.hasObject(what))) {
            loadLong(i);
            kind[i] = Kinds.LONG;
        } else if (Kinds.hasDouble(what) && (how[i] == CONSTANT || !Kinds.hasObject(what))) {
            loadDouble(i);
            kind[i] = Kinds.DOUBLE;
        } else {
            load(i);
            kind[i] = Kinds.OBJECT;
        }
        store(i, kind[i]);
        how[i] = TEMP;
    }

    /// Before a variable changes: entries that mean its old value get it now.
    void detach(int variable) {
        for (int i = 0; i < top; i++) {
            if (how[i] == VARIABLE && index[i] == variable) {
                settle(i);
            }
        }
    }

    /// The same before the top entry is stored in the variable.
    private void detachBelow(int variable) {
        int n = top - 1;
        boolean any = false;
        for (int i = 0; i < n; i++) {
            any |= how[i] == VARIABLE && index[i] == variable;
        }
        if (any) {
            spill();
            for (int i = 0; i < n; i++) {
                if (how[i] == VARIABLE && index[i] == variable) {
                    settle(i);
                }
            }
        }
    }

    /// Pops the top entry into a variable.
    void storeVariable(int variable) {
        detachBelow(variable);
        int i = top - 1;
        byte what = kindOf(0);
        boolean number = how[i] == CONSTANT || !Kinds.hasObject(what);
        if (Kinds.hasLong(what) && number) {
            loadLong(i);
            cb.lstore(wideVariables + 2 * variable);
            variableKind[variable] = Kinds.LONG;
        } else if (Kinds.hasDouble(what) && number) {
            loadDouble(i);
            cb.dstore(wideVariables + 2 * variable);
            variableKind[variable] = Kinds.DOUBLE;
        } else {
            load(i);
            cb.astore(variable(variable));
            variableKind[variable] = Kinds.OBJECT;
        }
        top--;
    }

    void clearVariable(int variable) {
        cb.aconst_null().astore(variable(variable));
        variableKind[variable] = Kinds.OBJECT;
    }

    /// Puts the top entry into its local, as an object.
    void settleTop() {
        spill();
        int i = top - 1;
        if (how[i] != TEMP || !Kinds.hasObject(kind[i])) {
            load(i);
            cb.astore(temp(i));
            how[i] = TEMP;
            kind[i] = Kinds.OBJECT;
        }
    }

    /// The operand stack holds the new value of the top entry.
    void replaceTop() {
        cb.astore(temp(top - 1));
        how[top - 1] = TEMP;
        kind[top - 1] = Kinds.OBJECT;
    }

    private void box(byte what) {
        if (what == Kinds.LONG) {
            cb.invokestatic(Names.LONG, "valueOf", Names.type(Names.LONG, java.lang.constant.ConstantDescs.CD_long));
        } else if (what == Kinds.DOUBLE) {
            cb.invokestatic(Names.DOUBLE, "valueOf", Names.type(Names.DOUBLE, java.lang.constant.ConstantDescs.CD_double));
        }
    }

    /// Loads a variable as an object.
    void loadVariable(int i) {
        byte what = variableKind[i];
        if (what == Kinds.LONG) {
            cb.lload(wideVariables + 2 * i);
        } else if (what == Kinds.DOUBLE) {
            cb.dload(wideVariables + 2 * i);
        } else {
            cb.aload(variable(i));
        }
        box(what);
    }

    /// Loads an entry as an object.
    private void load(int i) {
        switch (how[i]) {
            case TEMP -> {
                if (kind[i] == Kinds.LONG) {
                    cb.lload(wideTemps + 2 * i);
                } else if (kind[i] == Kinds.DOUBLE) {
                    cb.dload(wideTemps + 2 * i);
                } else {
                    cb.aload(temp(i));
                }
                box(kind[i]);
            }
            case VARIABLE -> loadVariable(index[i]);
            case CONSTANT -> loadConstant(constant[i]);
            default -> box(kind[i]);
        }
    }

    /// Loads the entry `below` the top as a long; what is an object has been found to be a Long.
    void peekLong(int below) {
        loadLong(top - 1 - below);
    }

    private void loadLong(int i) {
        if (how[i] == CONSTANT) {
            cb.loadConstant((long) (Long) constant[i]);
        } else if (how[i] == TEMP && kind[i] == Kinds.LONG) {
            cb.lload(wideTemps + 2 * i);
        } else if (how[i] == VARIABLE && Kinds.hasLong(variableKind[index[i]])) {
            cb.lload(wideVariables + 2 * index[i]);
        } else if (how[i] != OPERAND) {
            load(i);
            cb.checkcast(Names.LONG).invokevirtual(Names.LONG, "longValue", Names.type(java.lang.constant.ConstantDescs.CD_long));
        }
    }

    /// The same for a double; a long is converted.
    void peekDouble(int below) {
        loadDouble(top - 1 - below);
    }

    private void loadDouble(int i) {
        byte what = how[i] == VARIABLE ? variableKind[index[i]] : kind[i];
        if (Kinds.hasLong(what)) {
            loadLong(i);
            cb.invokestatic(Names.TYPED, "exact", Names.type(java.lang.constant.ConstantDescs.CD_double,
                    java.lang.constant.ConstantDescs.CD_long));
        } else if (how[i] == CONSTANT) {
            cb.loadConstant((double) (Double) constant[i]);
        } else if (how[i] == TEMP && kind[i] == Kinds.DOUBLE) {
            cb.dload(wideTemps + 2 * i);
        } else if (how[i] == VARIABLE && Kinds.hasDouble(what)) {
            cb.dload(wideVariables + 2 * index[i]);
        } else if (how[i] != OPERAND) {
            load(i);
            cb.checkcast(Names.DOUBLE).invokevirtual(Names.DOUBLE, "doubleValue",
                    Names.type(java.lang.constant.ConstantDescs.CD_double));
        }
    }

    /// Makes sure that the entry `below` the top is a Long or Double, and remembers it for a variable; else leads to `exit`.
    void guard(int below, byte wanted, Label exit) {
        int i = top - 1 - below;
        byte what = kindOf(below);
        boolean isLong = wanted == Kinds.LONG;
        if (isLong ? Kinds.hasLong(what) : Kinds.hasDouble(what)) {
            return;
        }
        load(i);
        cb.instanceOf(isLong ? Names.LONG : Names.DOUBLE).ifeq(exit);
        if (how[i] == VARIABLE) {
            int v = index[i];
            cb.aload(variable(v));
            if (isLong) {
                cb.checkcast(Names.LONG).invokevirtual(Names.LONG, "longValue",
                        Names.type(java.lang.constant.ConstantDescs.CD_long)).lstore(wideVariables + 2 * v);
                variableKind[v] = Kinds.BOTH_LONG;
            } else {
                cb.checkcast(Names.DOUBLE).invokevirtual(Names.DOUBLE, "doubleValue",
                        Names.type(java.lang.constant.ConstantDescs.CD_double)).dstore(wideVariables + 2 * v);
                variableKind[v] = Kinds.BOTH_DOUBLE;
            }
        }
    }

    /// Loads the entry `below` the top (0 is the top itself), which stays where it is and must not be an operand.
    void peek(int below) {
        load(top - 1 - below);
    }

    /// The constant the entry `below` the top is, or null.
    Object peekConstant(int below) {
        int i = top - 1 - below;
        return how[i] == CONSTANT ? constant[i] : null;
    }

    /// Loads the upper `n` entries, the lowest first, and pops them.
    void operands(int n) {
        if (n != 1) {
            spill();
        }
        for (int i = top - n; i < top; i++) {
            load(i);
        }
        top -= n;
    }

    void drop(int n) {
        spill();
        top -= n;
    }

    /// Drops the top entry, wherever it is.
    void pop() {
        if (how[top - 1] == OPERAND) {
            if (Kinds.hasObject(kind[top - 1])) {
                cb.pop();
            } else {
                cb.pop2();
            }
        }
        top--;
    }

    /// Pops the upper `n` entries into a new array.
    void array(int n) {
        spill();
        cb.loadConstant(n).anewarray(CD_Object);
        for (int i = 0; i < n; i++) {
            cb.dup().loadConstant(i);
            load(top - n + i);
            cb.aastore();
        }
        top -= n;
    }

    /// Makes sure that the top entry can be loaded more than once.
    void makeLoadable() {
        spill();
    }

    /// Exchanges entries: `order[i]` says which of the upper ones comes to place `i`, counted from the lowest.
    void permute(int... order) {
        spill();
        int n = order.length;
        int from = top - n;
        boolean inPlace = false;
        for (int i = 0; i < n; i++) {
            inPlace |= how[from + i] == TEMP;
        }
        if (inPlace) {
            byte[] moved = new byte[n];
            for (int i = 0; i < n; i++) {
                int source = from + order[i];
                byte what = how[source] == VARIABLE ? variableKind[index[source]] : kind[source];
                if (Kinds.hasObject(what)) {
                    load(source);
                    moved[i] = Kinds.OBJECT;
                } else if (what == Kinds.LONG) {
                    loadLong(source);
                    moved[i] = Kinds.LONG;
                } else {
                    loadDouble(source);
                    moved[i] = Kinds.DOUBLE;
                }
            }
            for (int i = n - 1; i >= 0; i--) {
                store(from + i, moved[i]);
                how[from + i] = TEMP;
                kind[from + i] = moved[i];
            }
            return;
        }
        byte[] h = java.util.Arrays.copyOfRange(how, from, top);
        byte[] k = java.util.Arrays.copyOfRange(kind, from, top);
        int[] x = java.util.Arrays.copyOfRange(index, from, top);
        Object[] c = java.util.Arrays.copyOfRange(constant, from, top);
        for (int i = 0; i < n; i++) {
            how[from + i] = h[order[i]];
            kind[from + i] = k[order[i]];
            index[from + i] = x[order[i]];
            constant[from + i] = c[order[i]];
        }
    }

    /// Pushes a copy of the entry `below` the top.
    void duplicate(int below) {
        spill();
        int from = top - 1 - below;
        if (how[from] == TEMP) {
            if (kind[from] == Kinds.LONG) {
                loadLong(from);
            } else if (kind[from] == Kinds.DOUBLE) {
                loadDouble(from);
            } else {
                load(from);
            }
            store(top, kind[from]);
            push(TEMP, kind[from]);
        } else {
            index[top] = index[from];
            constant[top] = constant[from];
            push(how[from], kind[from]);
        }
    }

    // Jumps. The stack has been flushed.

    /// Whether values have to change their kind on the way to a basic block.
    boolean needsTransfer(int target) {
        kinds.merge(target, variableKind, kind, top);
        for (int i = 0; i < variableKind.length; i++) {
            if (!Kinds.fits(variableKind[i], kinds.variable(target, i))) {
                return true;
            }
        }
        for (int i = 0; i < top; i++) {
            if (!Kinds.fits(kind[i], kinds.stack(target, i))) {
                return true;
            }
        }
        return false;
    }

    /// Boxes what the basic block wants as objects.
    void transfer(int target) {
        kinds.merge(target, variableKind, kind, top);
        for (int i = 0; i < variableKind.length; i++) {
            if (!Kinds.fits(variableKind[i], kinds.variable(target, i))) {
                loadVariable(i);
                cb.astore(variable(i));
            }
        }
        for (int i = 0; i < top; i++) {
            if (!Kinds.fits(kind[i], kinds.stack(target, i))) {
                load(i);
                cb.astore(temp(i));
            }
        }
    }

    void go(int target) {
        transfer(target);
        cb.goto_(labels[target]);
    }

    /// Boxes all variables, so that a handler finds them.
    void boxVariables() {
        for (int i = 0; i < variableKind.length; i++) {
            if (!Kinds.hasObject(variableKind[i])) {
                loadVariable(i);
                cb.astore(variable(i));
            }
        }
    }

    private String unboxed() {
        StringBuilder text = null;
        for (int i = 0; i < variableKind.length; i++) {
            if (!Kinds.hasObject(variableKind[i])) {
                if (text == null) {
                    text = new StringBuilder(" ".repeat(variableKind.length));
                }
                text.setCharAt(i, (char) ('0' + variableKind[i]));
            }
        }
        return text == null ? "" : text.toString();
    }

    /// At the beginning of the code of a region: boxes what is unboxed there.
    void boxRegion(Region r) {
        for (int i = 0; i < r.unboxed.length(); i++) {
            char c = r.unboxed.charAt(i);
            if (c != ' ') {
                byte what = (byte) (c - '0');
                if (what == Kinds.LONG) {
                    cb.lload(wideVariables + 2 * i);
                } else {
                    cb.dload(wideVariables + 2 * i);
                }
                box(what);
                cb.astore(variable(i));
            }
        }
    }

    /// Unboxes what a basic block that is entered from the interpreter wants as numbers; leads to `refuse` when it cannot.
    void unboxFor(int pc, Label refuse) {
        for (int i = 0; i < variableKind.length; i++) {
            unbox(kinds.variable(pc, i), variable(i), wideVariables + 2 * i, refuse);
        }
        for (int i = 0; i < flow.height[pc]; i++) {
            unbox(kinds.stack(pc, i), temp(i), wideTemps + 2 * i, refuse);
        }
    }

    private void unbox(byte wanted, int from, int to, Label refuse) {
        if (Kinds.hasLong(wanted)) {
            cb.aload(from).instanceOf(Names.LONG).ifeq(refuse).aload(from).checkcast(Names.LONG).invokevirtual(Names.LONG,
                    "longValue", Names.type(java.lang.constant.ConstantDescs.CD_long)).lstore(to);
        } else if (Kinds.hasDouble(wanted)) {
            cb.aload(from).instanceOf(Names.DOUBLE).ifeq(refuse).aload(from).checkcast(Names.DOUBLE).invokevirtual(Names.DOUBLE,
                    "doubleValue", Names.type(java.lang.constant.ConstantDescs.CD_double)).dstore(to);
        }
    }

    // Exits to the interpreter

    /// A label that leads to the interpreter, at the beginning of the instruction. The stack must be as it was there, and
    /// nothing of it an operand.
    Exit exit(int pc, ExitPoint point) {
        Exit exit = new Exit(cb.newLabel(), cb.newLabel());
        byte[] h = how.clone();
        byte[] k = kind.clone();
        int[] x = index.clone();
        Object[] c = constant.clone();
        byte[] v = variableKind.clone();
        int height = top;
        exits.add(() -> {
            System.arraycopy(h, 0, how, 0, h.length);
            System.arraycopy(k, 0, kind, 0, k.length);
            System.arraycopy(x, 0, index, 0, x.length);
            System.arraycopy(c, 0, constant, 0, c.length);
            System.arraycopy(v, 0, variableKind, 0, v.length);
            top = height;
            cb.labelBinding(exit.thrown);
            cb.pop();
            cb.labelBinding(exit.plain);
            leave(point);
        });
        return exit;
    }

    /// Where a guard leads, and where an ArithmeticException does.
    record Exit(Label plain, Label thrown) {}

    /// The way out: the point and the stack, then the variables in code that exits with the same ones unboxed share.
    private void leave(ExitPoint point) {
        pool.load(cb, point, CD_Object);
        cb.astore(scratch);
        array(top);
        cb.astore(result);
        String unboxed = unboxed();
        Label tail = tails.get(unboxed);
        if (tail != null) {
            cb.goto_(tail);
            return;
        }
        tails.put(unboxed, cb.newBoundLabel());
        List<ClassDesc> types = new ArrayList<>();
        cb.aload(0).aload(1);
        types.add(Names.THREAD);
        if (framed) {
            types.add(Names.FRAME);
        } else {
            loadKnownFrame();
            types.add(Names.FUNCTION);
            types.add(Names.FRAME);
        }
        cb.aload(scratch).aload(result);
        types.add(CD_Object);
        types.add(CD_Object);
        for (int i = 0; i < code.variables; i++) {
            loadVariable(i);
            types.add(CD_Object);
        }
        cb.invokedynamic(Frames.linkage(framed ? "leave" : "exit", CD_Object, types));
        cb.areturn();
    }

    /// Emits code in which an ArithmeticException leads to the exit.
    void throwing(Exit exit, Runnable emit) {
        Label from = cb.newBoundLabel();
        emit.run();
        overflows.add(new Overflow(from, cb.newBoundLabel(), exit.thrown));
    }

    // Calls of Java methods

    void invoke(ClassDesc owner, String name, ClassDesc result, ClassDesc... parameters) {
        cb.invokestatic(owner, name, Names.type(result, parameters));
    }

    void step(String name, ClassDesc result, ClassDesc... parameters) {
        invoke(Names.STEPS, name, result, parameters);
    }

    // Exception ranges

    /// What follows belongs to the instruction: exceptions lead to the handler of its block.
    void begin(int pc) {
        range(flow.blocks[pc]);
        cb.lineNumber(pc + 1);
    }

    /// Notes the instruction for the traceback, before something that may raise.
    void mark(int pc) {
        cb.loadConstant(pc).istore(lasti);
    }

    void range(Flow.Block block) {
        range(new Region(block, unboxed()));
    }

    private void range(Region wanted) {
        if (rangeStart != null && region.equals(wanted)) {
            return;
        }
        endRange();
        rangeStart = cb.newBoundLabel();
        cb.nop();
        region = wanted;
        stubs.computeIfAbsent(wanted, r -> cb.newLabel());
    }

    void endRange() {
        if (rangeStart != null) {
            ranges.add(new Range(rangeStart, cb.newBoundLabel(), region));
            rangeStart = null;
        }
    }

    /// Emits code behind the rest, in the current exception range.
    void later(Runnable run) {
        late.add(new Late(run, region));
    }

    void emitLate() {
        for (int i = 0; i < late.size(); i++) {
            range(late.get(i).region);
            late.get(i).code.run();
        }
        endRange();
        for (Runnable exit : exits) {
            exit.run();
        }
        for (Overflow o : overflows) {
            cb.exceptionCatch(o.from, o.to, o.handler, Names.ARITHMETIC);
        }
        for (Range r : ranges) {
            cb.exceptionCatchAll(r.from, r.to, stubs.get(r.region));
        }
    }

    /// The regions exceptions came from, with the labels of the code that deals with them.
    Map<Region, Label> stubs() {
        return stubs;
    }

    /// Whether the kinds at the beginning of some basic block were not yet what all ways there agree on.
    boolean isUnsettled() {
        return kinds.isUnsettled();
    }
}
