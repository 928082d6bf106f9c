package taipan.compiler.codegen;

import taipan.code.ComplexConstant;
import taipan.compiler.ast.Operator;

/// Operations on complex constants; `null` where Python raises an error.
/// CPython: Objects/complexobject.c
final class ComplexArithmetic {
    private static final ComplexConstant ONE = new ComplexConstant(1.0, 0.0);

    private ComplexArithmetic() {}

    static Object binary(Operator operator, ComplexConstant a, ComplexConstant b) {
        return switch (operator) {
            case ADD -> new ComplexConstant(sum(a.real(), b.real()), sum(a.imag(), b.imag()));
            case SUB -> new ComplexConstant(difference(a.real(), b.real()), difference(a.imag(), b.imag()));
            case MULT -> product(a, b);
            case DIV -> b.real() == 0 && b.imag() == 0 ? null : quotient(a, b);
            case POW -> power(a, b);
            default -> null;
        };
    }

    /// What processors make of an operation that says it is no number: a NaN goes through, a new one has its sign bit set.
    static double orNan(double x, double y, double result) {
        if (!Double.isNaN(result)) return result;
        return Double.isNaN(x) ? x : Double.isNaN(y) ? y : Double.longBitsToDouble(0xFFF8000000000000L);
    }

    private static double sum(double x, double y) {
        return orNan(x, y, x + y);
    }

    private static double difference(double x, double y) {
        return orNan(x, y, x - y);
    }

    private static double times(double x, double y) {
        return orNan(x, y, x * y);
    }

    private static double over(double x, double y) {
        return orNan(x, y, x / y);
    }

    private static ComplexConstant product(ComplexConstant a, ComplexConstant b) {
        return new ComplexConstant(difference(times(a.real(), b.real()), times(a.imag(), b.imag())),
                sum(times(a.imag(), b.real()), times(a.real(), b.imag())));
    }

    /// CPython: _Py_c_quot
    private static ComplexConstant quotient(ComplexConstant a, ComplexConstant b) {
        double real = Math.abs(b.real());
        double imag = Math.abs(b.imag());
        if (real >= imag) {
            double ratio = over(b.imag(), b.real());
            double denominator = sum(b.real(), times(b.imag(), ratio));
            return new ComplexConstant(over(sum(a.real(), times(a.imag(), ratio)), denominator),
                    over(difference(a.imag(), times(a.real(), ratio)), denominator));
        }
        if (imag >= real) {
            double ratio = over(b.real(), b.imag());
            double denominator = sum(times(b.real(), ratio), b.imag());
            return new ComplexConstant(over(sum(times(a.real(), ratio), a.imag()), denominator),
                    over(difference(times(a.imag(), ratio), a.real()), denominator));
        }
        return new ComplexConstant(Double.NaN, Double.NaN);
    }

    /// CPython: complex_pow
    static Object power(ComplexConstant a, ComplexConstant b) {
        ComplexConstant result;
        if (b.imag() == 0 && b.real() == Math.floor(b.real()) && Math.abs(b.real()) <= 100) {
            int exponent = (int) b.real();
            if (exponent > 0) {
                result = power(a, exponent);
            } else {
                ComplexConstant inverse = power(a, -exponent);
                if (inverse.real() == 0 && inverse.imag() == 0) return null;
                result = quotient(ONE, inverse);
            }
        } else if (a.real() == 0 && a.imag() == 0) {
            if (b.imag() != 0 || b.real() < 0) return null;
            result = new ComplexConstant(0.0, 0.0);
        } else {
            double abs = PreciseMath.hypot(a.real(), a.imag());
            double length = PreciseMath.pow(abs, b.real());
            double angle = PreciseMath.atan2(a.imag(), a.real());
            double phase = times(angle, b.real());
            if (b.imag() != 0) {
                length = over(length, PreciseMath.exp(times(angle, b.imag())));
                phase = sum(phase, times(b.imag(), PreciseMath.log(abs)));
            }
            // The C library calls the sine of infinity an error of the domain.
            if (Double.isInfinite(phase)) return null;
            result = new ComplexConstant(times(length, PreciseMath.cos(phase)), times(length, PreciseMath.sin(phase)));
        }
        return Double.isInfinite(result.real()) || Double.isInfinite(result.imag()) ? null : result;
    }

    private static ComplexConstant power(ComplexConstant base, int exponent) {
        ComplexConstant result = ONE;
        ComplexConstant square = base;
        for (int mask = 1; mask > 0 && exponent >= mask; mask <<= 1) {
            if ((exponent & mask) != 0) result = product(result, square);
            square = product(square, square);
        }
        return result;
    }
}
