package taipan.numbers;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Arithmetic of Python floats where it differs from Java's.
/// CPython: Objects/floatobject.c
public final class FloatMath {
    private FloatMath() {}

    /// The remainder with the sign of the divisor, which is not zero.
    /// CPython: float_rem
    public static double modulo(double a, double b) {
        double rest = a % b;
        if (rest != 0) {
            return b < 0 != rest < 0 ? rest + b : rest;
        }
        return Math.copySign(0.0, b);
    }

    /// Floor division by a divisor that is not zero.
    /// CPython: _float_div_mod
    public static double floorDivide(double a, double b) {
        double rest = a % b;
        double quotient = (a - rest) / b;
        if (rest != 0 && b < 0 != rest < 0) {
            quotient -= 1.0;
        }
        if (quotient == 0) {
            return Math.copySign(0.0, a / b);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1.0 : floor;
    }

    /// How a power that is not an ordinary float is to be reported.
    public enum PowerProblem {
        NONE,
        ZERO_TO_NEGATIVE,
        COMPLEX_RESULT,
        OVERFLOW
    }

    /// Whether `a ** b` must be reported instead of computed; overflow is known only by the result.
    /// CPython: float_pow
    public static PowerProblem powerProblem(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b) || Double.isInfinite(a) || Double.isInfinite(b)) {
            return PowerProblem.NONE;
        }
        if (a == 0) {
            return b < 0 ? PowerProblem.ZERO_TO_NEGATIVE : PowerProblem.NONE;
        }
        if (a < 0 && b != Math.rint(b)) {
            return PowerProblem.COMPLEX_RESULT;
        }
        return a != 1 && a != -1 && Double.isInfinite(Math.pow(a, b)) ? PowerProblem.OVERFLOW : PowerProblem.NONE;
    }

    /// The power as C defines it: 1 to anything, and anything to 0, is 1.
    public static double power(double a, double b) {
        if (a == 1 || a == -1 && Double.isInfinite(b)) {
            return 1.0;
        }
        return Math.pow(a, b);
    }

    /// Numerator and denominator, in lowest terms, of a finite float.
    /// CPython: float_as_integer_ratio_impl
    public static Object[] integerRatio(double x) {
        if (x == Math.rint(x)) {
            return new Object[] {IntMath.ofDouble(x), 1L};
        }
        long bits = Double.doubleToRawLongBits(x);
        long significand = bits & 0xFFFFFFFFFFFFFL;
        int exponent = Math.getExponent(x);
        if (exponent < Double.MIN_EXPONENT) {
            exponent = Double.MIN_EXPONENT;
        } else {
            significand |= 0x10000000000000L;
        }
        int zeros = Long.numberOfTrailingZeros(significand);
        long numerator = significand >> zeros;
        int scale = 52 - exponent - zeros;
        return new Object[] {
            bits < 0 ? -numerator : numerator,
            scale < 63 ? (Object) (1L << scale) : BigInteger.ONE.shiftLeft(scale)
        };
    }

    /// The int nearest to a finite float, ties to even.
    public static Object round(double x) {
        return IntMath.ofDouble(Math.rint(x));
    }

    /// `x` rounded to a number of decimal places, ties to even on the exact value; infinite when that is too large.
    /// CPython: double_round
    public static double round(double x, long places) {
        // Outside these bounds every float has fewer digits, or none at all on that side.
        if (x == 0 || Double.isNaN(x) || Double.isInfinite(x) || places > 323) {
            return x;
        }
        if (places < -308) {
            return Math.copySign(0.0, x);
        }
        double size = Math.abs(x);
        if (places >= 0 && places <= 15) {
            long scaled = FloatDigits.scaledByPowerOfTen(size, (int) places);
            // Both operands are exact, so that the division rounds once.
            if (scaled >= 0 && scaled <= 1L << 53) {
                return Math.copySign((double) scaled / FloatDigits.powerOfTen((int) places), x);
            }
        }
        double rounded =
                new BigDecimal(size).setScale((int) places, RoundingMode.HALF_EVEN).doubleValue();
        return Math.copySign(rounded, x);
    }
}
