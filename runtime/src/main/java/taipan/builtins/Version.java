package taipan.builtins;

/// Which Python this is, and which Taipan.
/// CPython: Python/getversion.c
public final class Version {
    /// The version of the language and the library.
    public static final String NUMBER = "3.10.8";
    /// Taipan's own version.
    public static final String TAIPAN = "0.1.0";
    /// `sys.version`
    public static final String TEXT = NUMBER + " (Taipan " + TAIPAN + ") [Java " + Runtime.version().feature() + "]";

    private Version() {}
}
