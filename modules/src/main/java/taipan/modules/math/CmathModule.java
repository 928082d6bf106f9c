package taipan.modules.math;

import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.Constant;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.numbers.ComplexMath;
import taipan.objects.InterpreterState;
import taipan.objects.PyComplex;
import taipan.objects.PyModuleObject;
import taipan.objects.PyTuple;
import taipan.objects.Raised;

/// The `cmath` module.
///
/// The answers for infinities and NaNs stand in tables: for each kind of real part (-inf, negative, -0, 0, positive,
/// inf, nan) and of imaginary part in the same order, where one of them is not finite, two letters for the result.
/// CPython: Modules/cmathmodule.c
@PyModule("cmath")
public final class CmathModule {
    private static final String ACOS = "TIPIPIPiPiTiNIHIHiNNHIHiHNHIHiHNHIHiNNQIOIOIOiOiQiNININNNNNNNNNiNN";
    private static final String ACOSH = "ItIpIpIPIPITINIhIHNNIhIHNNIhIHNNIhIHNNIqIoIoIOIOIQININNNNNNNNNINNN";
    private static final String ASINH = "iqioioiOiOiQiNihiHNNihiHNNIhIHNNIhIHNNIqIoIoIOIOIQININNNNoNONNINNN";
    private static final String ATANH = "ohohohoHoHoHoNohoHNNohoHoNOhOHONOhOHNNOhOhOhOHOHOHONOhNNNNNNNNOHNN";
    private static final String COSH = "NNiIIOIoiiNNINNNNNNNNNNNNONNNNNONNNNNNNNiiIoIOiINNINNNNNNONONNNNNN";
    private static final String EXP = "OOooOoOOoOOOOONNNNNNNNNNNNNNNNNNNNNNNNNNiiIoIOiINNINNNNNNoNONNNNNN";
    private static final String LOG = "ItIpIpIPIPITINIhIHNNIhIHNNIhIHNNIhIHNNIqIoIoIOIOIQININNNNNNNNNINNN";
    private static final String SINH = "NNIiioiOIINNINNNNNNNNNNNONNNNNONNNNNNNNNiiIoIOiINNINNNNNNoNONNNNNN";
    private static final String SQRT = "IiOiOiOIOIIINIIiIINNIiIINNIiIINNIiIINNIiIoIoIOIOIIINIiNNNNNNNNIINN";
    private static final String TANH = "eOeOeoeOeoeOeONNNNNNNNNNNNNNNNNNNNNNNNEOEOEoEOEoEOEONNNNNoNONNNNNN";
    private static final String RECT = "NNIIiOioIiNNINNNNNNNOOOOOOOOOOOONNNNNNNNiiIoIOiINNINNNNNNONONNNNNN";

    private static final double LARGE = Double.MAX_VALUE / 4;
    private static final double SQRT_LARGE = Math.sqrt(LARGE);
    private static final double LOG_LARGE = Math.log(LARGE);
    private static final double SQRT_MIN = Math.sqrt(Double.MIN_NORMAL);
    private static final double LN2 = 0.6931471805599453;
    private static final double LN10 = 2.302585092994046;

    @Constant static final double pi = Math.PI;
    @Constant static final double e = Math.E;
    @Constant static final double tau = 2 * Math.PI;
    @Constant static final double inf = Double.POSITIVE_INFINITY;
    @Constant static final double nan = Double.NaN;

    public CmathModule(InterpreterState interpreter) {}

    void init(PyModuleObject module) {
        module.add("infj", PyComplex.of(0, Double.POSITIVE_INFINITY));
        module.add("nanj", PyComplex.of(0, Double.NaN));
    }

    /// A complex number in the making.
    private record Z(double re, double im) {
        static Z of(Object o) {
            PyComplex c = PyComplex.fromObject(o);
            return new Z(c.real(), c.imag());
        }

        PyComplex value() {
            return PyComplex.of(re, im);
        }

        boolean isFinite() {
            return finite(re) && finite(im);
        }

        Z plus(double x) {
            return new Z(re + x, im);
        }

