package taipan.modules.posix;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.ArrayList;
import java.util.List;
import taipan.bindings.Function;
import taipan.host.CFunction;
import taipan.host.CMemory;
import taipan.host.HostError;
import taipan.host.Natives;
import taipan.modules.FileNames;
import taipan.objects.Conversion;
import taipan.objects.Errno;
import taipan.objects.InterpreterState;
import taipan.objects.Iteration;
import taipan.objects.PyDict;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PySet;
import taipan.objects.PyStr;
import taipan.objects.PyStructSequence;
import taipan.objects.PyTuple;
import taipan.objects.Raise;
import taipan.objects.StructSequence;

/// Who the process is and how it is scheduled; what the system is configured like.
/// CPython: Modules/posixmodule.c
abstract class PosixIdentities extends PosixDevices {
    static final StructSequence SCHED_PARAM = new StructSequence("posix.sched_param", 1, "sched_priority");
    private static final int CPU_SET_SIZE = 1024;

    private static final String CONFSTR = "CS_PATH=0 CS_GNU_LIBC_VERSION=2 CS_GNU_LIBPTHREAD_VERSION=3 CS_LFS_CFLAGS=1000"
            + " CS_LFS_LDFLAGS=1001 CS_LFS_LIBS=1002 CS_LFS_LINTFLAGS=1003 CS_LFS64_CFLAGS=1004 CS_LFS64_LDFLAGS=1005 CS_LFS64_LIBS=1006"
            + " CS_LFS64_LINTFLAGS=1007 CS_XBS5_ILP32_OFF32_CFLAGS=1100 CS_XBS5_ILP32_OFF32_LDFLAGS=1101 CS_XBS5_ILP32_OFF32_LIBS=1102"
            + " CS_XBS5_ILP32_OFF32_LINTFLAGS=1103 CS_XBS5_ILP32_OFFBIG_CFLAGS=1104 CS_XBS5_ILP32_OFFBIG_LDFLAGS=1105"
            + " CS_XBS5_ILP32_OFFBIG_LIBS=1106 CS_XBS5_ILP32_OFFBIG_LINTFLAGS=1107 CS_XBS5_LP64_OFF64_CFLAGS=1108"
            + " CS_XBS5_LP64_OFF64_LDFLAGS=1109 CS_XBS5_LP64_OFF64_LIBS=1110 CS_XBS5_LP64_OFF64_LINTFLAGS=1111"
            + " CS_XBS5_LPBIG_OFFBIG_CFLAGS=1112 CS_XBS5_LPBIG_OFFBIG_LDFLAGS=1113 CS_XBS5_LPBIG_OFFBIG_LIBS=1114"
            + " CS_XBS5_LPBIG_OFFBIG_LINTFLAGS=1115";

    private static final String PATHCONF = "PC_LINK_MAX=0 PC_MAX_CANON=1 PC_MAX_INPUT=2 PC_NAME_MAX=3 PC_PATH_MAX=4 PC_PIPE_BUF=5"
            + " PC_CHOWN_RESTRICTED=6 PC_NO_TRUNC=7 PC_VDISABLE=8 PC_SYNC_IO=9 PC_ASYNC_IO=10 PC_PRIO_IO=11 PC_SOCK_MAXBUF=12"
            + " PC_FILESIZEBITS=13 PC_REC_INCR_XFER_SIZE=14 PC_REC_MAX_XFER_SIZE=15 PC_REC_MIN_XFER_SIZE=16 PC_REC_XFER_ALIGN=17"
            + " PC_ALLOC_SIZE_MIN=18 PC_SYMLINK_MAX=19";

