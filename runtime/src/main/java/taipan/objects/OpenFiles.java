package taipan.objects;

/// The files of an interpreter that hold written data back; a service that the module `_io` sets.
/// CPython: no counterpart
public interface OpenFiles {
    /// Passes everything on to the system; called when the interpreter ends.
    void flushAll();
}
