package taipan.jit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.BitSet;
import taipan.code.Op;
import taipan.interpreter.TypeProfile;

/// Arithmetic, comparisons and subscripts on numbers without boxes, where the profile or the code itself says what the
/// operands are. What turns out otherwise leaves for the interpreter; after two such exits the instruction is translated
/// for all kinds.
/// CPython: no counterpart
final class NumberEmitter {
    private final Emission e;
    private final CodeBuilder cb;
    private final Flow flow;
    private final byte[] profile;
    private final BitSet generic;
    private final Jit jit;
    private final boolean typed;

    NumberEmitter(Emission e, Jit jit, BitSet generic, boolean typed) {
        this.e = e;
        this.cb = e.cb;
        this.flow = e.flow;
        this.profile = e.code.profile;
        this.generic = generic;
        this.jit = jit;
        this.typed = typed && e.code.frameSize < 200;
    }

    /// Whether the instruction may leave for the interpreter: not while an exception is being handled.
    private boolean mayExit(int pc) {
        return typed && !generic.get(pc) && Flow.Block.handlers(flow.blocks[pc]) == 0;
    }

    private Emission.Exit exit(int pc) {
        return e.exit(pc, new ExitPoint(e.code, pc, flow.blocks[pc], jit, e.framed));
    }

    /// The number kind an operand is taken for: what it is, or what the profile has seen.
    private byte wanted(byte kind, int seen) {
        if (Kinds.hasLong(kind)) {
            return Kinds.LONG;
        }
        if (Kinds.hasDouble(kind)) {
            return Kinds.DOUBLE;
        }
        return seen == TypeProfile.INT ? Kinds.LONG : seen == TypeProfile.FLOAT ? Kinds.DOUBLE : Kinds.OBJECT;
    }

    private int seen(int pc) {
        return profile == null ? 0 : profile[pc];
    }

    private byte left(int pc) {
        return wanted(e.kindOf(1), seen(pc) & TypeProfile.MASK);
    }

    private byte right(int pc) {
        return wanted(e.kindOf(0), seen(pc) >> TypeProfile.SHIFT & TypeProfile.MASK);
    }

    // Binary operators

    /// Emits a binary operator on numbers, if that is what it is.
    boolean binary(int pc, int op) {
        if (!mayExit(pc)) {
            return false;
        }
        byte l = left(pc);
        byte r = right(pc);
        if (l == Kinds.OBJECT || r == Kinds.OBJECT) {
            return false;
        }
        boolean longs = l == Kinds.LONG && r == Kinds.LONG;
        switch (op) {
            case Op.BINARY_ADD, Op.INPLACE_ADD, Op.BINARY_SUBTRACT, Op.INPLACE_SUBTRACT, Op.BINARY_MULTIPLY,
                    Op.INPLACE_MULTIPLY, Op.BINARY_TRUE_DIVIDE, Op.INPLACE_TRUE_DIVIDE -> { }
            case Op.BINARY_FLOOR_DIVIDE, Op.INPLACE_FLOOR_DIVIDE, Op.BINARY_MODULO, Op.INPLACE_MODULO, Op.BINARY_AND,
                    Op.INPLACE_AND, Op.BINARY_OR, Op.INPLACE_OR, Op.BINARY_XOR, Op.INPLACE_XOR, Op.BINARY_LSHIFT,
                    Op.INPLACE_LSHIFT, Op.BINARY_RSHIFT, Op.INPLACE_RSHIFT -> {
                if (!longs) {
                    return false;
                }
            }
            case Op.BINARY_POWER -> {
                if (longs) {
                    return false;
                }
            }
            default -> {
                return false;
            }
        }
        e.spill();
        Emission.Exit exit = exit(pc);
        e.guard(1, l, exit.plain());
        e.guard(0, r, exit.plain());
        boolean division = op == Op.BINARY_TRUE_DIVIDE || op == Op.INPLACE_TRUE_DIVIDE;
        if (longs && !division) {
            e.throwing(exit, () -> {
                e.peekLong(1);
                e.peekLong(0);
                onLongs(op);
            });
            e.drop(2);
            e.pushNumber(Kinds.LONG);
        } else {
            e.throwing(exit, () -> {
                loadDouble(1, l);
                loadDouble(0, r);
                onDoubles(op);
            });
            e.drop(2);
            e.pushNumber(Kinds.DOUBLE);
        }
        return true;
    }

