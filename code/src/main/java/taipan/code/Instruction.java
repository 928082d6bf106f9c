package taipan.code;

import java.util.ArrayList;
import java.util.List;

/// One decoded instruction; `arg` is -1 if the opcode has none, prefixes of long arguments are included in it.
/// CPython: Lib/dis.py (Instruction)
public record Instruction(int offset, int op, int arg) {
    /// All instructions of a code object, `EXTENDED_ARG` too.
    /// CPython: _unpack_opargs
    public static List<Instruction> of(CodeObject code) {
        byte[] bytes = code.code;
        var instructions = new ArrayList<Instruction>(bytes.length / 2);
        int extended = 0;
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            int op = bytes[i] & 0xFF;
            int arg = -1;
            if (op >= Op.HAVE_ARGUMENT) {
                arg = bytes[i + 1] & 0xFF | extended;
                extended = op == Op.EXTENDED_ARG ? arg << 8 : 0;
            }
            instructions.add(new Instruction(i, op, arg));
        }
        return instructions;
    }

    public String name() {
        Opcode opcode = Opcode.of(op);
        return opcode == null ? "<" + op + ">" : opcode.name();
    }

    public boolean isJump() {
        return Op.isAbsoluteJump(op) || Op.isRelativeJump(op);
    }

    /// The offset the instruction jumps to.
    public int target() {
        return Op.isAbsoluteJump(op) ? 2 * arg : offset + 2 + 2 * arg;
    }
}
