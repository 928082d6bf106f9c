import module java.base;
import taipan.code.*;
import taipan.compiler.Compiler;
import taipan.compiler.CompilerOptions;
import taipan.compiler.SyntaxProblem;
import taipan.compiler.parser.ParseMode;

/// Compiles programs with CPython 3.10 and with Taipan and compares every byte: files at all optimisation levels, random
/// programs at one of them in turn and every tenth at all.
///
/// `java -cp CLASSES tools/ComparePrograms.java PYTHON WORK random SEED COUNT [FIRST]`: random programs `FIRST` to
/// `FIRST + COUNT - 1` of the seed. Each that makes a difference is left in the folder `WORK`; the last line of output says
/// where to go on. `... PYTHON WORK folder FOLDER` compiles every Python file below a folder, `sample` every fourth and
/// some random programs.
final class ComparePrograms {
    private static final int BATCH = 100;
    private static final int SAMPLE_STEP = 4;
    private static final int SAMPLE = 5_000;
    private static final int REPORT = 10_000;
    private static final int SHOWN = 40;
    private static final int TOP_LEVEL_AWAIT = 0x2000;
    private static final String ALL_LEVELS = "012";
    /// How deep in calls the script is when it compiles, which counts against the depth of trees.
    private static final int FRAMES = 2;

    private record Program(String name, byte[] source, RandomPrograms.Mode mode, boolean topLevelAwait, String levels) {
        static Program random(long seed, long index) {
            var random = new RandomPrograms(seed, index);
            var text = random.program().getBytes(StandardCharsets.UTF_8);
            var levels = index % 10 == 0 ? ALL_LEVELS : Long.toString(index % 3);
            return new Program(seed + "-" + index + ".py", text, random.mode(), random.topLevelAwait(), levels);
        }

        static Program of(Path file) throws IOException {
            return new Program(file.toString(), Files.readAllBytes(file), RandomPrograms.Mode.EXEC, false, ALL_LEVELS);
        }
    }

    private record Answer(boolean isCode, byte[] bytes) {}

    private Process python;
    private BufferedInputStream answers;
    private BufferedOutputStream questions;
    private Path work;
    private long valid;
    private long codes;
    private long invalid;
    private int different;

    void main(String[] args) throws Exception {
        work = Files.createDirectories(Path.of(args[1]));
        python = new ProcessBuilder(args[0], "tools/compile_programs.py")
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        answers = new BufferedInputStream(python.getInputStream(), 1 << 16);
        questions = new BufferedOutputStream(python.getOutputStream(), 1 << 16);
        if (args[2].equals("random")) {
            long seed = Long.parseLong(args[3]);
            long first = args.length > 5 ? Long.parseLong(args[5]) : 0;
            random(seed, first, first + Long.parseLong(args[4]));
        } else {
            boolean sample = args[2].equals("sample");
            folder(Path.of(args[3]), sample ? SAMPLE_STEP : 1);
            if (sample) random(1, 0, SAMPLE);
        }
        questions.close();
        System.exit(different == 0 ? 0 : 1);
    }

    private void random(long seed, long first, long end) throws Exception {
        for (long index = first; index < end; ) {
            var programs = new ArrayList<Program>();
            while (programs.size() < BATCH && index < end) programs.add(Program.random(seed, index++));
            compare(programs);
            if (index % REPORT == 0 || index == end) report("seed " + seed, "; next is " + index);
        }
    }

    private void folder(Path folder, int step) throws Exception {
        var files = new ArrayList<Path>();
        try (var all = Files.walk(folder)) {
            var sorted = all.filter(file -> file.toString().endsWith(".py") && Files.isRegularFile(file)).sorted().toList();
            for (int i = 0; i < sorted.size(); i += step) files.add(sorted.get(i));
        }
        for (int from = 0; from < files.size(); from += BATCH) {
            var programs = new ArrayList<Program>();
            for (var file : files.subList(from, Math.min(files.size(), from + BATCH))) programs.add(Program.of(file));
            compare(programs);
        }
        report(folder.toString(), "");
    }

    private void report(String title, String rest) {
        System.out.printf("%s: %d programs and %d code objects compared, %d programs refused, "
                + "%d differences%s%n", title, valid, codes, invalid, different, rest);
    }

