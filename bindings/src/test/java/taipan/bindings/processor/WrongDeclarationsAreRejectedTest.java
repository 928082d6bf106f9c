package taipan.bindings.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every file in `rejected` has a declaration that does not fit its Java method, and says so in a comment on its line.
final class WrongDeclarationsAreRejectedTest {
    private static final String MARK = "// error: ";

    @TestFactory
    Stream<DynamicTest> rejected() throws IOException, URISyntaxException {
        var folder = Path.of(WrongDeclarationsAreRejectedTest.class.getResource("rejected").toURI());
        return Files.list(folder).sorted().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        var name = file.getFileName().toString().replace(".java", "");
        var errors = new Compilation("rejected/" + name, String.join("\n", lines)).errors;
        for (var i = 0; i < lines.size(); i++) {
            var at = lines.get(i).indexOf(MARK);
            if (at >= 0) {
                // The error stands at the method's name, which may be a line below its annotation.
                var message = lines.get(i).substring(at + MARK.length());
                var line = lines.get(i).contains("@") ? i + 2 : i + 1;
                assertEquals(List.of(line + ": " + message), errors);
            }
        }
    }
}
