package taipan.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the page is told of programs.
final class DissectionTest {
    private static Map<String, Object> of(String source) {
        return JsonReader.readObject(Dissection.of(source, 0));
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }

    @Test
    void theFunctionOfTheArticle() {
        var shown = of("def hello(name):\n    return f'Hello, {name}!'\n");
        assertEquals(true, shown.get("ok"));
        var code = (Map<?, ?>) list(shown.get("codes")).get(1);
        assertEquals("hello", code.get("name"));
        var names = list(code.get("instructions")).stream().map(i -> list(i).get(1)).toList();
        assertEquals(List.of("LOAD_CONST", "LOAD_FAST", "FORMAT_VALUE", "LOAD_CONST", "BUILD_STRING", "RETURN_VALUE"), names);
        assertEquals("64017c009b0064029d035300", code.get("code"));
        assertEquals(List.of("OPTIMIZED", "NEWLOCALS", "NOFREE"), code.get("flagNames"));
        // `name` between the braces
        assertEquals(List.of(2.0, 21.0, 2.0, 25.0), list(list(code.get("instructions")).get(1)).get(7));
    }

    @Test
    void everyDecisionHasAReason() {
        var shown = of("import math\ndef f(a):\n    b = 60 * 60\n    def g():\n        return a\n    return len(g.__name__) + b + math.pi\n");
        var kinds = list(shown.get("decisions")).stream().map(d -> (String) list(d).get(1)).distinct().sorted().toList();
        assertEquals(List.of("attribute", "builtin", "cell", "definition", "folded", "global", "local", "operation"), kinds);
        for (Object decision : list(shown.get("decisions"))) {
            String sentence = (String) list(decision).get(2);
            assertTrue(sentence.matches("(Compile|Run) time.*\\."), sentence);
        }
    }

    @Test
    void errorsAreCPythons() {
        var error = (Map<?, ?>) of("def f(:\n    pass\n").get("error");
        assertEquals("  File \"<lab>\", line 1\n    def f(:\n          ^\nSyntaxError: invalid syntax", error.get("text"));
        var later = of("x = 1\nbreak\n");
        assertEquals(false, later.get("ok"));
        assertEquals("  File \"<lab>\", line 2\n    break\n    ^^^^^\nSyntaxError: 'break' outside loop",
                ((Map<?, ?>) later.get("error")).get("text"));
        assertFalse(list(later.get("tokens")).isEmpty());
    }

    @Test
    void columnsCountAsTheBrowserDoes() {
        var shown = of("é = '🐍' + x\n");
        var codes = (Map<?, ?>) list(shown.get("codes")).getFirst();
        var load = list(list(codes.get("instructions")).get(1));
        assertEquals("LOAD_NAME", load.get(1));
        assertEquals(List.of(1.0, 11.0, 1.0, 12.0), load.get(7));
    }

    @Test
    void hostileSourcesAreRefused() {
        for (String source : new String[] {"(".repeat(300) + ")".repeat(300), "-".repeat(5000) + "1", "a" + "+a".repeat(5000),
            "x = " + "[".repeat(150) + "]".repeat(150), "10**10**8", "'a' * 10**9", "\0", "\ud800", "if 1:\n" + " ".repeat(3) + "x\n y"}) {
            assertTrue(of(source).containsKey("ok"), source);
        }
    }

    @Test
    void twoHundredLinesTakeLittleTime() {
        var source = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            source.append("def f").append(i).append("(a, b):\n    total = [x * 2 for x in a if x > b]\n")
                    .append("    for t in total:\n        print(f'{t:>5}', t + 1)\n    return sum(total)\n");
        }
        for (int i = 0; i < 20; i++) of(source.toString());
        long start = System.nanoTime();
        of(source.toString());
        assertTrue(System.nanoTime() - start < 500_000_000L, "slow");
    }
}
