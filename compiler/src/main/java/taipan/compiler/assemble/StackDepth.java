package taipan.compiler.assemble;

import java.util.ArrayList;
import taipan.code.Op;

/// How many values the code keeps on its stack at most, by following the flow of control.
/// CPython: Python/compile.c (stackdepth)
final class StackDepth {
    private static final int UNSEEN = Integer.MIN_VALUE;

    private final ArrayList<BasicBlock> pending = new ArrayList<>();

    int of(FlowGraph graph, boolean startsWithValue) {
        for (BasicBlock block : graph.blocks) block.startDepth = UNSEEN;
        int deepest = 0;
        push(graph.entry(), startsWithValue ? 1 : 0);
        while (!pending.isEmpty()) {
            BasicBlock block = pending.removeLast();
            BasicBlock next = block.next;
            int depth = block.startDepth;
            for (int i = 0; i < block.count; i++) {
                int op = block.ops[i];
                int after = depth + Op.stackEffect(op, block.args[i], false);
                deepest = Math.max(deepest, after);
                if (i == block.count - 1 && BasicBlock.isJump(op)) {
                    int jumped = depth + Op.stackEffect(op, block.args[i], true);
                    deepest = Math.max(deepest, jumped);
                    push(block.target, jumped);
                }
                depth = after;
                if (BasicBlock.isUnconditionalJump(op) || BasicBlock.leaves(op)) {
                    next = null;
                    break;
                }
            }
            if (next != null) push(next, depth);
        }
        return deepest;
    }

    private void push(BasicBlock block, int depth) {
        if (block.startDepth < depth && block.startDepth < 100) {
            block.startDepth = depth;
            pending.add(block);
        }
    }
}
