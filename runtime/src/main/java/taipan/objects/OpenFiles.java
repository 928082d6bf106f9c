package taipan.objects;

/// The files of an interpreter that hold written data back; a service that the module `_io` sets.
/// CPython: no counterpart
public interface OpenFiles {
    /// Passes everything on to the system; called when the interpreter ends.
    void flushAll();

    /// Called before a file is opened or looked at, or with null before another program starts: makes sure that what has
    /// been written to it is there. In CPython a writer that the program has dropped would have been closed by now.
    void beforeReading(String path);
}