    private static final String SYSCONF = "SC_ARG_MAX=0 SC_CHILD_MAX=1 SC_CLK_TCK=2 SC_NGROUPS_MAX=3 SC_OPEN_MAX=4 SC_STREAM_MAX=5 SC_TZNAME_MAX=6"
            + " SC_JOB_CONTROL=7 SC_SAVED_IDS=8 SC_REALTIME_SIGNALS=9 SC_PRIORITY_SCHEDULING=10 SC_TIMERS=11"
            + " SC_ASYNCHRONOUS_IO=12 SC_PRIORITIZED_IO=13 SC_SYNCHRONIZED_IO=14 SC_FSYNC=15 SC_MAPPED_FILES=16"
            + " SC_MEMLOCK=17 SC_MEMLOCK_RANGE=18 SC_MEMORY_PROTECTION=19 SC_MESSAGE_PASSING=20 SC_SEMAPHORES=21"
            + " SC_SHARED_MEMORY_OBJECTS=22 SC_AIO_LISTIO_MAX=23 SC_AIO_MAX=24 SC_AIO_PRIO_DELTA_MAX=25"
            + " SC_DELAYTIMER_MAX=26 SC_MQ_OPEN_MAX=27 SC_MQ_PRIO_MAX=28 SC_VERSION=29 SC_PAGESIZE=30 SC_PAGE_SIZE=30"
            + " SC_RTSIG_MAX=31 SC_SEM_NSEMS_MAX=32 SC_SEM_VALUE_MAX=33 SC_SIGQUEUE_MAX=34 SC_TIMER_MAX=35"
            + " SC_BC_BASE_MAX=36 SC_BC_DIM_MAX=37 SC_BC_SCALE_MAX=38 SC_BC_STRING_MAX=39 SC_COLL_WEIGHTS_MAX=40"
            + " SC_EQUIV_CLASS_MAX=41 SC_EXPR_NEST_MAX=42 SC_LINE_MAX=43 SC_RE_DUP_MAX=44 SC_CHARCLASS_NAME_MAX=45"
            + " SC_2_VERSION=46 SC_2_C_BIND=47 SC_2_C_DEV=48 SC_2_FORT_DEV=49 SC_2_FORT_RUN=50 SC_2_SW_DEV=51"
            + " SC_2_LOCALEDEF=52 SC_PII=53 SC_PII_XTI=54 SC_PII_SOCKET=55 SC_PII_INTERNET=56 SC_PII_OSI=57 SC_POLL=58"
            + " SC_SELECT=59 SC_IOV_MAX=60 SC_UIO_MAXIOV=60 SC_PII_INTERNET_STREAM=61 SC_PII_INTERNET_DGRAM=62"
            + " SC_PII_OSI_COTS=63 SC_PII_OSI_CLTS=64 SC_PII_OSI_M=65 SC_T_IOV_MAX=66 SC_THREADS=67"
            + " SC_THREAD_SAFE_FUNCTIONS=68 SC_GETGR_R_SIZE_MAX=69 SC_GETPW_R_SIZE_MAX=70 SC_LOGIN_NAME_MAX=71"
            + " SC_TTY_NAME_MAX=72 SC_THREAD_DESTRUCTOR_ITERATIONS=73 SC_THREAD_KEYS_MAX=74 SC_THREAD_STACK_MIN=75"
            + " SC_THREAD_THREADS_MAX=76 SC_THREAD_ATTR_STACKADDR=77 SC_THREAD_ATTR_STACKSIZE=78"
            + " SC_THREAD_PRIORITY_SCHEDULING=79 SC_THREAD_PRIO_INHERIT=80 SC_THREAD_PRIO_PROTECT=81"
            + " SC_THREAD_PROCESS_SHARED=82 SC_NPROCESSORS_CONF=83 SC_NPROCESSORS_ONLN=84 SC_PHYS_PAGES=85"
            + " SC_AVPHYS_PAGES=86 SC_ATEXIT_MAX=87 SC_PASS_MAX=88 SC_XOPEN_VERSION=89 SC_XOPEN_XCU_VERSION=90"
            + " SC_XOPEN_UNIX=91 SC_XOPEN_CRYPT=92 SC_XOPEN_ENH_I18N=93 SC_XOPEN_SHM=94 SC_2_CHAR_TERM=95"
            + " SC_2_C_VERSION=96 SC_2_UPE=97 SC_XOPEN_XPG2=98 SC_XOPEN_XPG3=99 SC_XOPEN_XPG4=100 SC_CHAR_BIT=101"
            + " SC_CHAR_MAX=102 SC_CHAR_MIN=103 SC_INT_MAX=104 SC_INT_MIN=105 SC_LONG_BIT=106 SC_WORD_BIT=107"
            + " SC_MB_LEN_MAX=108 SC_NZERO=109 SC_SSIZE_MAX=110 SC_SCHAR_MAX=111 SC_SCHAR_MIN=112 SC_SHRT_MAX=113"
            + " SC_SHRT_MIN=114 SC_UCHAR_MAX=115 SC_UINT_MAX=116 SC_ULONG_MAX=117 SC_USHRT_MAX=118 SC_NL_ARGMAX=119"
            + " SC_NL_LANGMAX=120 SC_NL_MSGMAX=121 SC_NL_NMAX=122 SC_NL_SETMAX=123 SC_NL_TEXTMAX=124"
            + " SC_XBS5_ILP32_OFF32=125 SC_XBS5_ILP32_OFFBIG=126 SC_XBS5_LP64_OFF64=127 SC_XBS5_LPBIG_OFFBIG=128"
            + " SC_XOPEN_LEGACY=129 SC_XOPEN_REALTIME=130 SC_XOPEN_REALTIME_THREADS=131";