    /// Loads an operand that was found to be of the kind, as a double.
    private void loadDouble(int below, byte kind) {
        if (kind == Kinds.LONG) {
            e.peekLong(below);
            e.invoke(Names.TYPED, "exact", CD_double, CD_long);
        } else {
            e.peekDouble(below);
        }
    }

    private void math(String name) {
        cb.invokestatic(Names.MATH, name, Names.type(CD_long, CD_long, CD_long));
    }

    private void onLongs(int op) {
        switch (op) {
            case Op.BINARY_ADD, Op.INPLACE_ADD -> math("addExact");
            case Op.BINARY_SUBTRACT, Op.INPLACE_SUBTRACT -> math("subtractExact");
            case Op.BINARY_MULTIPLY, Op.INPLACE_MULTIPLY -> math("multiplyExact");
            case Op.BINARY_FLOOR_DIVIDE, Op.INPLACE_FLOOR_DIVIDE -> math("floorDivExact");
            case Op.BINARY_MODULO, Op.INPLACE_MODULO -> math("floorMod");
            case Op.BINARY_AND, Op.INPLACE_AND -> cb.land();
            case Op.BINARY_OR, Op.INPLACE_OR -> cb.lor();
            case Op.BINARY_XOR, Op.INPLACE_XOR -> cb.lxor();
            default -> e.invoke(Names.TYPED, op == Op.BINARY_LSHIFT || op == Op.INPLACE_LSHIFT ? "shiftLeft" : "shiftRight",
                    CD_long, CD_long, CD_long);
        }
    }

    private void onDoubles(int op) {
        switch (op) {
            case Op.BINARY_ADD, Op.INPLACE_ADD -> cb.dadd();
            case Op.BINARY_SUBTRACT, Op.INPLACE_SUBTRACT -> cb.dsub();
            case Op.BINARY_MULTIPLY, Op.INPLACE_MULTIPLY -> cb.dmul();
            case Op.BINARY_POWER -> e.invoke(Names.TYPED, "power", CD_double, CD_double, CD_double);
            default -> e.invoke(Names.TYPED, "divide", CD_double, CD_double, CD_double);
        }
    }

    boolean negative(int pc) {
        if (!mayExit(pc)) {
            return false;
        }
        byte kind = wanted(e.kindOf(0), seen(pc) & TypeProfile.MASK);
        if (kind == Kinds.OBJECT) {
            return false;
        }
        e.spill();
        Emission.Exit exit = exit(pc);
        e.guard(0, kind, exit.plain());
        if (kind == Kinds.LONG) {
            e.throwing(exit, () -> {
                e.peekLong(0);
                cb.invokestatic(Names.MATH, "negateExact", Names.type(CD_long, CD_long));
            });
        } else {
            e.peekDouble(0);
            cb.dneg();
        }
        e.drop(1);
        e.pushNumber(kind);
        return true;
    }

    // Comparisons

    /// Leaves the result of a comparison of numbers as an int on the operand stack and pops them, if it is one.
    boolean compare(int pc, int op) {
        if (!mayExit(pc)) {
            return false;
        }
        byte l = left(pc);
        byte r = right(pc);
        if (l == Kinds.OBJECT || r == Kinds.OBJECT) {
            return false;
        }
        e.spill();
        Emission.Exit exit = exit(pc);
        e.guard(1, l, exit.plain());
        e.guard(0, r, exit.plain());
        if (l == Kinds.LONG && r == Kinds.LONG) {
            e.peekLong(1);
            e.peekLong(0);
            cb.lcmp();
        } else {
            e.throwing(exit, () -> {
                loadDouble(1, l);
                loadDouble(0, r);
                // A NaN makes all but `!=` false.
                if (op == 0 || op == 1) {
                    cb.dcmpg();
                } else {
                    cb.dcmpl();
                }
            });
        }
        e.drop(2);
        Label yes = cb.newLabel();
        Label done = cb.newLabel();
        switch (op) {
            case 0 -> cb.iflt(yes);
            case 1 -> cb.ifle(yes);
            case 2 -> cb.ifeq(yes);
            case 3 -> cb.ifne(yes);
            case 4 -> cb.ifgt(yes);
            default -> cb.ifge(yes);
        }
        cb.iconst_0().goto_(done);
        cb.labelBinding(yes);
        cb.iconst_1();
        cb.labelBinding(done);
        return true;
    }

