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
            case ADD -> new ComplexConstant(a.real() + b.real(), a.imag() + b.imag());
            case SUB -> new ComplexConstant(a.real() - b.real(), a.imag() - b.imag());
            case MULT -> product(a, b);
            case DIV -> b.real() == 0 && b.imag() == 0 ? null : quotient(a, b);
            case POW -> power(a, b);
            default -> null;
        };
    }

    private static ComplexConstant product(ComplexConstant a, ComplexConstant b) {
        return new ComplexConstant(a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real());
    }

    /// CPython: _Py_c_quot
    private static ComplexConstant quotient(ComplexConstant a, ComplexConstant b) {
        double real = Math.abs(b.real());
        double imag = Math.abs(b.imag());
        if (real >= imag) {
            double ratio = b.imag() / b.real();
            double denominator = b.real() + b.imag() * ratio;
            return new ComplexConstant((a.real() + a.imag() * ratio) / denominator,
                    (a.imag() - a.real() * ratio) / denominator);
        }
        if (imag >= real) {
            double ratio = b.real() / b.imag();
            double denominator = b.real() * ratio + b.imag();
            return new ComplexConstant((a.real() * ratio + a.imag()) / denominator,
                    (a.imag() * ratio - a.real()) / denominator);
        }
        return new ComplexConstant(Double.NaN, Double.NaN);
    }

    /// CPython: complex_pow
    static Object power(ComplexConstant a, ComplexConstant b) {
        ComplexConstant result;
        if (b.imag() == 0 && b.real() == Math.floor(b.real()) && Math.abs(b.real()) <= 100) {
            int exponent = (int) b.real();
            if (exponent <= 0 && a.real() == 0 && a.imag() == 0 && exponent != 0) return null;
            result = exponent > 0 ? power(a, exponent) : quotient(ONE, power(a, -exponent));
        } else if (a.real() == 0 && a.imag() == 0) {
            if (b.imag() != 0 || b.real() < 0) return null;
            result = new ComplexConstant(0.0, 0.0);
        } else {
            double abs = Math.hypot(a.real(), a.imag());
            double length = PrecisePower.pow(abs, b.real());
            double angle = Math.atan2(a.imag(), a.real());
            double phase = angle * b.real();
            if (b.imag() != 0) {
                length /= Math.exp(angle * b.imag());
                phase += b.imag() * Math.log(abs);
            }
            result = new ComplexConstant(length * Math.cos(phase), length * Math.sin(phase));
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
