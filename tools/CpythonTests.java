import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Runs modules of CPython's own test suite under Taipan and compares, method by method, with what CPython's answer was.
///
///     java tools/CpythonTests.java [options] MODULE...     (or `core` for the core modules)
///
/// Options: `--jobs N` processes at a time (2), `--seconds N` for one module (300), `--oracle` runs CPython too and
/// records which methods count (conformance/cpython/counted/MODULE.txt), `--update` adds new passes to the pass-lists
/// (conformance/passing) and writes docs/conformance.md. The exit status says whether a method that passed before fails.
///
/// A process that crashes or hangs loses one method: the next process goes on behind it.
final class CpythonTests {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path COUNTED = ROOT.resolve("conformance/cpython/counted");
    private static final Path PASSING = ROOT.resolve("conformance/passing");
    private static final Path WORK = ROOT.resolve("build/cpython-tests");

    private static int jobs = 2;
    private static int seconds = 300;
    private static boolean oracle;
    private static boolean update;

    /// What a module came to: status by method id, with the first line of a failure behind a tab.
    private record Outcome(String module, Map<String, String> methods, String trouble) {
        List<String> passed() {
            List<String> ids = new ArrayList<>();
            methods.forEach((id, status) -> {
                if (status.startsWith("pass") || status.startsWith("xfail")) {
                    ids.add(id);
                }
            });
            return ids;
        }
    }

    private CpythonTests() {}

