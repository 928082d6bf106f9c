package taipan.objects;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/// Object identity: `is` and `id()`.
///
/// Numbers are Java values without an identity of their own, so that equal ints and equal floats are the same object.
/// Every other object is itself alone.
/// CPython: no counterpart
public final class Identity {
    private Identity() {}

    /// Whether two values are the same object.
    public static boolean is(Object a, Object b) {
        if (a == b) {
            return true;
        }
        if (a instanceof Long x) {
            return b instanceof Long y && x.longValue() == y.longValue();
        }
        if (a instanceof String s) {
            // CPython keeps one object for each of the short ones.
            return s.length() <= 1 && s.equals(b);
        }
        if (a instanceof Double x) {
            return b instanceof Double y && Double.doubleToRawLongBits(x) == Double.doubleToRawLongBits(y);
        }
        return a instanceof BigInteger && a.equals(b);
    }

    /// The number that `id()` answers: unique among the objects that are alive.
    public static long id(Object o) {
        if (o instanceof Long n) {
            return ofBits(n, 1);
        }
        if (o instanceof Double d) {
            return ofBits(Double.doubleToRawLongBits(d), 2);
        }
        if (o instanceof BigInteger n) {
            return ofBits(n.hashCode() * 0x9E3779B97F4A7C15L, 1);
        }
        Object same = o instanceof String s && s.length() <= 1 ? s.intern() : o;
        InterpreterState interpreter = ThreadState.current().interpreter();
        Addresses addresses = interpreter.serviceOrNull(Addresses.class);
        if (addresses == null) {
            synchronized (interpreter) {
                addresses = interpreter.serviceOrNull(Addresses.class);
                if (addresses == null) {
                    addresses = new Addresses();
                    interpreter.setService(Addresses.class, addresses);
                }
            }
        }
        return addresses.of(same);
    }

    /// The `id()` as the reprs of objects show it. CPython: the `%p` of PyUnicode_FromFormat
    public static String address(Object o) {
        return "0x" + Long.toHexString(id(o));
    }

    private static long ofBits(long bits, int kind) {
        return (0x40L + kind << 56) + ((bits ^ bits >>> 51) << 5 & 0xFF_FFFF_FFFF_FFFFL);
    }

    /// The addresses handed out so far. An address is made of the identity hash and, because those can collide, the
    /// number of the object among the living ones that share it.
    private static final class Addresses {
        private static final long START = 0x7f00_0000_0000L;

        private final Map<Integer, Known> known = new HashMap<>();
        private final ReferenceQueue<Object> dead = new ReferenceQueue<>();

        private static final class Known extends WeakReference<Object> {
            private final int hash;
            private final int number;
            private Known next;

            Known(Object o, ReferenceQueue<Object> queue, int hash, int number, Known next) {
                super(o, queue);
                this.hash = hash;
                this.number = number;
                this.next = next;
            }
        }

        synchronized long of(Object o) {
            for (Reference<?> r = dead.poll(); r != null; r = dead.poll()) {
                forget((Known) r);
            }
            int hash = System.identityHashCode(o);
            Known first = known.get(hash);
            int number = 0;
            for (Known k = first; k != null; k = k.next) {
                if (k.refersTo(o)) {
                    return address(k);
                }
                number = Math.max(number, k.number + 1);
            }
            Known made = new Known(o, dead, hash, number, first);
            known.put(hash, made);
            return address(made);
        }

        private void forget(Known gone) {
            Known first = known.get(gone.hash);
            if (first == gone) {
                if (gone.next == null) {
                    known.remove(gone.hash);
                } else {
                    known.put(gone.hash, gone.next);
                }
                return;
            }
            for (Known k = first; k != null; k = k.next) {
                if (k.next == gone) {
                    k.next = gone.next;
                    return;
                }
            }
        }

        private static long address(Known k) {
            return START + ((long) k.number << 36) + ((long) k.hash << 4);
        }
    }
}
