package taipan.conformance;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
        return Stream.of(Engine.interpreter(root)).flatMap(engine -> areas(root, engine));
    }

    private static Stream<DynamicContainer> areas(Path root, Engine engine) {
        var areas = Program.all(root, engine.name()).stream().collect(Collectors.groupingBy(Program::area));
        return areas.keySet().stream().sorted().map(area -> container(engine, area, areas.get(area)));
    }

    private static DynamicContainer container(Engine engine, String area, List<Program> programs) {
        var tests = programs.stream().map(program -> DynamicTest.dynamicTest(program.name(), program.path().toUri(), () -> {
            var difference = engine.difference(program);
            if (difference != null) {
                fail(program.name() + " (" + engine.name() + ") differs from CPython:\n" + difference);
            }
        }));
        return DynamicContainer.dynamicContainer(engine.name() + ": " + area, tests);
    }
}
