package taipan.conformance;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every program of the corpus prints what CPython printed, on every engine.
final class CorpusTest {
    @TestFactory
    Stream<DynamicContainer> everyProgramAnswersAsCPython() throws IOException {
        var root = Path.of(System.getProperty("taipan.root", "..")).toRealPath();
        var differing = differing(root);
        return Stream.of(Engine.interpreter(root)).flatMap(engine -> areas(root, engine, differing));
    }

    /// Programs whose answers are known to differ: a list that may only get shorter.
    private static Set<String> differing(Path root) throws IOException {
        return Files.readAllLines(root.resolve("conformance/differing.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s")[0])
                .collect(Collectors.toSet());
    }

    private static Stream<DynamicContainer> areas(Path root, Engine engine, Set<String> differing) {
        var areas = Program.all(root, engine.name()).stream().collect(Collectors.groupingBy(Program::area));
        return areas.keySet().stream().sorted().map(area -> container(engine, area, areas.get(area), differing));
    }

    private static DynamicContainer container(Engine engine, String area, List<Program> programs, Set<String> differing) {
        var tests = programs.stream().map(program -> DynamicTest.dynamicTest(program.name(), program.path().toUri(), () -> {
            var difference = engine.difference(program);
            if (differing.contains(program.name())) {
                assertNotNull(difference, program.name() + " answers as CPython does now: take it off conformance/differing.txt");
                abort("differs, as conformance/differing.txt says");
            }
            if (difference != null) {
                fail(program.name() + " (" + engine.name() + ") differs from CPython:\n" + difference);
            }
        }));
        return DynamicContainer.dynamicContainer(engine.name() + ": " + area, tests);
    }
}
