package taipan.code;

/// The constants `None` and `Ellipsis`.
public enum Singleton {
    NONE,
    ELLIPSIS
}
