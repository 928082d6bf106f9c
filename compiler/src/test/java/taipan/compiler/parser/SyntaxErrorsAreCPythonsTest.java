package taipan.compiler.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import taipan.compiler.SyntaxProblem;

/// Wrong programs and what CPython 3.10.8 says of them, recorded in `syntax-errors.txt`: the program as a JSON string, the
/// type and message, the positions and the text.
final class SyntaxErrorsAreCPythonsTest {
    @TestFactory
    List<DynamicTest> everyRecordedError() throws Exception {
        String all;
        try (var in = getClass().getResourceAsStream("syntax-errors.txt")) {
            all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (String each : all.split("\n\n")) {
            String[] lines = each.strip().split("\n");
            String program = unquoted(lines[0]);
            tests.add(DynamicTest.dynamicTest(lines[0], () -> {
                String expected = lines[1].strip() + " at " + lines[2].strip();
                assertEquals(expected, describe(program));
            }));
        }
        return tests;
    }

    private static String describe(String program) {
        try {
            Parser.parse(program, ParserOptions.of("<unknown>", ParseMode.EXEC));
            return "valid";
        } catch (SyntaxProblem p) {
            return p.kind().typeName() + ": " + p.getMessage() + " at " + p.lineno() + ":" + p.offset() + "-"
                    + p.endLineno() + ":" + p.endOffset() + " " + quoted(p.text());
        }
    }

    private static String unquoted(String json) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < json.length() - 1; i++) {
            char c = json.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            c = json.charAt(++i);
            switch (c) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'u' -> {
                    text.append((char) Integer.parseInt(json.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> text.append(c);
            }
        }
        return text.toString();
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\n' -> json.append("\\n");
                case '\t' -> json.append("\\t");
                case '"', '\\' -> json.append('\\').append(c);
                default -> json.append(c < 0x7F ? String.valueOf(c) : String.format("\\u%04x", (int) c));
            }
        }
        return json.append('"').toString();
    }
}
