package taipan.objects;

/// A built-in function or method as declared in Java: its signature and its code.
/// CPython: Include/methodobject.h (PyMethodDef)
public record Definition(Signature signature, Kind kind, NativeCode code) {
    /// How the definition becomes an attribute.
    public enum Kind { METHOD, CLASS_METHOD, STATIC_METHOD, FUNCTION }

    /// The name in error messages and `__name__`.
    public String name() {
        return signature.name();
    }
}