    private void compare(List<Program> programs) throws Exception {
        var failure = new AtomicReference<IOException>();
        var sender = Thread.ofPlatform().start(() -> {
            try {
                for (var program : programs) send(program);
                questions.flush();
            } catch (IOException e) {
                failure.set(e);
            }
        });
        for (var program : programs) compare(program);
        sender.join();
        if (failure.get() != null) throw failure.get();
    }

    private void send(Program program) throws IOException {
        var head = program.mode.name().toLowerCase(Locale.ROOT) + " " + (program.topLevelAwait ? TOP_LEVEL_AWAIT : 0) + " "
                + program.levels + " " + program.source.length + "\n";
        questions.write(head.getBytes(StandardCharsets.US_ASCII));
        questions.write(program.source);
    }

    private Answer receive() throws IOException {
        var line = new StringBuilder();
        for (int c = answers.read(); c != '\n'; c = answers.read()) {
            if (c < 0) throw new EOFException("the other compiler ended");
            line.append((char) c);
        }
        var words = line.toString().split(" ");
        return new Answer(words[0].equals("code"), answers.readNBytes(Integer.parseInt(words[1])));
    }

    private void compare(Program program) throws Exception {
        boolean isValid = false;
        String found = null;
        for (int i = 0; i < program.levels.length(); i++) {
            int level = program.levels.charAt(i) - '0';
            var ours = compile(program, level);
            var theirs = receive();
            isValid |= theirs.isCode;
            var difference = difference(ours, theirs, i == 0);
            if (difference != null && found == null) found = "level " + level + ": " + difference;
        }
        if (isValid) valid++;
        else invalid++;
        if (found == null) return;
        var file = work.resolve(program.name);
        if (!Files.exists(file)) Files.write(file, program.source);
        if (different++ < SHOWN) {
            System.out.println(file + " (" + program.mode.name().toLowerCase(Locale.ROOT)
                    + (program.topLevelAwait ? ", await" : "") + ") " + found);
        }
    }

    private String difference(Object ours, Answer theirs, boolean counts) {
        if (!theirs.isCode) {
            var error = new String(theirs.bytes, StandardCharsets.UTF_8);
            var got = ours instanceof SyntaxProblem problem ? problem(problem) : text(ours);
            return got.equals(error) ? null : "expected " + error + ", got " + got;
        }
        if (!(ours instanceof CodeObject code)) {
            return "expected code, got " + (ours instanceof SyntaxProblem problem ? problem(problem) : text(ours));
        }
        if (counts) codes += CodeDump.all(code).size();
        var writer = new MarshalWriter(2);
        writer.write(code);
        if (Arrays.equals(writer.toByteArray(), theirs.bytes)) return null;
        // Sets are written in the order of their hashes, which differs; the dump sorts them.
        var left = CodeDump.all(MarshalReader.readCode(theirs.bytes));
        var right = CodeDump.all(code);
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            var wanted = CodeDump.dump(left.get(i)).split("\n");
            var got = CodeDump.dump(right.get(i)).split("\n");
            if (Arrays.equals(wanted, got)) continue;
            int k = Math.max(0, Arrays.mismatch(wanted, got));
            return "in " + left.get(i).name + " of line " + left.get(i).firstlineno + "\n  expected "
                    + (k < wanted.length ? wanted[k] : "nothing") + "\n  got      " + (k < got.length ? got[k] : "nothing");
        }
        return left.size() == right.size() ? null : left.size() + " code objects expected, got " + right.size();
    }

    private static String text(Object thrown) {
        return thrown instanceof Throwable t ? t + " at " + Arrays.toString(Arrays.copyOf(t.getStackTrace(), 3)) : "code";
    }

    private static Object compile(Program program, int level) {
        var options = CompilerOptions.of("p.py", ParseMode.valueOf(program.mode.name())).withOptimize(level)
                .withDepthLimit(CompilerOptions.DEFAULT_DEPTH_LIMIT - 3 * FRAMES);
        if (program.topLevelAwait) options = options.withFlags(0, true);
        try {
            return Compiler.compile(program.source, options);
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
}
