package taipan.jit;

import taipan.interpreter.Interpreter;
import taipan.objects.Binding;
import taipan.objects.Body;
import taipan.objects.PyFrame;
import taipan.objects.PyFunction;
import taipan.objects.ThreadState;

/// The body of a function whose whole code was translated. Each translated class extends it, overrides the call with as
/// many arguments as the function has parameters, and has a static method `run` with one Java parameter for each.
/// CPython: no counterpart
abstract class FunctionBody extends Body {
    /// Calls `run` with the values of all parameters.
    abstract Object spread(ThreadState ts, PyFunction f, Object[] parameters);

    @Override
    public final Object call(ThreadState ts, PyFunction f, Object[] args, Object[] kwnames) {
        int positional = kwnames == null ? args.length : args.length - kwnames.length;
        return spread(ts, f, Binding.parameters(f, args, positional, kwnames));
    }

    /// A frame that has begun already belongs to the interpreter.
    @Override
    public final Object run(ThreadState ts, PyFrame frame) {
        return Interpreter.BODY.run(ts, frame);
    }
}
