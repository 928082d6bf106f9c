package taipan.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import taipan.code.CodeObject;
import taipan.code.Pyc;
import taipan.compiler.Compiler;
import taipan.compiler.CompilerOptions;
import taipan.compiler.SyntaxProblem;
import taipan.compiler.parser.ParseMode;

/// `taipan compile SRC -o PYC`, and `taipan compile --list FILE` for thousands of files in one process.
///
/// A line of the list is `source TAB pyc TAB filename-to-record`. A source that does not compile leaves `PYC.err`, a JSON
/// array `[type, msg, lineno, offset, end_lineno, end_offset, text, filename]`; the others are compiled all the same.
final class CompileCommand {
    static final String USAGE = "usage: taipan compile [-h] [-O | -OO] (SRC -o PYC | --list FILE)\n";

    private final int optimize;
    private final PrintStream err;
    private boolean failed;

    private CompileCommand(int optimize, PrintStream err) {
        this.optimize = optimize;
        this.err = err;
    }

    /// The exit status: 0, 1 when a source did not compile, 2 for a wrong command line. `args` are the words behind
    /// `compile`.
    static int run(String[] args, PrintStream out, PrintStream err) {
        int optimize = 0;
        String source = null;
        String target = null;
        String list = null;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "-h", "--help" -> {
                    out.print(USAGE + "\nCompiles Python sources to .pyc files as CPython 3.10 does.\n");
                    return 0;
                }
                case "-O" -> optimize = 1;
                case "-OO" -> optimize = 2;
                case "-o", "--list" -> {
                    if (i + 1 >= args.length) {
                        return usage(err, "argument " + args[i] + ": expected one argument");
                    }
                    if (args[i].equals("-o")) {
                        target = args[++i];
                    } else {
                        list = args[++i];
                    }
                }
                default -> {
                    if (source != null || args[i].startsWith("-")) {
                        return usage(err, "unrecognized arguments: " + args[i]);
                    }
                    source = args[i];
                }
            }
        }
        CompileCommand command = new CompileCommand(optimize, err);
        if (list != null && source == null && target == null) {
            return command.compileList(Path.of(list));
        }
        if (source == null || list != null) {
            return usage(err, "a source or a list is needed");
        }
        command.compile(Path.of(source), target == null ? cachePath(source, optimize) : Path.of(target), source, false);
        return command.failed ? 1 : 0;
    }

    private static int usage(PrintStream err, String problem) {
        err.print(USAGE + "taipan compile: error: " + problem + "\n");
        return 2;
    }

    /// Where `importlib` looks for the compiled file.
    private static Path cachePath(String source, int optimize) {
        Path path = Path.of(source);
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String tag = ".cpython-310" + (optimize == 0 ? "" : ".opt-" + optimize) + ".pyc";
        return path.resolveSibling("__pycache__").resolve((dot < 0 ? name : name.substring(0, dot)) + tag);
    }

    private int compileList(Path list) {
        try {
            for (String line : Files.readAllLines(list)) {
                if (line.isBlank()) {
                    continue;
                }
                String[] fields = line.split("\t", -1);
                if (fields.length != 3) {
                    return usage(err, "a line of the list needs three fields: " + line);
                }
                compile(Path.of(fields[0]), Path.of(fields[1]), fields[2], true);
            }
        } catch (IOException e) {
            return usage(err, "can't read '" + list + "'");
        }
        return failed ? 1 : 0;
    }

    private CompilerOptions options(String filename) {
        return CompilerOptions.of(filename, ParseMode.EXEC)
                .withOptimize(optimize)
                .withEnvironment(new CommandEnvironment());
    }

    private void compile(Path source, Path target, String filename, boolean quiet) {
        Path problemFile = Path.of(target + ".err");
        try {
            byte[] text = Files.readAllBytes(source);
            if (target.getParent() != null) {
                Files.createDirectories(target.getParent());
            }
            try {
                CodeObject code = Compiler.compile(text, options(filename));
                long modified = Files.getLastModifiedTime(source).toMillis() / 1000;
                Files.write(target, Pyc.withTimestamp(code, modified, text.length));
                Files.deleteIfExists(problemFile);
            } catch (SyntaxProblem e) {
                failed = true;
                Files.deleteIfExists(target);
                Files.write(problemFile, SourceProblems.toJson(e, filename).getBytes(StandardCharsets.US_ASCII));
                if (!quiet) {
                    err.print(SourceProblems.describe(e));
                }
            }
        } catch (IOException e) {
            failed = true;
            err.print("taipan compile: " + source + ": " + e.getMessage() + "\n");
        }
    }
}
