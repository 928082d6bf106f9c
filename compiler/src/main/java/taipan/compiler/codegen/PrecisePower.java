package taipan.compiler.codegen;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// Powers of floats to the last bit: constants are computed once and for all, and must not depend on the mathematics
/// library of the machine.
/// CPython: Objects/floatobject.c (float_pow)
final class PrecisePower {
    private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);

    private PrecisePower() {}

    static double pow(double x, double y) {
        double rough = StrictMath.pow(x, y);
        if (rough == 0 || Double.isNaN(rough) || Double.isInfinite(rough) || Double.isInfinite(y) || x == 1 || y == 0) {
            return rough;
        }
        double precise;
        if (y == Math.rint(y) && Math.abs(y) <= 1 << 20) {
            int exponent = (int) Math.abs(y);
            BigDecimal power = new BigDecimal(x).pow(exponent, new MathContext(80, RoundingMode.HALF_EVEN));
            precise = (y < 0 ? BigDecimal.ONE.divide(power, DIGITS) : power.round(DIGITS)).doubleValue();
        } else {
            BigDecimal logarithm = log(new BigDecimal(Math.abs(x))).multiply(new BigDecimal(y), DIGITS);
            precise = exp(logarithm).doubleValue();
            if (x < 0 && y % 2 != 0) precise = -precise;
        }
        return precise;
    }

    private static BigDecimal log(BigDecimal x) {
        double near = x.doubleValue();
        // Subnormal numbers all have the same exponent, which would leave a mantissa far from 1.
        int exponent = near < Double.MIN_NORMAL ? Math.getExponent(near * 0x1p60) - 60 : Math.getExponent(near);
        BigDecimal two = BigDecimal.TWO;
        BigDecimal power = new BigDecimal(BigInteger.TWO.pow(Math.abs(exponent)));
        BigDecimal mantissa = exponent >= 0 ? x.divide(power, DIGITS) : x.multiply(power, DIGITS);
        return artanhTwice(mantissa).add(artanhTwice(two).multiply(BigDecimal.valueOf(exponent)), DIGITS);
    }

    /// The logarithm of a number near 1 by the series of 2 artanh((x - 1) / (x + 1)).
    private static BigDecimal artanhTwice(BigDecimal x) {
        BigDecimal z = x.subtract(BigDecimal.ONE).divide(x.add(BigDecimal.ONE), DIGITS);
        BigDecimal square = z.multiply(z, DIGITS);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal power = z;
        for (int n = 1; power.signum() != 0 && power.precision() - power.scale() > -65; n += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS), DIGITS);
            power = power.multiply(square, DIGITS);
        }
        return sum.multiply(BigDecimal.TWO, DIGITS);
    }

    private static BigDecimal exp(BigDecimal x) {
        // Halving the argument makes the series short; squaring undoes it.
        int halvings = Math.max(0, x.precision() - x.scale()) * 4 + 8;
        BigDecimal small = x.divide(new BigDecimal(BigInteger.TWO.pow(halvings)), DIGITS);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; term.signum() != 0 && term.precision() - term.scale() > -65; n++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < halvings; i++) sum = sum.multiply(sum, DIGITS);
        return sum;
    }
}
