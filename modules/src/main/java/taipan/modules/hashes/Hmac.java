package taipan.modules.hashes;

import java.util.Arrays;

/// A keyed hash.
/// CPython: Modules/_hashopenssl.c (HMAC_CTX); source: RFC 2104
final class Hmac {
    private final Hash inner;
    private final Hash outer;

    private Hmac(Hash inner, Hash outer) {
        this.inner = inner;
        this.outer = outer;
    }

    static Hmac of(Hash fresh, byte[] key) {
        byte[] block;
        if (key.length > fresh.blockSize) {
            Hash hash = fresh.copy();
            hash.update(key);
            block = Arrays.copyOf(hash.digest(), fresh.blockSize);
        } else {
            block = Arrays.copyOf(key, fresh.blockSize);
        }
        return new Hmac(start(fresh, block, 0x36), start(fresh, block, 0x5C));
    }

    private static Hash start(Hash fresh, byte[] key, int pad) {
        byte[] block = key.clone();
        for (int i = 0; i < block.length; i++) {
            block[i] ^= (byte) pad;
        }
        Hash hash = fresh.copy();
        hash.update(block);
        return hash;
    }

    String name() {
        return inner.name;
    }

    int digestSize() {
        return inner.digestSize;
    }

    int blockSize() {
        return inner.blockSize;
    }

    void update(byte[] data) {
        inner.update(data);
    }

    byte[] digest() {
        Hash last = outer.copy();
        last.update(inner.digest());
        return last.digest();
    }

    Hmac copy() {
        return new Hmac(inner.copy(), outer);
    }
}
