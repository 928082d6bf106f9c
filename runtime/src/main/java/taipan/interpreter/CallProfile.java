package taipan.interpreter;

import taipan.objects.PyBuiltinFunction;
import taipan.objects.PyCode;
import taipan.objects.PyFunction;
import taipan.objects.PyMethodDescriptor;
import taipan.objects.PyType;

/// What a place in the code has called so far: nothing (null), always the same object, functions of one code object (the
/// `PyCode`), or this and that (`VARIOUS`).
/// CPython: no counterpart
public final class CallProfile {
    /// The place has called different things.
    public static final Object VARIOUS = new Object();

    private CallProfile() {}

    static void note(Object[] caches, int at, Object callee) {
        Object seen = caches[at];
        if (seen == VARIOUS) {
            return;
        }
        if (seen == null) {
            boolean known = callee instanceof PyFunction || callee instanceof PyType
                    || callee instanceof PyBuiltinFunction || callee instanceof PyMethodDescriptor;
            caches[at] = known ? callee : VARIOUS;
        } else if (callee instanceof PyFunction f && (seen == f.code || seen instanceof PyFunction s && s.code == f.code)) {
            caches[at] = f.code;
        } else {
            caches[at] = seen instanceof PyCode || seen != callee ? VARIOUS : seen;
        }
    }
}
