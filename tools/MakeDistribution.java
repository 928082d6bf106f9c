import module java.base;

/// Makes the distribution in build/dist: one jar, the launcher, the standard library with its .pyc files,
/// and the AOT cache. Run by the build of `cli` with its jar and its class path; what did not change stays.
final class MakeDistribution {
    private static final Path BUILD = Path.of("build");
    private static final Path DIST = BUILD.resolve("dist");
    private static final Path LIB = DIST.resolve("lib/python3.10");
    private static final Path JAR = DIST.resolve("lib/taipan.jar");
    private static final Path CACHE = DIST.resolve("lib/taipan.aot");
    private static final Path ARTIFACT = BUILD.resolve("artifact/cpython.jar");
    private static final Path ORACLE = BUILD.resolve("oracle");
    private static final Path DOCS = BUILD.resolve("docs.tsv");
    private static final Path COMPLETE = DIST.resolve("complete");
    private static final String PREFIX = "org/bytedeco/cpython/linux-x86_64/";
    private static final String LIB_PREFIX = PREFIX + "lib/python3.10/";
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /// Parts of the artifact's library that are not the standard library, or only its tests.
    private static final List<String> LEFT_OUT = List.of(
            "test/", "lib-dynload/", "config-3.10-x86_64-linux-gnu/", "site-packages/", "ctypes/test/", "distutils/tests/",
            "idlelib/idle_test/", "lib2to3/tests/", "sqlite3/test/", "tkinter/test/", "unittest/test/");

    private MakeDistribution() {}

    public static void main(String[] arguments) throws Exception {
        var jars = new LinkedHashSet<Path>();
        jars.add(Path.of(arguments[0]));
        for (var entry : arguments[1].split(File.pathSeparator)) {
            if (entry.endsWith(".jar")) {
                jars.add(Path.of(entry));
            }
        }
        unpackLibrary();
        recordDocs();
        var jarChanged = mergeJars(jars);
        installLauncher();
        if (!hasMain()) {
            say("no command yet: library not compiled, no AOT cache");
            return;
        }
        var current = digest(JAR) + " " + JAVA + " " + Runtime.version();
        if (jarChanged || !Files.exists(COMPLETE) || !Files.readString(COMPLETE).equals(current)) {
            Files.deleteIfExists(COMPLETE);
            Files.deleteIfExists(CACHE);
            compileLibrary();
            makeCache();
            Files.writeString(COMPLETE, current);
        }
        say("the distribution is in " + DIST);
    }