        /// Multiplied by i.
        Z timesI() {
            return new Z(-im, re);
        }

        /// Divided by i.
        Z overI() {
            return new Z(im, -re);
        }

        Z requireInRange() {
            if (Double.isInfinite(re) || Double.isInfinite(im)) {
                throw overflowError("math range error");
            }
            return this;
        }
    }

    private static boolean finite(double x) {
        return Math.abs(x) <= Double.MAX_VALUE;
    }

    private static Raised domainError() {
        return valueError("math domain error");
    }

    private static int kind(double x) {
        if (Double.isNaN(x)) {
            return 6;
        }
        if (Double.isInfinite(x)) {
            return x < 0 ? 0 : 5;
        }
        return x != 0 ? x < 0 ? 1 : 4 : Math.copySign(1, x) < 0 ? 2 : 3;
    }

    /// The answer for an argument that is not finite.
    private static Z special(String table, Z z) {
        int row = kind(z.re);
        int column = kind(z.im);
        // Rows of finite real parts have entries for -inf, inf and nan only.
        int entry;
        if (row == 0) {
            entry = column;
        } else if (row < 5) {
            entry = 7 + 3 * (row - 1) + (column == 0 ? 0 : column - 4);
        } else {
            entry = 19 + 7 * (row - 5) + column;
        }
        return new Z(letter(table.charAt(2 * entry)), letter(table.charAt(2 * entry + 1)));
    }

    private static double letter(char c) {
        double value = switch (Character.toUpperCase(c)) {
            case 'O' -> 0;
            case 'E' -> 1;
            case 'I' -> Double.POSITIVE_INFINITY;
            case 'P' -> Math.PI;
            case 'H' -> Math.PI / 2;
            case 'Q' -> Math.PI / 4;
            case 'T' -> 0.75 * Math.PI;
            default -> Double.NaN;
        };
        return Character.isLowerCase(c) ? -value : value;
    }

    private static double hypot(double x, double y) {
        return MathModule.norm(new double[] {x, y});
    }

    /// The logarithm of the absolute value of a number so large that this would overflow.
    private static double logLarge(Z z) {
        return Math.log(hypot(z.re / 2, z.im / 2)) + 2 * LN2;
    }

    private static boolean isLarge(Z z) {
        return Math.abs(z.re) > LARGE || Math.abs(z.im) > LARGE;
    }

    @Function("acos(z, /)")
    Object acos(Object z) {
        return acos(Z.of(z)).value();
    }

    private static Z acos(Z z) {
        if (!z.isFinite()) {
            return special(ACOS, z);
        }
        if (isLarge(z)) {
            double log = logLarge(z);
            return new Z(
                    Elementary.atan2(Math.abs(z.im), z.re),
                    z.re < 0 ? -Math.copySign(log, z.im) : Math.copySign(log, -z.im));
        }
        Z s1 = sqrt(new Z(1 - z.re, -z.im));
        Z s2 = sqrt(z.plus(1));
        return new Z(2 * Elementary.atan2(s1.re, s2.re), Elementary.asinh(s2.re * s1.im - s2.im * s1.re));
    }

    @Function("acosh(z, /)")
    Object acosh(Object o) {
        Z z = Z.of(o);
        if (!z.isFinite()) {
            return special(ACOSH, z).value();
        }
        if (isLarge(z)) {
            return PyComplex.of(logLarge(z), Elementary.atan2(z.im, z.re));
        }
        Z s1 = sqrt(z.plus(-1));
        Z s2 = sqrt(z.plus(1));
        return PyComplex.of(Elementary.asinh(s1.re * s2.re + s1.im * s2.im), 2 * Elementary.atan2(s1.im, s2.re));
    }

    @Function("asin(z, /)")
    Object asin(Object z) {
        return asinh(Z.of(z).timesI()).overI().value();
    }

    @Function("asinh(z, /)")
    Object asinh(Object z) {
        return asinh(Z.of(z)).value();
    }

