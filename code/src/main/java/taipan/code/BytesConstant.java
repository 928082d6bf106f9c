package taipan.code;

import java.util.Arrays;

/// A bytes object among the constants of a code object.
public final class BytesConstant {
    private final byte[] bytes;
    private int hash;

    /// Takes over `bytes`, which the caller must not change afterwards.
    public BytesConstant(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The bytes themselves, not a copy: not to be changed.
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BytesConstant that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = Arrays.hashCode(bytes);
        }
        return hash;
    }

    @Override
    public String toString() {
        return "BytesConstant" + Arrays.toString(bytes);
    }
}
