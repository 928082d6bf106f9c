package taipan.modules.math;

/// Elementary functions whose last digit matters, because Python programs print them.
///
/// Java's own answers may be off by one unit in the last place where the C library rounds correctly. Those of the
/// inverse trigonometric functions and of `log2` are corrected here by one Newton step, whose residual is computed with
/// numbers of twice the precision (an unevaluated sum `hi + lo`). The hyperbolic ones follow the classic formulas.
/// CPython: Modules/mathmodule.c
public final class Elementary {
    private static final double LN2 = 0.6931471805599453;
    private static final double PI_HI = Math.PI;
    private static final double PI_LO = 1.2246467991473532e-16;
    private static final double INV_LN2_HI = 1.4426950408889634;
    private static final double INV_LN2_LO = 2.0355273740931033e-17;
    private static final double TINY = 0x1p-27;

    private Elementary() {}

    /// Sine and cosine of a number between 0 and pi/2 to about 100 bits.
    private static final class SinCos {
        double sinHi;
        double sinLo;
        double cosHi;
        double cosLo;

        SinCos(double x) {
            double squareHi = x * x;
            double squareLo = Math.fma(x, x, -squareHi);
            // Both series from their ends, by Horner's rule: s = 1 - x*x / (k*(k-1)) * s.
            Pair s = new Pair(1, 0);
            Pair c = new Pair(1, 0);
            for (int k = 27; k >= 3; k -= 2) {
                s.step(squareHi, squareLo, k * (k - 1));
                c.step(squareHi, squareLo, (k - 1) * (k - 2));
            }
            double product = s.hi * x;
            sinHi = product;
            sinLo = Math.fma(s.hi, x, -product) + s.lo * x;
            cosHi = c.hi;
            cosLo = c.lo;
        }
    }

    /// A number as an unevaluated sum.
    private static final class Pair {
        double hi;
        double lo;

        Pair(double hi, double lo) {
            this.hi = hi;
            this.lo = lo;
        }

        /// Becomes `1 - square / divisor * this`.
        void step(double squareHi, double squareLo, double divisor) {
            double product = hi * squareHi;
            double productLo = Math.fma(hi, squareHi, -product) + (hi * squareLo + lo * squareHi);
            double quotient = product / divisor;
            double quotientLo = (Math.fma(-quotient, divisor, product) + productLo) / divisor;
            double difference = 1 - quotient;
            double rest = 1 - difference - quotient - quotientLo;
            hi = difference + rest;
            lo = difference - hi + rest;
        }
    }

    static double asin(double x) {
        double a = Math.abs(x);
        if (!(a < 1) || a < TINY) {
            return Math.asin(x);
        }
        double y = Math.asin(a);
        SinCos f = new SinCos(y);
        return Math.copySign(y + (a - f.sinHi - f.sinLo) / f.cosHi, x);
    }

    static double acos(double x) {
        double a = Math.abs(x);
        if (!(a < 1) || a < TINY) {
            return Math.acos(x);
        }
        double y = Math.acos(a);
        SinCos f = new SinCos(y);
        double correction = (f.cosHi - a + f.cosLo) / f.sinHi;
        return x > 0 ? y + correction : PI_HI - y + (PI_HI - (PI_HI - y) - y + PI_LO - correction);
    }

    static double atan(double x) {
        double a = Math.abs(x);
        if (!(a < 0x1p60) || a < TINY) {
            return Math.atan(x);
        }
        double y = Math.atan(a);
        return Math.copySign(y + angleCorrection(y, a, 1), x);
    }

    public static double atan2(double y, double x) {
        double a = Math.abs(y);
        double b = Math.abs(x);
        double ratio = a / b;
        if (!(ratio < 0x1p50) || !(ratio > 0x1p-50) || a > 0x1p1000 || b > 0x1p1000 || a < 0x1p-900 || b < 0x1p-900) {
            return Math.atan2(y, x);
        }
        double angle = Math.atan2(a, b);
        double correction = angleCorrection(angle, a, b);
        if (x < 0) {
            double supplement = PI_HI - angle;
            angle = supplement;
            correction = PI_HI - supplement - Math.atan2(a, b) + PI_LO - correction;
        }
        return Math.copySign(angle + correction, y);
    }

    /// What is missing from an angle whose tangent should be `a / b`.
    private static double angleCorrection(double angle, double a, double b) {
        SinCos f = new SinCos(angle);
        double first = a * f.cosHi;
        double second = b * f.sinHi;
        double residual = first - second
                + (Math.fma(a, f.cosHi, -first) - Math.fma(b, f.sinHi, -second))
                + (a * f.cosLo - b * f.sinLo);
        return residual / (b * f.cosHi + a * f.sinHi);
    }

