package taipan.jit;

import java.util.Arrays;
import java.util.BitSet;
import taipan.code.Op;

/// Of what kind the variables and stack entries are at the beginning of each basic block: objects, or numbers without a
/// box. The translator finds out by going over the code until nothing changes.
/// CPython: no counterpart
final class Kinds {
    static final byte OBJECT = 0;
    /// Only the number is there.
    static final byte LONG = 1;
    static final byte DOUBLE = 2;
    /// The number is there, and the object as well.
    static final byte BOTH_LONG = 3;
    static final byte BOTH_DOUBLE = 4;

    private final Flow flow;
    private final byte[][] variables;
    private final byte[][] stacks;
    private boolean unsettled;
    /// Whether the code can be entered at its loops.
    boolean enteredAnywhere;

    Kinds(Flow flow) {
        this.flow = flow;
        this.variables = new byte[flow.length][];
        this.stacks = new byte[flow.length][];
        // Whoever comes from outside brings objects.
        BitSet outside = new BitSet();
        outside.set(0);
        for (int pc = 0; pc < flow.length; pc++) {
            int op = flow.op(pc);
            if (op == Op.SETUP_FINALLY || op == Op.SETUP_WITH || op == Op.SETUP_ASYNC_WITH) {
                outside.set(flow.target(pc));
            } else if (op == Op.YIELD_VALUE) {
                outside.set(pc + 1);
            } else if (op == Op.YIELD_FROM) {
                outside.set(pc);
            }
        }
        for (int pc = outside.nextSetBit(0); pc >= 0; pc = outside.nextSetBit(pc + 1)) {
            if (pc < flow.length && flow.height[pc] >= 0) {
                variables[pc] = new byte[flow.code.variables];
                stacks[pc] = new byte[flow.height[pc]];
            }
        }
    }

    static boolean hasObject(byte kind) {
        return kind != LONG && kind != DOUBLE;
    }

    static boolean hasLong(byte kind) {
        return kind == LONG || kind == BOTH_LONG;
    }

    static boolean hasDouble(byte kind) {
        return kind == DOUBLE || kind == BOTH_DOUBLE;
    }

    /// Whether a value can stay as it is where another kind is wanted.
    static boolean fits(byte kind, byte wanted) {
        return kind == wanted || wanted == OBJECT && hasObject(kind) || wanted == LONG && hasLong(kind)
                || wanted == DOUBLE && hasDouble(kind);
    }

    private static byte meet(byte a, byte b) {
        if (a == b) {
            return a;
        }
        if (hasLong(a) && hasLong(b)) {
            return LONG;
        }
        return hasDouble(a) && hasDouble(b) ? DOUBLE : OBJECT;
    }

    boolean isUnsettled() {
        return unsettled;
    }

    void startPass() {
        unsettled = false;
    }

    /// Some way leads to the basic block with these kinds.
    void merge(int pc, byte[] variable, byte[] stack, int height) {
        if (variables[pc] == null) {
            variables[pc] = variable.clone();
            stacks[pc] = Arrays.copyOf(stack, height);
            // The code that enters here from the interpreter was emitted before this was known.
            unsettled |= enteredAnywhere && !(isZero(variable, variable.length) && isZero(stack, height));
            return;
        }
        meetAll(variables[pc], variable, variable.length);
        meetAll(stacks[pc], stack, height);
    }

    private static boolean isZero(byte[] kinds, int n) {
        for (int i = 0; i < n; i++) {
            if (kinds[i] != OBJECT) {
                return false;
            }
        }
        return true;
    }

    private void meetAll(byte[] known, byte[] more, int n) {
        for (int i = 0; i < n; i++) {
            byte both = meet(known[i], more[i]);
            if (both != known[i]) {
                known[i] = both;
                unsettled = true;
            }
        }
    }

    /// Copies what is known at the beginning of the basic block.
    void enter(int pc, byte[] variable, byte[] stack, int height) {
        if (variables[pc] == null) {
            // Only reached by a jump backwards.
            variables[pc] = new byte[variable.length];
            stacks[pc] = new byte[height];
        }
        System.arraycopy(variables[pc], 0, variable, 0, variable.length);
        System.arraycopy(stacks[pc], 0, stack, 0, height);
    }

    byte variable(int pc, int i) {
        return variables[pc] == null ? OBJECT : variables[pc][i];
    }

    byte stack(int pc, int i) {
        return stacks[pc] == null ? OBJECT : stacks[pc][i];
    }
}