    private static Z asinh(Z z) {
        if (!z.isFinite()) {
            return special(ASINH, z);
        }
        if (isLarge(z)) {
            double log = logLarge(z);
            return new Z(
                    z.im >= 0 ? Math.copySign(log, z.re) : -Math.copySign(log, -z.re),
                    Elementary.atan2(z.im, Math.abs(z.re)));
        }
        Z s1 = sqrt(new Z(1 + z.im, -z.re));
        Z s2 = sqrt(new Z(1 - z.im, z.re));
        return new Z(
                Elementary.asinh(s1.re * s2.im - s2.re * s1.im),
                Elementary.atan2(z.im, s1.re * s2.re - s1.im * s2.im));
    }

    @Function("atan(z, /)")
    Object atan(Object z) {
        return atanh(Z.of(z).timesI()).overI().value();
    }

    @Function("atanh(z, /)")
    Object atanh(Object z) {
        return atanh(Z.of(z)).value();
    }

    private static Z atanh(Z z) {
        if (!z.isFinite()) {
            return special(ATANH, z);
        }
        if (z.re < 0 || z.re == 0 && Math.copySign(1, z.re) < 0) {
            Z r = atanh(new Z(-z.re, -z.im));
            return new Z(-r.re, -r.im);
        }
        double y = Math.abs(z.im);
        if (z.re > SQRT_LARGE || y > SQRT_LARGE) {
            double h = hypot(z.re / 2, z.im / 2);
            return new Z(z.re / 4 / h / h, -Math.copySign(Math.PI / 2, -z.im));
        }
        if (z.re == 1 && y < SQRT_MIN) {
            if (y == 0) {
                throw domainError();
            }
            return new Z(
                    -Math.log(Math.sqrt(y) / Math.sqrt(hypot(y, 2))),
                    Math.copySign(Elementary.atan2(2, -y) / 2, z.im));
        }
        double x = 1 - z.re;
        return new Z(
                StrictMath.log1p(4 * z.re / (x * x + y * y)) / 4,
                -Elementary.atan2(-2 * z.im, x * (1 + z.re) - y * y) / 2);
    }

    @Function("cos(z, /)")
    Object cos(Object z) {
        return cosh(Z.of(z).timesI()).value();
    }

    @Function("cosh(z, /)")
    Object cosh(Object z) {
        return cosh(Z.of(z)).value();
    }

    private static Z cosh(Z z) {
        if (!z.isFinite()) {
            if (Double.isInfinite(z.im) && !Double.isNaN(z.re)) {
                throw domainError();
            }
            if (Double.isInfinite(z.re) && finite(z.im) && z.im != 0) {
                double imaginary = Math.copySign(inf, Math.sin(z.im));
                return new Z(Math.copySign(inf, Math.cos(z.im)), z.re > 0 ? imaginary : -imaginary);
            }
            return special(COSH, z);
        }
        if (Math.abs(z.re) > LOG_LARGE) {
            double x = z.re - Math.copySign(1, z.re);
            return new Z(
                            Math.cos(z.im) * Elementary.cosh(x) * Math.E,
                            Math.sin(z.im) * Elementary.sinh(x) * Math.E)
                    .requireInRange();
        }
        return new Z(Math.cos(z.im) * Elementary.cosh(z.re), Math.sin(z.im) * Elementary.sinh(z.re)).requireInRange();
    }

    @Function("exp(z, /)")
    Object exp(Object o) {
        Z z = Z.of(o);
        if (!z.isFinite()) {
            if (Double.isInfinite(z.im) && (finite(z.re) || z.re == inf)) {
                throw domainError();
            }
            if (Double.isInfinite(z.re) && finite(z.im) && z.im != 0) {
                double size = z.re > 0 ? inf : 0;
                return PyComplex.of(
                        Math.copySign(size, Math.cos(z.im)), Math.copySign(size, Math.sin(z.im)));
            }
            return special(EXP, z).value();
        }
        boolean large = z.re > LOG_LARGE;
        double size = Math.exp(large ? z.re - 1 : z.re);
        double factor = large ? Math.E : 1;
        return new Z(size * Math.cos(z.im) * factor, size * Math.sin(z.im) * factor).requireInRange().value();
    }

