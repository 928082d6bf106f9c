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
/// programs are separated by a record separator and a line end. The first word of each is its mode; after it may come
/// `;tc` for type comments, `;v5` for the grammar of Python 3.5, `;warn` to show warnings, `;hex` for a program that is
/// bytes, spelled in hexadecimal digits.
final class DumpSnippets {
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        String all = Files.readString(Path.of(args[0]));
        for (String each : all.split("\u001e\n")) {
            int space = each.indexOf(' ');
            out.println(describe(each.substring(space + 1), each.substring(0, space).split(";"), args.length > 1));
        }
        out.flush();
    }

    static String describe(String text, String[] flags, boolean full) {
        StringBuilder warnings = new StringBuilder();
        try {
            ParserOptions options = ParserOptions.of("<unknown>", ParseMode.valueOf(flags[0]));
            boolean bytes = false;
            for (String flag : flags) {
                if (flag.equals("tc")) {
                    options = options.withTypeComments(true, options.featureVersion());
                } else if (flag.startsWith("v")) {
                    options = options.withTypeComments(options.typeComments(), Integer.parseInt(flag.substring(1)));
                } else if (flag.equals("warn")) {
                    options = options.withWarnings((category, message, filename, lineno) -> {
                        warnings.append(lineno).append(' ').append(message).append("; ");
                        return false;
                    });
                }
                bytes |= flag.equals("hex");
            }
            Mod tree = bytes
                    ? Parser.parse(HexFormat.of().parseHex(text), options)
                    : Parser.parse(text, options);
            String dump = TreeDump.of(tree);
            if (full) {
                return dump;
            }
            byte[] digest = MessageDigest.getInstance("MD5").digest(dump.getBytes(StandardCharsets.UTF_8));
            return warnings + HexFormat.of().formatHex(digest);
        } catch (SyntaxProblem problem) {
            return warnings + ProblemDump.of(problem);
        } catch (Exception crash) {
            return "CRASH " + crash + " at " + crash.getStackTrace()[0];
        }
    }
}
