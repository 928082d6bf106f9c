package taipan.compiler.assemble;

import java.util.ArrayList;
import java.util.List;
import taipan.code.Op;

/// Rearranges the blocks of a code object: copies short exits to where they are reached from, removes what nothing
/// reaches, drops superfluous jumps and no-operations.
/// CPython: Python/compile.c (optimize_cfg)
final class Optimizer {
    /// Exits of up to this many instructions are copied instead of jumped to.
    private static final int MAX_COPY_SIZE = 4;

    private final FlowGraph graph;
    private final ConstantTable constants;

    Optimizer(FlowGraph graph, ConstantTable constants) {
        this.graph = graph;
        this.constants = constants;
    }

    /// CPython: normalize_basic_block
    void normalize() {
        for (BasicBlock block : graph.blocks) {
            if (block.count == 0) continue;
            int last = block.lastOp();
            if (BasicBlock.leaves(last)) {
                block.exits = true;
                block.noFallthrough = true;
                continue;
            }
            if (BasicBlock.isUnconditionalJump(last)) block.noFallthrough = true;
            switch (last) {
                case Op.JUMP_ABSOLUTE, Op.JUMP_FORWARD, Op.POP_JUMP_IF_FALSE, Op.POP_JUMP_IF_TRUE,
                        Op.JUMP_IF_FALSE_OR_POP, Op.JUMP_IF_TRUE_OR_POP -> block.target = nonEmpty(block.target);
                default -> { }
            }
        }
    }

    static BasicBlock nonEmpty(BasicBlock block) {
        while (block.count == 0) block = block.next;
        return block;
    }

    /// A jump to a short exit becomes a copy of that exit.
    /// CPython: extend_block
    void extendAll() {
        List<BasicBlock> blocks = graph.blocks;
        for (int i = blocks.size() - 1; i >= 0; i--) {
            BasicBlock block = blocks.get(i);
            if (block.count == 0 || !BasicBlock.isUnconditionalJump(block.lastOp())) continue;
            BasicBlock exit = block.target;
            if (!exit.exits || exit.count > MAX_COPY_SIZE) continue;
            block.ops[block.count - 1] = Op.NOP;
            block.addAll(exit);
            block.exits = true;
        }
    }

    void optimize() {
        BasicBlock entry = graph.entry();
        var peephole = new Peephole(constants);
        for (BasicBlock block = entry; block != null; block = block.next) {
            peephole.optimize(block);
            dropNops(block, BasicBlock.NO_LINE);
        }
        extendAll();
        markReachable(entry);
        for (BasicBlock block = entry; block != null; block = block.next) {
            if (block.predecessors == 0) {
                block.count = 0;
                block.noFallthrough = false;
            }
        }
        BasicBlock fallsInto = null;
        for (BasicBlock block = entry; block != null; block = block.next) {
            int line = BasicBlock.NO_LINE;
            if (fallsInto != null && fallsInto.count > 0) line = fallsInto.lastLine();
            dropNops(block, line);
            fallsInto = block.noFallthrough ? null : block;
        }
        dropEmptyBlocks(entry);
        boolean again = false;
        for (BasicBlock block = entry; block != null; block = block.next) {
            if (block.count > 0 && BasicBlock.isUnconditionalJump(block.lastOp()) && block.target == block.next) {
                block.noFallthrough = false;
                block.ops[block.count - 1] = Op.NOP;
                dropNops(block, BasicBlock.NO_LINE);
                again = true;
            }
        }
        if (again) dropEmptyBlocks(entry);
    }

    /// Drops the no-operations that no line needs.
    /// CPython: clean_basic_block
    private static void dropNops(BasicBlock block, int previousLine) {
        int kept = 0;
        for (int i = 0; i < block.count; i++) {
            int line = block.lines[i];
            if (block.ops[i] == Op.NOP) {
                if (line < 0 || line == previousLine) continue;
                if (i < block.count - 1) {
                    int nextLine = block.lines[i + 1];
                    if (nextLine < 0 || nextLine == line) {
                        block.lines[i + 1] = line;
                        continue;
                    }
                } else {
                    BasicBlock next = block.next;
                    while (next != null && next.count == 0) next = next.next;
                    if (next != null && next.lines[0] == line) continue;
                }
            }
            if (kept != i) {
                block.ops[kept] = block.ops[i];
                block.args[kept] = block.args[i];
                block.lines[kept] = block.lines[i];
                if (block.origins != null) block.origins[kept] = block.origins[i];
            }
            kept++;
            previousLine = line;
        }
        block.count = kept;
    }

