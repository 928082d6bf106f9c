package taipan.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import taipan.modules.StandardModules;
import taipan.objects.ThreadState;

/// Recordings hold what happened, in few bytes, and lead to the same state from wherever one comes.
final class RecordingsReplayTest {
    private static final String OBJECTS = """
            import heapq, itertools, collections
            class Node:
                count = 0
                __slots__ = ('value', 'next')
                def __init__(self, value, next=None):
                    self.value = value
                    self.next = next
                    Node.count += 1
            class Bag(dict):
                pass
            def chain(values):
                head = None
                for v in values:
                    head = Node(v, head)
                return head
            def walk(node):
                while node:
                    yield node.value
                    node = node.next
            heap = []
            for v in walk(chain('python')):
                heapq.heappush(heap, v)
            seen = {c: i for i, c in enumerate(heap)}
            bag = Bag(seen)
            bag.name = 'bag'
            bag.update(zip('xy', itertools.count()))
            nested = [heap, seen, {1, 2}, (heap, bag)]
            nested.append(nested)
            def outer():
                n = 0
                def inner():
                    nonlocal n
                    n += 1
                    return lambda: n
                return inner
            tick = outer()
            results = [tick()() for _ in range(3)]
            try:
                try:
                    [][1]
                finally:
                    results.sort(key=lambda r: -r)
            except IndexError as e:
                error = e
            g = (x * x for x in results)
            next(g)
            print(sum(g), results, len(bag), sorted(seen))
            """;
    private static final String SORTING = """
            def quick(items):
                if len(items) < 2:
                    return items
                first, *rest = items
                return quick([x for x in rest if x < first]) + [first] + quick([x for x in rest if x >= first])
            numbers = [(i * 7919) % 101 for i in range(60)]
            print(quick(numbers) == sorted(numbers))
            """;
    private static final String EVERYTHING = """
            import asyncio
            async def task(n):
                async with Lock() as lock:
                    return [i async for i in count(n)]
            class Lock:
                async def __aenter__(self): return self
                async def __aexit__(self, *exc): return False
            async def count(n):
                for i in range(n):
                    yield i
            def drive(coroutine):
                try:
                    while True:
                        coroutine.send(None)
                except StopIteration as stop:
                    return stop.value
            print(drive(task(3)))
            def where(point):
                match point:
                    case {'x': x, **rest}: return x, rest
                    case [1, *more]: return more
                    case Lock(): return 'lock'
                    case str() as s: return f'{s!r:>5}'
            print([where(p) for p in ({'x': 1, 'y': 2}, [1, 2, 3], Lock(), 'a', 0)])
            def send():
                got = []
                while len(got) < 3:
                    got.append((yield len(got)))
                yield from got
            s = send()
            print(next(s), s.send('a'), s.send('b'), s.send('c'), list(s))
            """;

    private static Trace record(String source, int steps, boolean thorough) throws InterruptedException {
        var recording = new Recording(new StandardModules(), Library.folder().toString(), source, "", steps, thorough, Duration.ofSeconds(30));
        var trace = new Trace[1];
        var thread = new ThreadState.PythonThread(null, () -> trace[0] = recording.run(), "program", Recording.STACK);
        thread.start();
        thread.join();
        return trace[0];
    }

    @Test
    void theFunctionOfTheArticle() throws InterruptedException {
        Trace trace = record("def hello(name):\n    return f'Hello, {name}!'\n\nprint(hello('world'))\n", 1000, false);
        assertEquals("done", trace.end);
        assertEquals("Hello, world!\n", trace.output.toString());
        assertEquals(2, trace.frames.size());
        assertEquals("return", trace.notes.getFirst().kind());
        assertEquals("'Hello, world!'", trace.refs.get(trace.notes.getFirst().ref()).text());
    }

    /// Objects are looked at only when an instruction may have changed some; looking at all of them each time finds no more.
    @Test
    void nothingIsMissed() throws InterruptedException {
        for (String source : new String[] {OBJECTS, SORTING, EVERYTHING}) {
            Trace quick = record(source, 100_000, false);
            Trace thorough = record(source, 100_000, true);
            assertEquals("done", quick.end, quick.endText);
            assertEquals(thorough.output.toString(), quick.output.toString());
            var first = new Replay(quick);
            var second = new Replay(thorough);
            assertEquals(thorough.states(), quick.states());
            for (int i = 0; i < quick.states(); i++) {
                first.go(i);
                second.go(i);
                assertEquals(second.hash(), first.hash(), "step " + i);
            }
        }
    }

    @Test
    void tenThousandRandomWalksComeToTheSameStates() throws InterruptedException {
        Trace trace = record(OBJECTS, 100_000, false);
        var hashes = new int[trace.states()];
        var replay = new Replay(trace);
        for (int i = 0; i < hashes.length; i++) {
            replay.go(i);
            hashes[i] = replay.hash();
        }
        assertTrue(Arrays.stream(hashes).distinct().count() > hashes.length * 9L / 10, "states differ from each other");
        var random = new Random(42);
        for (int walk = 0; walk < 10_000; walk++) {
            int distance = random.nextInt(10) == 0 ? hashes.length : 40;
            int to = Math.clamp(replay.at() + (long) random.nextInt(-distance, distance + 1), 0, hashes.length - 1);
            replay.go(to);
            assertEquals(hashes[to], replay.hash(), "walk " + walk + " to " + to);
        }
    }

    @Test
    void aStepTakesFewBytes() throws InterruptedException {
        String[] programs = {SORTING, "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nfib(30)\n",
            "l = []\nd = {}\nwhile True:\n    l.append([len(l)])\n    d[len(l)] = str(l[-1])\n    if len(l) > 300:\n        l.clear()\n"};
        for (String source : programs) {
            Trace trace = record(source, Recorder.MOST_STEPS, false);
            long bytes = 4L * (trace.ops.size + trace.ends.size) + 16L * trace.refs.size() + 16L * trace.frames.size();
            assertTrue(bytes / trace.states() <= 200, bytes / trace.states() + " bytes a step");
            if (source != SORTING) assertEquals(Recorder.MOST_STEPS + 1, trace.states());
        }
    }
}
