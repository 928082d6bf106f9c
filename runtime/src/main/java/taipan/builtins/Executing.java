package taipan.builtins;

import static taipan.objects.Raise.typeError;

import taipan.code.CodeFlags;
import taipan.objects.Mappings;
import taipan.objects.PyCell;
import taipan.objects.PyCode;
import taipan.objects.PyDict;
import taipan.objects.PyFrame;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.Raise;
import taipan.objects.Resumable;
import taipan.objects.ThreadState;

/// Running code objects and source text: `eval`, `exec`.
/// CPython: Python/bltinmodule.c (builtin_eval, builtin_exec), Python/pythonrun.c
public final class Executing {
    private static final PyCell[] NO_CELLS = {};

    private Executing() {}

    /// Runs code with the given globals and locals (a mapping).
    /// CPython: PyEval_EvalCode
    public static Object run(ThreadState ts, PyCode code, PyDict globals, Object locals) {
        if (globals.getOrNull("__builtins__") == null) {
            globals.put("__builtins__", ts.currentFrame() == null ? ts.interpreter().builtins : ts.currentFrame().builtins);
        }
        boolean function = (code.flags & CodeFlags.OPTIMIZED) != 0 && (code.flags & CodeFlags.NEWLOCALS) != 0;
        PyFrame frame = new PyFrame(code, globals, function ? null : locals, NO_CELLS);
        if (code.isGenerator()) {
            Object name = PyStr.fromName(code.name());
            return Resumable.of(ts, frame, name, name);
        }
        return code.body.run(ts, frame);
    }

    static Object eval(ThreadState ts, Object source, Object globals, Object locals) {
        if (locals != PyNone.NONE && !Mappings.isMapping(locals)) {
            throw typeError("locals must be a mapping");
        }
        if (globals != PyNone.NONE && !(globals instanceof PyDict)) {
            throw typeError(Mappings.isMapping(globals)
                    ? "globals must be a real dict; try eval(code, {}, mapping)" : "globals must be a dict");
        }
        PyFrame frame = ts.currentFrame();
        if (globals == PyNone.NONE) {
            if (frame == null) {
                throw typeError("eval must be given globals and locals when called without a frame");
            }
            globals = frame.globals;
            if (locals == PyNone.NONE) {
                locals = frame.locals();
            }
        } else if (locals == PyNone.NONE) {
            locals = globals;
        }
        if (source instanceof PyCode code) {
            if (code.source().freevars.length > 0) {
                throw typeError("code object passed to eval() may not contain free variables");
            }
            return run(ts, code, (PyDict) globals, locals);
        }
        PyCode code = Compiling.source(ts, source, "eval", "string, bytes or code", "<string>", "eval");
        return run(ts, code, (PyDict) globals, locals);
    }

    static void exec(ThreadState ts, Object source, Object globals, Object locals) {
        PyFrame frame = ts.currentFrame();
        if (globals == PyNone.NONE) {
            if (frame == null) {
                throw Raise.systemError("globals and locals cannot be NULL");
            }
            globals = frame.globals;
            if (locals == PyNone.NONE) {
                locals = frame.locals();
            }
        } else if (locals == PyNone.NONE) {
            locals = globals;
        }
        if (!(globals instanceof PyDict)) {
            throw typeError("exec() globals must be a dict, not %T", globals);
        }
        if (!Mappings.isMapping(locals)) {
            throw typeError("locals must be a mapping or None, not %T", locals);
        }
        if (source instanceof PyCode code) {
            if (code.source().freevars.length > 0) {
                throw typeError("code object passed to exec() may not contain free variables");
            }
            run(ts, code, (PyDict) globals, locals);
            return;
        }
        PyCode code = Compiling.source(ts, source, "exec", "string, bytes or code", "<string>", "exec");
        run(ts, code, (PyDict) globals, locals);
    }
}
