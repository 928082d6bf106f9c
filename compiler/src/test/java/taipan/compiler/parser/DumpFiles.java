package taipan.compiler.parser;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import taipan.compiler.SyntaxProblem;
import taipan.compiler.ast.Mod;

/// Prints, for each file listed in a file, a digest of its tree or its error: one half of a comparison with CPython.
final class DumpFiles {
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        boolean full = args.length > 1 && args[1].equals("full");
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            out.println(line + "\t" + describe(Path.of(line), full));
        }
        out.flush();
    }

    private static String describe(Path path, boolean full) throws Exception {
        byte[] bytes = read(path);
        try {
            Mod tree = Parser.parse(bytes, ParserOptions.of("<unknown>", ParseMode.EXEC));
            String dump = TreeDump.of(tree);
            if (full) {
                return dump;
            }
            byte[] digest = MessageDigest.getInstance("MD5").digest(dump.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (SyntaxProblem problem) {
            return ProblemDump.of(problem);
        } catch (RuntimeException crash) {
            return "CRASH " + crash;
        }
    }

    private static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
