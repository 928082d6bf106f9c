import module java.base;
import taipan.code.*;
import taipan.compiler.Compiler;
import taipan.compiler.CompilerOptions;
import taipan.compiler.SyntaxProblem;
import taipan.compiler.parser.ParseMode;

/// Compiles a folder of Python files with CPython 3.10 and with Taipan and compares every field of every code object.
///
/// `java -cp CLASSES tools/CompareCode.java PYTHON FOLDER WORK [LEVELS [PART-OF-NAME]]`: `PYTHON` is the interpreter to
/// compare with, `WORK` a folder for its answers, which are kept for the next time.
final class CompareCode {
    private static final int SHOWN = 12;
    /// How deep in calls the script is when it compiles, which counts against the depth of trees.
    private static final int FRAMES = 3;

    void main(String[] args) throws Exception {
        var python = args[0];
        var root = Path.of(args[1]);
        var work = Files.createDirectories(Path.of(args[2]));
        var levels = args.length > 3 ? args[3] : "012";
        var part = args.length > 4 ? args[4] : "";
        if (part.equals("show")) {
            show(root, args[5], Integer.parseInt(levels), System.out);
            return;
        }
        var expected = work.resolve("expected-" + levels + ".txt");
        if (!Files.exists(expected)) {
            var list = work.resolve("list.txt");
            try (var files = Files.walk(root)) {
                Files.write(list, files.filter(file -> file.toString().endsWith(".py"))
                        .map(file -> root.relativize(file).toString().replace('\\', '/')).sorted().toList());
            }
            run(python, null, "tools/dump_code.py", "digest", root.toString(), list.toString(), expected.toString(),
                    levels);
        }
        int files = 0;
        int sameFiles = 0;
        int codes = 0;
        int sameCodes = 0;
        int errors = 0;
        int sameErrors = 0;
        long nanos = 0;
        var different = new ArrayList<String>();
        for (var line : Files.readAllLines(expected)) {
            var columns = line.split("\t", 3);
            if (!columns[0].contains(part)) continue;
            var source = Files.readAllBytes(root.resolve(columns[0]));
            long start = System.nanoTime();
            var result = compile(source, columns[0], Integer.parseInt(columns[1]));
            nanos += System.nanoTime() - start;
            boolean isError = columns[2].startsWith("!");
            if (isError) {
                errors++;
                var problem = result instanceof SyntaxProblem p ? "! " + problem(p) : String.valueOf(result);
                if (problem.equals(columns[2])) {
                    sameErrors++;
                } else {
                    different.add(columns[0] + "\t" + columns[1] + "\n  expected " + columns[2] + "\n  got " + problem);
                }
                continue;
            }
            files++;
            var wanted = columns[2].split(" ");
            codes += wanted.length;
            if (!(result instanceof CodeObject code)) {
                var problem = result instanceof SyntaxProblem p ? problem(p) : String.valueOf(result);
                if (result instanceof Error || result instanceof RuntimeException && !(result instanceof SyntaxProblem)) {
                    problem += " at " + Arrays.toString(Arrays.copyOf(((Throwable) result).getStackTrace(), 3));
                }
                different.add(columns[0] + "\t" + columns[1] + "\n  expected code, got " + problem);
                continue;
            }
            var got = digests(code);
            int same = 0;
            for (int i = 0; i < Math.min(wanted.length, got.size()); i++) if (wanted[i].equals(got.get(i))) same++;
            sameCodes += same;
            if (same == wanted.length && got.size() == same) {
                sameFiles++;
            } else {
                different.add(columns[0] + "\t" + columns[1] + "\tsame " + same + " of " + wanted.length);
            }
        }
        Files.write(work.resolve("different.txt"), different);
        int shown = 0;
        for (var name : different) {
            System.out.println(name);
            if (name.contains("\tsame ") && shown++ < SHOWN) firstDifference(python, root, work, name.split("\t"));
            if (shown > 60) break;
        }
        System.out.printf("files %d of %d, code objects %d of %d, errors %d of %d, %.1f s compiling%n", sameFiles, files,
                sameCodes, codes, sameErrors, errors, nanos / 1e9);
        if (!different.isEmpty()) System.exit(1);
    }

    private static Object compile(byte[] source, String name, int level) {
        try {
            return Compiler.compile(source, CompilerOptions.of(name, ParseMode.EXEC).withOptimize(level)
                    .withDepthLimit(CompilerOptions.DEFAULT_DEPTH_LIMIT - 3 * FRAMES));
        } catch (RuntimeException | Error thrown) {
            return thrown;
        }
    }

    private static String problem(SyntaxProblem problem) {
        var fields = new StringJoiner(" ");
        fields.add(problem.kind().typeName());
        for (int field : new int[] {problem.lineno(), problem.offset(), problem.endLineno(), problem.endOffset()}) {
            fields.add(field == SyntaxProblem.NOWHERE ? "None" : Integer.toString(field));
        }
        return fields + " " + ConstantText.repr(WideStr.fromUtf16(Objects.requireNonNullElse(problem.getMessage(), "")));
    }

    private static void firstDifference(String python, Path root, Path work, String[] name) throws Exception {
        var wanted = work.resolve("wanted.txt");
        var got = work.resolve("got.txt");
        run(python, wanted, "tools/dump_code.py", "show", root.toString(), name[0], name[1]);
        try (var out = new PrintStream(got.toFile(), StandardCharsets.UTF_8)) {
            show(root, name[0], Integer.parseInt(name[1]), out);
        }
        var left = Files.readAllLines(wanted);
        var right = Files.readAllLines(got);
        String title = "";
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            if (left.get(i).startsWith("----")) title = left.get(i);
            if (left.get(i).replaceAll("0x[0-9a-f]+", "").equals(right.get(i).replaceAll("0x[0-9a-f]+", ""))) continue;
            System.out.println("  in " + title + ", line " + (i + 1));
            for (int k = 0; k < 4 && i + k < left.size(); k++) System.out.println("  - " + cut(left.get(i + k)));
            for (int k = 0; k < 4 && i + k < right.size(); k++) System.out.println("  + " + cut(right.get(i + k)));
            return;
        }
    }

    private static String cut(String line) {
        return line.length() > 400 ? line.substring(0, 400) : line;
    }

    private static void run(String python, Path output, String... args) throws Exception {
        var command = new ArrayList<String>(List.of(python));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        if (output != null) builder.redirectOutput(output.toFile());
        if (builder.start().waitFor() != 0) throw new IOException("failed: " + command);
    }

    private static List<String> digests(CodeObject code) throws Exception {
        var sha = MessageDigest.getInstance("SHA-1");
        var digests = new ArrayList<String>();
        for (var each : CodeDump.all(code)) {
            var digest = sha.digest(CodeDump.dump(each).getBytes(StandardCharsets.UTF_8));
            digests.add(HexFormat.of().formatHex(digest, 0, 8));
        }
        return digests;
    }

    private static void show(Path root, String name, int level, PrintStream out) throws Exception {
        var result = compile(Files.readAllBytes(root.resolve(name)), name, level);
        if (!(result instanceof CodeObject module)) throw (Exception) result;
        for (var code : CodeDump.all(module)) {
            out.println("---- " + code.name + " " + code.firstlineno);
            out.println(CodeDump.dump(code).replaceFirst(" ", "\n "));
            out.println(Disassembler.disassemble(code));
        }
    }
}
