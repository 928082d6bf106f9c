package taipan.compiler;

import taipan.code.CodeFlags;
import taipan.compiler.parser.ParseMode;
import taipan.compiler.parser.ParserOptions;

/// How a source text is to be compiled.
///
/// `flags` are the future features of [CodeFlags] that the text inherits; `optimize` is 0, 1 (no assertions) or 2 (no
/// docstrings either); `depthLimit` bounds how deeply trees may be nested for the passes after the parser.
///
/// CPython: Include/cpython/compile.h (PyCompilerFlags)
public record CompilerOptions(
        String filename,
        ParseMode mode,
        int flags,
        boolean topLevelAwait,
        int optimize,
        int depthLimit,
        WarningSink warnings) {
    /// Three levels of the tree for each of the thousand calls that Python allows to be nested.
    public static final int DEFAULT_DEPTH_LIMIT = 3000;

    /// Options for a module, with nothing special.
    public static CompilerOptions of(String filename, ParseMode mode) {
        return new CompilerOptions(filename, mode, 0, false, 0, DEFAULT_DEPTH_LIMIT, WarningSink.SILENT);
    }

    public CompilerOptions withFlags(int inherited, boolean await) {
        return new CompilerOptions(filename, mode, inherited, await, optimize, depthLimit, warnings);
    }

    public CompilerOptions withOptimize(int level) {
        return new CompilerOptions(filename, mode, flags, topLevelAwait, level, depthLimit, warnings);
    }

    public CompilerOptions withDepthLimit(int limit) {
        return new CompilerOptions(filename, mode, flags, topLevelAwait, optimize, limit, warnings);
    }

    public CompilerOptions withWarnings(WarningSink sink) {
        return new CompilerOptions(filename, mode, flags, topLevelAwait, optimize, depthLimit, sink);
    }

    ParserOptions parserOptions() {
        var plain = ParserOptions.of(filename, mode);
        return new ParserOptions(filename, mode, plain.featureVersion(), false, false,
                (flags & CodeFlags.FUTURE_BARRY_AS_BDFL) != 0, false, false, plain.intMaxStrDigits(),
                plain.characterNames(), plain.lines(), warnings);
    }
}
