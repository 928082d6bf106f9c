package taipan.lab;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import taipan.code.Opcode;

/// The web server of the lab.
///
/// It listens on one address, by default that of this machine alone. Only a browser that once opened the address with
/// the token of this start gets answers, only when it names the server as that address does (against DNS rebinding), and
/// only to the server's own page (against other pages in the same browser).
final class LabServer implements AutoCloseable {
    private static final int LARGEST_REQUEST = 300_000;
    private static final int LARGEST_SOURCE = 100_000;
    private static final int THREADS = 16;
    private static final int WARM_UP = 200;
    private static final long STACK = 64L << 20;

    /// What makes recordings.
    interface Recordings {
        /// A recording as compressed JSON. Throws IllegalStateException when too many are waiting.
        byte[] record(String source, String input) throws InterruptedException;
    }

    private record Asset(byte[] compressed, String type, String tag) {}

    private final HttpServer server;
    private final ExecutorService threads;
    private final String token;
    private final String start;
    private final Recordings recordings;
    private final Map<String, Asset> assets = new ConcurrentHashMap<>();

    /// `program` is the text the page opens with, null for its own example.
    LabServer(InetAddress address, int port, String program, String name, Recordings recordings) throws IOException {
        this.recordings = recordings;
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        token = HexFormat.of().formatHex(secret);
        start = start(program, name);
        server = HttpServer.create(new InetSocketAddress(address, port), 64);
        threads = Executors.newFixedThreadPool(THREADS, body -> {
            var thread = new Thread(null, body, "lab", STACK);
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        // The first program is not to wait for the compiler's classes.
        threads.execute(() -> {
            for (int i = 0; i < WARM_UP; i++) Dissection.of("def f(a):\n    return [x + 1 for x in a if x]\nprint(f'{f([1])}')\n", 0);
        });
    }

    private static String start(String program, String name) {
        var json = new JsonWriter().open('{').field("program", program).field("name", name)
                .field("steps", Recorder.MOST_STEPS).name("opcodes").open('{');
        for (Opcode opcode : Opcode.values()) {
            json.name(opcode.name()).open('[').value(opcode.number()).value(opcode.before()).value(opcode.after())
                    .value(opcode.afterJump()).close(']');
        }
        return json.close('}').close('}').toString();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String token() {
        return token;
    }

    /// The address that opens the page.
    String address() {
        InetAddress address = server.getAddress().getAddress();
        String host = address.isLoopbackAddress() || address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/?token=" + token;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            try {
                answer(exchange);
            } catch (IllegalArgumentException e) {
                text(exchange, 400, "The request is not understood: " + e.getMessage());
            } catch (IllegalStateException e) {
                text(exchange, 503, e.getMessage());
            } catch (StackOverflowError | OutOfMemoryError e) {
                text(exchange, 500, "The program is too large for this server.");
            } catch (InterruptedException e) {
                text(exchange, 503, "The server is shutting down.");
            }
        } catch (IOException e) {
            // The browser went away; nobody is left to tell.
        } catch (RuntimeException e) {
            // One request must not end the thread; the browser sees the connection close.
            System.err.println("taipan lab: " + e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        Headers asked = exchange.getRequestHeaders();
        String path = exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getRawQuery();
        if (!isOwnHost(asked.getFirst("Host"))) {
            text(exchange, 403, "This server answers to its own address only.");
            return;
        }
        String origin = asked.getFirst("Origin");
        if (origin != null && !origin.equals("http://" + asked.getFirst("Host"))) {
            text(exchange, 403, "Other pages may not use this server.");
            return;
        }
        if (path.startsWith("/api/") && !isToken(asked.getFirst("X-Lab-Token")) && !hasCookie(asked)) {
            text(exchange, 403, "The token is missing or belongs to an earlier start.");
            return;
        }
        switch (path) {
            case "/" -> page(exchange, query);
            case "/api/start" -> json(exchange, start.getBytes(StandardCharsets.UTF_8));
            case "/api/compile" -> {
                Map<String, Object> request = request(exchange);
                int optimize = request.get("optimize") instanceof Double d ? d.intValue() : 0;
                boolean reasons = request.get("reasons") == Boolean.TRUE;
                boolean dis = request.get("dis") == Boolean.TRUE;
                json(exchange, Dissection.of(source(request), Math.clamp(optimize, 0, 2), reasons, dis).getBytes(StandardCharsets.UTF_8));
            }
            case "/api/record" -> {
                Map<String, Object> request = request(exchange);
                String input = request.get("input") instanceof String s ? s : "";
                compressedJson(exchange, recordings.record(source(request), input));
            }
            default -> asset(exchange, path);
        }
    }

    private boolean isOwnHost(String host) {
        if (host == null) return false;
        int colon = host.lastIndexOf(':');
        String name = colon < 0 || host.endsWith("]") ? host : host.substring(0, colon);
        int port = colon < 0 || host.endsWith("]") ? 80 : parse(host.substring(colon + 1));
        InetAddress own = server.getAddress().getAddress();
        return port == port() && (name.equals("localhost") || name.equals("127.0.0.1") || name.equals("[::1]")
                || !own.isLoopbackAddress() && isAddress(name));
    }

    /// An address in numbers cannot be rebound by a name server.
    private static boolean isAddress(String name) {
        return name.startsWith("[") || name.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }

    private static int parse(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private boolean isToken(String given) {
        return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8),
                token.getBytes(StandardCharsets.UTF_8));
    }

    private String cookieName() {
        return "taipan-lab-" + port();
    }

    private boolean hasCookie(Headers asked) {
        for (String header : asked.getOrDefault("Cookie", List.of())) {
            for (String each : header.split(";")) {
                String cookie = each.strip();
                if (cookie.startsWith(cookieName() + "=") && isToken(cookie.substring(cookieName().length() + 1))) return true;
            }
        }
        return false;
    }

    private static Map<String, Object> request(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) throw new IllegalArgumentException("it must be posted");
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
        if (body.length > LARGEST_REQUEST) throw new IllegalArgumentException("it is too large");
        return JsonReader.readObject(new String(body, StandardCharsets.UTF_8));
    }

    private static String source(Map<String, Object> request) {
        if (!(request.get("source") instanceof String source)) throw new IllegalArgumentException("no source");
        if (source.length() > LARGEST_SOURCE) {
            throw new IllegalArgumentException("programs end at " + LARGEST_SOURCE + " characters here");
        }
        return source;
    }

    // Answers

    private void page(HttpExchange exchange, String query) throws IOException {
        if (query != null && query.startsWith("token=")) {
            if (!isToken(query.substring("token=".length()))) {
                text(exchange, 403, "This address belongs to an earlier start of the lab. Use the one it printed last.");
                return;
            }
            // The token goes into a cookie so that it does not stay in the address, which people share.
            exchange.getResponseHeaders().set("Set-Cookie", cookieName() + "=" + token + "; HttpOnly; SameSite=Strict; Path=/");
            exchange.getResponseHeaders().set("Location", "/");
            exchange.sendResponseHeaders(303, -1);
            return;
        }
        if (!hasCookie(exchange.getRequestHeaders())) {
            text(exchange, 403, "Open the address that `taipan lab` printed: it carries the token of this start.");
            return;
        }
        byte[] secret = new byte[12];
        new SecureRandom().nextBytes(secret);
        String nonce = HexFormat.of().formatHex(secret);
        byte[] page = new String(resource("/index.html"), StandardCharsets.UTF_8).replace("@NONCE@", nonce)
                .getBytes(StandardCharsets.UTF_8);
        headers(exchange, "text/html; charset=utf-8", nonce);
        send(exchange, 200, page);
    }

    private void headers(HttpExchange exchange, String type, String nonce) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Content-Security-Policy", "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data: blob:; "
                + "style-src 'self'" + (nonce == null ? "" : " 'nonce-" + nonce + "'")
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        if (headers.getFirst("Cache-Control") == null) headers.set("Cache-Control", "no-store");
    }

