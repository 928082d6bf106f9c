package taipan.compiler.assemble;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import taipan.code.Op;

/// The basic blocks of a code object under construction, and the place where the next instruction goes.
/// CPython: Python/compile.c (compiler_next_instr, compiler_addop)
public final class FlowGraph {
    /// All blocks, in the order in which they were made.
    final List<BasicBlock> blocks = new ArrayList<>();
    private BasicBlock current;
    private boolean currentIsFull;
    /// What the next instructions are made from; null unless somebody watches.
    private Object origin;

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
        if (origin != null) current.setOrigin(origin);
        if (BasicBlock.leaves(op)) {
            currentIsFull = true;
            if (op == Op.RETURN_VALUE) current.returns = true;
        }
    }

    public void addJump(int op, BasicBlock target, int line) {
        if (currentIsFull) use(newBlock());
        current.add(op, 0, line);
        if (origin != null) current.setOrigin(origin);
        current.target = target;
        currentIsFull = true;
    }

    public void setOrigin(Object origin) {
        this.origin = origin;
    }

    /// Takes each instruction of a graph as it is now.
    public interface Reader {
        /// `block` and `target` (-1 without one) are numbers of blocks in the order of the code.
        void instruction(int block, int op, int arg, int line, int target, Object origin);
    }

    public void read(Reader reader) {
        var numbers = new IdentityHashMap<BasicBlock, Integer>();
        for (BasicBlock block = entry(); block != null; block = block.next) numbers.put(block, numbers.size());
        for (BasicBlock block = entry(); block != null; block = block.next) {
            int number = numbers.get(block);
            for (int i = 0; i < block.count; i++) {
                boolean jumps = i == block.count - 1 && block.jumps();
                reader.instruction(number, block.ops[i], block.args[i], block.lines[i],
                        jumps ? numbers.getOrDefault(block.target, -1) : -1,
                        block.origins == null ? null : block.origins[i]);
            }
        }
    }
}
