import module java.base;

/// Makes the parts of the lab's page that are not in the repository: CodeMirror's modules, out of the jars that Maven
/// fetched, without comments and indentation, with imports that a browser finds, compressed.
///
/// `java tools/BundlePage.java FOLDER-OF-JARS TARGET`
final class BundlePage {
    /// Name of the module, as others import it, and the file it becomes.
    private static final Map<String, String> MODULES = new TreeMap<>(Map.ofEntries(
            Map.entry("@codemirror/autocomplete", "autocomplete"),
            Map.entry("@codemirror/commands", "commands"),
            Map.entry("@codemirror/lang-python", "lang-python"),
            Map.entry("@codemirror/language", "language"),
            Map.entry("@codemirror/state", "state"),
            Map.entry("@codemirror/view", "view"),
            Map.entry("@lezer/common", "common"),
            Map.entry("@lezer/highlight", "highlight"),
            Map.entry("@lezer/lr", "lr"),
            Map.entry("@lezer/python", "python"),
            Map.entry("@marijn/find-cluster-break", "find-cluster-break"),
            Map.entry("crelt", "crelt"),
            Map.entry("style-mod", "style-mod"),
            Map.entry("w3c-keyname", "w3c-keyname")));
    private static final List<String> SOURCES = List.of("/dist/index.js", "/src/index.js", "/src/style-mod.js", "/index.js");

    private BundlePage() {}

    public static void main(String[] arguments) throws IOException {
        var target = Files.createDirectories(Path.of(arguments[1]));
        var total = 0L;
        var licences = new StringBuilder();
        try (var jars = Files.list(Path.of(arguments[0]))) {
            for (var jar : jars.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
                var name = jar.getFileName().toString().replaceFirst("-\\d[^-]*\\.jar$", "");
                if (!MODULES.containsValue(name)) {
                    continue;
                }
                var text = withoutComments(source(jar));
                for (var module : MODULES.entrySet()) {
                    for (var quote : List.of("'", "\"")) {
                        text = text.replace("from " + quote + module.getKey() + quote, "from './" + module.getValue() + ".js'");
                    }
                }
                var bytes = new ByteArrayOutputStream();
                try (var out = new GZIPOutputStream(bytes) {
                    {
                        def.setLevel(Deflater.BEST_COMPRESSION);
                    }
                }) {
                    out.write(text.getBytes(StandardCharsets.UTF_8));
                }
                Files.write(target.resolve(name + ".js.gz"), bytes.toByteArray());
                total += bytes.size();
                licences.append("## ").append(name).append("\n\n").append(licence(jar)).append('\n');
            }
        }
        // The comments with the copyright are gone, so the licences go beside the modules.
        Files.writeString(target.resolve("LICENCES.txt"), licences);
        System.out.println("taipan: CodeMirror for the lab, " + total + " bytes");
    }

    private static String licence(Path jar) throws IOException {
        try (var file = new ZipFile(jar.toFile())) {
            for (var entry : Collections.list(file.entries())) {
                if (entry.getName().matches(".*/LICEN[CS]E(\\.\\w+)?")) {
                    return new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new IOException("no licence in " + jar);
    }

    private static String source(Path jar) throws IOException {
        try (var file = new ZipFile(jar.toFile())) {
            for (var wanted : SOURCES) {
                for (var entry : Collections.list(file.entries())) {
                    if (entry.getName().endsWith(wanted) && !entry.getName().contains("/test/")) {
                        return new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                    }
                }
            }
        }
        throw new IOException("no module in " + jar);
    }

    /// Drops comments, indentation and empty lines. Strings, templates and regular expressions stay as they are.
    static String withoutComments(String text) {
        var out = new StringBuilder();
        var templates = new ArrayDeque<Integer>();
        var braces = 0;
        var at = 0;
        while (at < text.length()) {
            var c = text.charAt(at);
            var next = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
            if (c == '/' && next == '/') {
                at = end(text, at, "\n");
            } else if (c == '/' && next == '*') {
                at = end(text, at + 2, "*/") + 2;
            } else if (c == '"' || c == '\'') {
                var end = string(text, at, c);
                out.append(text, at, end);
                at = end;
            } else if (c == '`' || c == '}' && !templates.isEmpty() && templates.peek() == braces) {
                if (c == '}') {
                    templates.pop();
                }
                var end = template(text, at + 1);
                out.append(text, at, end);
                if (text.charAt(end - 1) == '{') {
                    templates.push(braces);
                }
                at = end;
            } else if (c == '/' && beginsRegex(out)) {
                var end = regex(text, at);
                out.append(text, at, end);
                at = end;
            } else if (c == '\n' || c == ' ' || c == '\t' || c == '\r') {
                var line = false;
                while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                    line |= text.charAt(at++) == '\n';
                }
                var last = out.isEmpty() ? '\n' : out.charAt(out.length() - 1);
                if (line) {
                    if (last == ' ') {
                        out.setLength(out.length() - 1);
                        last = out.isEmpty() ? '\n' : out.charAt(out.length() - 1);
                    }
                    if (last != '\n' && last != '{' && last != ';' && last != ',') {
                        out.append('\n');
                    }
                } else if (isWord(last) || at < text.length() && isWord(text.charAt(at)) && last != '\n' && isWord(last)
                        || isSign(last)) {
                    if (at < text.length() && (isWord(text.charAt(at)) || isSign(text.charAt(at)) || text.charAt(at) == '/')) {
                        out.append(' ');
                    }
                }
            } else {
                if (c == '{') {
                    braces++;
                } else if (c == '}') {
                    braces--;
                }
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '"' || c == '\'' || c == '#';
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-' || c == '/';
    }

    private static int end(String text, int from, String mark) {
        var found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found;
    }

    private static int string(String text, int at, char quote) {
        for (at++; text.charAt(at) != quote; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
        }
        return at + 1;
    }

    /// The end of a piece of a template: behind its closing quote, or behind the `${` of an expression.
    private static int template(String text, int at) {
        while (true) {
            var c = text.charAt(at);
            if (c == '`') {
                return at + 1;
            }
            if (c == '$' && text.charAt(at + 1) == '{') {
                return at + 2;
            }
            at += c == '\\' ? 2 : 1;
        }
    }

    private static boolean beginsRegex(StringBuilder before) {
        var at = before.length() - 1;
        while (at >= 0 && " \n".indexOf(before.charAt(at)) >= 0) {
            at--;
        }
        if (at < 0) {
            return true;
        }
        var c = before.charAt(at);
        if (!isWord(c)) {
            return c != ')' && c != ']' && c != '}';
        }
        var start = at;
        while (start > 0 && isWord(before.charAt(start - 1))) {
            start--;
        }
        return Set.of("return", "typeof", "case", "in", "of", "else").contains(before.substring(start, at + 1));
    }

    private static int regex(String text, int at) {
        var inClass = false;
        for (at++; inClass || text.charAt(at) != '/'; at++) {
            switch (text.charAt(at)) {
                case '\\' -> at++;
                case '[' -> inClass = true;
                case ']' -> inClass = false;
                default -> { }
            }
        }
        return at + 1;
    }
}
