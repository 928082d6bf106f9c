package taipan.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.ArrayList;

/// The inner loop's view of the corpus, behind `tools/check`: runs the programs whose names begin with an argument,
/// prints where each one parts from CPython, and a count.
final class Check {
    private Check() {}

    private static String difference(Engine engine, Program program) throws Exception {
        try {
            return engine.difference(program);
        } catch (AssertionError e) {
            return e.getMessage() + "\n";
        }
    }

    public static void main(String[] arguments) throws Exception {
        var root = Path.of(System.getProperty("taipan.root")).toRealPath();
        var engine = new Engine("interpreter", root, List.of(System.getProperty("taipan.command")));
        var wanted = List.of(arguments);
        var programs = Program.all(root, engine.name()).stream()
                .filter(program -> wanted.isEmpty() || wanted.stream().anyMatch(program.name()::startsWith))
                .toList();
        var differences = new ArrayList<Future<String>>();
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var program : programs) {
                differences.add(pool.submit((Callable<String>) () -> difference(engine, program)));
            }
            var failed = new ArrayList<String>();
            for (var i = 0; i < programs.size(); i++) {
                var difference = differences.get(i).get();
                if (difference != null) {
                    failed.add(programs.get(i).name());
                    System.out.println("=== " + programs.get(i).name() + "\n" + difference);
                }
            }
            System.out.println("differ: " + String.join(" ", failed));
            System.out.println(programs.size() - failed.size() + " passed, " + failed.size() + " failed");
        }
    }
}