    private PyDict confstrNames;
    private PyDict pathconfNames;
    private PyDict sysconfNames;

    PosixIdentities(InterpreterState interpreter) {
        super(interpreter);
    }

    final void addNames(PyModuleObject module) {
        module.add("confstr_names", confstrNames = names(CONFSTR));
        module.add("pathconf_names", pathconfNames = names(PATHCONF));
        module.add("sysconf_names", sysconfNames = names(SYSCONF));
    }

    private static PyDict names(String table) {
        PyDict names = new PyDict();
        int at = 0;
        while (at < table.length()) {
            int equals = table.indexOf('=', at);
            int end = table.indexOf(' ', equals);
            end = end < 0 ? table.length() : end;
            names.put(table.substring(at, equals), Long.parseLong(table, equals + 1, end, 10));
            at = end + 1;
        }
        return names;
    }

    // Users and groups

    /// CPython: _Py_Uid_Converter
    static long id(Object value, String what) {
        if (!Conversion.isIndex(value)) {
            throw typeError("%s should be integer, not %T", what, value);
        }
        Object n = Conversion.index(value);
        if (n instanceof Long l && l >= -1 && l < 1L << 32) {
            return l;
        }
        boolean small = n instanceof Long l ? l < 0 : ((java.math.BigInteger) n).signum() < 0;
        throw Raise.overflowError(small ? "%s is less than minimum" : "%s is greater than maximum", what);
    }

    private static Object unsigned(long id) {
        return id & 0xFFFFFFFFL;
    }

    private long own(CFunction function, long otherwise) {
        return host.natives() == null ? otherwise : host.natives().call(function, 0, 0, 0) & 0xFFFFFFFFL;
    }

    @Function("getuid()")
    long getuid() {
        return own(CFunction.GETUID, host.processes().userId());
    }

    @Function("geteuid()")
    long geteuid() {
        return own(CFunction.GETEUID, host.processes().userId());
    }

    @Function("getgid()")
    long getgid() {
        return own(CFunction.GETGID, host.processes().groupId());
    }

    @Function("getegid()")
    long getegid() {
        return own(CFunction.GETEGID, host.processes().groupId());
    }

    @Function("getgroups()")
    Object getgroups() {
        int n = (int) ask(CFunction.GETGROUPS, 0, 0);
        CMemory list = CMemory.of(4 * n);
        n = (int) ask(CFunction.GETGROUPS, n, list.address());
        return groups(list, n);
    }

