package taipan.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/// Hash values recorded from CPython 3.10.
class HashesEqualCPythonsTest {
    private final HashKey zero = HashKey.ofSeed(0);

    @Test
    void strings() {
        assertEquals(0, zero.hash(""));
        assertEquals(-7583489610679606711L, zero.hash("a"));
        assertEquals(zero.hash("a"), zero.hash(new byte[] {'a'}));
    }

    @Test
    void numbersThatAreEqualHashAlike() {
        assertEquals(-2, NumberHash.ofLong(-1));
        assertEquals(0, NumberHash.ofLong(NumberHash.PRIME));
        assertEquals(NumberHash.ofInt(BigInteger.ONE.shiftLeft(100)), NumberHash.ofDouble(0x1p100));
        assertEquals(1152921504606846976L, NumberHash.ofDouble(0.5));
        assertEquals(314159, NumberHash.ofDouble(Double.POSITIVE_INFINITY));
    }

    @Test
    void tuples() {
        assertEquals(5740354900026072187L, CollectionHash.tupleEnd(CollectionHash.TUPLE_START, 0));
        long one = CollectionHash.tupleStep(CollectionHash.TUPLE_START, 1);
        assertEquals(-6644214454873602895L, CollectionHash.tupleEnd(one, 1));
    }
}
