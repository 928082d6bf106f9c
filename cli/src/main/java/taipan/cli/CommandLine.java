package taipan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import taipan.objects.Settings;

/// The command line of CPython 3.10: options end at the script, `-c` or `-m`, letters may be glued together, `-W` and
/// `-X` take values. Parsing never prints; a wrong option is a `UsageError`.
/// CPython: Python/getopt.c, Python/initconfig.c (config_parse_cmdline)
final class CommandLine {
    /// What is to be run.
    enum Kind { INTERACTIVE, COMMAND, MODULE, FILE, STDIN, VERSION, LONG_VERSION, HELP }

    /// A command line that cannot be understood; the message is CPython's.
    static final class UsageError extends Exception {
        private static final long serialVersionUID = 1;

        UsageError(String message) {
            super(message);
        }
    }

    private static final String SHORT_OPTIONS = "+bBc:dEhiIJm:OqRsStuvVW:xX:?";

    final Settings settings = new Settings();
    Kind kind = Kind.INTERACTIVE;
    /// The command text, module name or file name, by `kind`.
    String target = "";
    /// `-R`: PYTHONHASHSEED does not count.
    private boolean randomHashes;
    /// `-x`: skip the first line of the source.
    boolean skipFirstLine;

    private final String[] args;
    private int next;
    private final List<String> warnings = new ArrayList<>();

    CommandLine(String[] args) {
        this.args = args;
    }

    /// Reads options and environment; `environment` is what the program will see as `os.environ`.
    static CommandLine parse(String[] args, Map<String, String> environment) throws UsageError {
        CommandLine line = new CommandLine(args);
        line.settings.environment.putAll(environment);
        line.readOptions();
        line.readEnvironment();
        line.readXOptions();
        return line;
    }

    private void readOptions() throws UsageError {
        int versions = 0;
        boolean help = false;
        options:
        while (next < args.length) {
            String arg = args[next];
            if (arg.equals("-") || !arg.startsWith("-") || arg.isEmpty()) {
                break;
            }
            next++;
            if (arg.equals("--")) {
                break;
            }
            if (arg.startsWith("--")) {
                switch (arg) {
                    case "--help" -> help = true;
                    case "--version" -> versions++;
                    case "--check-hash-based-pycs" -> {
                        if (next >= args.length) {
                            throw new UsageError("Argument expected for the --check-hash-based-pycs option");
                        }
                        settings.checkHashPycs = args[next++];
                        switch (settings.checkHashPycs) {
                            case "default", "always", "never" -> {}
                            default -> throw new UsageError(
                                    "--check-hash-based-pycs must be one of 'default', 'always', or 'never'");
                        }
                    }
                    default -> throw new UsageError("unknown option " + arg);
                }
                continue;
            }
            for (int i = 1; i < arg.length(); i++) {
                char option = arg.charAt(i);
                if (option == 'J') {
                    throw new UsageError("-J is reserved for Jython");
                }
                int known = option == ':' || option == '+' ? -1 : SHORT_OPTIONS.indexOf(option);
                if (known < 0) {
                    throw new UsageError("Unknown option: -" + option);
                }
                String value = null;
                if (known + 1 < SHORT_OPTIONS.length() && SHORT_OPTIONS.charAt(known + 1) == ':') {
                    if (i + 1 < arg.length()) {
                        value = arg.substring(i + 1);
                    } else if (next < args.length) {
                        value = args[next++];
                    } else {
                        throw new UsageError("Argument expected for the -" + option + " option");
                    }
                }
                switch (option) {
                    case 'b' -> settings.bytesWarning++;
                    case 'B' -> settings.dontWriteBytecode = true;
                    case 'd' -> settings.debug++;
                    case 'E' -> settings.ignoreEnvironment = true;
                    case 'h', '?' -> help = true;
                    case 'i' -> {
                        settings.inspect = true;
                        settings.interactive = true;
                    }
                    case 'I' -> {
                        settings.isolated = true;
                        settings.ignoreEnvironment = true;
                        settings.noUserSite = true;
                    }
                    case 'O' -> settings.optimize++;
                    case 'q' -> settings.quiet = true;
                    case 'R' -> randomHashes = true;
                    case 's' -> settings.noUserSite = true;
                    case 'S' -> settings.noSite = true;
                    case 'u' -> settings.unbuffered = true;
                    case 'v' -> settings.verbose++;
                    case 'V' -> versions++;
                    case 'x' -> skipFirstLine = true;
                    case 'W' -> warnings.add(value);
                    case 'X' -> {
                        int equals = value.indexOf('=');
                        settings.xOptions.put(
                                equals < 0 ? value : value.substring(0, equals), equals < 0 ? null : value.substring(equals + 1));
                    }
                    case 'c' -> {
                        kind = Kind.COMMAND;
                        target = value + "\n";
                        break options;
                    }
                    case 'm' -> {
                        kind = Kind.MODULE;
                        target = value;
                        break options;
                    }
                    default -> {}
                }
                if (value != null) {
                    break;
                }
            }
        }
        if (help) {
            kind = Kind.HELP;
        } else if (versions > 0) {
            kind = versions > 1 ? Kind.LONG_VERSION : Kind.VERSION;
        } else if (kind == Kind.INTERACTIVE && next < args.length) {
            kind = args[next].equals("-") ? Kind.STDIN : Kind.FILE;
            target = args[next];
        }
        List<String> argv = new ArrayList<>();
        switch (kind) {
            case COMMAND -> argv.add("-c");
            case MODULE -> argv.add("-m");
            default -> {
                if (next >= args.length) {
                    argv.add("");
                }
            }
        }
        for (int i = next; i < args.length; i++) {
            argv.add(args[i]);
        }
        settings.argv = argv;
    }