    @Function("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)")
    boolean isclose(Object first, Object second, double relative, double absolute) {
        if (relative < 0 || absolute < 0) {
            throw valueError("tolerances must be non-negative");
        }
        Z a = Z.of(first);
        Z b = Z.of(second);
        if (a.re == b.re && a.im == b.im) {
            return true;
        }
        if (Double.isInfinite(a.re) || Double.isInfinite(a.im) || Double.isInfinite(b.re) || Double.isInfinite(b.im)) {
            return false;
        }
        double difference = hypot(a.re - b.re, a.im - b.im);
        return difference <= relative * hypot(b.re, b.im)
                || difference <= relative * hypot(a.re, a.im)
                || difference <= absolute;
    }

    @Function("isfinite(z, /)")
    boolean isfinite(Object z) {
        return Z.of(z).isFinite();
    }

    @Function("isinf(z, /)")
    boolean isinf(Object o) {
        Z z = Z.of(o);
        return Double.isInfinite(z.re) || Double.isInfinite(z.im);
    }

    @Function("isnan(z, /)")
    boolean isnan(Object o) {
        Z z = Z.of(o);
        return Double.isNaN(z.re) || Double.isNaN(z.im);
    }

    @Function("log(z, base=NULL, /)")
    Object log(Object z, Object base) {
        Z x = log(Z.of(z), base == null);
        if (base == null) {
            return x.value();
        }
        Z y = log(Z.of(base), false);
        if (y.re == 0 && y.im == 0 || Double.isInfinite(x.re) && isZero(z)) {
            throw domainError();
        }
        double[] quotient = ComplexMath.divide(x.re, x.im, y.re, y.im);
        return PyComplex.of(quotient[0], quotient[1]);
    }

    private static boolean isZero(Object o) {
        Z z = Z.of(o);
        return z.re == 0 && z.im == 0;
    }

    /// CPython: c_log
    private static Z log(Z z, boolean strict) {
        if (!z.isFinite()) {
            return special(LOG, z);
        }
        double x = Math.abs(z.re);
        double y = Math.abs(z.im);
        double angle = Elementary.atan2(z.im, z.re);
        if (x > LARGE || y > LARGE) {
            return new Z(Math.log(hypot(x / 2, y / 2)) + LN2, angle);
        }
        if (x < Double.MIN_NORMAL && y < Double.MIN_NORMAL) {
            if (x == 0 && y == 0) {
                if (strict) {
                    throw domainError();
                }
                return new Z(Double.NEGATIVE_INFINITY, angle);
            }
            return new Z(Math.log(hypot(Math.scalb(x, 53), Math.scalb(y, 53))) - 53 * LN2, angle);
        }
        double h = hypot(x, y);
        if (0.71 <= h && h <= 1.73) {
            double larger = Math.max(x, y);
            double smaller = Math.min(x, y);
            return new Z(StrictMath.log1p((larger - 1) * (larger + 1) + smaller * smaller) / 2, angle);
        }
        return new Z(Math.log(h), angle);
    }

    @Function("log10(z, /)")
    Object log10(Object z) {
        Z r = log(Z.of(z), true);
        return PyComplex.of(r.re / LN10, r.im / LN10);
    }

    @Function("phase(z, /)")
    double phase(Object o) {
        Z z = Z.of(o);
        return Elementary.atan2(z.im, z.re);
    }

    @Function("polar(z, /)")
    Object polar(Object o) {
        Z z = Z.of(o);
        double size = Double.isInfinite(z.re) || Double.isInfinite(z.im) ? inf : hypot(z.re, z.im);
        if (Double.isInfinite(size) && z.isFinite()) {
            throw overflowError("math range error");
        }
        return PyTuple.of((Object) size, (Object) Elementary.atan2(z.im, z.re));
    }

