package taipan.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import taipan.code.CodeObject;
import taipan.code.Op;
import taipan.code.Verifier;
import taipan.code.VerifyProblem;
import taipan.compiler.parser.ParseMode;

/// The verifier answers whatever bytes it is given with yes or a problem.
class DamagedCodeIsRefusedTest {
    private static final String SOURCE = """
            def f(a, *b):
                for c in a:
                    try:
                        with c as d:
                            yield d
                    except ValueError as e:
                        print(e, *b)
                    finally:
                        a = [x for x in b if x]
            """;

    @Test
    void mutantsGiveAnAnswer() {
        var options = CompilerOptions.of("p.py", ParseMode.EXEC);
        CodeObject function = (CodeObject) Compiler.compile(SOURCE, options).consts[0];
        var random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] code = function.code.clone();
            for (int k = random.nextInt(3); k >= 0; k--) code[random.nextInt(code.length)] = (byte) random.nextInt(166);
            try {
                Verifier.verify(with(function, code, function.stacksize));
            } catch (VerifyProblem expected) {
                refused++;
            }
        }
        assertTrue(refused > 10_000, "refused " + refused);
    }

    @Test
    void smallFaultsAreFound() {
        var options = CompilerOptions.of("p.py", ParseMode.EXEC);
        CodeObject module = Compiler.compile("x = a + b\n", options);
        Verifier.verify(module);
        assertThrows(VerifyProblem.class, () -> Verifier.verify(with(module, module.code, 1)));
        byte[] endless = {Op.NOP, 0};
        assertThrows(VerifyProblem.class, () -> Verifier.verify(with(module, endless, 1)));
        byte[] empty = {(byte) Op.POP_TOP, 0, (byte) Op.LOAD_CONST, 0, (byte) Op.RETURN_VALUE, 0};
        assertThrows(VerifyProblem.class, () -> Verifier.verify(with(module, empty, 1)));
        byte[] yielding = {(byte) Op.LOAD_CONST, 0, (byte) Op.YIELD_VALUE, 0, (byte) Op.RETURN_VALUE, 0};
        assertThrows(VerifyProblem.class, () -> Verifier.verify(with(module, yielding, 1)));
        // What LOAD_METHOD leaves may only be called.
        byte[] gap = {(byte) Op.LOAD_NAME, 0, (byte) Op.LOAD_METHOD, 0, (byte) Op.POP_TOP, 0, (byte) Op.RETURN_VALUE, 0};
        assertThrows(VerifyProblem.class, () -> Verifier.verify(with(module, gap, 2)));
        byte[] call = {(byte) Op.LOAD_NAME, 0, (byte) Op.LOAD_METHOD, 0, (byte) Op.CALL_METHOD, 0, (byte) Op.RETURN_VALUE, 0};
        assertEquals(2, Verifier.stackDepth(with(module, call, 1_000_000)));
        byte[] outside = {(byte) Op.LOAD_CONST, 77, (byte) Op.RETURN_VALUE, 0};
        assertThrows(VerifyProblem.class, () -> Verifier.verify(with(module, outside, 1)));
    }

    private static CodeObject with(CodeObject code, byte[] bytes, int stacksize) {
        return new CodeObject(code.argcount, code.posonlyargcount, code.kwonlyargcount, code.nlocals, stacksize,
                code.flags, bytes, code.consts, code.names, code.varnames, code.freevars, code.cellvars, code.filename,
                code.name, code.firstlineno, code.linetable);
    }
}
