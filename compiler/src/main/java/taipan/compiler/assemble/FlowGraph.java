package taipan.compiler.assemble;

import java.util.ArrayList;
import java.util.List;
import taipan.code.Op;

/// The basic blocks of a code object under construction, and the place where the next instruction goes.
/// CPython: Python/compile.c (compiler_next_instr, compiler_addop)
public final class FlowGraph {
    /// All blocks, in the order in which they were made.
    final List<BasicBlock> blocks = new ArrayList<>();
    private BasicBlock current;
    private boolean currentIsFull;

    public FlowGraph() {
        current = newBlock();
    }

    public BasicBlock newBlock() {
        var block = new BasicBlock();
        blocks.add(block);
        return block;
    }

    BasicBlock entry() {
        return blocks.getFirst();
    }

    /// Goes on in `block`, which falls to the place behind the current one.
    /// CPython: compiler_use_next_block
    public void use(BasicBlock block) {
        current.next = block;
        current = block;
        currentIsFull = false;
    }

    /// Does the code generated so far end with a return?
    public boolean returned() {
        return current.returns;
    }

    public void add(int op, int arg, int line) {
        if (currentIsFull) use(newBlock());
        current.add(op, arg, line);
        if (BasicBlock.leaves(op)) {
            currentIsFull = true;
            if (op == Op.RETURN_VALUE) current.returns = true;
        }
    }

    public void addJump(int op, BasicBlock target, int line) {
        if (currentIsFull) use(newBlock());
        current.add(op, 0, line);
        current.target = target;
        currentIsFull = true;
    }
}
