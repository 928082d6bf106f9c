package taipan.modules.unix;

import static taipan.objects.Raise.valueError;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.CFunction;
import taipan.host.CMemory;
import taipan.host.HostError;
import taipan.objects.Conversion;
import taipan.objects.Errno;
import taipan.objects.InterpreterState;
import taipan.objects.Iteration;
import taipan.objects.PyExc;
import taipan.objects.PyModuleObject;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.objects.StructSequence;

/// The `resource` module.
/// CPython: Modules/resource.c
@PyModule("resource")
public final class ResourceModule extends SystemCalls {
    private static final StructSequence USAGE = new StructSequence("resource.struct_rusage", 16, "ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss",
            "ru_idrss", "ru_isrss", "ru_minflt", "ru_majflt", "ru_nswap", "ru_inblock", "ru_oublock", "ru_msgsnd", "ru_msgrcv", "ru_nsignals",
            "ru_nvcsw", "ru_nivcsw");
    private static final int LIMITS = 16;
    private static final String CONSTANTS = "RLIMIT_CPU=0 RLIMIT_FSIZE=1 RLIMIT_DATA=2 RLIMIT_STACK=3 RLIMIT_CORE=4 RLIMIT_NOFILE=7 RLIMIT_OFILE=7"
            + " RLIMIT_AS=9 RLIMIT_RSS=5 RLIMIT_NPROC=6 RLIMIT_MEMLOCK=8 RLIMIT_MSGQUEUE=12 RLIMIT_NICE=13 RLIMIT_RTPRIO=14 RLIMIT_RTTIME=15"
            + " RLIMIT_SIGPENDING=11 RUSAGE_SELF=0 RUSAGE_CHILDREN=-1 RUSAGE_THREAD=1 RLIM_INFINITY=-1";

    public ResourceModule(InterpreterState interpreter) {
        super(interpreter, "resource");
    }

    PyType[] types() {
        return new PyType[] {USAGE.type()};
    }

    void init(PyModuleObject module) {
        addConstants(module, CONSTANTS);
        module.add("error", PyExc.OSError);
    }

    @Function("getrusage(who, /)")
    Object getrusage(int who) {
        CMemory usage = CMemory.of(144);
        try {
            natives.ask(CFunction.GETRUSAGE, who, usage.address());
        } catch (HostError e) {
            throw e.errno() == Errno.EINVAL ? valueError("invalid who parameter") : error(e);
        }
        Object[] fields = new Object[16];
        for (int i = 0; i < 2; i++) {
            fields[i] = usage.getLong(16 * i) + 1e-6 * usage.getLong(16 * i + 8);
        }
        for (int i = 2; i < 16; i++) {
            fields[i] = usage.getLong(16 + 8 * i);
        }
        return USAGE.of(fields);
    }

    private static void check(int resource) {
        if (resource < 0 || resource >= LIMITS) {
            throw valueError("invalid resource specified");
        }
    }

    private static Object pair(CMemory limits) {
        return PyTuple.of(limits.getLong(0), limits.getLong(8));
    }

    @Function("getrlimit(resource, /)")
    Object getrlimit(int resource) {
        check(resource);
        CMemory limits = CMemory.of(16);
        ask(CFunction.GETRLIMIT, resource, limits.address(), 0);
        return pair(limits);
    }

    private static CMemory limits(Object limits) {
        Object[] two = limits instanceof PyTuple t ? t.toArray() : Iteration.toArray(limits);
        if (two.length != 2) {
            throw valueError("expected a tuple of 2 integers");
        }
        return CMemory.of(16).putLong(0, limit(two[0])).putLong(8, limit(two[1]));
    }

    private static long limit(Object value) {
        Object n = Conversion.index(value);
        return ((Number) n).longValue();
    }

    private static Raised failure(HostError e) {
        return switch (e.errno()) {
            case Errno.EINVAL -> valueError("current limit exceeds maximum limit");
            case Errno.EPERM -> valueError("not allowed to raise maximum limit");
            default -> error(e);
        };
    }

    @Function("setrlimit(resource, limits, /)")
    void setrlimit(int resource, Object limits) {
        check(resource);
        CMemory wanted = limits(limits);
        try {
            natives.ask(CFunction.SETRLIMIT, resource, wanted.address());
        } catch (HostError e) {
            throw failure(e);
        }
    }

    @Function("prlimit(pid, resource, limits=NULL, /)")
    Object prlimit(int pid, int resource, Object limits) {
        check(resource);
        CMemory wanted = limits == null ? null : limits(limits);
        CMemory old = CMemory.of(16);
        try {
            natives.ask(CFunction.PRLIMIT, pid, resource, wanted == null ? 0 : wanted.address(), old.address());
        } catch (HostError e) {
            throw e.errno() == Errno.EINVAL ? failure(e) : error(e);
        }
        return pair(old);
    }

    @Function("getpagesize()")
    long getpagesize() {
        return natives.call(CFunction.SYSCONF, 30, 0, 0);
    }

}
