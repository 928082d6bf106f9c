package taipan.modules;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.code.Op;
import taipan.code.Opcode;
import taipan.objects.Conversion;
import taipan.objects.InterpreterState;
import taipan.objects.PyNone;
import taipan.objects.Raise;

/// The `_opcode` module.
/// CPython: Modules/_opcode.c
@PyModule("_opcode")
public final class OpcodeModule {
    public OpcodeModule(InterpreterState interpreter) {}

    /// The largest effect of an instruction on the depth of the value stack, or the one for a jump taken or not.
    @Function("stack_effect(opcode, oparg=None, /, *, jump=None)")
    int stackEffect(int opcode, Object oparg, Object jump) {
        int arg = 0;
        if (opcode >= Op.HAVE_ARGUMENT) {
            if (oparg == PyNone.NONE) {
                throw Raise.valueError("stack_effect: opcode requires oparg but oparg was not specified");
            }
            arg = Conversion.toInt(oparg);
        } else if (oparg != PyNone.NONE) {
            throw Raise.valueError("stack_effect: opcode does not permit oparg but oparg was specified");
        }
        if (jump != PyNone.NONE && !(jump instanceof Boolean)) {
            throw Raise.valueError("stack_effect: jump must be False, True or None");
        }
        Opcode table = opcode >= 0 && opcode < 256 ? Opcode.of(opcode) : null;
        if (table == null) {
            throw Raise.valueError("invalid opcode or oparg");
        }
        if (jump == PyNone.NONE) {
            return Math.max(table.stackEffect(arg, false), table.stackEffect(arg, true));
        }
        return table.stackEffect(arg, (Boolean) jump);
    }
}
