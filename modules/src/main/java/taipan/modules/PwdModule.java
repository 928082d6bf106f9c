package taipan.modules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.Descriptors;
import taipan.host.FileHandle;
import taipan.host.FileSystem;
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
import taipan.text.ByteBuilder;
import taipan.text.Text;

/// The `pwd` module, over `/etc/passwd`.
/// CPython: Modules/pwdmodule.c
@PyModule("pwd")
public final class PwdModule {
    private static final StructSequence PASSWD = new StructSequence("pwd.struct_passwd", 7, "pw_name", "pw_passwd", "pw_uid", "pw_gid",
            "pw_gecos", "pw_dir", "pw_shell");

    private final InterpreterState interpreter;

    public PwdModule(InterpreterState interpreter) {
        this.interpreter = interpreter;
    }

    PyType[] types() {
        return new PyType[] {PASSWD.type()};
    }

    private List<PyStructSequence> entries() {
        List<PyStructSequence> entries = new ArrayList<>();
        for (String line : read().split("\n")) {
            String[] f = line.split(":", -1);
            if (f.length == 7 && !f[2].isEmpty()) {
                entries.add(PASSWD.of(f[0], f[1], Long.parseLong(f[2]), Long.parseLong(f[3]), f[4], f[5], f[6]));
            }
        }
        return entries;
    }

    private String read() {
        ByteBuilder all = new ByteBuilder(4096);
        Descriptors table = Descriptors.of(interpreter);
        int fd = -1;
        try {
            fd = table.open("/etc/passwd", FileSystem.READ_ONLY, 0);
            FileHandle handle = table.get(fd);
            byte[] part = new byte[4096];
            for (int n = handle.read(part, 0, part.length); n > 0; n = handle.read(part, 0, part.length)) {
                all.append(part, 0, n);
            }
        } catch (HostError e) {
            return "";
        } finally {
            if (fd >= 0) {
                table.close(fd);
            }
        }
        return new String(all.toBytes(), StandardCharsets.UTF_8);
    }

    @Function("getpwuid(uidobj, /)")
    Object byId(Object id) {
        long wanted = Conversion.toLong(id);
        for (PyStructSequence e : entries()) {
            if (e.field(2).equals(wanted)) {
                return e;
            }
        }
        throw Raise.keyError("getpwuid(): uid not found: " + wanted);
    }

    @Function("getpwnam(name, /)")
    Object byName(Object name) {
        if (PyStr.valueOrNull(name) == null) {
            throw Raise.typeError("getpwnam() argument must be str, not %T", name);
        }
        for (PyStructSequence e : entries()) {
            if (e.field(0).equals(PyStr.valueOrNull(name))) {
                return e;
            }
        }
        throw Raise.keyError(Text.concat("getpwnam(): name not found: ", Representation.repr(name)));
    }

    @Function("getpwall()")
    Object all() {
        return PyList.of(entries().toArray());
    }
}