    static double log2(double x) {
        if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
            return Math.log(x);
        }
        int exponent = Math.getExponent(x);
        double mantissa = x;
        if (exponent < Double.MIN_EXPONENT) {
            mantissa *= 0x1p54;
            exponent = Math.getExponent(mantissa) - 54;
            mantissa = Math.scalb(mantissa, -exponent - 54);
        } else {
            mantissa = Math.scalb(x, -exponent);
        }
        if (mantissa > 1.4142135623730951) {
            mantissa /= 2;
            exponent++;
        }
        if (mantissa == 1) {
            return exponent;
        }
        double y = Math.log(mantissa);
        double correction = logCorrection(mantissa, y);
        double product = y * INV_LN2_HI;
        double rest = Math.fma(y, INV_LN2_HI, -product) + (y * INV_LN2_LO + correction * INV_LN2_HI);
        double sum = exponent + product;
        return sum + (Math.abs(exponent) >= 1 ? product - (sum - exponent) + rest : rest);
    }

    /// What is missing from `y` to the logarithm of `x`, for small `y`: `x * exp(-y) - 1`.
    private static double logCorrection(double x, double y) {
        double hi = 1;
        double lo = 0;
        for (int k = 20; k >= 1; k--) {
            double product = hi * -y;
            double productLo = Math.fma(hi, -y, -product) - lo * y;
            double quotient = product / k;
            double quotientLo = (Math.fma(-quotient, k, product) + productLo) / k;
            double sum = 1 + quotient;
            double rest = quotient - (sum - 1) + quotientLo;
            hi = sum + rest;
            lo = sum - hi + rest;
        }
        double product = x * hi;
        return product - 1 + (Math.fma(x, hi, -product) + x * lo);
    }

    static double log10(double x) {
        if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
            return Math.log(x);
        }
        int exponent = Math.getExponent(x);
        double mantissa = x;
        int shift = 0;
        if (exponent < Double.MIN_EXPONENT) {
            mantissa = x * 0x1p54;
            shift = -54;
            exponent = Math.getExponent(mantissa);
        }
        int whole = exponent + shift;
        int negative = whole < 0 ? 1 : 0;
        mantissa = Math.scalb(mantissa, -exponent - negative);
        double scale = whole + negative;
        double low = scale * 3.69423907715893078616e-13 + 4.34294481903251816668e-01 * Math.log(mantissa);
        return low + scale * 3.01029995663611771306e-01;
    }

    public static double sinh(double x) {
        double a = Math.abs(x);
        if (!(a >= 22) || a > 709) {
            return StrictMath.sinh(x);
        }
        return Math.copySign(0.5 * Math.exp(a), x);
    }

    public static double cosh(double x) {
        double a = Math.abs(x);
        if (a < 0.5 * LN2 || !(a <= 709)) {
            return StrictMath.cosh(x);
        }
        double e = Math.exp(a);
        return a < 22 ? 0.5 * e + 0.5 / e : 0.5 * e;
    }

    static double asinh(double x) {
        double a = Math.abs(x);
        if (!(a <= Double.MAX_VALUE) || a < 0x1p-28) {
            return x;
        }
        double y;
        if (a > 0x1p28) {
            y = Math.log(a) + LN2;
        } else if (a > 2) {
            y = Math.log(2 * a + 1 / (Math.sqrt(a * a + 1) + a));
        } else {
            double square = a * a;
            y = Math.log1p(a + square / (1 + Math.sqrt(1 + square)));
        }
        return Math.copySign(y, x);
    }

    static double acosh(double x) {
        if (x > 0x1p28) {
            return Math.log(x) + (x == Double.POSITIVE_INFINITY ? 0 : LN2);
        }
        if (x == 1) {
            return 0;
        }
        if (x > 2) {
            return Math.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
        }
        double t = x - 1;
        return Math.log1p(t + Math.sqrt(2 * t + t * t));
    }

    static double atanh(double x) {
        double a = Math.abs(x);
        if (a < 0x1p-28) {
            return x;
        }
        double twice = a + a;
        double y = a < 0.5 ? 0.5 * Math.log1p(twice + twice * a / (1 - a)) : 0.5 * Math.log1p(twice / (1 - a));
        return Math.copySign(y, x);
    }

    /// `pow` as C has it: 1 to any power and anything to the power 0 are 1, even with NaN; -1 to an infinity is 1.
    static double pow(double x, double y) {
        return x == 1 || x == -1 && Double.isInfinite(y) ? 1 : Math.pow(x, y);
    }
}
