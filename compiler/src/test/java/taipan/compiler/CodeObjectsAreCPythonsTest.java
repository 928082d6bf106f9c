package taipan.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import taipan.code.CodeDump;
import taipan.code.CodeObject;
import taipan.code.ConstantText;
import taipan.code.MarshalReader;
import taipan.code.MarshalWriter;
import taipan.code.Verifier;
import taipan.code.WideStr;
import taipan.compiler.parser.ParseMode;

/// Random programs, compiled before by CPython: the resource holds a digest of all fields of its code objects, or the
/// error, and the optimisation level.
class CodeObjectsAreCPythonsTest {
    @Test
    void digestsAreEqual() throws IOException {
        int programs = 0;
        for (String entry : resource().split("(?m)^#### ")) {
            if (entry.isEmpty()) continue;
            int end = entry.indexOf('\n');
            int level = entry.charAt(0) - '0';
            String source = entry.substring(end + 1);
            assertEquals(entry.substring(2, end), result(source, level), source);
            programs++;
        }
        assertTrue(programs > 100, "the resource is read");
    }

    private static String result(String source, int level) {
        CodeObject code;
        try {
            code = Compiler.compile(source, CompilerOptions.of("p.py", ParseMode.EXEC).withOptimize(level));
        } catch (SyntaxProblem problem) {
            return describe(problem);
        }
        Verifier.verify(code);
        assertEquals(digest(code), digest(MarshalReader.readCode(MarshalWriter.writeCode(code))), "marshalled");
        return digest(code);
    }

    private static String digest(CodeObject code) {
        var text = new StringJoiner("\n");
        for (CodeObject each : CodeDump.all(code)) text.add(CodeDump.dump(each));
        try {
            byte[] sha = MessageDigest.getInstance("SHA-1").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String describe(SyntaxProblem problem) {
        var fields = new StringJoiner(" ");
        fields.add("! " + problem.kind().typeName());
        for (int field : new int[] {problem.lineno(), problem.offset(), problem.endLineno(), problem.endOffset()}) {
            fields.add(field == SyntaxProblem.NOWHERE ? "None" : Integer.toString(field));
        }
        return fields + " " + ConstantText.repr(WideStr.fromUtf16(problem.getMessage()));
    }

    private static String resource() throws IOException {
        try (var stream = CodeObjectsAreCPythonsTest.class.getResourceAsStream("programs.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
