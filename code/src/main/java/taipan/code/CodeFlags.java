package taipan.code;

/// The bits of `co_flags`.
/// CPython: Include/code.h
public final class CodeFlags {
    public static final int OPTIMIZED = 0x1;
    public static final int NEWLOCALS = 0x2;
    public static final int VARARGS = 0x4;
    public static final int VARKEYWORDS = 0x8;
    public static final int NESTED = 0x10;
    public static final int GENERATOR = 0x20;
    /// Neither free nor cell variables.
    public static final int NOFREE = 0x40;
    public static final int COROUTINE = 0x80;
    /// A generator that may be awaited (`types.coroutine`).
    public static final int ITERABLE_COROUTINE = 0x100;
    public static final int ASYNC_GENERATOR = 0x200;

    public static final int FUTURE_DIVISION = 0x20000;
    public static final int FUTURE_ABSOLUTE_IMPORT = 0x40000;
    public static final int FUTURE_WITH_STATEMENT = 0x80000;
    public static final int FUTURE_PRINT_FUNCTION = 0x100000;
    public static final int FUTURE_UNICODE_LITERALS = 0x200000;
    public static final int FUTURE_BARRY_AS_BDFL = 0x400000;
    public static final int FUTURE_GENERATOR_STOP = 0x800000;
    public static final int FUTURE_ANNOTATIONS = 0x1000000;

    /// All future features: what a code object hands on to what is compiled inside it.
    public static final int FUTURE_MASK = FUTURE_DIVISION | FUTURE_ABSOLUTE_IMPORT | FUTURE_WITH_STATEMENT
            | FUTURE_PRINT_FUNCTION | FUTURE_UNICODE_LITERALS | FUTURE_BARRY_AS_BDFL | FUTURE_GENERATOR_STOP
            | FUTURE_ANNOTATIONS;

    private CodeFlags() {}

    /// Does calling such code make a generator, coroutine or asynchronous generator?
    public static boolean isGenerator(int flags) {
        return (flags & (GENERATOR | COROUTINE | ASYNC_GENERATOR)) != 0;
    }
}
