package taipan.compiler.codegen;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// Functions of floats to the last bit: constants are computed once and for all, and must not depend on the mathematics
/// library of the machine. Each function takes what `StrictMath` says where that is exact (zeros, infinities), and else
/// computes with many digits and rounds once. A NaN goes through with its sign.
/// CPython: Objects/floatobject.c (float_pow), Objects/complexobject.c (_Py_c_pow)
final class PreciseMath {
    private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);

    private PreciseMath() {}

    static double pow(double x, double y) {
        if (Double.isNaN(x) && y != 0) return x;
        if (Double.isNaN(y) && x != 1) return y;
        double rough = StrictMath.pow(x, y);
        if (isExact(rough) || Double.isInfinite(y) || x == 1 || y == 0) return rough;
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

    static double exp(double x) {
        double rough = Double.isNaN(x) ? x : StrictMath.exp(x);
        return isExact(rough) || x == 0 ? rough : exp(new BigDecimal(x)).doubleValue();
    }

    static double log(double x) {
        double rough = Double.isNaN(x) ? x : StrictMath.log(x);
        return isExact(rough) ? rough : log(new BigDecimal(x)).doubleValue();
    }

    static double hypot(double x, double y) {
        double rough = ComplexArithmetic.orNan(x, y, StrictMath.hypot(x, y));
        if (isExact(rough)) return rough;
        BigDecimal a = new BigDecimal(x);
        BigDecimal b = new BigDecimal(y);
        return a.multiply(a).add(b.multiply(b)).sqrt(DIGITS).doubleValue();
    }

    static double atan2(double y, double x) {
        double rough = ComplexArithmetic.orNan(y, x, StrictMath.atan2(y, x));
        if (isExact(rough) || Double.isInfinite(x) || Double.isInfinite(y)) return rough;
        BigDecimal pi = pi(DIGITS);
        if (x == 0) return (y < 0 ? pi.negate() : pi).divide(BigDecimal.TWO).doubleValue();
        if (y == 0) return (Math.copySign(1, y) < 0 ? pi.negate() : pi).doubleValue();
        BigDecimal angle = atan(new BigDecimal(y).divide(new BigDecimal(x), DIGITS));
        if (x < 0) angle = y < 0 ? angle.subtract(pi) : angle.add(pi);
        return angle.doubleValue();
    }

    static double sin(double x) {
        double rough = Double.isNaN(x) ? x : StrictMath.sin(x);
        return isExact(rough) ? rough : sine(new BigDecimal(x), false).doubleValue();
    }

    static double cos(double x) {
        double rough = Double.isNaN(x) ? x : StrictMath.cos(x);
        return isExact(rough) || x == 0 ? rough : sine(new BigDecimal(x), true).doubleValue();
    }

    private static boolean isExact(double rough) {
        return rough == 0 || Double.isNaN(rough) || Double.isInfinite(rough);
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
        for (int n = 1; isNear(power, 65); n += 2) {
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
        for (int n = 1; isNear(term, 65); n++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < halvings; i++) sum = sum.multiply(sum, DIGITS);
        return sum;
    }

    private static BigDecimal atan(BigDecimal x) {
        if (x.signum() < 0) return atan(x.negate()).negate();
        if (x.compareTo(BigDecimal.ONE) > 0) {
            return pi(DIGITS).divide(BigDecimal.TWO).subtract(atan(BigDecimal.ONE.divide(x, DIGITS)), DIGITS);
        }
        // Halving the angle thrice makes the series short.
        for (int i = 0; i < 3; i++) {
            BigDecimal root = x.multiply(x).add(BigDecimal.ONE).sqrt(DIGITS);
            x = x.divide(root.add(BigDecimal.ONE), DIGITS);
        }
        return arctangent(x, DIGITS).multiply(BigDecimal.valueOf(8), DIGITS);
    }

    /// The series of the arctangent of a number well below 1.
    private static BigDecimal arctangent(BigDecimal x, MathContext digits) {
        BigDecimal square = x.multiply(x, digits).negate();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal power = x;
        int smallest = digits.getPrecision() + 5 + Math.max(0, x.scale() - x.precision());
        for (int n = 1; isNear(power, smallest); n += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(n), digits), digits);
            power = power.multiply(square, digits);
        }
        return sum;
    }

    /// Machin's formula.
    private static BigDecimal pi(MathContext digits) {
        BigDecimal fifth = arctangent(BigDecimal.ONE.divide(BigDecimal.valueOf(5), digits), digits);
        BigDecimal small = arctangent(BigDecimal.ONE.divide(BigDecimal.valueOf(239), digits), digits);
        return fifth.multiply(BigDecimal.valueOf(16)).subtract(small.multiply(BigDecimal.valueOf(4)), digits);
    }

    /// The sine, or the cosine, of an angle of any size.
    private static BigDecimal sine(BigDecimal x, boolean cosine) {
        // The multiple of a right angle that is taken away costs as many digits as it has.
        int whole = Math.max(0, x.precision() - x.scale());
        var digits = new MathContext(80 + whole, RoundingMode.HALF_EVEN);
        BigDecimal right = pi(digits).divide(BigDecimal.TWO);
        BigInteger turns = x.divide(right, digits).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
        BigDecimal rest = x.subtract(right.multiply(new BigDecimal(turns))).round(DIGITS);
        int quadrant = turns.mod(BigInteger.valueOf(4)).intValue() + (cosine ? 1 : 0);
        BigDecimal square = rest.multiply(rest, DIGITS).negate();
        BigDecimal term = quadrant % 2 == 0 ? rest : BigDecimal.ONE;
        int smallest = 65 + Math.max(0, term.scale() - term.precision());
        BigDecimal sum = BigDecimal.ZERO;
        for (int n = quadrant % 2 == 0 ? 2 : 1; isNear(term, smallest); n += 2) {
            sum = sum.add(term, DIGITS);
            term = term.multiply(square, DIGITS).divide(BigDecimal.valueOf((long) n * (n + 1)), DIGITS);
        }
        return quadrant % 4 >= 2 ? sum.negate() : sum;
    }

    /// Whether a term still counts that is to be added to a number of this many decimal places.
    private static boolean isNear(BigDecimal term, int places) {
        return term.signum() != 0 && term.precision() - term.scale() > -places;
    }
}
