package taipan.objects;

/// A service that hears of modules imported for the first time: the place to fit a module of the standard library to
/// what the platform has, without another text of it.
/// CPython: no counterpart
public interface AfterImport {
    /// `name` is in `sys.modules` now, with the packages above it.
    void imported(InterpreterState interpreter, String name);
}
