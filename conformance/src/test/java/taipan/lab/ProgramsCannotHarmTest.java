package taipan.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// Programs that want too much, or what is not theirs, end in time with a clear message, and the next one runs.
final class ProgramsCannotHarmTest {
    private static final Duration TIME = Duration.ofSeconds(2);
    /// Source, how it ends, and words of the message.
    private static final String[][] ATTACKS = {
        {"while True: pass", "limit", "The recording ends here"},
        {"while True:\n try:\n  while True: pass\n except BaseException: pass", "limit", "The recording ends here"},
        {"x = 'a' * 10**10", "exception", "MemoryError"},
        {"x = [0] * 10**9", "exception", "MemoryError"},
        {"x = [1]\nwhile True: x = x + x", "exception limit", ""},
        {"def f(): f()\nf()", "exception", "RecursionError: maximum recursion depth exceeded"},
        {"import sys\nsys.setrecursionlimit(10**6)", "exception", "ValueError"},
        {"while True: print('x' * 1000)", "limit", "wrote more"},
        {"x = 10**10**8", "exception", "MemoryError"},
        {"import re\nre.match('(a+)+$', 'a' * 40 + 'b')", "limit", "longer than the lab allows (2 seconds)"},
        {"sum(range(10**12))", "limit", "one operation took longer"},
        {"import time\ntime.sleep(100)", "limit", "longer than the lab allows"},
        {"import sys\ndef t(*a): return t\nsys.settrace(t)\nwhile True: pass", "limit", ""},
        {"open('/etc/passwd')", "exception", "FileNotFoundError"},
        {"open('/tmp/lab-was-here', 'w')", "exception", "PermissionError"},
        {"import os\nos.system('ls')", "exception", "PermissionError"},
        {"import os\nos.kill(os.getpid(), 9)", "exception", "PermissionError"},
        {"import os\nos.listdir('/')", "exception", "FileNotFoundError"},
        {"import subprocess\nsubprocess.run(['ls'])", "exception limit", ""},
        {"import socket\nsocket.socket()", "exception", "Error"},
        {"import threading\nthreading.Thread(target=print).start()", "exception", "can't start new thread"},
        {"import os\nos._exit(3)", "limit", "stopped"},
        {"import sys\nsys.exit(3)", "done", "SystemExit"},
        {"import java", "exception", "ModuleNotFoundError"},
        {"import ctypes", "exception", "Error"},
    };

    @Test
    void everyAttackEndsAndTheServerLives() throws Exception {
        var command = Workers.command(WorkerForTests.class.getName(), Library.folder().toString());
        try (var workers = new Workers(command, TIME)) {
            for (String[] attack : ATTACKS) {
                long start = System.nanoTime();
                Map<String, Object> answer = run(workers, attack[0]);
                long millis = (System.nanoTime() - start) / 1_000_000;
                assertTrue(attack[1].contains((String) answer.get("end")), attack[0] + ": " + answer.get("endText"));
                assertTrue(((String) answer.get("endText")).contains(attack[2]), attack[0] + ": " + answer.get("endText"));
                assertTrue(millis < 20_000, attack[0] + " took " + millis + " ms");
            }
            Map<String, Object> last = run(workers, "print('still here')");
            assertEquals("still here\n", last.get("output"));
            assertTrue(workers.alive() <= 5, workers.alive() + " processes");
        }
    }

    /// Ways out of the world of the lab, each of which has to end in an exception.
    private static final String WAYS_OUT = """
            import os
            def attempt(name, f):
                try:
                    print('found a way:', name, repr(f())[:60])
                except Exception:
                    pass
            lib = os.path.dirname(os.__file__)
            attempt('spawn', lambda: os.posix_spawn('/bin/ls', ['ls'], {}))
            attempt('execv', lambda: os.execv('/bin/ls', ['ls']))
            attempt('open', lambda: os.open('/etc/passwd', os.O_RDONLY))
            attempt('proc', lambda: open('/proc/self/environ'))
            attempt('up', lambda: open(lib + '/../../../../../../../etc/passwd'))
            attempt('list', lambda: os.listdir('.'))
            attempt('write', lambda: open(os.__file__, 'a'))
            attempt('mkfifo', lambda: os.mkfifo('/tmp/x1'))
            attempt('openpty', lambda: os.openpty())
            attempt('pwd', lambda: __import__('pwd').getpwuid(0))
            attempt('mmap', lambda: __import__('mmap').mmap(-1, 100))
            attempt('fcntl', lambda: __import__('fcntl').flock(1, 2))
            attempt('sqlite', lambda: __import__('sqlite3').connect('/tmp/x.db'))
            attempt('lock', lambda: __import__('multiprocessing').Lock())
            attempt('resolve', lambda: __import__('socket').gethostbyname('localhost'))
            attempt('connect', lambda: __import__('socket').create_connection(('127.0.0.1', 80)))
            attempt('bind', lambda: __import__('socket').socket().bind(('127.0.0.1', 0)))
            attempt('url', lambda: __import__('urllib.request').request.urlopen('file:///etc/passwd'))
            attempt('tempfile', lambda: __import__('tempfile').TemporaryFile())
            attempt('popen', lambda: os.popen('ls').read())
            attempt('kill', lambda: os.kill(os.getppid(), 9))
            attempt('descriptors', lambda: os.fstat(3))
            attempt('ctypes', lambda: __import__('ctypes'))
            attempt('environment', lambda: os.environ['PATH'])
            print('looked everywhere')
            """;

    @Test
    void thereIsNoWayOut() throws Exception {
        var command = Workers.command(WorkerForTests.class.getName(), Library.folder().toString());
        try (var workers = new Workers(command, Duration.ofSeconds(20))) {
            assertEquals("looked everywhere\n", run(workers, WAYS_OUT).get("output"));
        }
    }

    private static Map<String, Object> run(Workers workers, String source) throws IOException, InterruptedException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(workers.record(source, "")))) {
            return JsonReader.readObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
