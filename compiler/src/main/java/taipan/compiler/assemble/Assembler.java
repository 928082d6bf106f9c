package taipan.compiler.assemble;

import java.util.Arrays;
import taipan.code.LineTable;
import taipan.code.Op;

/// Makes bytes of basic blocks.
/// CPython: Python/compile.c (assemble)
public final class Assembler {
    private final FlowGraph graph;
    private byte[] code;
    private int length;
    private byte[] lines = new byte[32];
    private int linesLength;
    private int rangeStart;
    private int rangeLine;
    private int tableLine;

    /// The parts of a code object that come from its blocks.
    public record Assembly(byte[] code, byte[] linetable, int stacksize, FlowGraph graph) {
        /// What each instruction was made from, prefixes of long arguments included; for those who watch.
        public Object[] origins() {
            var found = new Object[code.length / 2];
            int at = 0;
            for (BasicBlock block = graph.entry(); block != null; block = block.next) {
                for (int i = 0; i < block.count; i++) {
                    Object origin = block.origins == null ? null : block.origins[i];
                    for (int n = size(block.args[i]); n > 0; n--) found[at++] = origin;
                }
            }
            return found;
        }
    }

    /// Optimises and assembles the blocks. `prefix` is the argument of the `GEN_START` that a generator or coroutine
    /// begins with, -1 for other code; `startsWithValue` says that the first value sent lies on the stack.
    public static Assembly assemble(FlowGraph graph, ConstantTable constants, int firstLine, int prefix,
            boolean startsWithValue) {
        var optimizer = new Optimizer(graph, constants);
        optimizer.normalize();
        optimizer.extendAll();
        if (prefix >= 0) graph.entry().insertFirst(Op.GEN_START, prefix, BasicBlock.NO_LINE);
        optimizer.optimize();
        optimizer.duplicateExits();
        trimConstants(graph, constants);
        optimizer.propagateLines();
        optimizer.giveLinesToExits(firstLine);
        optimizer.directJumps();
        var assembler = new Assembler(graph, firstLine);
        assembler.placeBlocks();
        assembler.emit();
        int stacksize = new StackDepth().of(graph, startsWithValue);
        return new Assembly(assembler.code, Arrays.copyOf(assembler.lines, assembler.linesLength), stacksize, graph);
    }

    private Assembler(FlowGraph graph, int firstLine) {
        this.graph = graph;
        rangeLine = firstLine;
        tableLine = firstLine;
    }

    private static void trimConstants(FlowGraph graph, ConstantTable constants) {
        // The first constant may be the docstring, so it always stays.
        int last = 0;
        for (BasicBlock block = graph.entry(); block != null; block = block.next) {
            for (int i = 0; i < block.count; i++) {
                if (block.ops[i] == Op.LOAD_CONST) last = Math.max(last, block.args[i]);
            }
        }
        constants.trim(last);
    }

    private static int size(int arg) {
        return (arg & ~0xFF) == 0 ? 1 : (arg & ~0xFFFF) == 0 ? 2 : (arg & ~0xFFFFFF) == 0 ? 3 : 4;
    }

    /// Finds offsets and jump arguments, again and again while a distance needs a longer argument.
    /// CPython: assemble_jump_offsets
    private void placeBlocks() {
        boolean changed;
        do {
            changed = false;
            int total = 0;
            for (BasicBlock block = graph.entry(); block != null; block = block.next) {
                block.offset = total;
                for (int i = 0; i < block.count; i++) total += size(block.args[i]);
            }
            code = new byte[2 * total];
            for (BasicBlock block = graph.entry(); block != null; block = block.next) {
                if (!block.jumps()) continue;
                int end = block.offset;
                for (int i = 0; i < block.count; i++) end += size(block.args[i]);
                int last = block.count - 1;
                int before = size(block.args[last]);
                int arg = block.target.offset;
                if (Op.isRelativeJump(block.ops[last])) arg -= end;
                block.args[last] = arg;
                if (size(arg) != before) changed = true;
            }
        } while (changed);
    }

    private void emit() {
        for (BasicBlock block = graph.entry(); block != null; block = block.next) {
            for (int i = 0; i < block.count; i++) {
                if (block.lines[i] != rangeLine && block.lines[i] != 0) {
                    endRange();
                    rangeLine = block.lines[i];
                    rangeStart = length;
                }
                int arg = block.args[i];
                for (int shift = 8 * (size(arg) - 1); shift > 0; shift -= 8) {
                    code[length++] = (byte) Op.EXTENDED_ARG;
                    code[length++] = (byte) (arg >> shift);
                }
                code[length++] = (byte) block.ops[i];
                code[length++] = (byte) arg;
            }
        }
        endRange();
    }

    /// CPython: assemble_line_range
    private void endRange() {
        int bytes = length - rangeStart;
        if (bytes == 0) return;
        int difference;
        if (rangeLine < 0) {
            difference = LineTable.NO_LINE;
        } else {
            difference = rangeLine - tableLine;
            tableLine = rangeLine;
            for (; difference > 127; difference -= 127) pair(0, 127);
            for (; difference < -127; difference += 127) pair(0, -127);
        }
        for (; bytes > 254; bytes -= 254) {
            pair(254, difference);
            difference = rangeLine < 0 ? LineTable.NO_LINE : 0;
        }
        pair(bytes, difference);
        rangeStart = length;
    }

    private void pair(int bytes, int difference) {
        if (linesLength + 2 > lines.length) lines = Arrays.copyOf(lines, 2 * lines.length);
        lines[linesLength++] = (byte) bytes;
        lines[linesLength++] = (byte) difference;
    }
}
