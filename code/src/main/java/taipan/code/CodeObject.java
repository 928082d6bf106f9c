package taipan.code;

import java.util.Arrays;

/// A compiled module, class body, function, lambda or comprehension.
///
/// Fields have CPython's meaning, field for field. Constants are plain Java values: [Singleton], `Boolean`, `Long`
/// (`BigInteger` above 64 bits), `Double`, [ComplexConstant], `String` or [WideStr], [BytesConstant], [TupleConstant],
/// [FrozenSetConstant] and nested code objects.
///
/// Invariant: immutable, so it may be shared between interpreters. The arrays are public for the engines' sake and are
/// never written after construction.
///
/// CPython: Objects/codeobject.c
public final class CodeObject {
    public final int argcount;
    public final int posonlyargcount;
    public final int kwonlyargcount;
    public final int nlocals;
    public final int stacksize;
    /// Bits of [CodeFlags].
    public final int flags;
    /// Pairs of opcode and argument byte.
    public final byte[] code;
    public final Object[] consts;
    public final String[] names;
    public final String[] varnames;
    public final String[] freevars;
    public final String[] cellvars;
    public final String filename;
    public final String name;
    public final int firstlineno;
    /// Pairs of code length and line difference, see [LineTable].
    public final byte[] linetable;
    /// For each cell variable the argument it takes over, -1 if it is no argument; `null` if none is.
    public final int[] cell2arg;

    public CodeObject(int argcount, int posonlyargcount, int kwonlyargcount, int nlocals, int stacksize, int flags,
            byte[] code, Object[] consts, String[] names, String[] varnames, String[] freevars, String[] cellvars,
            String filename, String name, int firstlineno, byte[] linetable) {
        this.argcount = argcount;
        this.posonlyargcount = posonlyargcount;
        this.kwonlyargcount = kwonlyargcount;
        this.nlocals = nlocals;
        this.stacksize = stacksize;
        this.flags = freevars.length == 0 && cellvars.length == 0
                ? flags | CodeFlags.NOFREE : flags & ~CodeFlags.NOFREE;
        this.code = code;
        this.consts = consts;
        this.names = names;
        this.varnames = varnames;
        this.freevars = freevars;
        this.cellvars = cellvars;
        this.filename = filename;
        this.name = name;
        this.firstlineno = firstlineno;
        this.linetable = linetable;
        this.cell2arg = cell2arg();
    }

    /// Number of arguments a call fills in, `*args` and `**kwargs` included.
    public int argumentSlots() {
        int total = argcount + kwonlyargcount;
        if ((flags & CodeFlags.VARARGS) != 0) total++;
        if ((flags & CodeFlags.VARKEYWORDS) != 0) total++;
        return total;
    }

    private int[] cell2arg() {
        if (cellvars.length == 0) return null;
        int[] map = null;
        int slots = Math.min(argumentSlots(), varnames.length);
        for (int cell = 0; cell < cellvars.length; cell++) {
            for (int arg = 0; arg < slots; arg++) {
                if (!cellvars[cell].equals(varnames[arg])) continue;
                if (map == null) {
                    map = new int[cellvars.length];
                    Arrays.fill(map, -1);
                }
                map[cell] = arg;
                break;
            }
        }
        return map;
    }

    /// The line of the instruction at a byte offset, -1 if it belongs to none.
    /// CPython: PyCode_Addr2Line
    public int line(int offset) {
        return LineTable.line(linetable, firstlineno, offset);
    }

    /// The same code recorded under another file name, nested code included.
    /// CPython: update_code_filenames
    public CodeObject withFilename(String newFilename) {
        var newConsts = consts;
        for (int i = 0; i < consts.length; i++) {
            if (!(consts[i] instanceof CodeObject nested) || !nested.filename.equals(filename)) continue;
            if (newConsts == consts) newConsts = consts.clone();
            newConsts[i] = nested.withFilename(newFilename);
        }
        return new CodeObject(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, code, newConsts,
                names, varnames, freevars, cellvars, newFilename, name, firstlineno, linetable);
    }

    /// Python's equality of code objects, which disregards the file and the line table.
    /// CPython: code_richcompare
    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof CodeObject that
                        && name.equals(that.name)
                        && argcount == that.argcount
                        && posonlyargcount == that.posonlyargcount
                        && kwonlyargcount == that.kwonlyargcount
                        && nlocals == that.nlocals
                        && flags == that.flags
                        && firstlineno == that.firstlineno
                        && Arrays.equals(code, that.code)
                        && Arrays.equals(consts, that.consts)
                        && Arrays.equals(names, that.names)
                        && Arrays.equals(varnames, that.varnames)
                        && Arrays.equals(freevars, that.freevars)
                        && Arrays.equals(cellvars, that.cellvars);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + firstlineno) + Arrays.hashCode(code);
    }

    @Override
    public String toString() {
        return "<code object " + name + ", file \"" + filename + "\", line " + firstlineno + ">";
    }
}
