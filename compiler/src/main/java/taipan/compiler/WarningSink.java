package taipan.compiler;

/// Where warnings about source texts go.
/// CPython: Python/_warnings.c (PyErr_WarnExplicitObject)
public interface WarningSink {
    /// The Python classes of warnings that compiling can give.
    enum Category {
        SYNTAX_WARNING,
        DEPRECATION_WARNING
    }

    /// Drops all warnings.
    WarningSink SILENT = new WarningSink() {
        @Override
        public boolean warn(Category category, String message, String filename, int lineno) {
            return false;
        }
    };

    /// Hears a warning; `true` says that a filter turned it into an error, which the compiler then reports as a
    /// [SyntaxProblem] at the same place.
    boolean warn(Category category, String message, String filename, int lineno);
}
