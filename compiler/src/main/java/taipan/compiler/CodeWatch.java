package taipan.compiler;

import java.util.List;
import taipan.code.CodeObject;
import taipan.compiler.ast.Span;

/// Learns how code objects come to be: for tools that show the compiler at work.
/// CPython: no counterpart
public interface CodeWatch {
    /// An instruction before anything was optimised. `block` and `target` (-1 without one) are numbers of basic blocks,
    /// `constant` is what a LOAD_CONST loads, `at` the piece of source being compiled.
    record Generated(int block, int op, int arg, int line, int target, Object constant, Span at) {}

    /// A code object is done, those inside it before. `qualname` is null for a module; `origins` has a [Span] or null for
    /// each instruction.
    void assembled(CodeObject code, String qualname, List<Generated> generated, Object[] origins);
}
