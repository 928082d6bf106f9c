package taipan.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A way to run programs: the taipan command in a process of its own, with the options that choose an engine.
record Engine(String name, Path root, List<String> command) {

    /// The distribution of this checkout, interpreted.
    static Engine interpreter(Path root) {
        return new Engine("interpreter", root, List.of(root.resolve("build/dist/bin/taipan").toString()));
    }

    /// Null if the program answers as CPython does, else where the answers part.
    String difference(Program program) throws IOException, InterruptedException {
        var scratch = Files.createTempDirectory("taipan-").toRealPath();
        try {
            var answer = run(program, scratch).text(root.resolve("conformance/corpus"), scratch, command.getFirst());
            return Answer.difference(program.golden(root), answer);
        } finally {
            delete(scratch);
        }
    }

    private Answer run(Program program, Path scratch) throws IOException, InterruptedException {
        var line = new ArrayList<String>();
        if (program.isShellScript()) {
            line.add("sh");
        } else {
            line.addAll(command);
            line.addAll(program.words("options"));
        }
        line.add(program.path().toString());
        line.addAll(program.words("args"));
        var output = scratch.resolveSibling(scratch.getFileName() + ".out");
        var error = scratch.resolveSibling(scratch.getFileName() + ".err");
        var input = scratch.resolveSibling(scratch.getFileName() + ".in");
        try {
            Files.write(input, program.stdin());
            var builder = new ProcessBuilder(line).directory(scratch.toFile());
            builder.redirectInput(input.toFile()).redirectOutput(output.toFile()).redirectError(error.toFile());
            var environment = builder.environment();
            var path = environment.getOrDefault("PATH", "/usr/bin:/bin");
            environment.clear();
            environment.put("PATH", path);
            environment.put("PYTHON", String.join(" ", command));
            environment.put("CORPUS", root.resolve("conformance/corpus").toString());
            environment.put("HOME", scratch.toString());
            environment.put("TMPDIR", scratch.toString());
            environment.put("PYTHONHASHSEED", "0");
            environment.put("PYTHONDONTWRITEBYTECODE", "1");
            environment.put("TZ", "UTC");
            environment.put("LC_ALL", "C.UTF-8");
            environment.put("COLUMNS", "80");
            environment.put("LINES", "24");
            var process = builder.start();
            if (!process.waitFor(300, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                throw new AssertionError(program.name() + " was still running after 300 seconds");
            }
            return new Answer(Files.readAllBytes(output), Files.readAllBytes(error), process.exitValue());
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(error);
            Files.deleteIfExists(input);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            for (var file : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