    public static void main(String[] args) throws Exception {
        List<String> modules = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--jobs" -> jobs = Integer.parseInt(args[++i]);
                case "--seconds" -> seconds = Integer.parseInt(args[++i]);
                case "--oracle" -> oracle = true;
                case "--update" -> update = true;
                case "core" -> modules.addAll(Files.readAllLines(ROOT.resolve("conformance/cpython/core.txt")));
                default -> modules.add(args[i]);
            }
        }
        modules.removeIf(line -> line.isBlank() || line.startsWith("#"));
        Path tests = ROOT.resolve("build/lib/python3.10/test");
        if (!Files.isDirectory(tests)) {
            System.err.println("no tests unpacked: run tools/unpack-lib first");
            System.exit(2);
        }
        Files.createDirectories(WORK);
        Files.createDirectories(PASSING);
        Files.createDirectories(COUNTED);
        boolean lost = false;
        int total = 0;
        int counted = 0;
        List<Future<Outcome>> running = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(jobs)) {
            for (String module : modules) {
                Callable<Outcome> task = () -> {
                    if (oracle) {
                        recordCounted(module);
                    }
                    return run(module, List.of("sh", ROOT.resolve("tools/taipan-for-tests").toString()), "taipan");
                };
                running.add(pool.submit(task));
            }
            for (Future<Outcome> future : running) {
                Outcome outcome = future.get();
                TreeSet<String> wanted = read(COUNTED.resolve(outcome.module + ".txt"));
                TreeSet<String> passed = new TreeSet<>(outcome.passed());
                if (!wanted.isEmpty()) {
                    passed.retainAll(wanted);
                }
                TreeSet<String> before = read(PASSING.resolve(outcome.module + ".txt"));
                TreeSet<String> missing = new TreeSet<>(before);
                missing.removeAll(passed);
                total += passed.size();
                counted += wanted.size();
                System.out.printf("%-28s %5d/%-5d %s%n", outcome.module, passed.size(), wanted.size(), outcome.trouble);
                for (String id : missing) {
                    lost = true;
                    System.out.println("    no longer passes: " + id + "  " + outcome.methods.getOrDefault(id, "not run"));
                }
                writeFailures(outcome, wanted, passed);
                if (update) {
                    before.addAll(passed);
                    Files.write(PASSING.resolve(outcome.module + ".txt"), before);
                }
            }
        }
        System.out.printf("%d of %d methods (%.1f%%)%n", total, counted, counted == 0 ? 0.0 : 100.0 * total / counted);
        if (update) {
            writeTable();
        }
        System.exit(lost ? 1 : 0);
    }

    private static TreeSet<String> read(Path file) throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    /// Asks CPython which methods of a module pass there: only those count.
    private static void recordCounted(String module) throws Exception {
        Outcome outcome = run(module, List.of("sh", ROOT.resolve("tools/oracle").toString()), "oracle");
        Files.write(COUNTED.resolve(module + ".txt"), new TreeSet<>(outcome.passed()));
    }

    private static void writeFailures(Outcome outcome, TreeSet<String> wanted, TreeSet<String> passed) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String id : wanted) {
            if (!passed.contains(id)) {
                lines.add(id + "\t" + outcome.methods.getOrDefault(id, "not run"));
            }
        }
        Files.write(WORK.resolve(outcome.module + ".failures"), lines);
    }

    private static Outcome run(String module, List<String> command, String who) throws Exception {
        Path results = WORK.resolve(module + "." + who + ".results");
        Path log = WORK.resolve(module + "." + who + ".log");
        Files.deleteIfExists(results);
        Files.deleteIfExists(log);
        String trouble = "";
        int attempts = 0;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (attempts++ < 30) {
            List<String> line = new ArrayList<>(command);
            line.addAll(List.of(ROOT.resolve("conformance/cpython/run_module.py").toString(), module, results.toString()));
            Path folder = Files.createTempDirectory("tests-" + module);
            ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
            Map<String, String> environment = builder.environment();
            environment.put("PYTHONHASHSEED", "0");
            environment.put("LC_ALL", "C.UTF-8");
            if (who.equals("taipan")) {
                environment.put("PYTHONPATH", testsOnly().toString());
            }
            Process process = builder.start();
            boolean ended = waitFor(process, results, deadline);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            delete(folder);
            Map<String, String> methods = parse(results);
            if (methods.containsKey("end") || methods.containsKey("skipped-module")) {
                trouble += methods.containsKey("skipped-module") ? " skipped: " + methods.get("skipped-module") : "";
                break;
            }
            if (methods.containsKey("broken-module")) {
                trouble += " " + methods.get("broken-module");
                break;
            }
            trouble += ended ? " exit " + process.exitValue() : " hang";
            String last = lastStarted(results);
            trouble += last == null ? "" : " in " + last.substring(last.lastIndexOf('.') + 1);
            if (last == null || System.nanoTime() > deadline) {
                break;
            }
        }
        Map<String, String> methods = parse(results);
        for (String marker : List.of("end", "skipped-module", "broken-module")) {
            methods.remove(marker);
        }
        return new Outcome(module, methods, trouble.length() > 200 ? trouble.substring(0, 200) : trouble);
    }

    /// Waits while methods keep ending; a method may take a minute, the module all of its time.
    private static boolean waitFor(Process process, Path results, long deadline) throws Exception {
        long size = -1;
        long changed = System.nanoTime();
        while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
            long now = System.nanoTime();
            long current = Files.exists(results) ? Files.size(results) : 0;
            if (current != size) {
                size = current;
                changed = now;
            }
            if (now > deadline || now - changed > TimeUnit.SECONDS.toNanos(60)) {
                return false;
            }
        }
        return true;
    }

    private static Path testsOnly() throws IOException {
        Path folder = WORK.resolve("path");
        Files.createDirectories(folder);
        Path link = folder.resolve("test");
        if (!Files.exists(link)) {
            try {
                Files.createSymbolicLink(link, ROOT.resolve("build/lib/python3.10/test"));
            } catch (IOException e) {
                // Another job made it.
            }
        }
        return folder;
    }

    private static Map<String, String> parse(Path results) throws IOException {
        Map<String, String> methods = new LinkedHashMap<>();
        if (!Files.exists(results)) {
            return methods;
        }
        for (String line : new String(Files.readAllBytes(results), StandardCharsets.UTF_8).split("\n")) {
            int space = line.indexOf(' ');
            if (space < 0) {
                continue;
            }
            String status = line.substring(0, space);
            String rest = line.substring(space + 1);
            int tab = rest.indexOf('\t');
            String id = tab < 0 ? rest : rest.substring(0, tab);
            String detail = tab < 0 ? "" : rest.substring(tab + 1);
            switch (status) {
                case "end", "skipped-module", "broken-module" -> methods.put(status, detail);
                case "start" -> methods.putIfAbsent(id, "crash");
                default -> methods.put(id, status + (detail.isEmpty() ? "" : "\t" + detail));
            }
        }
        return methods;
    }

    private static String lastStarted(Path results) throws IOException {
        String last = null;
        for (Map.Entry<String, String> entry : parse(results).entrySet()) {
            if (entry.getValue().equals("crash")) {
                last = entry.getKey();
            }
        }
        return last;
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    // A file that the tests made undeletable stays in the temporary folder.
                }
            });
        } catch (IOException e) {
            // As above.
        }
    }

    /// Writes docs/conformance.md from the lists of counted and passing methods.
    private static void writeTable() throws IOException {
        Map<String, int[]> rows = new TreeMap<>();
        Map<String, String> first = new TreeMap<>();
        try (var files = Files.list(COUNTED)) {
            for (Path file : files.sorted().toList()) {
                String module = file.getFileName().toString().replace(".txt", "");
                TreeSet<String> wanted = read(file);
                TreeSet<String> passed = read(PASSING.resolve(module + ".txt"));
                rows.put(module, new int[] {passed.size(), wanted.size()});
                wanted.removeAll(passed);
                first.put(module, wanted.isEmpty() ? "" : wanted.first().replaceFirst("^test\\.[^.]*\\.", ""));
            }
        }
        StringBuilder out = new StringBuilder();
        out.append("# CPython's own tests\n\n");
        out.append("Methods of CPython 3.10.8's `Lib/test` that pass on CPython (with its C-API helper modules hidden) and on Taipan.\n");
        out.append("`make cpython-tests M=core` runs them again; the lists are in `conformance/passing`.\n\n");
        int passed = 0;
        int wanted = 0;
        for (int[] row : rows.values()) {
            passed += row[0];
            wanted += row[1];
        }
        out.append("**").append(passed).append(" of ").append(wanted).append("** methods of ").append(rows.size()).append(" modules.\n\n");
        out.append("| module | passed | of | first failure |\n|---|---|---|---|\n");
        rows.forEach((module, row) -> out.append("| ").append(module).append(" | ").append(row[0]).append(" | ").append(row[1])
                .append(" | ").append(first.get(module)).append(" |\n"));
        Files.writeString(ROOT.resolve("docs/conformance.md"), out);
    }
}
