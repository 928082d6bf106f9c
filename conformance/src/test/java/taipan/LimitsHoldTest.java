package taipan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import taipan.modules.StandardModules;
import taipan.objects.Settings;
import taipan.objects.Stopped;

/// What an embedding program allows is what a Python program gets, whatever it catches.
final class LimitsHoldTest {
    private static final String STUBBORN = """
            def stubborn():
                while True:
                    try:
                        while True:
                            pass
                    except BaseException:
                        pass
                    finally:
                        stubborn()
            stubborn()
            """;

    private static Taipan start(Limits limits) {
        var root = Path.of(System.getProperty("taipan.root", "..")).toAbsolutePath().normalize();
        var dist = root.resolve("build/dist/lib/python3.10");
        var settings = new Settings();
        settings.isolated = true;
        settings.standardLibrary = (Files.exists(dist.resolve("os.py")) ? dist : root.resolve("build/lib/python3.10")).toString();
        return Taipan.builder().settings(settings).modules(new StandardModules()).limits(limits).build();
    }

    @Test
    void instructionsAreCountedExactly() {
        String program = "n = 0\nfor i in range(1000):\n    n += i\n";
        try (Taipan python = start(Limits.NONE.withInstructions(1_000_000))) {
            python.exec(program);
            long first = python.interpreter().budget.instructionsLeft();
            python.exec(program);
            assertEquals(first, python.interpreter().budget.instructionsLeft());
            LimitExceeded end = assertThrows(LimitExceeded.class, () -> python.exec(STUBBORN));
            assertEquals(Stopped.Reason.INSTRUCTIONS, end.reason());
            assertThrows(LimitExceeded.class, () -> python.exec("pass"));
        }
    }

    @Test
    void timeEndsWhatCatchesEverything() {
        try (Taipan python = start(Limits.NONE.withTime(Duration.ofMillis(300)))) {
            long start = System.nanoTime();
            LimitExceeded end = assertThrows(LimitExceeded.class, () -> python.exec(STUBBORN));
            assertEquals(Stopped.Reason.TIME, end.reason());
            assertTrue(System.nanoTime() - start < 5_000_000_000L);
        }
    }

    @Test
    void sleepersWakeUp() {
        try (Taipan python = start(Limits.NONE.withTime(Duration.ofMillis(300)))) {
            assertThrows(LimitExceeded.class, () -> python.exec("import time\nwhile True:\n    time.sleep(1000)\n"));
        }
    }

    @Test
    void anotherThreadInterrupts() {
        try (Taipan python = start(Limits.NONE.withTime(Duration.ofMinutes(5)))) {
            var thread = new Thread(() -> {
                try {
                    Thread.sleep(300);
                } catch (InterruptedException e) {
                    return;
                }
                python.interrupt();
            });
            thread.start();
            LimitExceeded end = assertThrows(LimitExceeded.class, () -> python.exec(STUBBORN));
            assertEquals(Stopped.Reason.INTERRUPTED, end.reason());
        }
    }

    @Test
    void largeObjectsAreMemoryErrors() {
        try (Taipan python = start(Limits.NONE.withLargestObject(1 << 20))) {
            for (String large : new String[] {"'a' * 10**7", "[0] * 10**7", "b'a' * 10**7", "10**10**7", "1 << 10**8", "(1,) * 10**7"}) {
                var e = assertThrows(PythonException.class, () -> python.eval(large), large);
                assertTrue(e.getMessage().contains("MemoryError"), e.getMessage());
            }
            assertEquals(5L, python.eval("2 + 3"));
        }
    }

    @Test
    void recursionAndThreadsAreBounded() {
        try (Taipan python = start(Limits.NONE.withRecursion(200).withThreads(0))) {
            assertThrows(PythonException.class, () -> python.exec("def f(): f()\nf()"));
            assertThrows(PythonException.class, () -> python.exec("import sys\nsys.setrecursionlimit(1000)"));
            assertThrows(PythonException.class, () -> python.exec("import threading\nthreading.Thread(target=print).start()"));
        }
    }
}
