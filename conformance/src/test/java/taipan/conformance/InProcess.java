package taipan.conformance;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import taipan.Taipan;
import taipan.host.FileHandle;
import taipan.host.FileSystem;
import taipan.host.Host;
import taipan.host.SystemHost;
import taipan.jit.Jit;
import taipan.modules.StandardModules;
import taipan.objects.Settings;
import taipan.objects.ThreadState;

/// Runs programs of the corpus in interpreters of this process, with an engine: many programs in little time. `main` is for
/// the inner loop: `InProcess MODE CASE...`.
final class InProcess {
    private InProcess() {}

    /// Whether a program can run this way: it wants nothing from its process.
    static boolean accepts(Program program) throws IOException {
        return !program.isShellScript() && program.words("options").isEmpty() && program.words("args").isEmpty()
                && !program.area().equals("cli") && !program.area().equals("prompt") && !program.area().equals("system");
    }

    /// Null if the program answers as CPython does, else where the answers part.
    static String difference(Path root, Program program, String mode) throws Exception {
        var scratch = Files.createTempDirectory("taipan-").toRealPath();
        var result = new String[1];
        var failure = new Throwable[1];
        var thread = new ThreadState.PythonThread(null, () -> {
            try {
                var answer = run(root, program, mode, scratch).text(root.resolve("conformance/corpus"), scratch, "taipan-in-process");
                result[0] = Answer.difference(program.golden(root), answer);
            } catch (Throwable e) {
                failure[0] = e;
            }
        }, program.name(), 1L << 29);
        thread.start();
        thread.join(60_000);
        if (thread.isAlive()) {
            var text = new StringBuilder("still running:\n");
            for (var frame : thread.getStackTrace()) {
                text.append("  ").append(frame).append('\n');
            }
            return text.toString();
        }
        if (failure[0] != null) {
            throw new IllegalStateException(failure[0]);
        }
        return result[0];
    }

    /// Where the library is: in the distribution, or in the inner loop's build.
    private static Path home(Path root) {
        var distribution = root.resolve("build/dist");
        return Files.isDirectory(distribution.resolve("lib/python3.10")) ? distribution : root.resolve("build");
    }

    private static Answer run(Path root, Program program, String mode, Path scratch) throws IOException {
        var out = scratch.resolveSibling(scratch.getFileName() + ".out");
        var err = scratch.resolveSibling(scratch.getFileName() + ".err");
        var in = scratch.resolveSibling(scratch.getFileName() + ".in");
        Files.write(in, program.stdin());
        var system = new SystemHost();
        var streams = new FileHandle[] {system.files().open(in.toString(), FileSystem.READ_ONLY, 0),
            system.files().open(out.toString(), FileSystem.WRITE_ONLY | FileSystem.CREATE, 0600),
            system.files().open(err.toString(), FileSystem.WRITE_ONLY | FileSystem.CREATE, 0600)};
        // A program that ends or kills its process would end the tests.
        var harmless = Proxy.newProxyInstance(Host.class.getClassLoader(), new Class<?>[] {Host.Processes.class},
                (proxy, method, args) -> {
                    if (method.getName().equals("exit") || method.getName().equals("kill")) {
                        throw new IllegalStateException("the process belongs to the tests");
                    }
                    try {
                        return method.invoke(system.processes(), args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        var host = (Host) Proxy.newProxyInstance(Host.class.getClassLoader(), new Class<?>[] {Host.class}, (proxy, method, args) -> {
            switch (method.getName()) {
                case "standardStream":
                    return streams[(Integer) args[0]];
                case "startFolder":
                    return scratch.toString();
                case "processes":
                    return harmless;
                default:
                    try {
                        return method.invoke(system, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
            }
        });
        var settings = new Settings();
        settings.prefix = home(root).toString();
        settings.standardLibrary = settings.prefix + "/lib/python3.10";
        settings.argv = new ArrayList<>(List.of(program.path().toString()));
        settings.hashSeed = 0;
        settings.dontWriteBytecode = true;
        settings.executable = "taipan-in-process";
        settings.environment.put("PATH", System.getenv("PATH"));
        settings.environment.put("PYTHONHASHSEED", "0");
        settings.environment.put("HOME", scratch.toString());
        settings.environment.put("TMPDIR", scratch.toString());
        settings.environment.put("CORPUS", root.resolve("conformance/corpus").toString());
        settings.environment.put("TZ", "UTC");
        settings.environment.put("LC_ALL", "C.UTF-8");
        settings.environment.put("COLUMNS", "80");
        settings.environment.put("LINES", "24");
        var taipan = Taipan.builder().settings(settings).host(host).modules(new StandardModules()).engine(Jit.of(mode, null)).build();
        var status = taipan.finish(taipan.runFile(program.path().toString()));
        return new Answer(Files.readAllBytes(out), Files.readAllBytes(err), status);
    }

    public static void main(String[] arguments) throws Exception {
        var root = Path.of(System.getProperty("taipan.root")).toRealPath();
        var wanted = List.of(arguments).subList(1, arguments.length);
        var failed = new ArrayList<String>();
        var count = 0;
        for (var program : Program.all(root, "interpreter")) {
            if (!accepts(program) || !wanted.isEmpty() && wanted.stream().noneMatch(program.name()::startsWith)) {
                continue;
            }
            count++;
            String difference;
            try {
                difference = difference(root, program, arguments[0]);
            } catch (Exception e) {
                difference = e.getCause() == null ? e.toString() : e.getCause().toString();
            }
            if (difference != null) {
                failed.add(program.name());
                System.out.println("=== " + program.name() + "\n" + difference);
            }
        }
        System.out.println("differ: " + String.join(" ", failed));
        System.out.println(count - failed.size() + " passed, " + failed.size() + " failed");
        System.out.flush();
        Runtime.getRuntime().halt(failed.isEmpty() ? 0 : 1);
    }
}
