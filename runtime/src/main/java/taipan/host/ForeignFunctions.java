package taipan.host;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// C functions of any signature, called and made. Values travel as Long, Double, Float or, for structures, byte arrays.
/// CPython: Modules/_ctypes/callproc.c, Modules/_ctypes/callbacks.c (libffi)
public final class ForeignFunctions {
    /// The type of an argument or result: one of the letters of `struct`, or a structure with its members.
    /// `v` is no result.
    public record Kind(char letter, int size, int alignment, List<Member> members) {
        public static Kind of(char letter) {
            int size = switch (letter) {
                case 'b', 'B', '?' -> 1;
                case 'h', 'H' -> 2;
                case 'i', 'I', 'f' -> 4;
                case 'v' -> 0;
                default -> 8;
            };
            return new Kind(letter, size, size, null);
        }
    }

    /// A member of a structure; `count` is above 1 for arrays.
    public record Member(Kind kind, int offset, int count) {}

    /// Java code that C code calls.
    public interface Callback {
        Object call(Object[] arguments);
    }

    private final Linker linker = Linker.nativeLinker();
    private final Map<List<Kind>, MethodHandle> calls = new ConcurrentHashMap<>();
    private final Arena arena = Arena.ofAuto();

    private static MemoryLayout layout(Kind kind) {
        return switch (kind.letter) {
            case 'b', 'B', '?' -> ValueLayout.JAVA_BYTE;
            case 'h', 'H' -> ValueLayout.JAVA_SHORT;
            case 'i', 'I' -> ValueLayout.JAVA_INT;
            case 'f' -> ValueLayout.JAVA_FLOAT;
            case 'd' -> ValueLayout.JAVA_DOUBLE;
            case 'P' -> ADDRESS;
            case 'T' -> structure(kind);
            default -> ValueLayout.JAVA_LONG;
        };
    }

    private static final AddressLayout ADDRESS = ValueLayout.ADDRESS;

    private static MemoryLayout structure(Kind kind) {
        MemoryLayout[] parts = new MemoryLayout[0];
        int at = 0;
        for (Member m : kind.members) {
            if (m.offset < at) {
                // Members of a union lie over each other; the first decides how it is passed.
                continue;
            }
            if (m.offset > at) {
                parts = append(parts, MemoryLayout.paddingLayout(m.offset - at));
            }
            MemoryLayout one = layout(m.kind);
            parts = append(parts, m.count == 1 ? one : MemoryLayout.sequenceLayout(m.count, one));
            at = m.offset + m.kind.size * m.count;
        }
        if (at < kind.size) {
            parts = append(parts, MemoryLayout.paddingLayout(kind.size - at));
        }
        return MemoryLayout.structLayout(parts);
    }

    private static MemoryLayout[] append(MemoryLayout[] parts, MemoryLayout part) {
        MemoryLayout[] longer = Arrays.copyOf(parts, parts.length + 1);
        longer[parts.length] = part;
        return longer;
    }

    private static FunctionDescriptor descriptor(Kind result, Kind[] parameters) {
        MemoryLayout[] layouts = new MemoryLayout[parameters.length];
        for (int i = 0; i < layouts.length; i++) {
            layouts[i] = layout(parameters[i]);
        }
        return result.letter == 'v' ? FunctionDescriptor.ofVoid(layouts) : FunctionDescriptor.of(layout(result), layouts);
    }

    /// Calls a function. `errno` is a place of 8 bytes that gets the error number.
    public Object call(long address, Kind result, Kind[] parameters, Object[] arguments, CMemory errno) {
        Kind[] signature = Arrays.copyOf(parameters, parameters.length + 1);
        signature[parameters.length] = result;
        MethodHandle handle = calls.computeIfAbsent(List.of(signature),
                k -> linker.downcallHandle(descriptor(result, parameters), Linker.Option.captureCallState("errno")));
        boolean structured = result.letter == 'T';
        Object[] all = new Object[arguments.length + (structured ? 3 : 2)];
        int at = 0;
        all[at++] = MemorySegment.ofAddress(address);
        Arena own = Arena.ofAuto();
        if (structured) {
            all[at++] = (SegmentAllocator) own;
        }
        all[at++] = MemorySegment.ofBuffer(errno.bytes());
        for (int i = 0; i < arguments.length; i++) {
            all[at++] = toNative(parameters[i], arguments[i], own);
        }
        try {
            return result.letter == 'v' ? invoked(handle, all) : fromNative(result, handle.invokeWithArguments(all));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static Object invoked(MethodHandle handle, Object[] arguments) throws Throwable {
        handle.invokeWithArguments(arguments);
        return null;
    }

    private static Object toNative(Kind kind, Object value, SegmentAllocator allocator) {
        return switch (kind.letter) {
            case 'b', 'B', '?' -> (byte) (long) (Long) value;
            case 'h', 'H' -> (short) (long) (Long) value;
            case 'i', 'I' -> (int) (long) (Long) value;
            case 'f' -> ((Number) value).floatValue();
            case 'd' -> ((Number) value).doubleValue();
            case 'P' -> MemorySegment.ofAddress((Long) value);
            case 'T' -> {
                byte[] bytes = (byte[]) value;
                MemorySegment copy = allocator.allocate(Math.max(1, bytes.length), 16);
                MemorySegment.copy(bytes, 0, copy, ValueLayout.JAVA_BYTE, 0, bytes.length);
                yield copy;
            }
            default -> value;
        };
    }

    private static Object fromNative(Kind kind, Object value) {
        return switch (kind.letter) {
            case 'b' -> (long) (Byte) value;
            case 'B' -> (long) ((Byte) value & 0xFF);
            case '?' -> (Byte) value != 0 ? 1L : 0L;
            case 'h' -> (long) (Short) value;
            case 'H' -> (long) ((Short) value & 0xFFFF);
            case 'i' -> (long) (Integer) value;
            case 'I' -> (Integer) value & 0xFFFFFFFFL;
            case 'f' -> (double) (Float) value;
            case 'P' -> ((MemorySegment) value).address();
            case 'T' -> {
                byte[] bytes = new byte[kind.size];
                MemorySegment.copy((MemorySegment) value, ValueLayout.JAVA_BYTE, 0, bytes, 0, bytes.length);
                yield bytes;
            }
            default -> value;
        };
    }

    // Callbacks

    /// What the generated code calls: one callback with its signature.
    private record Receiver(Callback callback, Kind result, Kind[] parameters) {
        Object receive(Object[] arguments) {
            Object[] values = new Object[arguments.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = fromNative(parameters[i], arguments[i]);
            }
            Object value = callback.call(values);
            return result.letter == 'v' ? null : toNative(result, value, Arena.ofAuto());
        }
    }

    /// The address of a C function that calls `callback`; it lives as long as `keeper` is kept.
    public long callback(Callback callback, Kind result, Kind[] parameters, Arena keeper) {
        FunctionDescriptor descriptor = descriptor(result, parameters);
        MethodType type = descriptor.toMethodType();
        try {
            MethodHandle receive = MethodHandles.lookup().findVirtual(Receiver.class, "receive", MethodType.methodType(Object.class, Object[].class));
            MethodHandle target = receive.bindTo(new Receiver(callback, result, parameters)).asCollector(Object[].class, parameters.length).asType(type);
            return linker.upcallStub(target, descriptor, keeper).address();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /// Where callbacks that nobody frees live.
    public Arena arena() {
        return arena;
    }
}
