package taipan.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The rules that `tools/Tidy.java` holds are kept.
final class HouseRulesTest {
    @Test
    void tidyFindsNothing() throws IOException, InterruptedException {
        var root = Path.of(System.getProperty("taipan.root", "..")).toRealPath();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, "tools/Tidy.java", "target").directory(root.toFile()).redirectErrorStream(true).start();
        var report = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), report);
    }
}