    private static void unpackLibrary() throws IOException {
        var stamp = BUILD.resolve("library.stamp");
        var wanted = Files.size(ARTIFACT) + " " + LEFT_OUT;
        if (Files.exists(LIB.resolve("os.py")) && Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
            return;
        }
        say("unpacking the standard library");
        delete(LIB);
        try (var artifact = new ZipFile(ARTIFACT.toFile())) {
            for (var entry : Collections.list(artifact.entries())) {
                if (!entry.isDirectory() && entry.getName().startsWith(LIB_PREFIX)) {
                    var name = entry.getName().substring(LIB_PREFIX.length());
                    if (LEFT_OUT.stream().noneMatch(name::startsWith) && !name.contains("__pycache__")) {
                        write(artifact, entry, LIB.resolve(name));
                    }
                }
            }
        }
        Files.createDirectories(LIB.resolve("site-packages"));
        Files.copy(LIB.resolve("LICENSE.txt"), DIST.resolve("LICENSE-PSF.txt"), StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(COMPLETE);
        Files.writeString(stamp, wanted);
    }

    /// The docstrings and signatures of the builtins, asked from CPython itself. They are its sentences, so they are
    /// not in the repository. Where the artifact's executable does not run, builtins have no docstrings.
    private static void recordDocs() throws IOException, InterruptedException {
        var script = Path.of("tools/record_docs.py");
        if (Files.exists(DOCS) && !Files.getLastModifiedTime(script).toInstant()
                .isAfter(Files.getLastModifiedTime(DOCS).toInstant())) {
            return;
        }
        if (!System.getProperty("os.name").equals("Linux") || !System.getProperty("os.arch").equals("amd64")) {
            say("no docstrings of builtins: they are recorded on Linux on x86-64 only");
            return;
        }
        say("recording the docstrings of builtins");
        var home = ORACLE.resolve(PREFIX).toAbsolutePath();
        var python = home.resolve("python3.10");
        if (!Files.exists(python)) {
            try (var artifact = new ZipFile(ARTIFACT.toFile())) {
                for (var entry : Collections.list(artifact.entries())) {
                    if (!entry.isDirectory() && entry.getName().startsWith(PREFIX)) {
                        write(artifact, entry, ORACLE.resolve(entry.getName()));
                    }
                }
            }
            python.toFile().setExecutable(true);
        }
        var process = new ProcessBuilder(python.toString(), "-S", "-B", script.toString(), DOCS.toString()).inheritIO();
        process.environment().put("PYTHONHOME", home.toString());
        process.environment().put("LD_LIBRARY_PATH", home + ":" + home.resolve("lib"));
        if (process.start().waitFor() != 0) {
            Files.deleteIfExists(DOCS);
            say("no docstrings of builtins: the artifact's executable does not run here");
        }
    }

    /// One jar of all modules and libraries: entries sorted, dated alike and stored, so that equal input makes
    /// equal bytes and classes load without inflating.
    private static boolean mergeJars(Set<Path> jars) throws IOException {
        var entries = new TreeMap<String, byte[]>();
        for (var jar : jars) {
            try (var file = new ZipFile(jar.toFile())) {
                for (var entry : Collections.list(file.entries())) {
                    var name = entry.getName();
                    if (entry.isDirectory() || name.endsWith("module-info.class") || name.startsWith("META-INF/")
                            && !name.startsWith("META-INF/services/")) {
                        continue;
                    }
                    var content = file.getInputStream(entry).readAllBytes();
                    if (name.startsWith("META-INF/services/")) {
                        entries.merge(name, content, MakeDistribution::joined);
                    } else {
                        entries.putIfAbsent(name, content);
                    }
                }
            }
        }
        // The annotation processor has done its work.
        entries.remove("META-INF/services/javax.annotation.processing.Processor");
        if (Files.exists(DOCS)) {
            entries.put("taipan/objects/docs.tsv", Files.readAllBytes(DOCS));
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            out.setMethod(ZipOutputStream.STORED);
            var manifest = "Manifest-Version: 1.0\r\nMain-Class: taipan.cli.Main\r\nEnable-Native-Access: ALL-UNNAMED\r\n\r\n";
            put(out, "META-INF/MANIFEST.MF", manifest.getBytes(StandardCharsets.UTF_8));
            for (var entry : entries.entrySet()) {
                put(out, entry.getKey(), entry.getValue());
            }
        }
        if (Files.exists(JAR) && Arrays.equals(Files.readAllBytes(JAR), bytes.toByteArray())) {
            return false;
        }
        say("writing the jar");
        Files.createDirectories(JAR.getParent());
        Files.write(JAR, bytes.toByteArray());
        return true;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return (new String(first, StandardCharsets.UTF_8) + "\n" + new String(second, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        var crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    private static void installLauncher() throws IOException {
        var bin = Files.createDirectories(DIST.resolve("bin"));
        var text = Files.readString(Path.of("bin/taipan")).replace("@JAVA@", JAVA.toString());
        Files.writeString(bin.resolve("taipan"), text);
        Files.copy(Path.of("tools/find-jdk"), bin.resolve("find-jdk"), StandardCopyOption.REPLACE_EXISTING);
        bin.resolve("taipan").toFile().setExecutable(true);
        bin.resolve("find-jdk").toFile().setExecutable(true);
    }

    private static boolean hasMain() throws IOException {
        try (var jar = new ZipFile(JAR.toFile())) {
            return jar.getEntry("taipan/cli/Main.class") != null;
        }
    }

    /// The .pyc files of the whole library, by Taipan's own compiler.
    private static void compileLibrary() throws IOException, InterruptedException {
        say("compiling the standard library");
        var command = List.of(JAVA.toString(), "-XX:+UseSerialGC", "-cp", JAR.toString(), "tools/CompileLibrary.java",
                LIB.toString());
        var log = BUILD.resolve("library.log").toFile();
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
        if (process.waitFor() != 0) {
            throw new IOException("the library was not compiled, see " + log);
        }
    }

    /// A training run over what every start does, then the cache the launcher names.
    private static void makeCache() throws IOException, InterruptedException {
        say("training the AOT cache");
        var log = BUILD.resolve("aot.log").toFile();
        var command = List.of(JAVA.toString(), "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xss16m",
                "--enable-native-access=ALL-UNNAMED", "-XX:AOTCacheOutput=" + CACHE.toAbsolutePath(),
                "-Dtaipan.home=" + DIST.toAbsolutePath(), "-Dtaipan.executable=" + DIST.resolve("bin/taipan").toAbsolutePath(),
                "-cp", JAR.toAbsolutePath().toString(), "taipan.cli.Main", Path.of("tools/training.py").toAbsolutePath().toString());
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
        if (process.waitFor() != 0 || !Files.exists(CACHE)) {
            say("no AOT cache (see " + log + "): starting will be slower");
            Files.deleteIfExists(CACHE);
        }
    }

    private static void write(ZipFile file, ZipEntry entry, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (var in = file.getInputStream(entry)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setLastModifiedTime(target, entry.getLastModifiedTime());
    }

    private static String digest(Path file) throws IOException {
        var crc = new CRC32();
        crc.update(Files.readAllBytes(file));
        return Long.toHexString(crc.getValue());
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var walk = Files.walk(folder)) {
                for (var file : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void say(String line) {
        System.out.println("taipan: " + line);
    }
}
