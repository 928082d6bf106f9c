package taipan.code;

import java.util.BitSet;

/// Shows code objects as the module `dis` does, character for character but for the addresses of code objects.
/// CPython: Lib/dis.py
public final class Disassembler {
    private static final String[] COMPARISONS = {"<", "<=", "==", "!=", ">", ">="};
    private static final String[] CONVERSIONS = {"", "str", "repr", "ascii"};
    private static final String[] FUNCTION_PARTS = {"defaults", "kwdefaults", "annotations", "closure"};
    private static final int NAME_WIDTH = 20;
    private static final int ARG_WIDTH = 5;

    private final StringBuilder out = new StringBuilder();

    private Disassembler() {}

    /// One code object.
    public static String disassemble(CodeObject code) {
        var disassembler = new Disassembler();
        disassembler.code(code);
        return disassembler.out.toString();
    }

    /// A code object and all code objects among its constants.
    /// CPython: dis.dis
    public static String disassembleAll(CodeObject code) {
        var disassembler = new Disassembler();
        disassembler.all(code);
        return disassembler.out.toString();
    }

    private void all(CodeObject code) {
        code(code);
        for (Object value : code.consts) {
            if (!(value instanceof CodeObject nested)) continue;
            out.append("\nDisassembly of ").append(repr(nested)).append(":\n");
            all(nested);
        }
    }

    /// What `repr` says of a code object, with a number in place of the address.
    public static String repr(CodeObject code) {
        var address = "0x" + Integer.toHexString(System.identityHashCode(code));
        return "<code object " + code.name + " at " + address + ", file \"" + code.filename + "\", line "
                + code.firstlineno + ">";
    }

    private void code(CodeObject code) {
        int[] lines = LineTable.lines(code);
        int lastLine = -1;
        int largest = -1;
        var startLines = new int[code.code.length + 1];
        for (int i = 0; i < lines.length; i += 3) {
            int line = lines[i + 2];
            if (line < 0 || line == lastLine) continue;
            lastLine = line;
            largest = Math.max(largest, line);
            if (lines[i] < code.code.length) startLines[lines[i]] = line;
        }
        int lineWidth = largest < 0 ? 0 : largest >= 1000 ? Integer.toString(largest).length() : 3;
        int lastOffset = code.code.length - 2;
        int offsetWidth = lastOffset >= 10000 ? Integer.toString(lastOffset).length() : 4;
        var instructions = Instruction.of(code);
        var targets = new BitSet();
        for (var instruction : instructions) {
            if (instruction.isJump() && instruction.target() >= 0) targets.set(instruction.target());
        }
        for (var instruction : instructions) {
            int line = startLines[instruction.offset()];
            if (line > 0 && instruction.offset() > 0) out.append('\n');
            if (lineWidth > 0) {
                right(line > 0 ? Integer.toString(line) : "", lineWidth);
                out.append(' ');
            }
            out.append("    ").append(targets.get(instruction.offset()) ? ">> " : "   ");
            right(Integer.toString(instruction.offset()), offsetWidth);
            out.append(' ').append(instruction.name());
            if (instruction.arg() >= 0) argument(code, instruction);
            out.append('\n');
        }
    }

    private void argument(CodeObject code, Instruction instruction) {
        out.repeat(' ', Math.max(0, NAME_WIDTH - instruction.name().length())).append(' ');
        right(Integer.toString(instruction.arg()), ARG_WIDTH);
        String meaning = meaning(code, instruction);
        if (!meaning.isEmpty()) out.append(" (").append(meaning).append(')');
    }

    private void right(String text, int width) {
        out.repeat(' ', Math.max(0, width - text.length())).append(text);
    }

    /// What the argument stands for; empty if it is just a number.
    public static String meaning(CodeObject code, Instruction instruction) {
        int arg = instruction.arg();
        Opcode opcode = Opcode.of(instruction.op());
        if (opcode == null) return "";
        return switch (opcode.argument()) {
            case CONST -> constant(item(code.consts, arg));
            case NAME -> String.valueOf(item(code.names, arg));
            case LOCAL -> String.valueOf(item(code.varnames, arg));
            case FREE -> {
                int cells = code.cellvars.length;
                yield String.valueOf(arg < cells ? item(code.cellvars, arg) : item(code.freevars, arg - cells));
            }
            case JREL, JABS -> "to " + instruction.target();
            case COMPARE -> String.valueOf(item(COMPARISONS, arg));
            case FLAGS -> flags(instruction.op(), arg);
            default -> "";
        };
    }

    private static Object item(Object[] items, int index) {
        return index < items.length ? items[index] : "?";
    }

    private static String constant(Object value) {
        return value instanceof CodeObject nested ? repr(nested) : ConstantText.repr(value);
    }

    private static String flags(int op, int arg) {
        if (op == Op.FORMAT_VALUE) {
            String conversion = CONVERSIONS[arg & 3];
            if ((arg & 4) == 0) return conversion;
            return conversion.isEmpty() ? "with format" : conversion + ", with format";
        }
        if (op != Op.MAKE_FUNCTION) return "";
        var parts = new StringBuilder();
        for (int i = 0; i < FUNCTION_PARTS.length; i++) {
            if ((arg & 1 << i) == 0) continue;
            if (!parts.isEmpty()) parts.append(", ");
            parts.append(FUNCTION_PARTS[i]);
        }
        return parts.toString();
    }
}
