package taipan.objects;

/// An inline cache for a global or built-in name.
///
/// A name found in the module is remembered by its place in the dict; a built-in one also by the version of the module's
/// keys, because a new global of that name would hide it.
public final class GlobalCache {
    private final PyDict globals;
    private final PyDict builtins;
    private final String name;
    private final int place;
    private final int keysVersion;

    private GlobalCache(PyDict globals, PyDict builtins, String name, int place) {
        this.globals = globals;
        this.builtins = builtins;
        this.name = name;
        this.place = place;
        this.keysVersion = globals.keysVersion();
    }

    /// A cache for the name as it is found now, or null.
    public static GlobalCache of(PyDict globals, Object builtins, String name) {
        int place = globals.placeOf(name);
        if (place >= 0) {
            return new GlobalCache(globals, null, name, place);
        }
        if (!(builtins instanceof PyDict b) || b.type != PyDict.TYPE) {
            return null;
        }
        place = b.placeOf(name);
        return place < 0 ? null : new GlobalCache(globals, b, name, place);
    }

    /// The value, or null when the cache does not hold any more.
    public Object get(PyDict current) {
        if (current != globals) {
            return null;
        }
        if (builtins == null) {
            return globals.valueAt(place, name);
        }
        return globals.keysVersion() == keysVersion ? builtins.valueAt(place, name) : null;
    }
}
