package taipan.conformance;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every program of the corpus prints what CPython printed when each function is translated at its first call, with or
/// without a type profile, and when
/// the interpreter changes to translated code at each backward jump.
final class JitModesTest {
    @TestFactory
    Stream<DynamicTest> everyProgramAnswersAsCPythonInTranslatedCode() throws IOException {
        var root = Path.of(System.getProperty("taipan.root", "..")).toRealPath();
        Set<String> differing = Files.readAllLines(root.resolve("conformance/differing.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s")[0])
                .collect(Collectors.toSet());
        return Stream.of("eager", "loops", "typed").flatMap(mode -> Program.all(root, "interpreter").stream()
                .map(program -> DynamicTest.dynamicTest(mode + ": " + program.name(), program.path().toUri(),
                        () -> check(root, program, mode, differing))));
    }

    private static void check(Path root, Program program, String mode, Set<String> differing) throws Exception {
        assumeFalse(differing.contains(program.name()) || !InProcess.accepts(program));
        var difference = InProcess.difference(root, program, mode);
        if (difference != null) {
            fail(program.name() + " (jit=" + mode + ") differs from CPython:\n" + difference);
        }
    }
}