    // Subscripts

    boolean item(int pc) {
        byte key = right(pc);
        int container = seen(pc) & TypeProfile.MASK;
        if (key != Kinds.LONG || !typed) {
            return false;
        }
        if (mayExit(pc) && (container == TypeProfile.INT || container == TypeProfile.FLOAT)) {
            e.spill();
            Emission.Exit exit = exit(pc);
            e.guard(0, Kinds.LONG, exit.plain());
            boolean longs = container == TypeProfile.INT;
            e.throwing(exit, () -> {
                e.peek(1);
                e.peekLong(0);
                e.invoke(Names.TYPED, longs ? "longAt" : "doubleAt", longs ? CD_long : CD_double, CD_Object, CD_long);
            });
            e.drop(2);
            e.pushNumber(longs ? Kinds.LONG : Kinds.DOUBLE);
            return true;
        }
        if (!Kinds.hasLong(e.kindOf(0))) {
            return false;
        }
        e.spill();
        e.peek(1);
        e.peekLong(0);
        e.invoke(Names.TYPED, "itemAt", CD_Object, CD_Object, CD_long);
        e.drop(2);
        e.pushOperand();
        return true;
    }

    boolean setItem(int pc) {
        if (!typed || !Kinds.hasLong(e.kindOf(0))) {
            return false;
        }
        e.spill();
        byte value = e.kindOf(2);
        if (Kinds.hasLong(value)) {
            e.peekLong(2);
            e.peek(1);
            e.peekLong(0);
            e.invoke(Names.TYPED, "setLong", CD_void, CD_long, CD_Object, CD_long);
        } else if (Kinds.hasDouble(value)) {
            e.peekDouble(2);
            e.peek(1);
            e.peekLong(0);
            e.invoke(Names.TYPED, "setDouble", CD_void, CD_double, CD_Object, CD_long);
        } else {
            e.peek(2);
            e.peek(1);
            e.peekLong(0);
            e.invoke(Names.TYPED, "setAt", CD_void, CD_Object, CD_Object, CD_long);
        }
        e.drop(3);
        return true;
    }

    // Loops

    /// Whether the loop runs over a range; the iterator then is known to be one, and whether it has a next number lies on
    /// the operand stack.
    boolean rangeHasNext(int pc) {
        if (!mayExit(pc) || (seen(pc) & TypeProfile.MASK) != TypeProfile.INT) {
            return false;
        }
        Emission.Exit exit = exit(pc);
        e.peek(0);
        cb.instanceOf(Names.RANGE_ITERATOR).ifeq(exit.plain());
        e.peek(0);
        cb.checkcast(Names.RANGE_ITERATOR).invokevirtual(Names.RANGE_ITERATOR, "hasNext", Names.type(CD_boolean));
        return true;
    }

    void rangeNext() {
        e.peek(0);
        cb.checkcast(Names.RANGE_ITERATOR).invokevirtual(Names.RANGE_ITERATOR, "nextLong", Names.type(CD_long));
        e.pushNumber(Kinds.LONG);
    }

    // Unpacking

    /// Unpacks a list of ints or floats alone.
    boolean unpack(int pc, int n) {
        int container = seen(pc) & TypeProfile.MASK;
        if (!mayExit(pc) || container != TypeProfile.INT && container != TypeProfile.FLOAT) {
            return false;
        }
        boolean longs = container == TypeProfile.INT;
        e.spill();
        Emission.Exit exit = exit(pc);
        e.throwing(exit, () -> {
            e.peek(0);
            cb.loadConstant(n);
            e.invoke(Names.TYPED, longs ? "longs" : "doubles", (longs ? CD_long : CD_double).arrayType(), CD_Object, CD_int);
        });
        cb.astore(e.scratch);
        e.drop(1);
        for (int i = n - 1; i >= 0; i--) {
            cb.aload(e.scratch).loadConstant(i);
            if (longs) {
                cb.laload();
            } else {
                cb.daload();
            }
            e.pushNumber(longs ? Kinds.LONG : Kinds.DOUBLE);
            e.spill();
        }
        return true;
    }
}
