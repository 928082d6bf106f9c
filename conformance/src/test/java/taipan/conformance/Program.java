package taipan.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A program of the corpus with CPython's answer to it.
record Program(String name, Path path, Map<String, String> directive) {
    private static final Pattern DIRECTIVE = Pattern.compile("# conformance:(.*)");
    private static final Pattern SETTING = Pattern.compile("([\\w-]+)=([^;]*)");

    /// All programs, in the order of their names. An engine is left out where the directive does not list it.
    static List<Program> all(Path root, String engine) {
        var corpus = root.resolve("conformance/corpus");
        var programs = new ArrayList<Program>();
        try (Stream<Path> files = Files.walk(corpus, 2)) {
            for (var path : files.sorted().toList()) {
                var file = path.getFileName().toString();
                if (!file.endsWith(".py") && !file.endsWith(".sh") || path.getParent().equals(corpus)) {
                    continue;
                }
                var name = corpus.relativize(path).toString().replace('\\', '/');
                var program = new Program(name.substring(0, name.length() - 3), path, directive(path));
                var engines = program.directive.get("engines");
                if (engines == null || List.of(engines.split(",")).contains(engine)) {
                    programs.add(program);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return programs;
    }

    String area() {
        return name.substring(0, name.indexOf('/'));
    }

    boolean isShellScript() {
        return path.toString().endsWith(".sh");
    }

    List<String> words(String key) {
        var value = directive.getOrDefault(key, "").strip();
        return value.isEmpty() ? List.of() : List.of(value.split("\\s+"));
    }

    byte[] stdin() throws IOException {
        var file = Path.of(path.toString().replaceAll("\\.(py|sh)$", ".stdin"));
        return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    }

    /// What CPython printed, as `record.py` wrote it down.
    String golden(Path root) throws IOException {
        var file = root.resolve("conformance/golden").resolve(name + ".out");
        if (!Files.exists(file)) {
            throw new AssertionError("no golden answer for " + name + ": run `make golden`");
        }
        return Files.readString(file);
    }

    private static Map<String, String> directive(Path path) throws IOException {
        var found = new HashMap<String, String>();
        try (var in = Files.newInputStream(path)) {
            var head = new String(in.readNBytes(400), StandardCharsets.ISO_8859_1);
            var line = DIRECTIVE.matcher(head.lines().findFirst().orElse(""));
            if (line.lookingAt()) {
                var setting = SETTING.matcher(line.group(1));
                while (setting.find()) {
                    found.put(setting.group(1), setting.group(2));
                }
            }
        }
        return found;
    }
}
