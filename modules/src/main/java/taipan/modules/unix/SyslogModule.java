package taipan.modules.unix;

import static taipan.objects.Raise.typeError;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.CFunction;
import taipan.host.CMemory;
import taipan.host.Natives;
import taipan.objects.Attributes;
import taipan.objects.Conversion;
import taipan.objects.InterpreterState;
import taipan.objects.Imports;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyStr;

/// The `syslog` module.
/// CPython: Modules/syslogmodule.c
@PyModule("syslog")
public final class SyslogModule extends SystemCalls {
    private static final String CONSTANTS = "LOG_EMERG=0 LOG_ALERT=1 LOG_CRIT=2 LOG_ERR=3 LOG_WARNING=4 LOG_NOTICE=5 LOG_INFO=6 LOG_DEBUG=7 LOG_PID=1"
            + " LOG_CONS=2 LOG_NDELAY=8 LOG_ODELAY=4 LOG_NOWAIT=16 LOG_PERROR=32 LOG_KERN=0 LOG_USER=8 LOG_MAIL=16 LOG_DAEMON=24 LOG_AUTH=32"
            + " LOG_LPR=48 LOG_LOCAL0=128 LOG_LOCAL1=136 LOG_LOCAL2=144 LOG_LOCAL3=152 LOG_LOCAL4=160 LOG_LOCAL5=168 LOG_LOCAL6=176"
            + " LOG_LOCAL7=184 LOG_SYSLOG=40 LOG_CRON=72 LOG_UUCP=64 LOG_NEWS=56 LOG_AUTHPRIV=80";
    private static final int INFORMATION = 6;

    /// The C library keeps the address of the name.
    private CMemory ident;
    private boolean open;

    public SyslogModule(InterpreterState interpreter) {
        super(interpreter, "syslog");
    }

    void init(PyModuleObject module) {
        addConstants(module, CONSTANTS);
    }

    @Function("openlog(ident=NULL, logoption=0, facility=8)")
    synchronized void openlog(Object name, int option, int facility) {
        String text = name == null ? program() : PyStr.toName(name);
        ident = text == null ? null : Natives.path(text);
        natives.call(CFunction.OPENLOG, ident == null ? 0 : ident.address(), option, facility);
        open = true;
    }

    /// The last part of `sys.argv[0]`.
    private static String program() {
        Object argv = Attributes.lookup(Imports.module("sys"), "argv");
        if (!(argv instanceof PyList list) || list.size() == 0 || PyStr.valueOrNull(list.get(0)) == null) {
            return null;
        }
        String name = PyStr.toName(list.get(0));
        return name.isEmpty() ? null : name.substring(name.lastIndexOf('/') + 1);
    }

    @Function("syslog(*args)")
    void syslog(Object[] args) {
        if (args.length < 1 || args.length > 2) {
            throw typeError("syslog() takes 1 or 2 arguments (%d given)", args.length);
        }
        int priority = args.length == 2 ? Conversion.toInt(args[0]) : INFORMATION;
        Object text = args[args.length - 1];
        if (PyStr.valueOrNull(text) == null) {
            throw typeError("syslog() argument must be str, not %T", text);
        }
        if (!open) {
            openlog(null, 0, 8);
        }
        CMemory format = Natives.path("%s");
        CMemory message = Natives.path(PyStr.toName(text));
        natives.call(CFunction.SYSLOG, priority, format.address(), message.address());
    }

    @Function("closelog()")
    synchronized void closelog() {
        if (open) {
            natives.call(CFunction.CLOSELOG, 0, 0, 0);
            ident = null;
            open = false;
        }
    }

    @Function("setlogmask(maskpri, /)")
    int setlogmask(int mask) {
        return (int) natives.call(CFunction.SETLOGMASK, mask, 0, 0);
    }

    @Function("LOG_MASK(pri, /)")
    long mask(long priority) {
        return 1L << priority;
    }

    @Function("LOG_UPTO(pri, /)")
    long upTo(long priority) {
        return (1L << priority + 1) - 1;
    }
}
