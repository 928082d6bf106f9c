package taipan.objects;

/// What an engine keeps about a code object.
/// CPython: no counterpart
public abstract class Translated {}
