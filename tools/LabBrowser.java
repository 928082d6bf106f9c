import module java.base;
import module java.net.http;

/// Drives the lab's page in a real browser (Chromium, headless) with real keys and clicks, over its debugging protocol.
///
/// `java tools/LabBrowser.java [FOLDER]`: the test; screenshots go to FOLDER (build/lab-browser). CHROMIUM names the
/// browser, LAB the command that starts Taipan.
final class LabBrowser implements AutoCloseable {
    private final Process browser;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final Path folder;
    private int failures;
    private boolean closed;

    private LabBrowser(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
        var profile = Files.createTempDirectory("lab-browser");
        var program = System.getenv().getOrDefault("CHROMIUM", "chromium");
        browser = new ProcessBuilder(program, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
                "--user-data-dir=" + profile, "--hide-scrollbars", "--force-device-scale-factor=1", "about:blank")
                .redirectErrorStream(true).redirectOutput(profile.resolve("log").toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        var port = profile.resolve("DevToolsActivePort");
        for (var i = 0; i < 200 && !(Files.exists(port) && Files.size(port) > 0); i++) {
            Thread.sleep(100);
        }
        var address = "http://127.0.0.1:" + Files.readAllLines(port).getFirst() + "/json";
        var client = HttpClient.newHttpClient();
        var list = "";
        for (var i = 0; i < 50 && !list.contains("\"page\""); i++) {
            list = client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString()).body();
            Thread.sleep(100);
        }
        var page = Pattern.compile("\"type\": \"page\".*?\"webSocketDebuggerUrl\": \"([^\"]+)\"", Pattern.DOTALL).matcher(list);
        if (!page.find()) {
            throw new IOException("no page: " + list);
        }
        socket = client.newWebSocketBuilder().buildAsync(URI.create(page.group(1)), new WebSocket.Listener() {
            private final StringBuilder text = new StringBuilder();

            @Override
            public CompletionStage<?> onText(WebSocket ws, CharSequence data, boolean last) {
                text.append(data);
                if (last) {
                    message(text.toString());
                    text.setLength(0);
                }
                ws.request(1);
                return null;
            }
        }).join();
        call("Page.enable", "{}");
        call("Runtime.enable", "{}");
        call("Log.enable", "{}");
    }

    private void message(String text) {
        var id = Pattern.compile("^\\{\"id\":(\\d+)").matcher(text);
        if (id.find()) {
            var future = waiting.remove(Integer.valueOf(id.group(1)));
            if (future != null) {
                future.complete(text);
            }
        } else if (text.contains("Runtime.exceptionThrown") || text.contains("Log.entryAdded") && text.contains("\"level\":\"error\"")) {
            problems.add(text);
        }
    }