    private void asset(HttpExchange exchange, String path) throws IOException {
        if (!path.startsWith("/page/") || path.contains("..")) {
            text(exchange, 404, "There is nothing here.");
            return;
        }
        Asset asset = assets.get(path);
        if (asset == null) {
            asset = load(path);
            if (asset == null) {
                text(exchange, 404, "There is nothing here.");
                return;
            }
            assets.put(path, asset);
        }
        Headers headers = exchange.getResponseHeaders();
        headers.set("Cache-Control", "no-cache");
        headers.set("ETag", asset.tag);
        headers(exchange, asset.type, null);
        if (asset.tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        headers.set("Content-Encoding", "gzip");
        send(exchange, 200, asset.compressed);
    }

    private static Asset load(String path) throws IOException {
        String type = path.endsWith(".js") ? "text/javascript; charset=utf-8" : path.endsWith(".css") ? "text/css; charset=utf-8"
                : path.endsWith(".svg") ? "image/svg+xml" : path.endsWith(".json") ? "application/json" : null;
        if (type == null) return null;
        String name = path.substring("/page".length());
        byte[] compressed = resource(name + ".gz");
        if (compressed == null) {
            byte[] plain = resource(name);
            if (plain == null) return null;
            compressed = compress(plain);
        }
        return new Asset(compressed, type, "\"" + Integer.toHexString(Arrays.hashCode(compressed)) + "\"");
    }

    private static byte[] compress(byte[] plain) throws IOException {
        return compress(plain, Deflater.BEST_COMPRESSION);
    }

    static byte[] compress(byte[] plain, int level) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes) {
            {
                def.setLevel(level);
            }
        }) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = LabServer.class.getResourceAsStream("/taipan/lab/page" + name)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    private void json(HttpExchange exchange, byte[] body) throws IOException {
        compressedJson(exchange, compress(body, Deflater.BEST_SPEED));
    }

    private void compressedJson(HttpExchange exchange, byte[] body) throws IOException {
        headers(exchange, "application/json", null);
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        send(exchange, 200, body);
    }

    private void text(HttpExchange exchange, int status, String message) throws IOException {
        headers(exchange, "text/plain; charset=utf-8", null);
        send(exchange, status, message.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