    private static Object groups(CMemory list, int n) {
        Object[] all = new Object[n];
        for (int i = 0; i < n; i++) {
            all[i] = list.getUnsigned(4 * i);
        }
        return PyList.of(all);
    }

    @Function("getgrouplist(user, group, /)")
    Object getgrouplist(Object user, Object group) {
        CMemory name = Natives.path(FileNames.of(user, "getgrouplist", "").text());
        CMemory count = CMemory.of(8).putInt(0, 65536);
        CMemory list = CMemory.of(4 * 65536);
        ask(CFunction.GETGROUPLIST, name.address(), id(group, "gid"), list.address(), count.address());
        return groups(list, count.getInt(0));
    }

    @Function("initgroups(username, gid, /)")
    void initgroups(Object user, Object group) {
        CMemory name = Natives.path(FileNames.of(user, "initgroups", "").text());
        ask(CFunction.INITGROUPS, name.address(), id(group, "gid"));
    }

    @Function("setgroups(groups, /)")
    void setgroups(Object groups) {
        Object[] all = Iteration.toArray(groups, "setgroups argument must be a sequence");
        CMemory list = CMemory.of(4 * all.length);
        for (int i = 0; i < all.length; i++) {
            if (PyInt.valueOrNull(all[i]) == null) {
                throw typeError("groups must be integers");
            }
            list.putInt(4 * i, (int) id(all[i], "gid"));
        }
        ask(CFunction.SETGROUPS, all.length, list.address());
    }

    @Function("setuid(uid, /)")
    void setuid(Object uid) {
        ask(CFunction.SETUID, id(uid, "uid"));
    }

    @Function("seteuid(euid, /)")
    void seteuid(Object uid) {
        ask(CFunction.SETEUID, id(uid, "uid"));
    }

    @Function("setgid(gid, /)")
    void setgid(Object gid) {
        ask(CFunction.SETGID, id(gid, "gid"));
    }

    @Function("setegid(egid, /)")
    void setegid(Object gid) {
        ask(CFunction.SETEGID, id(gid, "gid"));
    }

    @Function("setreuid(ruid, euid, /)")
    void setreuid(Object real, Object effective) {
        ask(CFunction.SETREUID, id(real, "uid"), id(effective, "uid"));
    }

    @Function("setregid(rgid, egid, /)")
    void setregid(Object real, Object effective) {
        ask(CFunction.SETREGID, id(real, "gid"), id(effective, "gid"));
    }

    @Function("setresuid(ruid, euid, suid, /)")
    void setresuid(Object real, Object effective, Object saved) {
        ask(CFunction.SETRESUID, id(real, "uid"), id(effective, "uid"), id(saved, "uid"));
    }

    @Function("setresgid(rgid, egid, sgid, /)")
    void setresgid(Object real, Object effective, Object saved) {
        ask(CFunction.SETRESGID, id(real, "gid"), id(effective, "gid"), id(saved, "gid"));
    }

    private Object three(CFunction function) {
        CMemory ids = CMemory.of(16);
        ask(function, ids.address(), ids.address() + 4, ids.address() + 8);
        return PyTuple.of(new Object[] {unsigned(ids.getInt(0)), unsigned(ids.getInt(4)), unsigned(ids.getInt(8))});
    }

    @Function("getresuid()")
    Object getresuid() {
        return three(CFunction.GETRESUID);
    }

    @Function("getresgid()")
    Object getresgid() {
        return three(CFunction.GETRESGID);
    }

    @Function("getlogin()")
    Object getlogin() {
        CMemory name = CMemory.of(256);
        try {
            natives().require(CFunction.GETLOGIN_R, name.address(), 256, 0);
        } catch (HostError e) {
            throw error(e);
        }
        return PyStr.fromName(Natives.decode(name.string(0)));
    }

    // Groups of processes

