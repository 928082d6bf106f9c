import module java.base;
import taipan.Taipan;
import taipan.code.*;
import taipan.compiler.Compiler;
import taipan.compiler.CompilerOptions;
import taipan.compiler.parser.ParseMode;
import taipan.jit.Jit;
import taipan.modules.StandardModules;
import taipan.objects.*;

/// Damages marshal streams and code objects of the standard library and runs them: whatever they say, there must be a
/// Python exception or a run, never an exception of Java and never a hang that an interruption does not end.
///
/// `java -cp CLASSES tools/MutateCode.java LIBRARY SEED COUNT [FIRST] [jit]`: cases `FIRST` to `FIRST + COUNT - 1` of the seed.
/// Half of them are damaged streams for `marshal.loads`, half code objects made with `code.replace`. What can be called is
/// called with arbitrary arguments in a world without files, imports and output; a run that takes long is interrupted.
final class MutateCode {
    private static final int REPORT = 50_000;
    private static final long PATIENCE = 100_000_000L;
    private static final long HANG = 60_000_000_000L;
    private static final int MAX_STREAM = 12_000;
    private static final int RUNS = 6;
    private static final byte[] TYPES = "0NSFT.iIlfgxysaAzZtu)([{<>crc".getBytes(StandardCharsets.US_ASCII);
    private static final int[] INTERESTING = {0, 1, 2, 3, -1, 5, 127, 128, 255, 256, 65535, 65536, 1 << 24, 1 << 28, 1 << 30,
            Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE - 1, 0x01010101};
    private static final String[] SMALL = {"co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals",
            "co_stacksize", "co_flags", "co_firstlineno"};
    private static final String WORLD = """
            class Thing:
                'Answers nearly everything.'
                x = 1
                def __init__(self, *args, **kwargs): self.args = args
                def __getattr__(self, name):
                    if name[:2] == '__': raise AttributeError(name)
                    return Thing(name)
                def __call__(self, *args, **kwargs): return Thing()
                def __iter__(self): return iter((1, 'a', Thing))
                def __getitem__(self, key): return key
                def __setitem__(self, key, value): pass
                def __delitem__(self, key): pass
                def __len__(self): return 2
                def __enter__(self): return self
                def __exit__(self, *args): return False
                def __contains__(self, other): return True
                def __add__(self, other): return self
                __radd__ = __sub__ = __mul__ = __and__ = __or__ = __lt__ = __gt__ = __eq__ = __add__
                def __hash__(self): return 7
                def __bool__(self): return True
                def __format__(self, spec): return 'thing'
                def __aiter__(self): return self
                async def __anext__(self): raise StopAsyncIteration
                async def __aenter__(self): return self
                async def __aexit__(self, *args): return True
                def __await__(self): return iter(())
            class Odd(Exception): pass
            def generator():
                got = yield 1
                yield got
            async def coroutine(): return 1
            harmless = {f.__name__: f for f in (
                abs, all, any, ascii, bin, callable, chr, delattr, dir, divmod, enumerate, filter, format, getattr, hasattr,
                hash, hex, id, isinstance, issubclass, iter, len, map, max, min, next, oct, ord, repr, reversed, round, setattr,
                sorted, sum, vars, zip, bool, bytes, bytearray, classmethod, complex, dict, float, frozenset, int, list,
                memoryview, object, property, range, set, slice, staticmethod, str, super, tuple, type, __build_class__,
                BaseException, Exception, ValueError, TypeError, KeyError, IndexError, AttributeError, StopIteration,
                StopAsyncIteration, GeneratorExit, NameError, OSError, RuntimeError, AssertionError, NotImplementedError,
                ImportError, ArithmeticError, ZeroDivisionError, LookupError, UnicodeError, Warning)}
            harmless['print'] = lambda *args, **kwargs: None
            harmless['NotImplemented'] = NotImplemented
            harmless['__name__'] = 'world'
            values = [None, True, False, 0, 1, -1, 2, 255, 2**70, 1.5, -0.0, 1j, '', 'a', 'abc', 'x' * 100, '\\U0001f600',
                b'', b'ab', (), (1, 2), (None,), ('a', 'b', 'c'), [], [1, 2, 3], {}, {'a': 1}, set(), {1, 'a'}, frozenset((1,)),
                range(3), ..., Thing(), Thing, Odd, Odd('x'), ValueError, KeyError('k'), len, object(), generator, generator(),
                lambda *a, **k: a, int, str, list, dict, type, Exception, NotImplemented, slice(1), bytearray(b'xy'),
                memoryview(b'abc'), iter([1, 2]), {}.keys(), property(), classmethod(len), Thing().args, coroutine]
            data = [values[:26], {'a': [1, {2: (3, 4)}], None: 1.5}, {1, 2, (3, 4)}, frozenset('abc'), [[[[]]]], 10**50, -10**30,
                [1.5, -0.0, 1e300, 2.5j], 'text' * 50, b'bytes' * 20, ['shared'] * 5, StopIteration, ...]
            """;

