package taipan.compiler.assemble;

import taipan.code.Op;
import taipan.code.TupleConstant;

/// Improves the instructions of one block: conditions that are constant, tuples of constants, jumps to jumps.
/// CPython: Python/compile.c (optimize_basic_block)
final class Peephole {
    private final ConstantTable constants;

    Peephole(ConstantTable constants) {
        this.constants = constants;
    }

    void optimize(BasicBlock block) {
        int[] ops = block.ops;
        for (int i = 0; i < block.count; i++) {
            int arg = block.args[i];
            switch (ops[i]) {
                case Op.LOAD_CONST -> {
                    if (i + 1 < block.count) constantCondition(block, i);
                }
                case Op.BUILD_TUPLE -> {
                    if (i + 1 < block.count && ops[i + 1] == Op.UNPACK_SEQUENCE && arg == block.args[i + 1]) {
                        switch (arg) {
                            case 1 -> {
                                ops[i] = Op.NOP;
                                ops[i + 1] = Op.NOP;
                            }
                            case 2 -> {
                                ops[i] = Op.ROT_TWO;
                                ops[i + 1] = Op.NOP;
                            }
                            case 3 -> {
                                ops[i] = Op.ROT_THREE;
                                ops[i + 1] = Op.ROT_TWO;
                            }
                            default -> { }
                        }
                    } else if (i >= arg) {
                        foldTuple(block, i, arg);
                    }
                }
                case Op.ROT_N -> {
                    switch (arg) {
                        case 0, 1 -> ops[i] = Op.NOP;
                        case 2 -> ops[i] = Op.ROT_TWO;
                        case 3 -> ops[i] = Op.ROT_THREE;
                        case 4 -> ops[i] = Op.ROT_FOUR;
                        default -> { }
                    }
                    if (arg >= 2 && i >= arg - 1) foldRotations(block, i - arg + 1, arg);
                }
                case Op.JUMP_IF_FALSE_OR_POP, Op.JUMP_IF_TRUE_OR_POP, Op.POP_JUMP_IF_FALSE, Op.POP_JUMP_IF_TRUE,
                        Op.JUMP_ABSOLUTE, Op.JUMP_FORWARD, Op.FOR_ITER -> threadJumps(block, i);
                default -> {
                    if (BasicBlock.isJump(ops[i])) block.target = Optimizer.nonEmpty(block.target);
                }
            }
        }
    }

    private void constantCondition(BasicBlock block, int i) {
        int next = block.ops[i + 1];
        switch (next) {
            case Op.POP_JUMP_IF_FALSE, Op.POP_JUMP_IF_TRUE -> {
                boolean truth = ConstantTable.isTrue(constants.get(block.args[i]));
                block.ops[i] = Op.NOP;
                if (truth == (next == Op.POP_JUMP_IF_TRUE)) {
                    block.ops[i + 1] = Op.JUMP_ABSOLUTE;
                    block.noFallthrough = true;
                } else {
                    block.ops[i + 1] = Op.NOP;
                }
            }
            case Op.JUMP_IF_FALSE_OR_POP, Op.JUMP_IF_TRUE_OR_POP -> {
                boolean truth = ConstantTable.isTrue(constants.get(block.args[i]));
                if (truth == (next == Op.JUMP_IF_TRUE_OR_POP)) {
                    block.ops[i + 1] = Op.JUMP_ABSOLUTE;
                    block.noFallthrough = true;
                } else {
                    block.ops[i] = Op.NOP;
                    block.ops[i + 1] = Op.NOP;
                }
            }
            default -> { }
        }
    }

    /// CPython: fold_tuple_on_constants
    private void foldTuple(BasicBlock block, int end, int size) {
        for (int i = end - size; i < end; i++) {
            if (block.ops[i] != Op.LOAD_CONST) return;
        }
        var elements = new Object[size];
        for (int i = 0; i < size; i++) {
            elements[i] = constants.get(block.args[end - size + i]);
            block.ops[end - size + i] = Op.NOP;
        }
        block.ops[end] = Op.LOAD_CONST;
        block.args[end] = constants.add(new TupleConstant(elements));
    }

