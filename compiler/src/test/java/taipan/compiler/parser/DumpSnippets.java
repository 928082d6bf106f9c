package taipan.compiler.parser;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import taipan.compiler.SyntaxProblem;
import taipan.compiler.ast.Mod;

/// Prints, for each program in a file, a digest of its tree or its error: one half of a comparison with CPython. The
/// programs are separated by lines that hold a record separator; the first word of each is its mode.
final class DumpSnippets {
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        String all = Files.readString(Path.of(args[0]));
        for (String each : all.split("\u001e\n")) {
            int space = each.indexOf(' ');
            out.println(describe(each.substring(space + 1), ParseMode.valueOf(each.substring(0, space)), args.length > 1));
        }
        out.flush();
    }

    static String describe(String text, ParseMode mode, boolean full) {
        try {
            Mod tree = Parser.parse(text, ParserOptions.of("<unknown>", mode));
            String dump = TreeDump.of(tree);
            if (full) {
                return dump;
            }
            byte[] digest = MessageDigest.getInstance("MD5").digest(dump.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (SyntaxProblem problem) {
            return ProblemDump.of(problem);
        } catch (Exception crash) {
            return "CRASH " + crash + " at " + crash.getStackTrace()[0];
        }
    }
}