    private final long seed;
    private final List<byte[]> streams = new ArrayList<>();
    private final List<CodeObject> codes = new ArrayList<>();
    private Taipan taipan;
    private PyList values;
    private PyDict harmless;
    private Object loads;
    private Object dumps;
    private SplittableRandom random;
    private long refused;
    private long loaded;
    private long ran;
    private long raised;
    private long interruptions;
    private int failures;

    private volatile long current = -1;
    private volatile long started;
    private volatile ThreadState thread;

    private MutateCode(long seed) {
        this.seed = seed;
    }

    static void main(String[] args) throws Exception {
        var options = new ArrayList<>(List.of(args));
        boolean jit = options.remove("jit");
        var library = Path.of(options.get(0));
        long count = Long.parseLong(options.get(2));
        long first = options.size() > 3 ? Long.parseLong(options.get(3)) : 0;
        var mutator = new MutateCode(Long.parseLong(options.get(1)));
        var worker = new ThreadState.PythonThread(null, () -> {
            try {
                mutator.prepare(library, jit);
                mutator.run(first, count);
            } catch (Throwable thrown) {
                thrown.printStackTrace();
                Runtime.getRuntime().halt(2);
            }
        }, "mutants", 256L << 20);
        worker.start();
        Thread.ofPlatform().daemon().start(() -> mutator.watch(worker));
        worker.join();
        Runtime.getRuntime().halt(mutator.failures == 0 ? 0 : 1);
    }

    private void prepare(Path library, boolean jit) throws Exception {
        System.setProperty("taipan.debug", "true");
        var settings = new Settings();
        settings.standardLibrary = library.toString();
        var builder = Taipan.builder().settings(settings).modules(new StandardModules());
        if (jit) builder.engine(Jit.of("eager", null));
        taipan = builder.build();
        taipan.exec(WORLD);
        taipan.exec("import marshal\nimport sys\nsys.setrecursionlimit(150)");
        values = (PyList) taipan.eval("values");
        harmless = (PyDict) taipan.eval("harmless");
        loads = taipan.eval("marshal.loads");
        dumps = taipan.eval("marshal.dumps");
        try (var files = Files.walk(library)) {
            for (var file : files.filter(f -> f.toString().endsWith(".py")).sorted().toList()) {
                if (file.toString().contains("/lib2to3/tests/data") || file.toString().contains("/bad")) continue;
                if (file.hashCode() % 3 != 0 && file.toString().contains("/test/")) continue;
                collect(file);
            }
        }
        var data = (PyList) taipan.eval("data");
        taipan.run(_ -> {
            for (Object each : data.toArray()) {
                for (long version = 0; version <= 4; version++) {
                    streams.add(((PyBytes) Calls.call(dumps, each, version)).toByteArray());
                }
            }
            return null;
        });
        thread = taipan.mainThread();
        System.out.println(codes.size() + " code objects, " + streams.size() + " streams");
    }

    private void collect(Path file) throws IOException {
        CodeObject module;
        try {
            module = Compiler.compile(Files.readAllBytes(file), CompilerOptions.of(file.getFileName().toString(), ParseMode.EXEC));
        } catch (RuntimeException _) {
            return;
        }
        Verifier.verify(module);
        for (var code : CodeDump.all(module)) {
            codes.add(code);
            var stream = MarshalWriter.writeCode(code);
            if (stream.length < MAX_STREAM) streams.add(stream);
        }
    }

