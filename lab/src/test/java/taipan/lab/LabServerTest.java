package taipan.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The server answers its own page and nobody else; the page is small and asks nobody else.
final class LabServerTest {
    private static final int BUDGET = 250_000;

    private static LabServer start() throws IOException {
        return new LabServer(InetAddress.getLoopbackAddress(), 0, null, null, (source, input) -> new byte[0]);
    }

    /// Sends a request as it stands and answers the whole answer.
    private static String ask(LabServer server, String request, String... headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            var text = new StringBuilder(request).append(" HTTP/1.1\r\nConnection: close\r\n");
            for (String header : headers) text.append(header).append("\r\n");
            socket.getOutputStream().write(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void strangersGetNothing() throws IOException {
        try (var server = start()) {
            String host = "Host: 127.0.0.1:" + server.port();
            String cookie = "Cookie: taipan-lab-" + server.port() + "=" + server.token();
            assertTrue(ask(server, "GET /", host).startsWith("HTTP/1.1 403"), "no token");
            assertTrue(ask(server, "GET /?token=0123", host).startsWith("HTTP/1.1 403"), "wrong token");
            String entry = ask(server, "GET /?token=" + server.token(), host);
            assertTrue(entry.startsWith("HTTP/1.1 303") && entry.contains("HttpOnly; SameSite=Strict"), entry);
            assertTrue(ask(server, "GET /", host, cookie).startsWith("HTTP/1.1 200"), "own page");
            assertTrue(ask(server, "GET /", "Host: evil.example:" + server.port(), cookie).startsWith("HTTP/1.1 403"), "rebound name");
            assertTrue(ask(server, "GET /", host, cookie, "Origin: http://evil.example").startsWith("HTTP/1.1 403"), "other page");
            assertTrue(ask(server, "GET /api/start", host).startsWith("HTTP/1.1 403"), "no cookie");
            assertTrue(ask(server, "GET /api/start", host, cookie).startsWith("HTTP/1.1 200"), "own script");
            assertTrue(ask(server, "GET /page/../Lab.class", host, cookie).startsWith("HTTP/1.1 404"), "outside");
            assertTrue(ask(server, "GET /api/compile", host, cookie).startsWith("HTTP/1.1 400"), "not posted");
        }
    }

    @Test
    void thePageAsksNobodyElse() throws IOException {
        try (var server = start()) {
            String page = ask(server, "GET /", "Host: 127.0.0.1:" + server.port(), "Cookie: taipan-lab-" + server.port() + "=" + server.token());
            assertTrue(page.toLowerCase(java.util.Locale.ROOT).contains("content-security-policy: default-src 'none'; script-src 'self'"), page);
            var other = Pattern.compile("(?:src|href)=\"(?!/page/|#)[^\"]*\"").matcher(page);
            assertTrue(!other.find(), () -> other.group());
        }
    }

    @Test
    void thePageIsSmall() throws IOException {
        try (var server = start()) {
            int total = 0;
            var pending = new java.util.ArrayDeque<String>(java.util.List.of("/page/app.js", "/page/style.css", "/page/icon.svg"));
            var seen = new java.util.HashSet<String>(pending);
            while (!pending.isEmpty()) {
                String path = pending.pop();
                byte[] answer = ask(server, "GET " + path, "Host: 127.0.0.1:" + server.port()).getBytes(StandardCharsets.ISO_8859_1);
                String all = new String(answer, StandardCharsets.ISO_8859_1);
                int body = all.indexOf("\r\n\r\n") + 4;
                assertTrue(all.startsWith("HTTP/1.1 200"), path + ": " + all.substring(0, 20));
                total += answer.length - body;
                var plain = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(answer, body, answer.length - body));
                var imports = Pattern.compile("from '(\\./[^']+)'").matcher(new String(plain.readAllBytes(), StandardCharsets.UTF_8));
                while (imports.find()) {
                    String next = path.substring(0, path.lastIndexOf('/')) + imports.group(1).substring(1);
                    if (seen.add(next)) pending.add(next);
                }
            }
            assertTrue(seen.size() > 20, seen.toString());
            assertTrue(total <= BUDGET, total + " bytes");
            assertEquals(0, seen.stream().filter(s -> s.contains("..")).count());
            System.out.println("the page: " + total + " bytes");
        }
    }
}
