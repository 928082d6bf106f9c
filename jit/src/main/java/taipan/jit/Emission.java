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

    private record Range(Label from, Label to, Flow.Block block) {}

    /// Code that stands behind the rest, in the exception range of the instruction it belongs to.
    private record Late(Runnable code, Flow.Block block) {}

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
    private final int truth;
    private final int handlerLastis;

    private final byte[] how;
    private final int[] index;
    private final Object[] constant;
    private int top;

    private Label rangeStart;
    private Flow.Block rangeBlock;
    private final List<Range> ranges = new ArrayList<>();
    private final List<Late> late = new ArrayList<>();
    private final Map<Flow.Block, Label> stubs = new LinkedHashMap<>();

    Emission(PyCode code, Flow flow, Pool pool, boolean framed, CodeBuilder cb) {
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
        this.truth = at++;
        this.frame = framed ? 1 : at++;
        this.handlerLastis = at;
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

    /// Where a truth value waits while the stack goes to its locals.
    int truth() {
        return truth;
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

    /// Begins a basic block: everything lies in its local.
    void restart(int height) {
        top = height;
        java.util.Arrays.fill(how, TEMP);
    }

    /// Pushes what lies on top of the operand stack.
    void pushOperand() {
        how[top++] = OPERAND;
    }

    /// Pushes what has been stored in the local of that height.
    void pushTemp() {
        how[top++] = TEMP;
    }

    void pushVariable(int i) {
        spill();
        how[top] = VARIABLE;
        index[top++] = i;
    }

    void pushConstant(Object value) {
        spill();
        how[top] = CONSTANT;
        constant[top++] = value;
    }

    /// Moves an entry from the operand stack to its local.
    void spill() {
        if (top > 0 && how[top - 1] == OPERAND) {
            cb.astore(temp(top - 1));
            how[top - 1] = TEMP;
        }
    }

    /// Puts every entry into its local.
    void flush() {
        spill();
        for (int i = 0; i < top; i++) {
            settle(i);
        }
    }

    private void settle(int i) {
        if (how[i] != TEMP) {
            load(i);
            cb.astore(temp(i));
            how[i] = TEMP;
        }
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
    void detachBelow(int variable) {
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

    /// Puts the top entry into its local.
    void settleTop() {
        spill();
        settle(top - 1);
    }

    /// The operand stack holds the new value of the top entry.
    void replaceTop() {
        cb.astore(temp(top - 1));
        how[top - 1] = TEMP;
    }

    private void load(int i) {
        switch (how[i]) {
            case TEMP -> cb.aload(temp(i));
            case VARIABLE -> cb.aload(variable(index[i]));
            case CONSTANT -> loadConstant(constant[i]);
            default -> { }
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
            cb.pop();
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
            inPlace |= how[from + i] == TEMP && order[i] != i;
            inPlace |= how[from + order[i]] == TEMP;
        }
        if (inPlace) {
            for (int i = 0; i < n; i++) {
                load(from + order[i]);
            }
            for (int i = n - 1; i >= 0; i--) {
                cb.astore(temp(from + i));
                how[from + i] = TEMP;
            }
            return;
        }
        byte[] h = java.util.Arrays.copyOfRange(how, from, top);
        int[] x = java.util.Arrays.copyOfRange(index, from, top);
        Object[] c = java.util.Arrays.copyOfRange(constant, from, top);
        for (int i = 0; i < n; i++) {
            how[from + i] = h[order[i]];
            index[from + i] = x[order[i]];
            constant[from + i] = c[order[i]];
        }
    }

    /// Pushes a copy of the entry `below` the top.
    void duplicate(int below) {
        spill();
        int from = top - 1 - below;
        if (how[from] == TEMP) {
            cb.aload(temp(from)).astore(temp(top));
            how[top++] = TEMP;
        } else {
            how[top] = how[from];
            index[top] = index[from];
            constant[top] = constant[from];
            top++;
        }
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
        if (rangeStart != null && java.util.Objects.equals(rangeBlock, block)) {
            return;
        }
        endRange();
        rangeStart = cb.newBoundLabel();
        cb.nop();
        rangeBlock = block;
        stubs.computeIfAbsent(block, b -> cb.newLabel());
    }

    void endRange() {
        if (rangeStart != null) {
            ranges.add(new Range(rangeStart, cb.newBoundLabel(), rangeBlock));
            rangeStart = null;
        }
    }

    /// Emits code behind the rest, in the current exception range.
    void later(Runnable run) {
        late.add(new Late(run, rangeBlock));
    }

    void emitLate() {
        for (int i = 0; i < late.size(); i++) {
            range(late.get(i).block);
            late.get(i).code.run();
        }
        endRange();
        for (Range r : ranges) {
            cb.exceptionCatchAll(r.from, r.to, stubs.get(r.block));
        }
    }

    /// The blocks exceptions came from, with the labels of the code that deals with them.
    Map<Flow.Block, Label> stubs() {
        return stubs;
    }
}
