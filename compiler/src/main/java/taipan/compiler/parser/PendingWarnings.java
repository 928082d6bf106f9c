package taipan.compiler.parser;

import java.util.ArrayList;
import java.util.List;
import taipan.compiler.WarningSink;

/// Warnings about a program that may yet turn out to be invalid.
/// CPython: no counterpart
final class PendingWarnings implements WarningSink {
    private record Warning(Category category, String message, String filename, int lineno) {}

    private List<Warning> warnings;

    @Override
    public boolean warn(Category category, String message, String filename, int lineno) {
        if (warnings == null) {
            warnings = new ArrayList<>();
        }
        warnings.add(new Warning(category, message, filename, lineno));
        return false;
    }

    void addAll(PendingWarnings other) {
        if (other.warnings != null) {
            for (Warning warning : other.warnings) {
                warn(warning.category, warning.message, warning.filename, warning.lineno);
            }
        }
    }

    /// Hands the warnings on; true when one of them is to be an error.
    boolean deliver(WarningSink sink) {
        if (warnings != null) {
            for (Warning warning : warnings) {
                if (sink.warn(warning.category, warning.message, warning.filename, warning.lineno)) {
                    return true;
                }
            }
        }
        return false;
    }
}
