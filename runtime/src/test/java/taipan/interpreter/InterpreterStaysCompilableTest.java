package taipan.interpreter;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import org.junit.jupiter.api.Test;

/// HotSpot never compiles a method of more than 8,000 bytes: one case too many would make every program slow.
class InterpreterStaysCompilableTest {
    private static final int LIMIT = 7500;

    @Test
    void theLoopIsSmallEnough() throws IOException {
        int largest = 0;
        try (InputStream in = Interpreter.class.getResourceAsStream("Interpreter.class")) {
            for (MethodModel method : ClassFile.of().parse(in.readAllBytes()).methods()) {
                if (method.code().orElse(null) instanceof CodeAttribute code) {
                    largest = Math.max(largest, code.codeLength());
                }
            }
        }
        assertTrue(largest > 1000, "the loop was not found");
        assertTrue(largest <= LIMIT, "the loop has " + largest + " bytes, more than " + LIMIT);
    }
}
