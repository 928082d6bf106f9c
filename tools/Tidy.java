import module java.base;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.Utf8Entry;

/// The rules of the house that a program can hold, on the sources and on the classes of `tools/quick`, or with the
/// argument `target` on those of Maven. It prints one line for each finding and fails if there is one.
/// Agreed exceptions, each with its reason, are in tools/tidy-exceptions.txt.
final class Tidy {
    /// Libraries that one package each may use, see docs/adr.
    private static final Map<String, List<String>> LIBRARIES = Map.of(
            "/taipan/modules/sqlite/", List.of("com.dylibso.chicory.", "io.roastedroot.sqlite4j."),
            "/taipan/modules/lzma/", List.of("org.tukaani.xz."));

    private static final int LONGEST_FILE = 1000;
    private static final int LARGEST_LOOP = 7500;
    private static final List<String> MODULES =
            List.of("bindings", "code", "compiler", "runtime", "modules", "jit", "lab", "cli");

    /// What a package may use of the other packages of Taipan. A package that is not listed may use all it can see.
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("taipan.code", List.of()),
            Map.entry("taipan.bindings", List.of()),
            Map.entry("taipan.bindings.processor", List.of("taipan.bindings")),
            Map.entry("taipan.compiler.ast", List.of("taipan.code")),
            Map.entry("taipan.compiler.tokens", List.of("taipan.code")),
            Map.entry("taipan.compiler.parser", List.of("taipan.code", "taipan.compiler.ast", "taipan.compiler.tokens")),
            Map.entry("taipan.compiler.symbols", List.of("taipan.code", "taipan.compiler.ast")),
            Map.entry("taipan.compiler.assemble", List.of("taipan.code")),
            Map.entry("taipan.compiler.codegen", List.of("taipan.code", "taipan.compiler.ast", "taipan.compiler.symbols",
                    "taipan.compiler.assemble")),
            Map.entry("taipan.host", List.of("taipan.objects")),
            Map.entry("taipan.numbers", List.of()),
            Map.entry("taipan.text", List.of("taipan.code", "taipan.numbers")),
            Map.entry("taipan.objects", List.of("taipan.code", "taipan.bindings", "taipan.numbers", "taipan.text")),
            Map.entry("taipan.interpreter", List.of("taipan.code", "taipan.bindings", "taipan.numbers", "taipan.text",
                    "taipan.objects")),
            Map.entry("taipan.builtins.ast", List.of("taipan.code", "taipan.bindings", "taipan.numbers", "taipan.text",
                    "taipan.objects", "taipan.interpreter", "taipan.compiler", "taipan.compiler.ast")),
            Map.entry("taipan.builtins", List.of("taipan.code", "taipan.bindings", "taipan.numbers", "taipan.text",
                    "taipan.host", "taipan.objects", "taipan.interpreter", "taipan.builtins.ast", "taipan.compiler",
                    "taipan.compiler.ast", "taipan.compiler.tokens", "taipan.compiler.parser", "taipan.compiler.symbols")),
            Map.entry("taipan.imports", List.of("taipan.code", "taipan.bindings", "taipan.numbers", "taipan.text",
                    "taipan.host", "taipan.objects", "taipan.interpreter", "taipan.compiler", "taipan.compiler.parser",
                    "taipan.builtins")));
    /// Classes of `taipan.compiler` that its passes report through.
    private static final Set<String> SHARED_BY_PASSES = Set.of("taipan.compiler.SyntaxProblem",
            "taipan.compiler.WarningSink", "taipan.compiler.SourceEnvironment", "taipan.compiler.CodeWatch",
            "taipan.compiler.CodeWatch$Generated");

    private static final Pattern FORBIDDEN_NAME = Pattern.compile("Utils?|Helpers?|Manager|Impl|Base|Common|Misc");
    private static final Set<String> MUTABLE_TYPES = Set.of("HashMap", "LinkedHashMap", "TreeMap", "ArrayList", "LinkedList",
            "ArrayDeque", "HashSet", "LinkedHashSet", "TreeSet", "ConcurrentHashMap", "WeakHashMap", "IdentityHashMap",
            "AtomicInteger", "AtomicLong", "AtomicReference", "AtomicBoolean", "StringBuilder", "ThreadLocal", "BitSet");
    private static final List<String> TAGGED = List.of("taipan.objects", "taipan.interpreter", "taipan.builtins", "taipan.modules",
            "taipan.compiler");

    private final boolean mavens;
    private final Map<String, String> exceptions = new TreeMap<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> printed = new HashSet<>();
    /// Which module a package is in, and which modules it is exported to (`*`: all).
    private final Map<String, String> moduleOf = new HashMap<>();
    private final Map<String, Set<String>> exportedTo = new HashMap<>();
    private int findings;

    private Tidy(boolean mavens) {
        this.mavens = mavens;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (!new Tidy(List.of(arguments).contains("target")).run()) {
            System.exit(1);
        }
    }

    private boolean run() throws IOException, InterruptedException {
        for (var line : Files.readAllLines(Path.of("tools/tidy-exceptions.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var parts = line.split("\\s+", 3);
                if (parts.length < 3) {
                    throw new IOException("tools/tidy-exceptions.txt: no reason given: " + line);
                }
                exceptions.put(parts[0] + " " + parts[1], parts[2]);
            }
        }
        MODULES.forEach(this::exports);
        var sources = 0;
        for (var module : MODULES) {
            for (var file : files(Path.of(module, "src"), ".java")) {
                source(module, file);
                sources++;
            }
            moduleDescriptor(module);
            for (var file : files(mavens ? Path.of(module, "target/classes") : Path.of("build/quick", module), ".class")) {
                classFile(module, ClassFile.of().parse(file));
            }
        }
        generated();
        documents();
        for (var exception : exceptions.keySet()) {
            if (!used.contains(exception)) {
                report("stale", "tools/tidy-exceptions.txt", "no longer needed: " + exception);
            }
        }
        System.out.println("tidy: " + sources + " files, " + findings + " findings");
        return findings == 0;
    }

    /// `rule` and `place` together name a finding in the file of exceptions.
    private void report(String rule, String place, String text) {
        var key = rule + " " + place;
        if (exceptions.containsKey(key)) {
            used.add(key);
            return;
        }
        var line = place + ": " + text + " [" + rule + "]";
        if (printed.add(line)) {
            findings++;
            System.out.println(line);
        }
    }

    // Sources

    private void source(String module, Path file) throws IOException {
        var place = file.toString().replace('\\', '/');
        var lines = Files.readAllLines(file);
        var generated = !lines.isEmpty() && lines.getFirst().contains("Generated by");
        if (lines.size() > LONGEST_FILE && !generated) {
            report("length", place, lines.size() + " lines, the limit is " + LONGEST_FILE);
        }
        var name = file.getFileName().toString().replace(".java", "");
        for (var word : name.split("(?=\\p{Lu})")) {
            if (FORBIDDEN_NAME.matcher(word).matches() && !(name.startsWith("Py") && word.equals("Base"))) {
                report("name", place, "a class is not named " + word);
            }
        }
        var number = 0;
        for (var line : lines) {
            number++;
            if (line.matches(".*\\b(TODO|FIXME|XXX)\\b.*") && !line.contains("\"")) {
                report("todo", place, "line " + number + ": unfinished work belongs in an issue");
            }
            if (line.matches("\\s*(///|\\*) @(param|return|author)\\b.*")) {
                report("comment", place, "line " + number + ": no @param, @return or @author");
            }
            if (line.startsWith("import ") && !line.matches("import (static |module )?(java|javax|jdk|sun.misc|taipan)\\..*")
                    && !module.equals("cli") && !place.contains("/src/test/") && !isOwnLibrary(place, line)) {
                report("import", place, "line " + number + ": no third-party library here");
            }
        }
        if (place.contains("/src/main/") && !generated) {
            docComment(place, name, lines);
        }
    }

    private void docComment(String place, String name, List<String> lines) {
        var declaration = 0;
        while (declaration < lines.size() && !lines.get(declaration).matches(
                "(public |final |abstract |sealed |non-sealed |open )*(class|interface|record|enum|@interface|module) .*|package .*;")) {
            declaration++;
        }
        if (!name.equals("package-info") && declaration < lines.size() && lines.get(declaration).startsWith("package ")) {
            do {
                declaration++;
            } while (declaration < lines.size() && !lines.get(declaration).matches(
                    "(public |final |abstract |sealed |non-sealed |strictfp )*(class|interface|record|enum|@interface) .*"));
        }
        var start = declaration;
        while (start > 0 && (lines.get(start - 1).startsWith("///") || lines.get(start - 1).startsWith("@")
                || lines.get(start - 1).matches("\\s+.*|\\).*"))) {
            start--;
        }
        var comment = lines.subList(start, declaration).stream().filter(line -> line.startsWith("///"))
                .map(line -> line.substring(3).strip()).toList();
        if (comment.isEmpty()) {
            report("comment", place, "the class has no /// comment");
            return;
        }
        if (!String.join(" ", comment).matches("(?s)[^.]*([.][^ ][^.]*)*\\.( .*)?")) {
            report("comment", place, "the first sentence has no full stop");
        }
        var folder = place.replaceAll(".*/java/(.*)/[^/]*", "$1").replace('/', '.');
        if (TAGGED.stream().anyMatch(tagged -> folder.equals(tagged) || folder.startsWith(tagged + "."))
                && comment.stream().noneMatch(line -> line.startsWith("CPython: ")) && !name.endsWith("-info")) {
            report("tag", place, "the comment has no line `CPython: file`");
        }
    }

    /// Packages of a module that others need are exported, and nothing else is named.
    private void moduleDescriptor(String module) throws IOException {
        var descriptor = Path.of(module, "src/main/java/module-info.java");
        if (!Files.exists(descriptor)) {
            return;
        }
        var text = Files.readString(descriptor);
        var packages = new TreeSet<String>();
        for (var file : files(Path.of(module, "src/main/java/taipan"), ".java")) {
            packages.add(Path.of(module, "src/main/java").relativize(file.getParent()).toString().replace(File.separatorChar, '.'));
        }
        var exported = Pattern.compile("exports ([\\w.]+)").matcher(text).results().map(match -> match.group(1)).toList();
        for (var name : exported) {
            if (!packages.contains(name)) {
                report("module", descriptor.toString(), "exports " + name + ", which is empty");
            }
        }
        if (module.equals("runtime")) {
            for (var name : packages) {
                if (!exported.contains(name)) {
                    report("module", descriptor.toString(), "does not export " + name);
                }
            }
        }
    }

    // Classes

    private void classFile(String module, ClassModel model) {
        var name = model.thisClass().asInternalName().replace('/', '.');
        if (name.equals("module-info")) {
            return;
        }
        dependencies(module, model, name);
        for (var field : model.fields()) {
            var flags = field.flags().flagsMask();
            if ((flags & ClassFile.ACC_STATIC) == 0 || (flags & ClassFile.ACC_SYNTHETIC) != 0) {
                continue;
            }
            var type = field.fieldTypeSymbol().displayName();
            var place = name + "." + field.fieldName().stringValue();
            if ((flags & ClassFile.ACC_FINAL) == 0) {
                report("static", place, "a static field is final");
            } else if (MUTABLE_TYPES.contains(type)) {
                report("static", place, "a static field is immutable, not a " + type);
            }
        }
        if (name.equals("taipan.interpreter.Interpreter")) {
            for (var method : model.methods()) {
                var code = method.code();
                if (code.isPresent() && method.methodName().equalsString("loop")) {
                    var size = code.get().elementStream().filter(java.lang.classfile.Instruction.class::isInstance)
                            .mapToInt(element -> ((java.lang.classfile.Instruction) element).sizeInBytes()).sum();
                    if (size > LARGEST_LOOP) {
                        report("loop", name + ".loop", size + " bytes of bytecode, the limit is " + LARGEST_LOOP);
                    }
                }
            }
        }
    }

    private void exports(String module) {
        try {
            for (var file : files(Path.of(module, "src/main/java/taipan"), ".java")) {
                var folder = Path.of(module, "src/main/java").relativize(file.getParent()).toString();
                moduleOf.put(folder.replace(File.separatorChar, '.'), module);
            }
            var descriptor = Path.of(module, "src/main/java/module-info.java");
            if (Files.exists(descriptor)) {
                Pattern.compile("exports ([\\w.]+)(?: to ([^;]+))?;").matcher(Files.readString(descriptor)).results()
                        .forEach(export -> exportedTo.put(export.group(1),
                                export.group(2) == null ? Set.of("*") : Set.of(export.group(2).split(",\\s*"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void dependencies(String module, ClassModel model, String name) {
        var own = name.substring(0, name.lastIndexOf('.'));
        var allowed = MAY_USE.get(own);
        var seen = new TreeSet<String>();
        for (var entry : model.constantPool()) {
            if (entry instanceof ClassEntry used) {
                seen.add(used.asInternalName());
            } else if (entry instanceof Utf8Entry text && text.stringValue().contains("Ltaipan/")) {
                Pattern.compile("L(taipan/[\\w/$]+);").matcher(text.stringValue()).results().forEach(match -> seen.add(match.group(1)));
            }
        }
        for (var used : seen) {
            var type = used.replaceAll("^\\[+L?|;$", "").replace('/', '.').replaceAll("\\$.*", "");
            if (!type.startsWith("taipan.")) {
                continue;
            }
            var other = type.substring(0, type.lastIndexOf('.'));
            var home = moduleOf.getOrDefault(other, module);
            var visible = exportedTo.getOrDefault(other, Set.of());
            if (!home.equals(module) && !visible.contains("*") && !visible.contains("taipan." + module)) {
                report("module", home + "/src/main/java/module-info.java", "does not export " + other + " to taipan." + module);
            }
            if (allowed != null && !other.equals(own) && !allowed.contains(other) && !SHARED_BY_PASSES.contains(type)) {
                report("direction", name.replaceAll("\\$.*", ""), "uses " + type + "; " + own + " may not use " + other);
            }
        }
    }

    // Generated files and documents

    private void generated() throws IOException, InterruptedException {
        for (var generator : List.of("GenerateOpcodes")) {
            var file = Path.of("tools", generator + ".java");
            if (Files.exists(file) && Files.readString(file).contains("--check")) {
                var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
                var process = new ProcessBuilder(java, file.toString(), "--check").inheritIO().start();
                if (process.waitFor() != 0) {
                    report("generated", file.toString(), "its output is not what is in the repository");
                }
            }
        }
    }

    private void documents() throws IOException {
        var link = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
        var documents = new ArrayList<Path>();
        try (var list = Files.list(Path.of("."))) {
            list.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
        }
        documents.addAll(files(Path.of("docs"), ".md"));
        for (var document : documents) {
            var matcher = link.matcher(Files.readString(document));
            while (matcher.find()) {
                var target = matcher.group(1);
                if (!target.contains("://") && !Files.exists(document.resolveSibling(target).normalize())) {
                    report("link", document.normalize().toString(), "no such file: " + target);
                }
            }
        }
    }

    private static boolean isOwnLibrary(String place, String line) {
        return LIBRARIES.entrySet().stream().anyMatch(entry -> place.contains(entry.getKey())
                && entry.getValue().stream().anyMatch(line.substring("import ".length())::startsWith));
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
