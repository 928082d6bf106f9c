package taipan.numbers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Python's rules for ints, and their canonical form.
class IntMathFollowsPythonTest {
    private static final BigInteger TWO_63 = BigInteger.ONE.shiftLeft(63);

    @Test
    void resultsThatFitAreLongs() {
        assertEquals(TWO_63, IntMath.add(Long.MAX_VALUE, 1L));
        assertEquals(Long.MIN_VALUE, IntMath.negate(TWO_63));
        assertInstanceOf(Long.class, IntMath.subtract((Object) TWO_63, (Object) 1L));
        assertEquals(TWO_63, IntMath.floorDivide(Long.MIN_VALUE, -1L));
    }

    @Test
    void divisionFloorsAndTheRemainderHasTheSignOfTheDivisor() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            Object a = IntMath.of(new BigInteger(1 + random.nextInt(200), random).subtract(TWO_63));
            Object b = IntMath.of(new BigInteger(1 + random.nextInt(120), random).subtract(BigInteger.valueOf(1000)));
            if (IntMath.signum(b) == 0) {
                continue;
            }
            Object[] parts = IntMath.floorDivideAndModulo(a, b);
            assertEquals(a, IntMath.add(IntMath.multiply(parts[0], b), parts[1]));
            assertEquals(true, IntMath.signum(parts[1]) == 0 || IntMath.signum(parts[1]) == IntMath.signum(b));
            assertEquals(true, IntMath.compare(IntMath.abs(parts[1]), IntMath.abs(b)) < 0);
        }
    }

    @Test
    void modularPowersInvertAndKeepTheSignOfTheModulus() {
        assertEquals(5L, IntMath.modularPower(3L, -1L, 7L));
        assertEquals(-2L, IntMath.modularPower(3L, -1L, -7L));
        assertNull(IntMath.modularPower(3L, -1L, 6L));
    }

    @Test
    void trueDivisionRoundsOnce() {
        assertEquals(1.0 / 3, IntMath.trueDivide(1L, 3L));
        assertEquals(0x1p1000, IntMath.trueDivide(BigInteger.ONE.shiftLeft(2000), BigInteger.ONE.shiftLeft(1000)));
        assertEquals(9007199254740992.0, IntMath.trueDivide(9007199254740993L * 3, 3L));
    }

    @Test
    void hugeTextIsReadAndWritten() {
        String text = "123456789".repeat(2000);
        Object value = IntText.parse(text, 10, 0);
        assertEquals(text, IntText.decimal(value, 0));
        assertThrows(TooManyDigits.class, () -> IntText.parse(text, 10, 4300));
        assertThrows(TooManyDigits.class, () -> IntText.decimal(value, 4300));
        assertEquals(value, IntText.parse(IntText.prefixed(value, 16), 0, 4300));
    }

    @Test
    void literalsFollowTheRulesOfTheirBase() {
        assertEquals(255L, IntText.parse(" 0x_ff ", 16, 0));
        assertEquals(0L, IntText.parse("0_0", 0, 0));
        assertNull(IntText.parse("00_1", 0, 0));
        assertNull(IntText.parse("1__0", 10, 0));
        assertEquals(177L, IntText.parse("0b1", 16, 0));
    }

    @Test
    void bytesRoundTrip() {
        assertArrayEquals(new byte[] {-1, 0}, IntMath.toBytes(255L, 2, true, true));
        assertNull(IntMath.toBytes(128L, 1, true, true));
        assertEquals(-128L, IntMath.fromBytes(new byte[] {-128}, 0, 1, true, true));
    }
}
