import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// The compiler driver behind `tools/quick`: main sources of all modules, on the class path, one `javac` per module.
///
/// A module is compiled when its sources changed or when a module it uses changed what it shows to others
/// (a digest of its non-private members), so that editing a method body costs one module.
final class Quick {
    private static final Map<String, List<String>> USES = Map.of(
            "bindings", List.of(),
            "code", List.of(),
            "compiler", List.of("code"),
            "runtime", List.of("bindings", "code", "compiler"),
            "modules", List.of("bindings", "code", "compiler", "runtime"),
            "jit", List.of("code", "runtime"),
            "lab", List.of("code", "compiler", "runtime"),
            "cli", List.of("code", "compiler", "runtime", "modules", "jit", "lab"));
    private static final List<String> ORDER =
            List.of("bindings", "code", "compiler", "runtime", "modules", "jit", "lab", "cli");
    private static final Path OUT = Path.of("build/quick");

    private Quick() {}

    public static void main(String[] args) throws IOException {
        var changed = new ArrayList<String>();
        for (var module : ORDER) {
            var main = Path.of(module, "src/main");
            if (!Files.isDirectory(main)) {
                continue;
            }
            var sources = files(main.resolve("java"), ".java");
            sources.removeIf(file -> file.endsWith("module-info.java"));
            var resources = files(main.resolve("resources"), "");
            var state = state(sources, resources);
            var stamp = OUT.resolve(module + ".stamp");
            var before = Files.exists(stamp) ? Files.readAllLines(stamp) : List.of("", "");
            if (before.getFirst().equals(state) && USES.get(module).stream().noneMatch(changed::contains)) {
                continue;
            }
            Files.deleteIfExists(stamp);
            var start = System.nanoTime();
            if (!compile(module, sources, resources)) {
                System.exit(1);
            }
            var surface = module.equals("bindings") ? state : surface(OUT.resolve(module));
            if (!before.getLast().equals(surface)) {
                changed.add(module);
            }
            Files.write(stamp, List.of(state, surface));
            var millis = (System.nanoTime() - start) / 1_000_000;
            System.err.println("quick: " + module + ", " + sources.size() + " files, " + millis + " ms");
        }
    }

    private static boolean compile(String module, List<Path> sources, List<Path> resources) throws IOException {
        var out = OUT.resolve(module);
        clear(out);
        var root = Path.of(module, "src/main/resources");
        for (var resource : resources) {
            var target = out.resolve(root.relativize(resource));
            Files.createDirectories(target.getParent());
            Files.copy(resource, target, StandardCopyOption.REPLACE_EXISTING);
        }
        if (sources.isEmpty()) {
            return true;
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        var problems = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(problems, null, null)) {
            var path = new ArrayList<Path>();
            for (var used : USES.get(module)) {
                if (Files.isDirectory(OUT.resolve(used))) {
                    path.add(OUT.resolve(used));
                }
            }
            path.addAll(files(Path.of("build/libraries"), ".jar"));
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, path);
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(out));
            var options = new ArrayList<>(List.of("--release", "25", "-g", "-parameters", "-nowarn", "-Xlint:none"));
            var processor = OUT.resolve("bindings");
            if (USES.get(module).contains("bindings")
                    && Files.exists(processor.resolve("META-INF/services/javax.annotation.processing.Processor"))) {
                files.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, List.of(processor));
                var generated = OUT.resolve("generated").resolve(module);
                clear(generated);
                files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(generated));
                options.add("-proc:full");
            } else {
                options.add("-proc:none");
            }
            var units = files.getJavaFileObjectsFromPaths(sources);
            var done = compiler.getTask(null, files, problems, options, null, units).call();
            var shown = 0;
            for (var problem : problems.getDiagnostics()) {
                if (problem.getKind() == Diagnostic.Kind.ERROR && shown++ < 100) {
                    System.err.println(line(problem));
                }
            }
            if (shown > 0) {
                System.err.println("quick: " + module + ", " + shown + " errors");
            }
            return done;
        }
    }

    private static String line(Diagnostic<? extends JavaFileObject> problem) {
        var text = problem.getMessage(null).replaceAll("\\s*\\n\\s*", "; ");
        var source = problem.getSource();
        return source == null ? text : Path.of("").toAbsolutePath().relativize(Path.of(source.getName()).toAbsolutePath())
                + ":" + problem.getLineNumber() + ": " + text;
    }

    /// What other modules can see of a module: the members that are not private, and constants that get inlined.
    private static String surface(Path classes) throws IOException {
        var lines = new TreeSet<String>();
        for (var file : files(classes, ".class")) {
            var model = ClassFile.of().parse(file);
            var name = model.thisClass().asInternalName();
            lines.add(name + model.flags().flagsMask() + model.superclass() + model.interfaces());
            for (var field : model.fields()) {
                if ((field.flags().flagsMask() & ClassFile.ACC_PRIVATE) == 0) {
                    var constant = new StringBuilder();
                    for (var attribute : field.attributes()) {
                        if (attribute instanceof ConstantValueAttribute value) {
                            constant.append(value.constant());
                        }
                    }
                    lines.add(name + field.flags().flagsMask() + field.fieldName() + field.fieldType() + constant);
                }
            }
            for (var method : model.methods()) {
                if ((method.flags().flagsMask() & ClassFile.ACC_PRIVATE) == 0) {
                    lines.add(name + method.flags().flagsMask() + method.methodName() + method.methodType());
                }
            }
        }
        var hash = 1125899906842597L;
        for (var line : lines) {
            for (var i = 0; i < line.length(); i++) {
                hash = 31 * hash + line.charAt(i);
            }
        }
        return Long.toHexString(hash) + "-" + lines.size();
    }

    private static String state(List<Path> sources, List<Path> resources) throws IOException {
        var hash = 7L;
        for (var list : Arrays.asList(sources, resources)) {
            for (var file : list) {
                hash = 31 * hash + file.toString().hashCode();
                hash = 31 * hash + Files.getLastModifiedTime(file).toMillis();
                hash = 31 * hash + Files.size(file);
            }
        }
        return Long.toHexString(hash);
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        var found = new ArrayList<Path>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> walk = Files.walk(folder)) {
                walk.filter(file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
                        .sorted()
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static void clear(Path folder) throws IOException {
        for (var file : files(folder, "")) {
            Files.delete(file);
        }
        Files.createDirectories(folder);
    }
}
