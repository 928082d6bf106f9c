package taipan.modules.unix;

import java.util.ArrayList;
import java.util.List;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.Descriptors;
import taipan.host.HostError;
import taipan.objects.InterpreterState;
import taipan.objects.PyList;
import taipan.objects.PyStr;
import taipan.objects.PyStructSequence;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.StructSequence;

/// The `spwd` module, over `/etc/shadow`.
/// CPython: Modules/spwdmodule.c
@PyModule("spwd")
public final class SpwdModule {
    private static final StructSequence SHADOW = new StructSequence("spwd.struct_spwd", 9, "sp_namp", "sp_pwdp", "sp_lstchg", "sp_min", "sp_max",
            "sp_warn", "sp_inact", "sp_expire", "sp_flag", "sp_nam", "sp_pwd");

    private final InterpreterState interpreter;

    public SpwdModule(InterpreterState interpreter) {
        this.interpreter = interpreter;
    }

    PyType[] types() {
        return new PyType[] {SHADOW.type()};
    }

    private static long number(String text) {
        return text.isEmpty() ? -1 : Long.parseLong(text);
    }

    private List<PyStructSequence> entries() {
        List<PyStructSequence> entries = new ArrayList<>();
        try {
            for (String[] f : AccountFile.lines(Descriptors.of(interpreter), "/etc/shadow", 9)) {
                entries.add(SHADOW.of(f[0], f[1], number(f[2]), number(f[3]), number(f[4]), number(f[5]), number(f[6]), number(f[7]),
                        number(f[8]), f[0], f[1]));
            }
        } catch (HostError e) {
            throw Raise.osError(e.errno(), null);
        }
        return entries;
    }

    @Function("getspnam(arg, /)")
    Object byName(Object name) {
        if (PyStr.valueOrNull(name) == null) {
            throw Raise.typeError("getspnam() argument must be str, not %T", name);
        }
        for (PyStructSequence e : entries()) {
            if (e.field(0).equals(PyStr.valueOrNull(name))) {
                return e;
            }
        }
        throw Raise.keyError("getspnam(): name not found");
    }

    @Function("getspall()")
    Object all() {
        return PyList.of(entries().toArray());
    }
}
