package taipan.host;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import taipan.objects.Codecs;
import taipan.objects.Errno;
import taipan.objects.PyStr;

/// Calls of the system's C library. Every function goes through one method handle with six integer arguments: the C
/// calling conventions of 64-bit Linux pass ints, longs and pointers alike in registers, and what a function does not
/// ask for it does not see. One shape of call costs one piece of generated code, and that is what a first call costs.
///
/// A host that has none (`Host.natives` gives null) keeps its programs inside of Java.
/// CPython: no counterpart
public final class Natives {
    private static final int SCRATCH = 1 << 16;
    private static final long PAGE = 4096;

    /// Everything that costs time is behind the first use of this class.
    private static final class Library {
        static final MethodHandle CALL;
        static final SymbolLookup SYMBOLS;

        static {
            Linker linker = Linker.nativeLinker();
            SYMBOLS = linker.defaultLookup();
            ValueLayout.OfLong word = ValueLayout.JAVA_LONG;
            CALL = linker.downcallHandle(FunctionDescriptor.of(word, word, word, word, word, word, word),
                    Linker.Option.captureCallState("errno"));
        }
    }

    /// The other shape, for the few functions that take more.
    private static final class Longer {
        static final MethodHandle CALL;

        static {
            ValueLayout.OfLong word = ValueLayout.JAVA_LONG;
            CALL = Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(word, word, word, word, word, word, word, word, word),
                    Linker.Option.captureCallState("errno"));
        }
    }

    /// What a thread needs for its calls: the place of `errno` and room for arguments.
    private static final class PerThread {
        final CMemory errno = CMemory.of(8);
        final MemorySegment errnoSegment = MemorySegment.ofBuffer(errno.bytes());
        final CMemory poll = CMemory.of(8);
        CMemory scratch = CMemory.of(4096);
    }

    private final ThreadLocal<PerThread> perThread = ThreadLocal.withInitial(PerThread::new);

    private final long[] addresses = new long[CFunction.values().length];
    private volatile boolean loaded;
    private ForeignFunctions foreign;

    private Natives() {}

    /// The library of this machine, or null when it is none that Taipan knows.
    static Natives ofSystem() {
        String machine = System.getProperty("os.arch");
        boolean known = System.getProperty("os.name").equals("Linux") && (machine.equals("amd64") || machine.equals("aarch64"));
        return known && Natives.class.getModule().isNativeAccessEnabled() ? new Natives() : null;
    }

    /// Whether a function has been called: from then on more calls are cheap.
    public boolean isLoaded() {
        return loaded;
    }

    /// The address of a symbol of the C library; 0 when it has none.
    public long symbol(String name) {
        loaded = true;
        Optional<MemorySegment> found = Library.SYMBOLS.find(name);
        return found.isPresent() ? found.get().address() : 0;
    }

    private long address(CFunction function) {
        long address = addresses[function.ordinal()];
        if (address == 0) {
            address = symbol(function.symbol);
            if (address == 0) {
                throw new HostError(Errno.ENOSYS);
            }
            addresses[function.ordinal()] = address;
        }
        return address;
    }

    public boolean has(CFunction function) {
        return addresses[function.ordinal()] != 0 || symbol(function.symbol) != 0;
    }

    // Calls

    /// Calls and returns the whole result register.
    public long call(CFunction function, long a, long b, long c, long d, long e, long f) {
        MemorySegment target = MemorySegment.ofAddress(address(function));
        try {
            return (long) Library.CALL.invokeExact(target, perThread.get().errnoSegment, a, b, c, d, e, f);
        } catch (RuntimeException | Error problem) {
            throw problem;
        } catch (Throwable problem) {
            throw new AssertionError(problem);
        }
    }

    /// Calls a function of up to eight arguments.
    public long call8(CFunction function, long a, long b, long c, long d, long e, long f, long g, long h) {
        MemorySegment target = MemorySegment.ofAddress(address(function));
        try {
            return (long) Longer.CALL.invokeExact(target, perThread.get().errnoSegment, a, b, c, d, e, f, g, h);
        } catch (RuntimeException | Error problem) {
            throw problem;
        } catch (Throwable problem) {
            throw new AssertionError(problem);
        }
    }

    public long call(CFunction function, long a, long b, long c) {
        return call(function, a, b, c, 0, 0, 0);
    }

    /// The error number of this thread's last call.
    public int errno() {
        return perThread.get().errno.getInt(0);
    }

    private HostError failure() {
        return new HostError(errno());
    }

    /// Calls a function that returns an int, -1 for failure.
    public int ask(CFunction function, long a, long b, long c, long d, long e, long f) {
        int result = (int) call(function, a, b, c, d, e, f);
        if (result == -1) {
            throw failure();
        }
        return result;
    }

    public int ask(CFunction function) {
        return ask(function, 0, 0, 0, 0, 0, 0);
    }

    public int ask(CFunction function, long a) {
        return ask(function, a, 0, 0, 0, 0, 0);
    }

    public int ask(CFunction function, long a, long b) {
        return ask(function, a, b, 0, 0, 0, 0);
    }

    public int ask(CFunction function, long a, long b, long c) {
        return ask(function, a, b, c, 0, 0, 0);
    }

    public int ask(CFunction function, long a, long b, long c, long d) {
        return ask(function, a, b, c, d, 0, 0);
    }

    public int ask(CFunction function, long a, long b, long c, long d, long e) {
        return ask(function, a, b, c, d, e, 0);
    }

    /// Calls a function that returns a long, -1 for failure.
    public long askLong(CFunction function, long a, long b, long c, long d, long e, long f) {
        long result = call(function, a, b, c, d, e, f);
        if (result == -1) {
            throw failure();
        }
        return result;
    }

    public long askLong(CFunction function, long a, long b, long c) {
        return askLong(function, a, b, c, 0, 0, 0);
    }

    public long askLong(CFunction function, long a, long b, long c, long d) {
        return askLong(function, a, b, c, d, 0, 0);
    }

    /// Calls a function that returns an error number, 0 for success.
    public void require(CFunction function, long a, long b, long c, long d, long e, long f) {
        int error = (int) call(function, a, b, c, d, e, f);
        if (error != 0) {
            throw new HostError(error);
        }
    }

    public void require(CFunction function, long a, long b, long c) {
        require(function, a, b, c, 0, 0, 0);
    }

    /// Functions of any signature.
    public synchronized ForeignFunctions foreign() {
        if (foreign == null) {
            loaded = true;
            foreign = new ForeignFunctions();
        }
        return foreign;
    }

    // Memory

    /// Room that belongs to this thread until it asks again.
    public CMemory scratch(int size) {
        PerThread mine = perThread.get();
        if (mine.scratch.size() < size) {
            mine.scratch = CMemory.of(Math.max(size, Math.min(SCRATCH, 2 * mine.scratch.size())));
        }
        return mine.scratch;
    }

    /// Memory that C code owns.
    public CMemory memory(long address, long size) {
        return CMemory.at(address, size);
    }

    /// Whether there is memory at an address: touching what is not there would end the JVM.
    public boolean isMapped(long address, long size) {
        long first = address & -PAGE;
        long last = address + Math.max(1, size) - 1 & -PAGE;
        CMemory state = perThread.get().poll;
        return address != 0 && (int) call(CFunction.MINCORE, first, 1, state.address()) == 0
                && (first == last || (int) call(CFunction.MINCORE, last, 1, state.address()) == 0);
    }

    /// The string at an address.
    public byte[] string(long address) {
        MemorySegment all = MemorySegment.ofAddress(address).reinterpret(1L << 40);
        int length = 0;
        while (all.get(ValueLayout.JAVA_BYTE, length) != 0) {
            length++;
        }
        byte[] copy = new byte[length];
        MemorySegment.copy(all, ValueLayout.JAVA_BYTE, 0, copy, 0, length);
        return copy;
    }

    /// A name of the system's as C takes it.
    public static CMemory path(String name) {
        return CMemory.string(encode(name));
    }

    public static byte[] encode(String name) {
        return Codecs.encodeFileName(PyStr.fromName(name));
    }

    public static String decode(byte[] name) {
        return PyStr.toName(Codecs.decodeFileName(name));
    }

    // Waiting

    public static final int POLL_IN = 1;
    public static final int POLL_PRIORITY = 2;
    public static final int POLL_OUT = 4;
    public static final int POLL_ERROR = 8;
    public static final int POLL_HANG_UP = 16;
    public static final int POLL_INVALID = 32;

    /// Waits for events of one descriptor and returns what happened; 0 when that was nothing.
    public int poll(int fd, int events, int milliseconds) {
        CMemory one = perThread.get().poll;
        one.putInt(0, fd).putShort(4, events).putShort(6, 0);
        int n = (int) call(CFunction.POLL, one.address(), 1, milliseconds);
        if (n < 0 && errno() != Errno.EINTR) {
            throw failure();
        }
        return n > 0 ? one.getShort(6) : 0;
    }
}
