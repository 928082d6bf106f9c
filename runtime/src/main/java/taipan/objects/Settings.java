package taipan.objects;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How an interpreter is to be set up: what CPython's command line and `PYTHON...` environment variables decide. Filled
/// before the interpreter is made and not changed afterwards; `sys.flags`, `sys.path`, `sys.warnoptions` and their like
/// are made from it.
/// CPython: Include/cpython/initconfig.h (PyConfig)
public final class Settings {
    /// `-I`
    public boolean isolated;
    /// `-E`
    public boolean ignoreEnvironment;
    /// `-X dev`
    public boolean devMode;
    /// `-i`
    public boolean inspect;
    public boolean interactive;
    /// `-O` is 1, `-OO` is 2.
    public int optimize;
    /// `-d`
    public int debug;
    /// `-v`
    public int verbose;
    /// `-q`
    public boolean quiet;
    /// `-B`
    public boolean dontWriteBytecode;
    /// `-s`
    public boolean noUserSite;
    /// `-S`
    public boolean noSite;
    /// `-b` is 1, `-bb` is 2.
    public int bytesWarning;
    /// `-u`
    public boolean unbuffered;
    /// `-X utf8`; Taipan's default is the locale's encoding as in CPython.
    public boolean utf8Mode;
    /// `-X warn_default_encoding`
    public boolean warnDefaultEncoding;
    /// `-X importtime`
    public boolean importTime;
    /// `-X faulthandler`
    public boolean faultHandler;
    /// `-X tracemalloc=N`, 0 is off.
    public int tracemalloc;
    /// `-X int_max_str_digits`; -1 when nobody said.
    public int intMaxStrDigits = -1;
    /// `PYTHONHASHSEED`: the seed, or -1 for a random one.
    public long hashSeed = -1;
    /// `--check-hash-based-pycs`: default, always or never.
    public String checkHashPycs = "default";
    /// `-X pycache_prefix` or `PYTHONPYCACHEPREFIX`; null when none.
    public String pycachePrefix;
    /// `PYTHONIOENCODING`, `encoding:errors`; null when none.
    public String ioEncoding;
    /// `PYTHONBREAKPOINT`-like variables stay in the environment; this is `PYTHONPATH`, split.
    public List<String> pythonPath = new ArrayList<>();
    /// `-W` and `PYTHONWARNINGS` in the order of `sys.warnoptions`.
    public List<String> warnOptions = new ArrayList<>();
    /// `-X` options: name to value, null for a bare one.
    public Map<String, String> xOptions = new LinkedHashMap<>();
    /// `sys.argv`
    public List<String> argv = new ArrayList<>(List.of(""));
    /// `sys.orig_argv`
    public List<String> originalArgv = new ArrayList<>();
    /// `sys.executable`; empty when unknown.
    public String executable = "";
    /// `sys.prefix`: the folder that holds `lib/python3.10`.
    public String prefix = "";
    /// The folder of the standard library, `PREFIX/lib/python3.10`.
    public String standardLibrary = "";
    /// The environment the program sees.
    public Map<String, String> environment = new LinkedHashMap<>();
}