    @Function("getpgid(pid)")
    long getpgid(int pid) {
        return ask(CFunction.GETPGID, pid);
    }

    @Function("getpgrp()")
    long getpgrp() {
        return ask(CFunction.GETPGRP);
    }

    @Function("setpgrp()")
    void setpgrp() {
        ask(CFunction.SETPGID, 0, 0);
    }

    @Function("setpgid(pid, pgrp, /)")
    void setpgid(int pid, int group) {
        ask(CFunction.SETPGID, pid, group);
    }

    @Function("getsid(pid, /)")
    long getsid(int pid) {
        return ask(CFunction.GETSID, pid);
    }

    @Function("setsid()")
    void setsid() {
        ask(CFunction.SETSID);
    }

    @Function("killpg(pgid, signal, /)")
    void killpg(int group, int signal) {
        ask(CFunction.KILLPG, group, signal);
    }

    // Scheduling

    /// -1 may be an answer here.
    private long askOrErrno(CFunction function, long a, long b) {
        try {
            Natives natives = natives();
            int result = (int) natives.call(function, a, b, 0);
            if (result == -1 && natives.errno() != 0) {
                int errno = natives.errno();
                if (errno == Errno.ESRCH || errno == Errno.EINVAL || errno == Errno.EPERM || errno == Errno.EACCES) {
                    throw new HostError(errno);
                }
            }
            return result;
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("nice(increment, /)")
    long nice(int increment) {
        ask(CFunction.SETPRIORITY, 0, 0, getpriority(0, 0) + increment);
        return getpriority(0, 0);
    }

    @Function("getpriority(which, who)")
    long getpriority(int which, int who) {
        return askOrErrno(CFunction.GETPRIORITY, which, who);
    }

    @Function("setpriority(which, who, priority)")
    void setpriority(int which, int who, int priority) {
        ask(CFunction.SETPRIORITY, which, who, priority);
    }

    @Function("sched_yield()")
    void schedYield() {
        Thread.yield();
    }

    @Function("sched_get_priority_max(policy)")
    long priorityMax(int policy) {
        return ask(CFunction.SCHED_GET_PRIORITY_MAX, policy);
    }

    @Function("sched_get_priority_min(policy)")
    long priorityMin(int policy) {
        return ask(CFunction.SCHED_GET_PRIORITY_MIN, policy);
    }

    @Function("sched_getscheduler(pid, /)")
    long getscheduler(int pid) {
        return ask(CFunction.SCHED_GETSCHEDULER, pid);
    }

    static int priority(Object param) {
        if (!(param instanceof PyStructSequence p) || p.type() != SCHED_PARAM.type()) {
            throw typeError("must have a sched_param object");
        }
        Object priority = p.field(0);
        if (PyInt.valueOrNull(priority) instanceof Long n && (n > Integer.MAX_VALUE || n < Integer.MIN_VALUE)) {
            throw Raise.overflowError("sched_priority out of range");
        }
        return Conversion.toInt(priority);
    }

    @Function("sched_setscheduler(pid, policy, param, /)")
    void setscheduler(int pid, int policy, Object param) {
        CMemory p = CMemory.of(8).putInt(0, priority(param));
        ask(CFunction.SCHED_SETSCHEDULER, pid, policy, p.address());
    }

    @Function("sched_getparam(pid, /)")
    Object getparam(int pid) {
        CMemory p = CMemory.of(8);
        ask(CFunction.SCHED_GETPARAM, pid, p.address());
        return SCHED_PARAM.of((long) p.getInt(0));
    }

    @Function("sched_setparam(pid, param, /)")
    void setparam(int pid, Object param) {
        CMemory p = CMemory.of(8).putInt(0, priority(param));
        ask(CFunction.SCHED_SETPARAM, pid, p.address());
    }

    @Function("sched_rr_get_interval(pid, /)")
    double rrGetInterval(int pid) {
        CMemory t = CMemory.of(16);
        ask(CFunction.SCHED_RR_GET_INTERVAL, pid, t.address());
        return t.getLong(0) + 1e-9 * t.getLong(8);
    }

    @Function("sched_getaffinity(pid, /)")
    Object getaffinity(int pid) {
        CMemory set = CMemory.of(CPU_SET_SIZE);
        ask(CFunction.SCHED_GETAFFINITY, pid, CPU_SET_SIZE, set.address());
        List<Object> cpus = new ArrayList<>();
        for (int i = 0; i < CPU_SET_SIZE * 8; i++) {
            if ((set.getByte(i >> 3) >> (i & 7) & 1) != 0) {
                cpus.add((long) i);
            }
        }
        return taipan.objects.Calls.call(PySet.TYPE, PyList.of(cpus.toArray()));
    }

    @Function("sched_setaffinity(pid, mask, /)")
    void setaffinity(int pid, Object mask) {
        CMemory set = CMemory.of(CPU_SET_SIZE);
        for (Object cpu : Iteration.toArray(mask)) {
            if (PyInt.valueOrNull(cpu) == null) {
                throw typeError("expected an iterator of ints, but iterator yielded %s", taipan.objects.Representation.repr(taipan.objects.PyType.of(cpu)));
            }
            long n = Conversion.toLong(cpu);
            if (n < 0) {
                throw valueError("negative CPU number");
            }
            if (n > Integer.MAX_VALUE - 1) {
                throw Raise.overflowError("CPU number too large");
            }
            if (n < CPU_SET_SIZE * 8) {
                set.putByte((int) n >> 3, set.getByte((int) n >> 3) | 1 << (n & 7));
            }
        }
        ask(CFunction.SCHED_SETAFFINITY, pid, CPU_SET_SIZE, set.address());
    }

    // Configuration

    private static int named(Object name, PyDict names) {
        if (PyInt.valueOrNull(name) != null) {
            return Conversion.toInt(name);
        }
        if (PyStr.valueOrNull(name) == null) {
            throw typeError("configuration names must be strings or integers");
        }
        Object value = names.getOrNull(PyStr.valueOrNull(name));
        if (value == null) {
            throw valueError("unrecognized configuration name");
        }
        return Conversion.toInt(value);
    }

    /// -1 means "no limit" unless there is an error number.
    private long limit(CFunction function, long a, long b) {
        Natives natives = natives();
        long value = natives.call(function, a, b, 0);
        if (value == -1 && natives.errno() == Errno.EINVAL) {
            throw new HostError(Errno.EINVAL);
        }
        return value;
    }

    @Function("sysconf(name, /)")
    long sysconf(Object name) {
        try {
            return limit(CFunction.SYSCONF, named(name, sysconfNames), 0);
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("confstr(name, /)")
    Object confstr(Object name) {
        CMemory text = CMemory.of(4096);
        try {
            Natives natives = natives();
            long n = natives.call(CFunction.CONFSTR, named(name, confstrNames), text.address(), 4096);
            if (n == 0) {
                if (natives.errno() == Errno.EINVAL) {
                    throw new HostError(Errno.EINVAL);
                }
                return PyNone.NONE;
            }
            return PyStr.fromName(Natives.decode(text.string(0)));
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("pathconf(path, name)")
    long pathconf(Object path, Object name) {
        Target t = target(path, "pathconf");
        int number = named(name, pathconfNames);
        try {
            if (t.isDescriptor()) {
                return limit(CFunction.FPATHCONF, table.systemDescriptor(t.fd()), number);
            }
            CMemory text = Natives.path(t.absolute());
            return limit(CFunction.PATHCONF, text.address(), number);
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    @Function("fpathconf(fd, name, /)")
    long fpathconf(int fd, Object name) {
        try {
            return limit(CFunction.FPATHCONF, table.systemDescriptor(fd), named(name, pathconfNames));
        } catch (HostError e) {
            throw error(e);
        }
    }
}
