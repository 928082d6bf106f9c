package taipan.compiler.symbols;

/// The bits known about a name in a scope: how it is defined and used, and (from [#SCOPE_SHIFT] on) where it lives.
/// CPython: Include/internal/pycore_symtable.h
public final class Symbol {
    public static final int DEF_GLOBAL = 1;
    public static final int DEF_LOCAL = 1 << 1;
    public static final int DEF_PARAM = 1 << 2;
    public static final int DEF_NONLOCAL = 1 << 3;
    public static final int USE = 1 << 4;
    public static final int DEF_FREE = 1 << 5;
    /// Free in a method, and at the same time bound in the class body around it.
    public static final int DEF_FREE_CLASS = 1 << 6;
    public static final int DEF_IMPORT = 1 << 7;
    public static final int DEF_ANNOT = 1 << 8;
    public static final int DEF_COMP_ITER = 1 << 9;
    public static final int DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT;

    public static final int SCOPE_SHIFT = 11;
    public static final int SCOPE_MASK = DEF_GLOBAL | DEF_LOCAL | DEF_PARAM | DEF_NONLOCAL;

    public static final int LOCAL = 1;
    public static final int GLOBAL_EXPLICIT = 2;
    public static final int GLOBAL_IMPLICIT = 3;
    public static final int FREE = 4;
    public static final int CELL = 5;

    private Symbol() {}

    /// Where a name with these bits lives; 0 if it does not occur.
    public static int scopeOf(int bits) {
        return bits >> SCOPE_SHIFT & SCOPE_MASK;
    }
}
