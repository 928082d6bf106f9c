package taipan.numbers;

/// Arithmetic of complex numbers; a result is the pair of its parts.
/// CPython: Objects/complexobject.c
public final class ComplexMath {
    private ComplexMath() {}

    private static double[] pair(double real, double imaginary) {
        return new double[] {real, imaginary};
    }

    public static double[] multiply(double a, double b, double c, double d) {
        return pair(a * c - b * d, a * d + b * c);
    }

    /// The quotient, or absent (null) when the divisor is zero.
    /// CPython: _Py_c_quot
    public static double[] divide(double a, double b, double c, double d) {
        double realSize = Math.abs(c);
        double imaginarySize = Math.abs(d);
        if (realSize >= imaginarySize) {
            if (realSize == 0) {
                return null;
            }
            double ratio = d / c;
            double scale = c + d * ratio;
            return pair((a + b * ratio) / scale, (b - a * ratio) / scale);
        }
        if (imaginarySize >= realSize) {
            double ratio = c / d;
            double scale = c * ratio + d;
            return pair((a * ratio + b) / scale, (b * ratio - a) / scale);
        }
        return pair(Double.NaN, Double.NaN);
    }

    /// The power, or absent (null) for zero to a negative or complex power.
    /// CPython: _Py_c_pow
    public static double[] power(double a, double b, double c, double d) {
        if (c == 0 && d == 0) {
            return pair(1, 0);
        }
        if (a == 0 && b == 0) {
            return d != 0 || c < 0 ? null : pair(0, 0);
        }
        double size = Math.hypot(a, b);
        double length = FloatMath.power(size, c);
        double angle = Math.atan2(b, a);
        double phase = angle * c;
        if (d != 0) {
            length /= Math.exp(angle * d);
            phase += d * Math.log(size);
        }
        return pair(length * Math.cos(phase), length * Math.sin(phase));
    }

    /// The power with a small whole exponent, by repeated multiplication; absent (null) for zero to a negative power.
    /// CPython: c_powi
    public static double[] power(double a, double b, int exponent) {
        double[] result = pair(1, 0);
        double[] square = pair(a, b);
        for (int mask = 1, n = Math.abs(exponent); mask > 0 && n >= mask; mask <<= 1) {
            if ((n & mask) != 0) {
                result = multiply(result[0], result[1], square[0], square[1]);
            }
            square = multiply(square[0], square[1], square[0], square[1]);
        }
        return exponent > 0 ? result : divide(1, 0, result[0], result[1]);
    }
}