    private void run(long first, long count) {
        for (long index = first; index < first + count; index++) {
            random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
            started = System.nanoTime();
            current = index;
            boolean stream = random.nextBoolean();
            taipan.run(ts -> {
                try {
                    if (stream) stream(ts);
                    else replaced(ts);
                } catch (Throwable thrown) {
                    fail("not caught", thrown);
                }
                return null;
            });
            current = -1;
            synchronized (this) {
                thread.asyncException = null;
            }
            if ((index + 1) % REPORT == 0 || index == first + count - 1) {
                System.out.printf("seed %d: %d cases, %d refused, %d loaded, %d calls, %d of them raised, %d interrupted, "
                        + "%d failures; next is %d%n", seed, index + 1 - first, refused, loaded, ran, raised, interruptions,
                        failures, index + 1);
            }
        }
    }

    /// Interrupts what takes long, and reports what cannot be interrupted.
    private void watch(Thread worker) {
        while (true) {
            LockSupport.parkNanos(PATIENCE / 4);
            long index = current;
            if (index < 0) continue;
            long passed = System.nanoTime() - started;
            if (passed > HANG) {
                System.out.println("hang in case " + index + " of seed " + seed);
                for (var place : worker.getStackTrace()) System.out.println("    " + place);
                Runtime.getRuntime().halt(3);
            }
            if (passed < PATIENCE) continue;
            synchronized (this) {
                if (current != index) continue;
                interruptions++;
                thread.asyncException = PyExc.KeyboardInterrupt;
                thread.attention = true;
            }
        }
    }

    private void fail(String what, Throwable thrown) {
        if (failures++ > 30) return;
        System.out.println("case " + current + " of seed " + seed + ": " + what + ": " + thrown);
        var cause = thrown.getCause() == null ? thrown : thrown.getCause();
        var places = cause.getStackTrace();
        for (int i = 0; i < Math.min(12, places.length); i++) System.out.println("    " + places[i]);
    }

    private interface Attempt {
        Object run() throws Throwable;
    }

    /// The value, or null after a Python exception. Anything else that is thrown is a failure.
    private Object attempt(String what, Attempt attempt) {
        try {
            return attempt.run();
        } catch (Raised e) {
            if (e.getCause() != null) fail(what + " (internal error)", e);
            if (what.equals("loads") && e.matches(PyExc.MemoryError)) fail("memory for a length", e);
            return null;
        } catch (Throwable thrown) {
            fail(what, thrown);
            return null;
        }
    }

    // Streams

    private void stream(ThreadState ts) {
        var bytes = streams.get(random.nextInt(streams.size())).clone();
        for (int i = 1 + random.nextInt(random.nextInt(1, 9)); i > 0 && bytes.length > 0; i--) bytes = damaged(bytes);
        var data = PyBytes.of(bytes);
        var value = attempt("loads", () -> Calls.call(ts, loads, data));
        if (value == null) {
            refused++;
            return;
        }
        loaded++;
        if (value instanceof PyCode code) {
            use(ts, code);
        } else {
            attempt("repr", () -> Representation.repr(value));
            attempt("dumps", () -> Calls.call(ts, dumps, value));
        }
    }

