package taipan.numbers;

/// Hash values of containers from those of their elements, and of objects that hash by identity.
/// CPython: Objects/tupleobject.c, Objects/setobject.c
public final class CollectionHash {
    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    /// Where the hash of a tuple starts.
    public static final long TUPLE_START = PRIME_5;

    private CollectionHash() {}

    /// The accumulator after one more element of a tuple.
    /// CPython: tuplehash
    public static long tupleStep(long accumulator, long elementHash) {
        return Long.rotateLeft(accumulator + elementHash * PRIME_2, 31) * PRIME_1;
    }

    public static long tupleEnd(long accumulator, long length) {
        long hash = accumulator + (length ^ (PRIME_5 ^ 3527539L));
        return hash == -1 ? 1546275796L : hash;
    }

    /// The accumulator, at first 0, after one more element of a frozenset; the order does not matter.
    /// CPython: frozenset_hash
    public static long setStep(long accumulator, long elementHash) {
        return accumulator ^ ((elementHash ^ 89869747L) ^ (elementHash << 16)) * 3644798167L;
    }

    public static long setEnd(long accumulator, long size) {
        long hash = accumulator ^ (size + 1) * 1927868237L;
        hash ^= (hash >>> 11) ^ (hash >>> 25);
        hash = hash * 69069L + 907133923L;
        return hash == -1 ? 590923713L : hash;
    }

    /// The hash of an object that compares by identity, from the address that its `id` shows.
    /// CPython: _Py_HashPointer
    public static long ofAddress(long address) {
        long hash = Long.rotateRight(address, 4);
        return hash == -1 ? -2 : hash;
    }
}
