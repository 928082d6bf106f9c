package taipan.builtins;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import taipan.objects.InterpreterState;
import taipan.objects.PyDict;
import taipan.objects.PyFrozenSet;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyNamespace;
import taipan.objects.PyStr;
import taipan.objects.PyStructSequence;
import taipan.objects.PyTuple;
import taipan.objects.Settings;
import taipan.objects.StructSequence;

/// The attributes of the `sys` module that are not functions.
/// CPython: Python/sysmodule.c (_PySys_InitCore, _PySys_UpdateConfig)
final class SystemAttributes {
    private static final StructSequence FLAGS = new StructSequence("sys.flags", 17, false, "debug", "inspect", "interactive",
            "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment", "verbose", "bytes_warning",
            "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode", "warn_default_encoding",
            "int_max_str_digits");
    private static final StructSequence VERSION =
            new StructSequence("sys.version_info", 5, false, "major", "minor", "micro", "releaselevel", "serial");
    private static final StructSequence FLOAT = new StructSequence("sys.float_info", 11, "max", "max_exp", "max_10_exp", "min",
            "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds");
    private static final StructSequence INT = new StructSequence("sys.int_info", 4, "bits_per_digit", "sizeof_digit",
            "default_max_str_digits", "str_digits_check_threshold");
    private static final StructSequence HASH = new StructSequence("sys.hash_info", 9, "width", "modulus", "inf", "nan", "imag",
            "algorithm", "hash_bits", "seed_bits", "cutoff");
    private static final StructSequence THREAD = new StructSequence("sys.thread_info", 3, "name", "lock", "version");

    private static final long HEX_VERSION = 0x030A08F0;

    private SystemAttributes() {}

    static void addTo(PyModuleObject sys, InterpreterState interpreter) {
        Settings settings = interpreter.settings();
        PyStructSequence version = VERSION.of(3L, 10L, 8L, "final", 0L);
        sys.add("modules", interpreter.modules);
        sys.add("version", Version.TEXT);
        sys.add("version_info", version);
        sys.add("hexversion", HEX_VERSION);
        sys.add("_git", PyTuple.of("Taipan", "", ""));
        sys.add("_framework", "");
        sys.add("api_version", 1013L);
        sys.add("copyright", "Copyright (c) 2001-2022 Python Software Foundation.\nAll Rights Reserved.\n\n"
                + "Copyright (c) 2000 BeOpen.com.\nAll Rights Reserved.\n\n"
                + "Copyright (c) 1995-2001 Corporation for National Research Initiatives.\nAll Rights Reserved.\n\n"
                + "Copyright (c) 1991-1995 Stichting Mathematisch Centrum, Amsterdam.\nAll Rights Reserved.");
        sys.add("platform", "linux");
        sys.add("maxsize", Long.MAX_VALUE);
        sys.add("maxunicode", 0x10FFFFL);
        sys.add("byteorder", "little");
        sys.add("abiflags", "");
        sys.add("float_repr_style", "short");
        sys.add("float_info", FLOAT.of(Double.MAX_VALUE, 1024L, 308L, Double.MIN_NORMAL, -1021L, -307L, 15L, 53L,
                Math.ulp(1.0), 2L, 1L));
        sys.add("int_info", INT.of(30L, 4L, 4300L, 640L));
        sys.add("hash_info", HASH.of(64L, 2305843009213693951L, 314159L, 0L, 1000003L, "siphash24", 64L, 128L, 0L));
        sys.add("thread_info", THREAD.of("pthread", "semaphore", PyNone.NONE));
        sys.add("implementation", implementation(version));
        sys.add("builtin_module_names", builtinNames(interpreter));
        sys.add("stdlib_module_names", standardNames());
        addConfiguration(sys, settings);
        sys.add("meta_path", new PyList());
        sys.add("path_hooks", new PyList());
        sys.add("path_importer_cache", new PyDict());
    }

    private static void addConfiguration(PyModuleObject sys, Settings s) {
        sys.add("flags", FLAGS.of((long) s.debug, bit(s.inspect), bit(s.interactive), (long) s.optimize,
                bit(s.dontWriteBytecode), bit(s.noUserSite), bit(s.noSite), bit(s.ignoreEnvironment), (long) s.verbose,
                (long) s.bytesWarning, bit(s.quiet), bit(s.hashSeed != 0), bit(s.isolated), s.devMode, bit(s.utf8Mode),
                bit(s.warnDefaultEncoding), (long) s.intMaxStrDigits));
        sys.add("dont_write_bytecode", s.dontWriteBytecode);
        sys.add("executable", PyStr.fromName(s.executable));
        sys.add("_base_executable", PyStr.fromName(s.executable));
        for (String name : new String[] {"prefix", "base_prefix", "exec_prefix", "base_exec_prefix"}) {
            sys.add(name, PyStr.fromName(s.prefix));
        }
        sys.add("platlibdir", "lib");
        sys.add("pycache_prefix", s.pycachePrefix == null ? PyNone.NONE : PyStr.fromName(s.pycachePrefix));
        sys.add("_home", PyNone.NONE);
        sys.add("path", path(s));
        sys.add("argv", SysModule.list(s.argv));
        sys.add("orig_argv", SysModule.list(s.originalArgv));
        sys.add("warnoptions", SysModule.list(s.warnOptions));
        PyDict options = new PyDict();
        for (Map.Entry<String, String> e : s.xOptions.entrySet()) {
            options.put(PyStr.fromName(e.getKey()), e.getValue() == null ? (Object) true : PyStr.fromName(e.getValue()));
        }
        sys.add("_xoptions", options);
    }

    private static Object bit(boolean b) {
        return b ? 1L : 0L;
    }

    private static Object path(Settings s) {
        PyList path = new PyList();
        for (String entry : s.pythonPath) {
            path.append(PyStr.fromName(entry));
        }
        if (!s.prefix.isEmpty()) {
            path.append(PyStr.fromName(s.prefix + "/lib/python310.zip"));
        }
        if (!s.standardLibrary.isEmpty()) {
            path.append(PyStr.fromName(s.standardLibrary));
            path.append(PyStr.fromName(s.standardLibrary + "/lib-dynload"));
        }
        return path;
    }

    private static Object implementation(Object version) {
        PyDict fields = new PyDict();
        fields.put("name", "taipan");
        fields.put("cache_tag", "cpython-310");
        fields.put("version", version);
        fields.put("hexversion", HEX_VERSION);
        fields.put("_multiarch", "x86_64-linux-gnu");
        return new PyNamespace(fields);
    }

    private static Object builtinNames(InterpreterState interpreter) {
        NativeModules modules = interpreter.serviceOrNull(NativeModules.class);
        java.util.TreeSet<String> names = new java.util.TreeSet<>();
        for (String name : CoreModules.NAMES) {
            names.add(name);
        }
        if (modules != null) {
            for (String name : modules.names()) {
                names.add(name);
            }
        }
        return PyTuple.of(names.toArray());
    }

    /// The top-level names of the standard library, from a resource with one name per line.
    private static Object standardNames() {
        try (java.io.InputStream in = SystemAttributes.class.getResourceAsStream("stdlib-module-names.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return PyFrozenSet.of((Object[]) text.trim().split("\n"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
