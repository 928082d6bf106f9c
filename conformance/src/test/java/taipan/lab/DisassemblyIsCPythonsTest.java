package taipan.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the lab shows of 500 functions of the library, instruction by instruction and as `dis` text, is what CPython's
/// `dis` prints; its digests are in the resource.
final class DisassemblyIsCPythonsTest {
    @Test
    void fiveHundredFunctions() throws Exception {
        Map<String, List<?>> compiled = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        int functions = 0;
        for (String row : resource().lines().toList()) {
            String[] parts = row.split("\t");
            List<?> codes = compiled.get(parts[0]);
            if (codes == null) {
                String source = Files.readString(Library.folder().resolve(parts[0]));
                var shown = JsonReader.readObject(Dissection.of(source, 0));
                assertEquals(true, shown.get("ok"), parts[0]);
                codes = (List<?>) shown.get("codes");
                compiled.put(parts[0], codes);
            }
            Map<?, ?> code = (Map<?, ?>) codes.getFirst();
            for (String number : parts[1].split("\\.")) {
                var constant = (List<?>) ((List<?>) code.get("consts")).get(Integer.parseInt(number));
                code = (Map<?, ?>) codes.get(((Double) constant.get(2)).intValue());
            }
            String text = sorted(((String) code.get("dis"))).replaceAll(" at 0x[0-9a-f]+", " at 0x");
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            if (!HexFormat.of().formatHex(digest, 0, 8).equals(parts[3])) wrong.add(row);
            checkRows((List<?>) code.get("instructions"), text);
            functions++;
        }
        assertEquals(List.of(), wrong);
        assertEquals(500, functions);
    }

    /// The order of a frozenset depends on addresses.
    private static String sorted(String text) {
        return Pattern.compile("frozenset\\(\\{(.*)\\}\\)").matcher(text).replaceAll(m -> {
            String[] items = m.group(1).split(", ");
            Arrays.sort(items);
            return Matcher.quoteReplacement(String.join(", ", items));
        });
    }

    /// The table of the page has the same instructions as the text.
    private static void checkRows(List<?> instructions, String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        assertEquals(lines.size(), instructions.size());
        for (int i = 0; i < lines.size(); i++) {
            var row = (List<?>) instructions.get(i);
            assertTrue(lines.get(i).contains(" " + ((Double) row.get(0)).intValue() + " " + row.get(1)), lines.get(i));
        }
    }

    private static String resource() throws IOException {
        try (var in = DisassemblyIsCPythonsTest.class.getResourceAsStream("dis.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