    @Function("rect(r, phi, /)")
    Object rect(double r, double phi) {
        if (!finite(r) || !finite(phi)) {
            if (r != 0 && !Double.isNaN(r) && Double.isInfinite(phi)) {
                throw domainError();
            }
            if (Double.isInfinite(r) && finite(phi) && phi != 0) {
                double sign = r > 0 ? 1 : -1;
                return PyComplex.of(
                        sign * Math.copySign(inf, Math.cos(phi)), sign * Math.copySign(inf, Math.sin(phi)));
            }
            return special(RECT, new Z(r, phi)).value();
        }
        return phi == 0 ? PyComplex.of(r, r * phi) : PyComplex.of(r * Math.cos(phi), r * Math.sin(phi));
    }

    @Function("sin(z, /)")
    Object sin(Object z) {
        return sinh(Z.of(z).timesI()).overI().value();
    }

    @Function("sinh(z, /)")
    Object sinh(Object z) {
        return sinh(Z.of(z)).value();
    }

    private static Z sinh(Z z) {
        if (!z.isFinite()) {
            if (Double.isInfinite(z.im) && !Double.isNaN(z.re)) {
                throw domainError();
            }
            if (Double.isInfinite(z.re) && finite(z.im) && z.im != 0) {
                double real = Math.copySign(inf, Math.cos(z.im));
                return new Z(z.re > 0 ? real : -real, Math.copySign(inf, Math.sin(z.im)));
            }
            return special(SINH, z);
        }
        if (Math.abs(z.re) > LOG_LARGE) {
            double x = z.re - Math.copySign(1, z.re);
            return new Z(
                            Math.cos(z.im) * Elementary.sinh(x) * Math.E,
                            Math.sin(z.im) * Elementary.cosh(x) * Math.E)
                    .requireInRange();
        }
        return new Z(Math.cos(z.im) * Elementary.sinh(z.re), Math.sin(z.im) * Elementary.cosh(z.re)).requireInRange();
    }

    @Function("sqrt(z, /)")
    Object sqrt(Object z) {
        return sqrt(Z.of(z)).value();
    }

    private static Z sqrt(Z z) {
        if (!z.isFinite()) {
            return special(SQRT, z);
        }
        if (z.re == 0 && z.im == 0) {
            return new Z(0, z.im);
        }
        double x = Math.abs(z.re);
        double y = Math.abs(z.im);
        double s;
        if (x < Double.MIN_NORMAL && y < Double.MIN_NORMAL) {
            x = Math.scalb(x, 53);
            s = Math.scalb(Math.sqrt(x + hypot(x, Math.scalb(y, 53))), -27);
        } else {
            x /= 8;
            s = 2 * Math.sqrt(x + hypot(x, y / 8));
        }
        double d = y / (2 * s);
        return z.re >= 0 ? new Z(s, Math.copySign(d, z.im)) : new Z(d, Math.copySign(s, z.im));
    }

    @Function("tan(z, /)")
    Object tan(Object z) {
        return tanh(Z.of(z).timesI()).overI().value();
    }

    @Function("tanh(z, /)")
    Object tanh(Object z) {
        return tanh(Z.of(z)).value();
    }

    private static Z tanh(Z z) {
        if (!z.isFinite()) {
            if (Double.isInfinite(z.im) && finite(z.re)) {
                throw domainError();
            }
            if (Double.isInfinite(z.re) && finite(z.im) && z.im != 0) {
                double imaginary = Math.copySign(0, 2 * Math.sin(z.im) * Math.cos(z.im));
                return new Z(z.re > 0 ? 1 : -1, imaginary);
            }
            return special(TANH, z);
        }
        if (Math.abs(z.re) > LOG_LARGE) {
            return new Z(
                    Math.copySign(1, z.re), 4 * Math.sin(z.im) * Math.cos(z.im) * Math.exp(-2 * Math.abs(z.re)));
        }
        double tx = StrictMath.tanh(z.re);
        double ty = Math.tan(z.im);
        double cx = 1 / Elementary.cosh(z.re);
        double product = tx * ty;
        double denominator = 1 + product * product;
        return new Z(tx * (1 + ty * ty) / denominator, ty / denominator * cx * cx);
    }
}