    /// As many equal rotations in a row as the rotation has values do nothing.
    /// CPython: fold_rotations
    private static void foldRotations(BasicBlock block, int start, int count) {
        for (int i = start; i < start + count; i++) {
            int size = switch (block.ops[i]) {
                case Op.ROT_N -> block.args[i];
                case Op.ROT_FOUR -> 4;
                case Op.ROT_THREE -> 3;
                case Op.ROT_TWO -> 2;
                default -> 0;
            };
            if (size != count) return;
        }
        for (int i = start; i < start + count; i++) block.ops[i] = Op.NOP;
    }

    /// Follows jumps to jumps, as long as that hides no line from a tracer.
    private static void threadJumps(BasicBlock block, int i) {
        boolean again = true;
        while (again) {
            BasicBlock target = block.target = Optimizer.nonEmpty(block.target);
            int jump = target.ops[0];
            boolean sameLine = block.lines[i] == target.lines[0];
            boolean elsewhere = target.jumps() && target.count == 1 && block.target != target.target;
            again = false;
            switch (block.ops[i]) {
                case Op.JUMP_IF_FALSE_OR_POP -> {
                    if (!sameLine) return;
                    switch (jump) {
                        case Op.POP_JUMP_IF_FALSE -> again = become(block, i, Op.POP_JUMP_IF_FALSE, target.target);
                        case Op.JUMP_ABSOLUTE, Op.JUMP_FORWARD, Op.JUMP_IF_FALSE_OR_POP ->
                            again = elsewhere && become(block, i, Op.JUMP_IF_FALSE_OR_POP, target.target);
                        case Op.JUMP_IF_TRUE_OR_POP, Op.POP_JUMP_IF_TRUE ->
                            again = become(block, i, Op.POP_JUMP_IF_FALSE, target.next);
                        default -> { }
                    }
                }
                case Op.JUMP_IF_TRUE_OR_POP -> {
                    if (!sameLine) return;
                    switch (jump) {
                        case Op.POP_JUMP_IF_TRUE -> again = become(block, i, Op.POP_JUMP_IF_TRUE, target.target);
                        case Op.JUMP_ABSOLUTE, Op.JUMP_FORWARD, Op.JUMP_IF_TRUE_OR_POP ->
                            again = elsewhere && become(block, i, Op.JUMP_IF_TRUE_OR_POP, target.target);
                        case Op.JUMP_IF_FALSE_OR_POP, Op.POP_JUMP_IF_FALSE ->
                            again = become(block, i, Op.POP_JUMP_IF_TRUE, target.next);
                        default -> { }
                    }
                }
                case Op.POP_JUMP_IF_FALSE, Op.POP_JUMP_IF_TRUE -> {
                    if (BasicBlock.isUnconditionalJump(jump) && sameLine && elsewhere) {
                        again = become(block, i, block.ops[i], target.target);
                    }
                }
                case Op.JUMP_ABSOLUTE, Op.JUMP_FORWARD -> {
                    if (jump == Op.JUMP_FORWARD && sameLine && elsewhere) {
                        again = become(block, i, block.ops[i], target.target);
                    } else if (jump == Op.JUMP_ABSOLUTE && sameLine && elsewhere) {
                        again = become(block, i, Op.JUMP_ABSOLUTE, target.target);
                    }
                }
                case Op.FOR_ITER -> {
                    if (jump == Op.JUMP_FORWARD && sameLine && elsewhere) again = become(block, i, Op.FOR_ITER, target.target);
                }
                default -> { }
            }
        }
    }

    private static boolean become(BasicBlock block, int i, int op, BasicBlock target) {
        block.ops[i] = op;
        block.target = target;
        return true;
    }
}