    private static void markReachable(BasicBlock entry) {
        var stack = new ArrayList<BasicBlock>();
        entry.predecessors = 1;
        stack.add(entry);
        while (!stack.isEmpty()) {
            BasicBlock block = stack.removeLast();
            if (block.next != null && !block.noFallthrough && block.next.predecessors++ == 0) stack.add(block.next);
            if (block.jumps() && block.target.predecessors++ == 0) stack.add(block.target);
        }
    }

    /// CPython: eliminate_empty_basic_blocks
    private static void dropEmptyBlocks(BasicBlock entry) {
        for (BasicBlock block = entry; block != null; block = block.next) {
            BasicBlock next = block.next;
            if (next == null) continue;
            while (next.count == 0 && next.next != null) next = next.next;
            block.next = next;
        }
        for (BasicBlock block = entry; block != null; block = block.next) {
            if (block.jumps()) block.target = nonEmpty(block.target);
        }
    }

    /// Gives every jump to an exit without a line an exit of its own, which then has the line of the jump.
    /// CPython: duplicate_exits_without_lineno
    void duplicateExits() {
        List<BasicBlock> blocks = graph.blocks;
        for (int i = blocks.size() - 1; i >= 0; i--) {
            BasicBlock block = blocks.get(i);
            if (!block.reallyJumps()) continue;
            BasicBlock exit = block.target;
            if (!exit.exitsWithoutLine() || exit.predecessors <= 1) continue;
            BasicBlock copy = graph.newBlock();
            copy.addAll(exit);
            copy.exits = exit.exits;
            copy.noFallthrough = true;
            copy.lines[0] = block.lastLine();
            block.target = copy;
            exit.predecessors--;
            copy.predecessors = 1;
            copy.next = exit.next;
            exit.next = copy;
        }
        for (int i = blocks.size() - 1; i >= 0; i--) {
            BasicBlock block = blocks.get(i);
            while (block.next != null && block.next.count == 0) block.next = block.next.next;
        }
        for (int i = blocks.size() - 1; i >= 0; i--) {
            BasicBlock block = blocks.get(i);
            if (block.noFallthrough || block.next == null || block.count == 0) continue;
            if (block.next.exitsWithoutLine()) block.next.lines[0] = block.lastLine();
        }
    }

    /// Hands line numbers on to instructions that have none.
    /// CPython: propagate_line_numbers
    void propagateLines() {
        for (BasicBlock block = graph.entry(); block != null; block = block.next) {
            if (block.count == 0) continue;
            int line = BasicBlock.NO_LINE;
            for (int i = 0; i < block.count; i++) {
                if (block.lines[i] < 0) {
                    block.lines[i] = line;
                } else {
                    line = block.lines[i];
                }
            }
            if (!block.noFallthrough && block.next.predecessors == 1 && block.next.lines[0] < 0) {
                block.next.lines[0] = line;
            }
            if (block.reallyJumps() && block.target.predecessors == 1 && block.target.lines[0] < 0) {
                block.target.lines[0] = line;
            }
        }
    }

    /// Jumps ahead are relative, jumps back absolute, whatever was generated.
    /// CPython: normalize_jumps
    void directJumps() {
        int position = 0;
        for (BasicBlock block = graph.entry(); block != null; block = block.next) block.offset = position++;
        for (BasicBlock block = graph.entry(); block != null; block = block.next) {
            if (block.count == 0 || !BasicBlock.isUnconditionalJump(block.lastOp())) continue;
            boolean ahead = block.target.offset > block.offset;
            block.ops[block.count - 1] = ahead ? Op.JUMP_FORWARD : Op.JUMP_ABSOLUTE;
        }
    }

    /// CPython: guarantee_lineno_for_exits
    void giveLinesToExits(int firstLine) {
        int line = firstLine;
        for (BasicBlock block = graph.entry(); block != null; block = block.next) {
            if (block.count == 0) continue;
            if (block.lastLine() >= 0) {
                line = block.lastLine();
            } else if (block.lastOp() == Op.RETURN_VALUE) {
                for (int i = 0; i < block.count; i++) block.lines[i] = line;
            }
        }
    }
}
