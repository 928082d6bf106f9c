package taipan.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import taipan.code.CodeObject;
import taipan.code.Disassembler;
import taipan.code.MarshalProblem;
import taipan.code.Pyc;
import taipan.compiler.Compiler;
import taipan.compiler.CompilerOptions;
import taipan.compiler.SyntaxProblem;
import taipan.compiler.parser.ParseMode;

/// `taipan dis FILE`, `taipan dis -c CODE`: what `python3.10 -m dis` prints, without starting an interpreter; also for
/// `.pyc` files.
final class DisCommand {
    static final String USAGE = "usage: taipan dis [-h] [-O | -OO] [-c CODE | FILE | -]\n";

    private DisCommand() {}

    /// The exit status. `args` are the words behind `dis`.
    static int run(String[] args, PrintStream out, PrintStream err) {
        int optimize = 0;
        String file = null;
        String command = null;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "-h", "--help" -> {
                    out.print(USAGE + "\nDisassembles a Python source or .pyc file, standard input, or CODE.\n");
                    return 0;
                }
                case "-O" -> optimize = 1;
                case "-OO" -> optimize = 2;
                case "-c" -> {
                    if (i + 1 >= args.length) {
                        err.print(USAGE + "taipan dis: error: argument -c: expected one argument\n");
                        return 2;
                    }
                    command = args[++i];
                }
                default -> {
                    if (file != null || args[i].startsWith("-") && args[i].length() > 1) {
                        err.print(USAGE + "taipan dis: error: unrecognized arguments: " + args[i] + "\n");
                        return 2;
                    }
                    file = args[i];
                }
            }
        }
        try {
            CodeObject code;
            if (command != null) {
                code = compile(command.getBytes(StandardCharsets.UTF_8), "<string>", optimize);
            } else if (file == null || file.equals("-")) {
                code = compile(System.in.readAllBytes(), "<stdin>", optimize);
            } else {
                byte[] bytes = Files.readAllBytes(Path.of(file));
                code = Pyc.isPyc(bytes) ? Pyc.read(bytes) : compile(bytes, file, optimize);
            }
            out.print(Disassembler.disassembleAll(code));
            out.flush();
            return 0;
        } catch (SyntaxProblem e) {
            err.print(SourceProblems.describe(e));
        } catch (MarshalProblem e) {
            err.print("taipan dis: " + file + ": " + e.getMessage() + "\n");
        } catch (NoSuchFileException e) {
            err.print(USAGE + "taipan dis: error: argument infile: can't open '" + file
                    + "': [Errno 2] No such file or directory: '" + file + "'\n");
            return 2;
        } catch (IOException e) {
            err.print("taipan dis: can't read '" + file + "'\n");
            return 2;
        }
        return 1;
    }

    private static CodeObject compile(byte[] source, String filename, int optimize) {
        return Compiler.compile(source, CompilerOptions.of(filename, ParseMode.EXEC).withEnvironment(new CommandEnvironment()).withOptimize(optimize));
    }
}
