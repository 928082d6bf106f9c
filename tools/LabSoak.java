import module java.base;
import module java.net.http;

/// Leaves the lab alone with 20 clients that type, run programs (good ones, endless ones, hostile ones) and think, and then
/// says how it is: `java tools/LabSoak.java MINUTES`. LAB names the command that starts Taipan.
final class LabSoak {
    private static final int CLIENTS = 20;
    private static final String GOOD = "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\n\nprint(fib(%d))\n";
    private static final List<String> PROGRAMS = List.of(GOOD, GOOD, GOOD, GOOD,
            "class A:\n    def __init__(self, x):\n        self.x = [x]\n\nitems = [A(i) for i in range(%d)]\nprint(len(items))\n",
            "def g(n):\n    for i in range(n):\n        yield i\n\nprint(sum(g(%d)))\n",
            "while True: pass", "x = 'a' * 10**10", "def f(): f()\nf()", "while True: print('x' * 100)", "def broken(:\n");

    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong busy = new AtomicLong();
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> compileTimes = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> recordTimes = Collections.synchronizedList(new ArrayList<>());
    private final HttpClient client = HttpClient.newHttpClient();
    private String base;
    private String token;

    public static void main(String[] arguments) throws Exception {
        var minutes = Double.parseDouble(arguments[0]);
        var command = new ArrayList<>(List.of(System.getenv().getOrDefault("LAB", "tools/quick-run").split(" ")));
        command.addAll(List.of("lab", "--no-browser"));
        var lab = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            lab.descendants().forEach(ProcessHandle::destroyForcibly);
            lab.destroyForcibly();
        }));
        var line = new BufferedReader(new InputStreamReader(lab.getInputStream(), StandardCharsets.UTF_8)).readLine();
        System.exit(new LabSoak().run(line.substring(line.indexOf("http://")), minutes, lab) ? 0 : 1);
    }

    private boolean run(String address, double minutes, Process lab) throws Exception {
        base = address.substring(0, address.indexOf("/?"));
        token = address.substring(address.indexOf("token=") + 6);
        var end = System.nanoTime() + (long) (minutes * 60e9);
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < CLIENTS; i++) {
            var number = i;
            threads.add(Thread.ofPlatform().start(() -> client(number, end)));
        }
        var first = 0L;
        while (System.nanoTime() < end) {
            Thread.sleep(Math.min(15_000, Math.max(1, (end - System.nanoTime()) / 1_000_000)));
            var now = memory(lab.pid());
            if (first == 0) {
                first = now;
            }
            System.out.printf("%d requests, %d told to wait, server %d MB, %d processes beside it%n", requests.get(), busy.get(), now >> 20,
                    lab.descendants().count());
        }
        for (var thread : threads) {
            thread.join(120_000);
        }
        var last = memory(lab.pid());
        System.out.printf("compile: median %d ms, 99%% %d ms; record: median %d ms, 99%% %d ms%n", at(compileTimes, .5), at(compileTimes, .99),
                at(recordTimes, .5), at(recordTimes, .99));
        problems.stream().limit(10).forEach(System.out::println);
        var good = lab.isAlive() && problems.isEmpty() && last < first + (200L << 20) && lab.descendants().count() <= 8;
        System.out.println(good ? "the server is well" : "the server is not well: " + problems.size() + " problems, " + (last >> 20) + " MB");
        return good;
    }

    private static long at(List<Long> times, double part) {
        var sorted = times.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * part));
    }

    /// Resident memory of a process, 0 where the system does not say.
    private static long memory(long pid) {
        try {
            for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) << 10;
                }
            }
        } catch (IOException e) {
            // Not Linux.
        }
        return 0;
    }

    private void client(int number, long end) {
        var random = new Random(number);
        while (System.nanoTime() < end) {
            try {
                var program = PROGRAMS.get(random.nextInt(PROGRAMS.size())).replace("%d", "" + (5 + random.nextInt(12)));
                for (var i = 0; i < 5; i++) {
                    ask("/api/compile", program.substring(0, Math.max(1, program.length() * (i + 1) / 5)), compileTimes);
                    Thread.sleep(200 + random.nextInt(600));
                }
                ask("/api/record", program, recordTimes);
                Thread.sleep(1000 + random.nextInt(4000));
            } catch (InterruptedException e) {
                return;
            } catch (IOException | RuntimeException e) {
                problems.add("client " + number + ": " + e);
                return;
            }
        }
    }

    private void ask(String path, String source, List<Long> times) throws IOException, InterruptedException {
        var quoted = "\"" + source.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("X-Lab-Token", token).timeout(Duration.ofSeconds(120))
                .POST(HttpRequest.BodyPublishers.ofString("{\"source\":" + quoted + "}")).build();
        var start = System.nanoTime();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        times.add((System.nanoTime() - start) / 1_000_000);
        requests.incrementAndGet();
        if (answer.statusCode() == 503) {
            busy.incrementAndGet();
        } else if (answer.statusCode() != 200) {
            problems.add(path + ": status " + answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
    }
}
