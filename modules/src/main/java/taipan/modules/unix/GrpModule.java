package taipan.modules.unix;

import java.util.ArrayList;
import java.util.List;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.Descriptors;
import taipan.host.HostError;
import taipan.objects.Conversion;
import taipan.objects.InterpreterState;
import taipan.objects.PyList;
import taipan.objects.PyStr;
import taipan.objects.PyStructSequence;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Representation;
import taipan.objects.StructSequence;
import taipan.text.Text;

/// The `grp` module, over `/etc/group`.
/// CPython: Modules/grpmodule.c
@PyModule("grp")
public final class GrpModule {
    private static final StructSequence GROUP = new StructSequence("grp.struct_group", 4, "gr_name", "gr_passwd", "gr_gid", "gr_mem");

    private final InterpreterState interpreter;

    public GrpModule(InterpreterState interpreter) {
        this.interpreter = interpreter;
    }

    PyType[] types() {
        return new PyType[] {GROUP.type()};
    }

    private List<PyStructSequence> entries() {
        List<PyStructSequence> entries = new ArrayList<>();
        try {
            for (String[] f : AccountFile.lines(Descriptors.of(interpreter), "/etc/group", 4)) {
                if (!f[2].isEmpty()) {
                    Object[] members = f[3].isEmpty() ? new Object[0] : (Object[]) f[3].split(",");
                    entries.add(GROUP.of(f[0], f[1], Long.parseLong(f[2]), PyList.of(members)));
                }
            }
        } catch (HostError e) {
            return List.of();
        }
        return entries;
    }

    @Function("getgrgid(id)")
    Object byId(Object id) {
        if (id instanceof Double) {
            throw Raise.typeError("integer argument expected, got float");
        }
        Object wanted = Conversion.index(id);
        for (PyStructSequence e : entries()) {
            if (e.field(2).equals(wanted)) {
                return e;
            }
        }
        throw Raise.keyError("getgrgid(): gid not found: " + wanted);
    }

    @Function("getgrnam(name)")
    Object byName(Object name) {
        if (PyStr.valueOrNull(name) == null) {
            throw Raise.typeError("getgrnam() argument 'name' must be str, not %T", name);
        }
        if (PyStr.toName(name).indexOf('\0') >= 0) {
            throw Raise.valueError("embedded null byte");
        }
        for (PyStructSequence e : entries()) {
            if (e.field(0).equals(PyStr.valueOrNull(name))) {
                return e;
            }
        }
        throw Raise.keyError(Text.concat("getgrnam(): name not found: ", Representation.repr(name)));
    }

    @Function("getgrall()")
    Object all() {
        return PyList.of(entries().toArray());
    }
}
