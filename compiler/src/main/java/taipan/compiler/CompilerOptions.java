package taipan.compiler;

import taipan.code.CodeFlags;
import taipan.compiler.parser.ParseMode;
import taipan.compiler.parser.ParserOptions;

/// How a source text is to be compiled.
///
/// `flags` are the future features of [CodeFlags] that the text inherits; `optimize` is 0, 1 (no assertions) or 2 (no
/// docstrings either); `depthLimit` bounds how deeply trees may be nested for the passes after the parser;
/// `environment` knows codecs, character names and files.
///
/// CPython: Include/cpython/compile.h (PyCompilerFlags)
public record CompilerOptions(
        String filename,
        ParseMode mode,
        int flags,
        boolean topLevelAwait,
        int optimize,
        int depthLimit,
        SourceEnvironment environment,
        WarningSink warnings) {
    /// Three levels of the tree for each of the thousand calls that Python allows to be nested.
    public static final int DEFAULT_DEPTH_LIMIT = 3000;

    /// Options for a module, with nothing special.
    public static CompilerOptions of(String filename, ParseMode mode) {
        return new CompilerOptions(filename, mode, 0, false, 0, DEFAULT_DEPTH_LIMIT, SourceEnvironment.JAVA,
                WarningSink.SILENT);
    }

    public CompilerOptions withFlags(int inherited, boolean await) {
        return new CompilerOptions(filename, mode, inherited, await, optimize, depthLimit, environment, warnings);
    }

    public CompilerOptions withOptimize(int level) {
        return new CompilerOptions(filename, mode, flags, topLevelAwait, level, depthLimit, environment, warnings);
    }

    public CompilerOptions withDepthLimit(int limit) {
        return new CompilerOptions(filename, mode, flags, topLevelAwait, optimize, limit, environment, warnings);
    }

    public CompilerOptions withWarnings(WarningSink sink) {
        return new CompilerOptions(filename, mode, flags, topLevelAwait, optimize, depthLimit, environment, sink);
    }

    public CompilerOptions withEnvironment(SourceEnvironment other) {
        return new CompilerOptions(filename, mode, flags, topLevelAwait, optimize, depthLimit, other, warnings);
    }

    ParserOptions parserOptions() {
        return ParserOptions.of(filename, mode)
                .withFlags((flags & CodeFlags.FUTURE_BARRY_AS_BDFL) != 0, false, false)
                .withEnvironment(environment)
                .withWarnings(warnings);
    }
}
