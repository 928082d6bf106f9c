package taipan.objects;

/// Exceptions that nobody can catch, raised in callbacks and finalizers: handed to `sys.unraisablehook`.
/// CPython: Python/errors.c (_PyErr_WriteUnraisableMsg)
public final class Unraisable {
    /// The argument of `sys.unraisablehook`.
    public static final StructSequence ARGUMENTS =
            new StructSequence("UnraisableHookArgs", 5, "exc_type", "exc_value", "exc_traceback", "err_msg", "object");

    private Unraisable() {}

    /// `message` says what went wrong ("Exception ignored in"), null for the usual; `object` is what it happened in, or
    /// null.
    public static void report(Raised raised, String message, Object object) {
        PyBaseException error = raised.value();
        Object hook = ThreadState.current().interpreter().sysDict.getOrNull("unraisablehook");
        if (hook == null || hook == PyNone.NONE) {
            return;
        }
        Object traceback = Attributes.get(error, "__traceback__");
        Object arguments = ARGUMENTS.of(PyType.of(error), error, traceback, message == null || message.isEmpty() ? PyNone.NONE : message,
                Convert.orNone(object));
        try {
            Calls.call(hook, arguments);
        } catch (Raised e) {
            // CPython tries to print this one too; there is nowhere left to report it here.
            return;
        }
    }
}
