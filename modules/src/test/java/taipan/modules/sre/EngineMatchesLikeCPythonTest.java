package taipan.modules.sre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The engine against recorded answers of CPython, and against code that no compiler made.
class EngineMatchesLikeCPythonTest {
    private static final class Limit implements MatchWatch {
        private int left = 50;

        @Override
        public void steps(int count) {
            if (--left < 0) {
                throw new MatchMemoryException();
            }
        }

        @Override
        public void memory(long bytes) {
            if (bytes > 50_000_000) {
                throw new MatchMemoryException();
            }
        }
    }

    @Test
    void recordedAnswers() throws IOException {
        try (var lines = golden()) {
            Program program = null;
            int groups = 0;
            String pattern = "";
            for (String line; (line = lines.readLine()) != null; ) {
                String[] fields = line.split("\t", -1);
                if (fields[0].equals("P")) {
                    pattern = fields[1];
                    groups = Integer.parseInt(fields[2]);
                    program = Program.of(code(fields[3]), groups);
                } else if (fields[0].equals("S")) {
                    int pos = Integer.parseInt(fields[2]);
                    int end = Integer.parseInt(fields[3]);
                    String label = pattern + " on " + fields[1] + " " + pos + ":" + end;
                    Matcher matcher = matcher(program, fields[1], pos, end);
                    assertEquals(fields[4], matcher.match() ? text(matcher, groups) : "-", label);
                    matcher = matcher(program, fields[1], pos, end);
                    assertEquals(fields[5], matcher.fullMatch() ? text(matcher, groups) : "-", label);
                    matcher = matcher(program, fields[1], pos, end);
                    assertEquals(fields[6], matcher.search() ? text(matcher, groups) : "-", label);
                    assertEquals(fields[7], all(matcher(program, fields[1], pos, end), groups), label);
                }
            }
        }
    }

    @Test
    void damagedCodeIsRefusedOrHarmless() throws IOException {
        var random = new Random(7);
        try (var lines = golden()) {
            for (String line; (line = lines.readLine()) != null; ) {
                String[] fields = line.split("\t", -1);
                for (int round = 0; fields[0].equals("P") && round < 300; round++) {
                    int[] code = code(fields[3]);
                    for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                        int value = random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(42);
                        code[random.nextInt(code.length)] = value;
                    }
                    try {
                        Program program = Program.of(code, Integer.parseInt(fields[2]));
                        String text = "ab abc\nfoo=12 aab";
                        Matcher.of(program, text, 0, text.length(), new Limit()).search();
                        Matcher.of(program, new int[] {97, 0x10400, 98}, 0, 3, new Limit()).fullMatch();
                    } catch (InvalidCode | MatchMemoryException _) {
                        // Both are orderly answers.
                    }
                }
            }
        }
    }

    @Test
    void deepBacktrackingNeedsNoJavaStack() {
        // (a|cd)*, every turn of which leaves two backtracking points.
        int[] code = {
            15, 4, 0, 0, -1, 24, 21, 0, -1, 18, 0, 7, 5, 17, 'a', 16, 9, 7, 17, 'c', 17, 'd', 16, 2, 0, 18,
            1, 19, 1
        };
        String text = "acd".repeat(200_000);
        Program program = Program.of(code, 1);
        Matcher matcher = Matcher.of(program, text, 0, text.length(), new MatchWatch() {
            @Override
            public void steps(int count) {}

            @Override
            public void memory(long bytes) {}
        });
        assertTrue(matcher.match());
        assertEquals(text.length(), matcher.ptr);
    }

    @Test
    void endlessBacktrackingCanBeStopped() {
        // (?:aa*)*b cannot match, and takes nearly forever to find out.
        int[] code = {
            15, 4, 0, 1, -1, 24, 12, 0, -1, 17, 'a', 25, 6, 0, -1, 17, 'a', 1, 19, 17, 'b', 1
        };
        String text = "a".repeat(100);
        Program program = Program.of(code, 0);
        Matcher matcher = Matcher.of(program, text, 0, text.length(), new Limit());
        assertThrows(MatchMemoryException.class, matcher::match);
    }

    private static BufferedReader golden() {
        var stream = EngineMatchesLikeCPythonTest.class.getResourceAsStream("engine.tsv");
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII));
    }

    private static int[] code(String words) {
        String[] parts = words.split(" ");
        int[] code = new int[parts.length];
        for (int i = 0; i < code.length; i++) {
            code[i] = (int) Long.parseLong(parts[i]);
        }
        return code;
    }

    private static Matcher matcher(Program program, String subject, int pos, int end) {
        if (subject.charAt(0) == 'b') {
            byte[] bytes = HexFormat.of().parseHex(subject.substring(1));
            return Matcher.of(program, bytes, pos, end, new Limit());
        }
        if (subject.length() == 1) {
            return Matcher.of(program, "", pos, end, new Limit());
        }
        String[] parts = subject.substring(1).split(",");
        int[] points = new int[parts.length];
        var text = new StringBuilder();
        boolean wide = false;
        for (int i = 0; i < points.length; i++) {
            points[i] = Integer.parseInt(parts[i], 16);
            wide |= points[i] > 0xFFFF;
            text.append((char) points[i]);
        }
        return wide
                ? Matcher.of(program, points, pos, end, new Limit())
                : Matcher.of(program, text.toString(), pos, end, new Limit());
    }

    private static String all(Matcher matcher, int groups) {
        var found = new StringBuilder();
        while (matcher.search()) {
            found.append(found.isEmpty() ? "" : "|").append(text(matcher, groups));
            matcher.advance();
        }
        return found.toString();
    }

    private static String text(Matcher matcher, int groups) {
        var text = new StringBuilder().append(matcher.start).append(',').append(matcher.ptr);
        for (int group = 0; group < groups; group++) {
            text.append(';');
            if (matcher.caught(group)) {
                text.append(matcher.mark(2 * group)).append(',').append(matcher.mark(2 * group + 1));
            } else {
                text.append("-1,-1");
            }
        }
        return text.append('/').append(matcher.lastIndex < 0 ? "None" : matcher.lastIndex).toString();
    }
}
