package taipan.objects;

/// An inline cache for a global or built-in name; `DictTable` explains why it holds.
///
/// A name found in the module is remembered by its place in the dict's table; a built-in one also by how many keys the
/// module's table has seen, because a new global of that name would hide it.
///
/// A record, because HotSpot takes the fields of a constant record for constants.
/// CPython: Python/ceval.c (the opcache of LOAD_GLOBAL)
public record GlobalCache(DictTable globals, PyDict builtins, DictTable builtinsTable, int place, int added) {
    private GlobalCache(DictTable globals, PyDict builtins, int place) {
        this(globals, builtins, builtins == null ? null : builtins.table(), place, globals.added());
    }

    /// A cache for the name as it is found now, or null.
    public static GlobalCache of(PyDict globals, Object builtins, String name) {
        DictTable table = globals.table();
        if (table == DictTable.EMPTY) {
            return null;
        }
        int place = table.indexOf(name);
        if (place >= 0) {
            return new GlobalCache(table, null, place);
        }
        if (!(builtins instanceof PyDict b) || b.type != PyDict.TYPE) {
            return null;
        }
        place = b.table().indexOf(name);
        return place < 0 ? null : new GlobalCache(table, b, place);
    }

    /// The value, or null when the cache does not hold any more.
    public Object get(PyDict current) {
        DictTable table = current.table();
        if (table != globals) {
            return null;
        }
        if (builtins == null) {
            return table.valueAt(place);
        }
        return table.added() == added && builtins.table() == builtinsTable ? builtinsTable.valueAt(place) : null;
    }
}
