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
            page.eval("(document.querySelector('#lesson').value='closure', document.querySelector('#lesson').dispatchEvent(new Event('change')), 1)");
            page.until("!document.querySelector('#lessonCard').hidden && document.querySelector('.question') !== null");
            page.click(".question .link");
            page.shot("1280-lesson");
            page.key("w", 0);
            page.key("3", 0);
            page.shot("1280-scopes");
            page.key("2", 0);
            page.shot("1280-tree");
            page.key("4", 0);
            page.shot("1280-object");
            page.key("5", 0);
            page.shot("1280-bytes");
            page.eval("(document.documentElement.dataset.theme='dark',1)");
            page.key("1", 0);
            page.shot("1280-dark");
            page.size(390, 844);
            page.shot("390-source");
            page.eval("document.querySelector('#places [data-place=machine]').click()");
            page.shot("390-machine");
            page.eval("document.querySelector('#places [data-place=code]').click()");
            page.shot("390-code");
        }
    }
}