    private String call(String method, String parameters) throws Exception {
        var id = number.incrementAndGet();
        var future = new CompletableFuture<String>();
        waiting.put(id, future);
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true).join();
        return future.get(20, TimeUnit.SECONDS);
    }

    private static String quote(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    /// The value of a JavaScript expression, as text.
    String eval(String script) throws Exception {
        var answer = call("Runtime.evaluate", "{\"expression\":" + quote("(async()=>String(await (" + script + ")))()")
                + ",\"awaitPromise\":true,\"returnByValue\":true}");
        if (answer.contains("exceptionDetails")) {
            throw new IOException(script + ": " + answer);
        }
        var value = Pattern.compile("\"value\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(answer);
        if (!value.find()) {
            return answer;
        }
        return value.group(1).replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
    }

    void until(String condition) throws Exception {
        for (var i = 0; i < 200; i++) {
            if (eval(condition).equals("true")) {
                return;
            }
            Thread.sleep(50);
        }
        throw new IOException("never true: " + condition + "\n" + problems);
    }

    void open(String address) throws Exception {
        call("Page.navigate", "{\"url\":" + quote(address) + "}");
        until("document.body && document.body.dataset.ready === 'true'");
    }

    void size(int width, int height) throws Exception {
        call("Emulation.setDeviceMetricsOverride", "{\"width\":" + width + ",\"height\":" + height
                + ",\"deviceScaleFactor\":1,\"mobile\":" + (width < 600) + "}");
        Thread.sleep(150);
    }

    void shot(String name) throws Exception {
        Thread.sleep(250);
        var answer = call("Page.captureScreenshot", "{\"format\":\"png\"}");
        var data = Pattern.compile("\"data\":\"([^\"]+)\"").matcher(answer);
        if (data.find()) {
            Files.write(folder.resolve(name + ".png"), Base64.getDecoder().decode(data.group(1)));
        }
    }

    void click(String selector) throws Exception {
        var place = eval("(e=>{e.scrollIntoView({block:'nearest'});const r=e.getBoundingClientRect();return (r.x+r.width/2)+' '+(r.y+r.height/2)})"
                + "(document.querySelector(" + quote(selector).replace("\\\"", "\"") + "))").split(" ");
        var at = "\"x\":" + place[0] + ",\"y\":" + place[1];
        for (var type : List.of("mousePressed", "mouseReleased")) {
            call("Input.dispatchMouseEvent", "{\"type\":\"" + type + "\"," + at + ",\"button\":\"left\",\"clickCount\":1}");
        }
        Thread.sleep(60);
    }

    /// Presses a key. `modifiers`: 1 is Alt, 2 is Ctrl, 8 is Shift.
    void key(String key, int modifiers) throws Exception {
        var code = switch (key) {
            case "Enter" -> 13;
            case "Home" -> 36;
            case "End" -> 35;
            case "ArrowLeft" -> 37;
            case "ArrowUp" -> 38;
            case "ArrowRight" -> 39;
            case "ArrowDown" -> 40;
            case "Escape" -> 27;
            case "Backspace" -> 8;
            case "Delete" -> 46;
            default -> (int) Character.toUpperCase(key.charAt(0));
        };
        var text = key.length() == 1 && modifiers < 2 ? ",\"text\":" + quote(key) : key.equals("Enter") && modifiers == 0 ? ",\"text\":\"\\r\"" : "";
        var rest = "\"key\":" + quote(key) + ",\"windowsVirtualKeyCode\":" + code + ",\"modifiers\":" + modifiers;
        call("Input.dispatchKeyEvent", "{\"type\":\"keyDown\"," + rest + text + "}");
        call("Input.dispatchKeyEvent", "{\"type\":\"keyUp\"," + rest + "}");
    }

    void type(String text) throws Exception {
        for (var line : text.split("(?<=\n)")) {
            for (var c : line.toCharArray()) {
                key(c == '\n' ? "Enter" : String.valueOf(c), 0);
            }
        }
    }

    void check(String what, String expected, String found) {
        if (expected.equals(found)) {
            System.out.println("ok   " + what);
        } else {
            failures++;
            System.out.println("FAIL " + what + "\n     expected: " + expected + "\n     found:    " + found);
        }
    }

    void check(String what, boolean good) {
        check(what, "true", String.valueOf(good));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            socket.sendText("{\"id\":0,\"method\":\"Browser.close\"}", true).orTimeout(2, TimeUnit.SECONDS).exceptionally(e -> null).join();
            end(browser);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /// Starts the lab and answers its address.
    static String start(List<Process> started, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(System.getenv().getOrDefault("LAB", "tools/quick-run").split(" ")));
        command.addAll(List.of("lab", "--no-browser"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        started.add(process);
        var line = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        return line.substring(line.indexOf("http://"));
    }

    public static void main(String[] arguments) throws Exception {
        var started = new ArrayList<Process>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> started.forEach(LabBrowser::end)));
        var folder = Path.of(arguments.length > 0 ? arguments[0] : "build/lab-browser");
        try (var page = new LabBrowser(folder)) {
            var address = start(started);
            new LabTest(page).run(address);
            for (var problem : page.problems) {
                page.check("no error in the page", "", problem.substring(0, Math.min(600, problem.length())));
            }
            System.out.println(page.failures == 0 ? "all good" : page.failures + " failures");
            System.exit(page.failures == 0 ? 0 : 1);
        }
    }

    /// The script of the test.
    record LabTest(LabBrowser page) {
        void run(String address) throws Exception {
            page.size(1280, 800);
            page.open(address);
            page.shot("1280-start");
            typing();
            stepping();
            panels();
            lessons();
            sharing();
            attacks();
            phone();
        }

        private void typing() throws Exception {
            page.click(".cm-content");
            page.key("a", 2);
            page.key("Delete", 0);
            page.type("def hello(name):\n");
            page.type("return f'Hello, {name}!");
            page.until("lab.panels.data.ok === false || lab.editor.text.includes('!')");
            page.eval("(lab.editor.text = \"def hello(name):\\n    return f'Hello, {name}!'\\n\\nprint(hello('world'))\\n\", 1)");
            page.until("lab.panels.data.ok && lab.panels.data.codes.length === 2 && document.querySelectorAll('#instructions tbody tr').length === 6");
            page.check("the instructions of the article's function", "LOAD_CONST LOAD_FAST FORMAT_VALUE LOAD_CONST BUILD_STRING RETURN_VALUE",
                    page.eval("[...document.querySelectorAll('#instructions .op')].map(e => e.textContent).join(' ')"));
            page.click("#instructions tr[data-offset='2']");
            page.check("its place in the source", "name", page.eval("[...document.querySelectorAll('.m-link')].map(e => e.textContent).join('')"));
            // From a key to the paint of 200 lines
            page.eval("(lab.editor.text = Array.from({length: 40}, (_, i) => `def f${i}(a, b):\\n    total = [x * 2 for x in a if x > b]\\n    for t in total:\\n        print(f'{t:>5}', t + 1)\\n    return sum(total)\\n`).join(''), 1)");
            page.until("lab.panels.data.ok && lab.panels.data.codes.length === 81");
            page.until("lab.panels.data.codes.length === 81");
            var times = new ArrayList<Double>();
            for (var i = 0; i < 5; i++) {
                times.add(Double.parseDouble(page.eval("new Promise(done => { const before = lab.panels.data, start = performance.now();"
                        + " lab.editor.view.dispatch({changes: {from: 0, insert: '#" + i + "\\\\n'}});"
                        + " const wait = () => lab.panels.data !== before ? requestAnimationFrame(() => done(performance.now() - start)) : setTimeout(wait, 1); wait(); })")));
            }
            Collections.sort(times);
            System.out.printf("     paint after a key, 200 lines: median %.0f ms, at most %.0f ms%n", times.get(2), times.getLast());
            page.check("paint after a key below 150 ms", times.get(2) < 150);
            page.eval("(lab.editor.text = \"def hello(name):\\n    return f'Hello, {name}!'\\n\\nprint(hello('world'))\\n\", 1)");
            page.until("lab.panels.data.ok && lab.panels.data.codes.length === 2");
        }

        private void stepping() throws Exception {
            page.key("Enter", 2);
            page.until("lab.machine.recording && !document.body.classList.contains('stale') && lab.machine.recording.output.includes('world')");
            page.key("Escape", 0);
            var states = Integer.parseInt(page.eval("lab.machine.recording.states"));
            var start = page.eval("lab.machine.state.hash()");
            var hashes = new ArrayList<String>();
            for (var i = 0; i < states - 1; i++) {
                hashes.add(page.eval("lab.machine.state.hash()"));
                page.key("ArrowRight", 0);
            }
            page.check("the end is reached", String.valueOf(states - 1), page.eval("lab.machine.step"));
            page.check("the output", "Hello, world!\n", page.eval("document.querySelector('#output').textContent"));
            page.shot("1280-end");
            for (var i = states - 2; i >= 0; i--) {
                page.key("ArrowLeft", 0);
                if (!hashes.get(i).equals(page.eval("lab.machine.state.hash()"))) {
                    page.check("the same state going back, step " + i, false);
                }
            }
            page.check("back at the start", "0", page.eval("lab.machine.step"));
            page.check("the same state as in the beginning", start, page.eval("lab.machine.state.hash()"));
            page.key("End", 0);
            page.key("Home", 0);
            page.click("[data-go=line]");
            page.check("a line forward", "4", page.eval("lab.machine.lineAt(lab.machine.step)"));
            // A long recording: every jump within a frame
            page.eval("(lab.editor.text = 'def fib(n):\\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\\n\\nitems = [[i] for i in range(20)]\\nprint(fib(30))\\n', 1)");
            page.until("lab.panels.data.ok && lab.panels.data.codes.length === 3");
            page.click("#record");
            page.until("lab.machine.recording.states > 100000");
            page.check("the longest recording ends with a message", "The recording ends here, after 100000 steps.", page.eval("lab.machine.recording.endText"));
            var times = page.eval("(() => { const c = lab.machine.recording.cursor(), n = lab.machine.recording.states; let worst = 0, sum = 0, s = 12345;"
                    + " for (let i = 0; i < 2000; i++) { s = (s * 1103515245 + 12345) & 0x7fffffff; const t = performance.now(); c.go(s % n); const d = performance.now() - t;"
                    + " worst = Math.max(worst, d); sum += d; } return (sum / 2000).toFixed(2) + ' ' + worst.toFixed(1); })()").split(" ");
            System.out.println("     jumps in 100,000 steps: " + times[0] + " ms on average, " + times[1] + " ms at most");
            page.check("a jump within 16 ms", Double.parseDouble(times[0]) < 16);
            var draw = Double.parseDouble(page.eval("(() => { const n = lab.machine.recording.states; let s = 99; const times = [];"
                    + " for (let i = 0; i < 51; i++) { s = (s * 1103515245 + 12345) & 0x7fffffff; const t = performance.now(); lab.machine.go(s % n); times.push(performance.now() - t); }"
                    + " return times.sort((a, b) => a - b)[25]; })()"));
            System.out.printf("     jump and drawing: median %.1f ms%n", draw);
            page.check("drawing a step within 16 ms", draw < 16);
            page.check("random walks in the browser", "0", page.eval("(() => { const rec = lab.machine.recording, c = rec.cursor(), known = new Map(); let s = 7, bad = 0;"
                    + " for (let i = 0; i < 3000; i++) { s = (s * 1103515245 + 12345) & 0x7fffffff; const to = s % 3 ? Math.min(rec.states - 1, Math.max(0, c.at + s % 61 - 30)) : s % 400 * 250;"
                    + " c.go(to); const h = c.hash(); if (known.has(c.at) && known.get(c.at) !== h) bad++; known.set(c.at, h); } return bad; })()"));
        }

        private void panels() throws Exception {
            var words = List.of("CALL_FUNCTION", "FunctionDef", "fib", "co_stacksize", "Two bytes", "NAME", "LOAD_GLOBAL");
            for (var i = 0; i < 7; i++) {
                page.key(String.valueOf(i + 1), 0);
                page.shot("1280-panel-" + (i + 1));
                page.check("panel " + (i + 1), page.eval("document.querySelector('#codePanel').textContent.includes('" + words.get(i) + "')").equals("true"));
            }
            page.key("1", 0);
            page.click(".segments button");
            page.check("as generated", page.eval("document.querySelector('#codePanel').textContent.includes('block 0')").equals("true"));
            page.click(".segments button + button");
            page.eval("(lab.machine.go(60), 1)");
            page.key("9", 0);
            page.shot("1280-objects");
            page.check("the picture of the objects", page.eval("document.querySelectorAll('.heap .box').length > 1").equals("true"));
            page.check("the picture as a file", page.eval("(t => t.startsWith('<?xml') && t.includes('<rect') && t.trim().endsWith('</svg>'))(lab.svg())").equals("true"));
            page.key("8", 0);
            page.key("w", 0);
            page.shot("1280-why");
            page.check("colours", page.eval("document.querySelectorAll('.w-local, .w-global').length > 3").equals("true"));
            page.key("w", 0);
            page.key("?", 0);
            page.shot("1280-keys");
            page.check("the keys", page.eval("document.querySelector('#dialog').open").equals("true"));
            page.key("Escape", 0);
        }

        private void lessons() throws Exception {
            var count = Integer.parseInt(page.eval("document.querySelectorAll('#lesson optgroup option').length"));
            page.check("thirteen lessons", "13", String.valueOf(count));
            for (var i = 1; i <= count; i++) {
                page.eval("(e => { e.value = e.options[" + i + "].value; e.dispatchEvent(new Event('change')); })(document.querySelector('#lesson'))");
                page.until("document.querySelector('#lessonCard h2')?.textContent.startsWith('" + i + ". ')");
                page.check("lesson " + i + " runs", "done", page.eval("lab.machine.recording.end"));
                page.eval("(document.querySelector('.question .link').click(), 1)");
                page.check("lesson " + i + " finds its question", page.eval("lab.machine.step > 0").equals("true"));
                page.check("lesson " + i + " finds its places", "", page.eval("[...document.querySelectorAll('#lessonCard > .choices button')].filter(b => { const v = lab.panels.view, m = lab.machine.view;"
                        + " lab.machine.go(0); b.click(); return lab.machine.step === 0 && v === lab.panels.view && m === lab.machine.view && !b.textContent.match(/fields|bytes|Cells|tree/i); }).map(b => b.textContent).join()"));
                page.eval("(document.querySelector('.question .link').click(), 1)");
                if (i == 1 || i == 4 || i == 9 || i == 10) {
                    page.shot("1280-lesson-" + i);
                }
            }
            page.key("q", 0);
            page.until("document.querySelector('#lessonCard h2')?.textContent === 'Quiz'");
            page.eval("(document.querySelector('#lessonCard .choices button').click(), 1)");
            page.check("the quiz answers", page.eval("document.querySelector('#lessonCard .choices .right') !== null").equals("true"));
            page.shot("1280-quiz");
            page.eval("(e => { e.value = ''; e.dispatchEvent(new Event('change')); })(document.querySelector('#lesson'))");
        }

        private void sharing() throws Exception {
            page.eval("(lab.machine.go(12), 1)");
            var source = page.eval("lab.editor.text");
            page.click("#share");
            page.until("document.querySelector('#dialog textarea') !== null");
            var link = page.eval("document.querySelector('#dialog textarea').value");
            page.key("Escape", 0);
            page.open("about:blank".equals(link) ? link : link.replace("/#", "/?again#"));
            page.check("a shared session comes back", source, page.eval("lab.editor.text"));
            page.check("at its step", "12", page.eval("lab.machine.step"));
        }

        private void attacks() throws Exception {
            page.eval("(lab.editor.text = 'while True: pass\\n', 1)");
            page.until("lab.panels.data.ok && lab.panels.data.codes.length === 1");
            page.click("#record");
            page.until("lab.machine.recording?.endText.includes('recording ends here')");
            page.key("End", 0);
            page.shot("1280-attack");
            page.eval("(lab.editor.text = 'def broken(:\\n    pass\\n', 1)");
            page.until("!document.querySelector('#problem').hidden");
            page.shot("1280-error");
            page.check("the error in CPython's words", "  File \"<lab>\", line 1\n    def broken(:\n               ^\nSyntaxError: invalid syntax", page.eval("document.querySelector('#problem').textContent"));
            page.eval("(document.querySelector('#lesson').value = 'generator', document.querySelector('#lesson').dispatchEvent(new Event('change')), 1)");
            page.until("lab.machine.recording?.end === 'done' && document.querySelector('.question') !== null");
            page.eval("(document.querySelector('.question .link').click(), 1)");
        }

        private void phone() throws Exception {
            page.size(390, 844);
            for (var place : List.of("source", "code", "machine")) {
                page.eval("(document.querySelector('#places [data-place=" + place + "]').click(), 1)");
                page.shot("390-" + place);
                page.check(place + " fits a phone", "390", page.eval("document.documentElement.scrollWidth"));
            }
            page.click("[data-go=forward]");
            page.key("9", 0);
            page.shot("390-objects");
            page.key("t", 0);
            page.shot("390-dark");
            page.key("8", 0);
            page.size(1280, 800);
            page.shot("1280-dark");
            page.key("t", 0);
        }
    }
}