    private byte[] damaged(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(10)) {
            case 0, 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 3 -> bytes[at] = (byte) (TYPES[random.nextInt(TYPES.length)] | (random.nextBoolean() ? 0x80 : 0));
            case 4, 5 -> {
                int value = random.nextInt(4) == 0 ? random.nextInt(300) : INTERESTING[random.nextInt(INTERESTING.length)];
                for (int i = 0; i < 4 && at + i < bytes.length; i++) bytes[at + i] = (byte) (value >> 8 * i);
            }
            case 6 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 7 -> {
                int to = Math.min(bytes.length, at + random.nextInt(1, 20));
                return joined(bytes, at, bytes, to);
            }
            case 8 -> {
                int from = Math.max(0, at - random.nextInt(1, 40));
                return joined(bytes, at, bytes, from);
            }
            default -> {
                var other = streams.get(random.nextInt(streams.size()));
                return joined(bytes, at, other, random.nextInt(other.length));
            }
        }
        return bytes;
    }

    /// The first bytes of one stream up to `end`, then what follows `from` in the other.
    private static byte[] joined(byte[] first, int end, byte[] second, int from) {
        int length = Math.min(second.length - from, 2 * MAX_STREAM);
        var result = Arrays.copyOf(first, end + length);
        System.arraycopy(second, from, result, end, length);
        return result;
    }

    // Code objects

    private void replaced(ThreadState ts) {
        var original = codes.get(random.nextInt(codes.size()));
        var made = attempt("code", () -> PyCode.of(original));
        var names = new ArrayList<String>();
        var fields = new ArrayList<>();
        for (int i = 1 + random.nextInt(random.nextInt(1, 4)); i > 0; i--) {
            var name = field(original, fields);
            if (names.contains(name)) fields.removeLast();
            else names.add(name);
        }
        var kwargs = new PyDict();
        for (int i = 0; i < names.size(); i++) kwargs.put(names.get(i), fields.get(i));
        var replace = attempt("replace", () -> Attributes.get(made, "replace"));
        if (attempt("replace", () -> Calls.callEx(ts, replace, new Object[0], kwargs)) instanceof PyCode code) {
            loaded++;
            use(ts, code);
        } else {
            refused++;
        }
    }

    /// Adds a damaged value of some field and answers the field's name.
    private String field(CodeObject code, List<Object> fields) {
        int kind = random.nextInt(22);
        if (kind < 9) {
            fields.add(PyBytes.of(damagedCode(code)));
            return "co_code";
        }
        if (kind < 14) {
            var name = SMALL[random.nextInt(SMALL.length)];
            long value = switch (name) {
                case "co_flags" -> code.flags ^ 1 << random.nextInt(10);
                case "co_stacksize" -> code.stacksize + random.nextInt(-2, 3);
                case "co_argcount" -> code.argcount + random.nextInt(-1, 2);
                default -> random.nextInt(4);
            };
            if (random.nextInt(6) == 0) value = INTERESTING[random.nextInt(INTERESTING.length)];
            fields.add(value);
            return name;
        }
        switch (kind) {
            case 14, 15 -> {
                var consts = new Object[Math.max(0, code.consts.length + random.nextInt(-1, 2))];
                for (int i = 0; i < consts.length; i++) consts[i] = value();
                fields.add(PyTuple.of(consts));
                return "co_consts";
            }
            case 16 -> {
                fields.add(shuffled(code.names));
                return "co_names";
            }
            case 17 -> {
                fields.add(shuffled(code.varnames));
                return "co_varnames";
            }
            case 18 -> {
                fields.add(shuffled(code.freevars));
                return "co_freevars";
            }
            case 19 -> {
                fields.add(shuffled(code.cellvars));
                return "co_cellvars";
            }
            case 20 -> {
                var table = code.linetable.clone();
                for (int i = random.nextInt(1, 5); i > 0 && table.length > 0; i--) {
                    table[random.nextInt(table.length)] = (byte) random.nextInt(256);
                }
                fields.add(PyBytes.of(random.nextInt(4) == 0 ? Arrays.copyOf(table, table.length / 2) : table));
                return "co_linetable";
            }
            default -> {
                fields.add(value());
                return random.nextBoolean() ? "co_name" : "co_filename";
            }
        }
    }

    private byte[] damagedCode(CodeObject original) {
        var code = original.code.clone();
        if (code.length == 0) return code;
        for (int i = 1 + random.nextInt(random.nextInt(1, 6)); i > 0; i--) {
            int at = random.nextInt(code.length / 2) * 2;
            switch (random.nextInt(8)) {
                case 0, 1 -> code[at] = (byte) Opcode.values()[random.nextInt(Opcode.values().length)].number();
                case 2, 3 -> code[at + 1] = (byte) random.nextInt(random.nextBoolean() ? 8 : 256);
                case 4 -> code[random.nextInt(code.length)] = (byte) random.nextInt(256);
                case 5 -> {
                    int other = random.nextInt(code.length / 2) * 2;
                    byte op = code[at];
                    byte arg = code[at + 1];
                    code[at] = code[other];
                    code[at + 1] = code[other + 1];
                    code[other] = op;
                    code[other + 1] = arg;
                }
                case 6 -> {
                    // Code from elsewhere, in the middle.
                    var other = codes.get(random.nextInt(codes.size())).code;
                    int from = random.nextInt(other.length / 2) * 2;
                    int length = Math.min(Math.min(other.length - from, code.length - at), 2 * random.nextInt(1, 12));
                    System.arraycopy(other, from, code, at, length);
                }
                default -> {
                    int length = Math.min(code.length - at, 2 * random.nextInt(1, 4));
                    if (code.length > length) code = joined(code, at, code, at + length);
                }
            }
        }
        return code;
    }

    private PyTuple shuffled(String[] names) {
        var list = new ArrayList<Object>();
        for (var name : names) list.add(PyStr.fromName(name));
        switch (random.nextInt(4)) {
            case 0 -> list.add(value());
            case 1 -> {
                if (!list.isEmpty()) list.removeLast();
            }
            case 2 -> Collections.shuffle(list, new Random(random.nextInt()));
            default -> {
                list.add("a");
                list.add("a");
            }
        }
        return PyTuple.of(list.toArray());
    }

    // Use

    private Object value() {
        return values.toArray()[random.nextInt(values.size())];
    }

    private void use(ThreadState ts, PyCode code) {
        attempt("repr", () -> Representation.repr(code));
        attempt("hash", () -> Hashing.hash(code));
        attempt("co_lines", () -> Iteration.toArray(Calls.method(code, "co_lines")));
        attempt("co_lnotab", () -> Attributes.get(code, "co_lnotab"));
        attempt("equal", () -> Comparison.equal(code, code));
        if (random.nextInt(4) == 0) attempt("dumps", () -> Calls.call(ts, dumps, code));
        var globals = new PyDict();
        globals.put("__builtins__", harmless);
        for (var name : code.names) if (random.nextInt(10) < 6) globals.put(PyStr.fromName(name), value());
        int[] runs = {RUNS};
        callAll(ts, code, globals, runs);
    }

    /// Calls the code and those among its constants.
    private void callAll(ThreadState ts, PyCode code, PyDict globals, int[] runs) {
        if (runs[0]-- <= 0) return;
        call(ts, code, globals);
        for (Object constant : code.consts) if (constant instanceof PyCode nested) callAll(ts, nested, globals, runs);
    }

    private void call(ThreadState ts, PyCode code, PyDict globals) {
        var free = (PyTuple) attempt("co_freevars", () -> Attributes.get(code, "co_freevars"));
        Attempt attempt;
        if (free.size() == 0 && random.nextInt(3) == 0) {
            var exec = taipan.interpreter().builtins instanceof PyDict d ? d.getOrNull("exec") : Attributes.get(taipan.interpreter().builtins, "exec");
            attempt = () -> Calls.call(ts, exec, code, globals);
        } else {
            var cells = new Object[free.size()];
            for (int i = 0; i < cells.length; i++) cells[i] = new PyCell(random.nextInt(5) == 0 ? null : value());
            var function = attempt("function", () -> Calls.call(ts, PyFunction.TYPE,
                    new Object[] {code, globals, PyNone.NONE, PyNone.NONE, PyTuple.of(cells)}, null));
            if (function == null) return;
            int given = random.nextInt(8) == 0 ? random.nextInt(4) : Math.min(10, Math.max(0, code.argcount));
            var arguments = new Object[given];
            for (int i = 0; i < given; i++) arguments[i] = value();
            var keywords = new PyDict();
            if (random.nextInt(6) == 0 && code.varnames.length > 0) {
                keywords.put(PyStr.fromName(code.varnames[random.nextInt(code.varnames.length)]), value());
            }
            attempt = () -> Calls.callEx(ts, function, arguments, keywords);
        }
        ran++;
        var result = attempt("call", attempt);
        if (result == null) {
            raised++;
            return;
        }
        if (result instanceof Resumable resumable) {
            for (int i = 0; i < 3; i++) {
                if (attempt("send", () -> Calls.method(resumable, resumable instanceof PyAsyncGenerator ? "asend" : "send", PyNone.NONE)) == null) break;
            }
            if (random.nextBoolean()) {
                attempt("throw", () -> Calls.method(resumable, resumable instanceof PyAsyncGenerator ? "athrow" : "throw", PyExc.ValueError));
            }
            attempt("close", () -> Calls.method(resumable, resumable instanceof PyAsyncGenerator ? "aclose" : "close"));
        }
    }
}