    private String variable(String name) {
        if (settings.ignoreEnvironment) {
            return null;
        }
        String value = settings.environment.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /// A variable that counts like the option repeated so many times; other text counts once.
    private int level(String name, int current) {
        String value = variable(name);
        if (value == null) {
            return current;
        }
        int number = 1;
        try {
            number = Math.max(0, Integer.parseInt(value.strip()));
        } catch (NumberFormatException e) {
            // Any text switches the option on.
        }
        return Math.max(current, number);
    }

    private void readEnvironment() throws UsageError {
        settings.debug = level("PYTHONDEBUG", settings.debug);
        settings.verbose = level("PYTHONVERBOSE", settings.verbose);
        settings.optimize = level("PYTHONOPTIMIZE", settings.optimize);
        settings.inspect |= variable("PYTHONINSPECT") != null;
        settings.dontWriteBytecode |= variable("PYTHONDONTWRITEBYTECODE") != null;
        settings.noUserSite |= variable("PYTHONNOUSERSITE") != null;
        settings.unbuffered |= variable("PYTHONUNBUFFERED") != null;
        settings.importTime |= variable("PYTHONPROFILEIMPORTTIME") != null;
        settings.faultHandler |= variable("PYTHONFAULTHANDLER") != null;
        settings.devMode |= variable("PYTHONDEVMODE") != null;
        settings.warnDefaultEncoding |= variable("PYTHONWARNDEFAULTENCODING") != null;
        settings.pycachePrefix = variable("PYTHONPYCACHEPREFIX");
        settings.ioEncoding = variable("PYTHONIOENCODING");
        settings.utf8Mode |= "1".equals(variable("PYTHONUTF8"));
        String path = variable("PYTHONPATH");
        if (path != null) {
            settings.pythonPath.addAll(List.of(path.split(":", -1)));
        }
        String seed = variable("PYTHONHASHSEED");
        if (seed != null && !randomHashes && !seed.equals("random")) {
            settings.hashSeed = parseSeed(seed);
        }
        String digits = variable("PYTHONINTMAXSTRDIGITS");
        if (digits != null) {
            settings.intMaxStrDigits = parseDigits(digits, "PYTHONINTMAXSTRDIGITS");
        }
        String tracemalloc = variable("PYTHONTRACEMALLOC");
        if (tracemalloc != null) {
            settings.tracemalloc = level("PYTHONTRACEMALLOC", 0);
        }
        if (settings.devMode) {
            settings.warnOptions.add("default");
        }
        String filters = variable("PYTHONWARNINGS");
        if (filters != null) {
            settings.warnOptions.addAll(List.of(filters.split(",")));
        }
        settings.warnOptions.addAll(warnings);
    }

    private void readXOptions() throws UsageError {
        Map<String, String> options = settings.xOptions;
        if (options.containsKey("dev") && !settings.devMode) {
            settings.devMode = true;
            settings.warnOptions.add(0, "default");
        }
        settings.faultHandler |= settings.devMode || options.containsKey("faulthandler");
        settings.importTime |= options.containsKey("importtime");
        settings.warnDefaultEncoding |= options.containsKey("warn_default_encoding");
        if (options.containsKey("utf8")) {
            settings.utf8Mode = !"0".equals(options.get("utf8"));
        }
        if (options.containsKey("pycache_prefix")) {
            String prefix = options.get("pycache_prefix");
            settings.pycachePrefix = prefix == null || prefix.isEmpty() ? null : prefix;
        }
        if (options.containsKey("tracemalloc")) {
            String frames = options.get("tracemalloc");
            settings.tracemalloc = frames == null ? 1 : Integer.parseInt(frames);
        }
        if (options.containsKey("int_max_str_digits")) {
            settings.intMaxStrDigits = parseDigits(options.get("int_max_str_digits"), "-X int_max_str_digits");
        }
        if (settings.bytesWarning > 0) {
            settings.warnOptions.add(settings.bytesWarning > 1 ? "error::BytesWarning" : "default::BytesWarning");
        }
    }

    private static long parseSeed(String text) throws UsageError {
        try {
            long seed = Long.parseLong(text);
            if (seed >= 0 && seed <= 4294967295L) {
                return seed;
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw new FatalError(
                "config_init_hash_seed", "PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]");
    }

    private static int parseDigits(String text, String source) throws UsageError {
        try {
            int digits = Integer.parseInt(text == null ? "" : text);
            if (digits == 0 || digits >= 640) {
                return digits;
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw new FatalError(
                "config_init_int_max_str_digits", source + ": invalid limit; must be >= 640 or 0 for unlimited.");
    }

    /// A setting with which no interpreter can start.
    static final class FatalError extends RuntimeException {
        private static final long serialVersionUID = 1;

        FatalError(String function, String message) {
            super("Fatal Python error: " + function + ": " + message + "\nPython runtime state: preinitialized\n");
        }
    }
}
