import module java.base;

import taipan.code.Pyc;
import taipan.compiler.Compiler;
import taipan.compiler.CompilerOptions;
import taipan.compiler.SyntaxProblem;
import taipan.compiler.parser.ParseMode;
import taipan.numbers.HashKey;

/// Writes the .pyc files of a library folder: `java -cp taipan.jar tools/CompileLibrary.java FOLDER`.
///
/// They carry a hash of the source that is not checked (PEP 552), so they stay valid when the folder is copied or
/// unpacked with other dates.
final class CompileLibrary {
    private CompileLibrary() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]).toAbsolutePath().normalize();
        List<Path> sources;
        try (var walk = Files.walk(folder)) {
            sources = walk.filter(file -> file.toString().endsWith(".py")).sorted().toList();
        }
        var failed = new ConcurrentLinkedQueue<String>();
        try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (var source : sources) {
                pool.submit(() -> {
                    try {
                        compile(source);
                    } catch (SyntaxProblem e) {
                        failed.add(folder.relativize(source) + ": " + e.getMessage());
                    } catch (IOException | RuntimeException | Error e) {
                        failed.add(folder.relativize(source) + ": " + e);
                    }
                });
            }
        }
        failed.forEach(System.err::println);
        System.err.println(sources.size() - failed.size() + " files compiled, " + failed.size() + " failed");
    }

    private static void compile(Path source) throws IOException {
        var text = Files.readAllBytes(source);
        var code = Compiler.compile(text, CompilerOptions.of(source.toString(), ParseMode.EXEC));
        var pyc = Pyc.withHash(code, new HashKey(Pyc.MAGIC & 0xFFFFFFFFL, 0).hash(text), false);
        var name = source.getFileName().toString().replaceFirst("\\.py$", ".cpython-310.pyc");
        var target = Files.createDirectories(source.resolveSibling("__pycache__")).resolve(name);
        Files.write(target, pyc);
    }
}
