package taipan.lab;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the tests of the lab find the standard library.
final class Library {
    private Library() {}

    /// The folder of the distribution's library, or of the one the inner loop uses.
    static Path folder() {
        var root = Path.of(System.getProperty("taipan.root", "..")).toAbsolutePath().normalize();
        var built = root.resolve("build/dist/lib/python3.10");
        return Files.exists(built.resolve("os.py")) ? built : root.resolve("build/lib/python3.10");
    }
}
