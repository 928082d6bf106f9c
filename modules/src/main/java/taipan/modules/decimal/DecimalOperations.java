package taipan.modules.decimal;

import taipan.bindings.Method;
import taipan.bindings.MethodsOf;
import taipan.objects.PyNone;
import taipan.objects.ThreadState;

/// The operations that `decimal.Decimal` has as methods; each takes a context or works in the current one.
/// CPython: Modules/_decimal/_decimal.c (Dec_UnaryFuncVA, Dec_BinaryFuncVA)
@MethodsOf(PyDecimal.class)
final class DecimalOperations {
    private DecimalOperations() {}

    private static Dec value(Object self) {
        return ((PyDecimal) self).value;
    }

    private static Dec total(int order) {
        return Dec.ofInt((long) order);
    }

    private static Object plain(Dec value) {
        return new PyDecimal(PyDecimal.TYPE, value);
    }

    // Of the number alone

    @Method("exp(self, /, context=None)")
    static Object exp(Object self, ThreadState ts, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        DecContext c = current.begin();
        return current.end(Transcendental.exp(x, c));
    }

    @Method("ln(self, /, context=None)")
    static Object ln(Object self, ThreadState ts, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        DecContext c = current.begin();
        return current.end(Transcendental.ln(x, c));
    }

    @Method("log10(self, /, context=None)")
    static Object log10(Object self, ThreadState ts, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        DecContext c = current.begin();
        return current.end(Transcendental.log10(x, c));
    }

    @Method("next_minus(self, /, context=None)")
    static Object nextMinus(Object self, ThreadState ts, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        DecContext c = current.begin();
        return current.end(Operations.nextMinus(x, c));
    }

    @Method("next_plus(self, /, context=None)")
    static Object nextPlus(Object self, ThreadState ts, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        DecContext c = current.begin();
        return current.end(Operations.nextPlus(x, c));
    }

    @Method("normalize(self, /, context=None)")
    static Object normalize(Object self, ThreadState ts, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        DecContext c = current.begin();
        return current.end(Operations.normalize(x, c));
    }

    @Method("sqrt(self, /, context=None)")
    static Object sqrt(Object self, ThreadState ts, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        DecContext c = current.begin();
        return current.end(Arithmetic.squareRoot(x, c));
    }

    @Method("logb(self, /, context=None)")
    static Object logb(Object self, ThreadState ts, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        DecContext c = current.begin();
        return current.end(Operations.logb(x, c));
    }

    @Method("logical_invert(self, /, context=None)")
    static Object logicalInvert(Object self, ThreadState ts, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        DecContext c = current.begin();
        return current.end(Operations.invert(x, c));
    }

    @Method("to_integral(self, /, rounding=None, context=None)")
    static Object toIntegral(Object self, ThreadState ts, Object rounding, Object context) {
        return integral(self, ts, rounding, context, false);
    }

    @Method("to_integral_value(self, /, rounding=None, context=None)")
    static Object toIntegralValue(Object self, ThreadState ts, Object rounding, Object context) {
        return integral(self, ts, rounding, context, false);
    }

    @Method("to_integral_exact(self, /, rounding=None, context=None)")
    static Object toIntegralExact(Object self, ThreadState ts, Object rounding, Object context) {
        return integral(self, ts, rounding, context, true);
    }

    private static Object integral(Object self, ThreadState ts, Object rounding, Object context, boolean signals) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        DecContext work = current.settings.copy();
        if (rounding != PyNone.NONE) {
            work.rounding = PyDecimalContext.roundingOf(rounding);
        }
        Dec result = Operations.toIntegral(value(self), signals, work);
        current.signal(work.status);
        return plain(result);
    }

    // With another one

    @Method("compare(self, /, other, context=None)")
    static Object compare(Object self, ThreadState ts, Object other, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        Dec y = Conversions.required(other);
        DecContext c = current.begin();
        return current.end(Operations.compare(x, y, false, c));
    }

    @Method("compare_signal(self, /, other, context=None)")
    static Object compareSignal(Object self, ThreadState ts, Object other, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        Dec y = Conversions.required(other);
        DecContext c = current.begin();
        return current.end(Operations.compare(x, y, true, c));
    }

    @Method("max(self, /, other, context=None)")
    static Object max(Object self, ThreadState ts, Object other, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        Dec y = Conversions.required(other);
        DecContext c = current.begin();
        return current.end(Operations.extreme(x, y, true, false, c));
    }

    @Method("max_mag(self, /, other, context=None)")
    static Object maxMag(Object self, ThreadState ts, Object other, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        Dec y = Conversions.required(other);
        DecContext c = current.begin();
        return current.end(Operations.extreme(x, y, true, true, c));
    }

    @Method("min(self, /, other, context=None)")
    static Object min(Object self, ThreadState ts, Object other, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        Dec y = Conversions.required(other);
        DecContext c = current.begin();
        return current.end(Operations.extreme(x, y, false, false, c));
    }

    @Method("min_mag(self, /, other, context=None)")
    static Object minMag(Object self, ThreadState ts, Object other, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        Dec y = Conversions.required(other);
        DecContext c = current.begin();
        return current.end(Operations.extreme(x, y, false, true, c));
    }

    @Method("next_toward(self, /, other, context=None)")
    static Object nextToward(Object self, ThreadState ts, Object other, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        Dec y = Conversions.required(other);
        DecContext c = current.begin();
        return current.end(Operations.nextToward(x, y, c));
    }

    @Method("remainder_near(self, /, other, context=None)")
    static Object remainderNear(Object self, ThreadState ts, Object other, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        Dec y = Conversions.required(other);
        DecContext c = current.begin();
        return current.end(Arithmetic.remainderNear(x, y, c));
    }

    @Method("logical_and(self, /, other, context=None)")
    static Object logicalAnd(Object self, ThreadState ts, Object other, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        Dec y = Conversions.required(other);
        DecContext c = current.begin();
        return current.end(Operations.logical(x, y, '&', c));
    }

    @Method("logical_or(self, /, other, context=None)")
    static Object logicalOr(Object self, ThreadState ts, Object other, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        Dec y = Conversions.required(other);
        DecContext c = current.begin();
        return current.end(Operations.logical(x, y, '|', c));
    }

    @Method("logical_xor(self, /, other, context=None)")
    static Object logicalXor(Object self, ThreadState ts, Object other, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        Dec y = Conversions.required(other);
        DecContext c = current.begin();
        return current.end(Operations.logical(x, y, '^', c));
    }

    @Method("rotate(self, /, other, context=None)")
    static Object rotate(Object self, ThreadState ts, Object other, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        Dec y = Conversions.required(other);
        DecContext c = current.begin();
        return current.end(Operations.rotate(x, y, c));
    }

    @Method("scaleb(self, /, other, context=None)")
    static Object scaleb(Object self, ThreadState ts, Object other, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        Dec y = Conversions.required(other);
        DecContext c = current.begin();
        return current.end(Operations.scaleb(x, y, c));
    }

    @Method("shift(self, /, other, context=None)")
    static Object shift(Object self, ThreadState ts, Object other, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec x = value(self);
        Dec y = Conversions.required(other);
        DecContext c = current.begin();
        return current.end(Operations.shift(x, y, c));
    }

    @Method("compare_total(self, /, other, context=None)")
    static Object compareTotal(Object self, ThreadState ts, Object other, Object context) {
        PyDecimal.context(ts, context);
        Dec x = value(self);
        Dec y = Conversions.required(other);
        return plain(total(Operations.compareTotal(x, y)));
    }

    @Method("compare_total_mag(self, /, other, context=None)")
    static Object compareTotalMag(Object self, ThreadState ts, Object other, Object context) {
        PyDecimal.context(ts, context);
        Dec x = value(self);
        Dec y = Conversions.required(other);
        return plain(total(Operations.compareTotalMagnitude(x, y)));
    }

    @Method("copy_sign(self, /, other, context=None)")
    static Object copySign(Object self, ThreadState ts, Object other, Object context) {
        PyDecimal.context(ts, context);
        Dec x = value(self);
        Dec y = Conversions.required(other);
        return plain(x.withSign(y.negative));
    }

    @Method("same_quantum(self, /, other, context=None)")
    static boolean sameQuantum(Object self, ThreadState ts, Object other, Object context) {
        PyDecimal.context(ts, context);
        return PyDecimal.sameQuantum(value(self), Conversions.required(other));
    }

    @Method("quantize(self, /, exp, rounding=None, context=None)")
    static Object quantize(Object self, ThreadState ts, Object exp, Object rounding, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        DecContext work = current.settings.copy();
        if (rounding != PyNone.NONE) {
            work.rounding = PyDecimalContext.roundingOf(rounding);
        }
        Dec result = Operations.quantize(value(self), Conversions.required(exp), work);
        current.signal(work.status);
        return plain(result);
    }

    @Method("fma(self, /, other, third, context=None)")
    static Object fma(Object self, ThreadState ts, Object other, Object third, Object context) {
        PyDecimalContext current = PyDecimal.context(ts, context);
        Dec y = Conversions.required(other);
        Dec z = Conversions.required(third);
        return current.end(Arithmetic.fma(value(self), y, z, current.begin()));
    }

    // Predicates

    @Method("is_canonical(self, /)")
    static boolean isCanonical(Object self) {
        return true;
    }

    @Method("is_finite(self, /)")
    static boolean isFinite(Object self) {
        Dec x = value(self);
        return x.isFinite();
    }

    @Method("is_infinite(self, /)")
    static boolean isInfinite(Object self) {
        Dec x = value(self);
        return x.isInfinite();
    }

    @Method("is_nan(self, /)")
    static boolean isNan(Object self) {
        Dec x = value(self);
        return x.isNan();
    }

    @Method("is_qnan(self, /)")
    static boolean isQnan(Object self) {
        Dec x = value(self);
        return x.kind == Dec.Kind.QUIET_NAN;
    }

    @Method("is_signed(self, /)")
    static boolean isSigned(Object self) {
        Dec x = value(self);
        return x.negative;
    }

    @Method("is_snan(self, /)")
    static boolean isSnan(Object self) {
        Dec x = value(self);
        return x.isSignaling();
    }

    @Method("is_zero(self, /)")
    static boolean isZero(Object self) {
        Dec x = value(self);
        return x.isZero();
    }

    @Method("is_normal(self, /, context=None)")
    static boolean isNormal(Object self, ThreadState ts, Object context) {
        DecContext c = PyDecimal.context(ts, context).settings;
        Dec x = value(self);
        return Operations.isNormal(x, c);
    }

    @Method("is_subnormal(self, /, context=None)")
    static boolean isSubnormal(Object self, ThreadState ts, Object context) {
        DecContext c = PyDecimal.context(ts, context).settings;
        Dec x = value(self);
        return Operations.isSubnormal(x, c);
    }

    @Method("number_class(self, /, context=None)")
    static Object numberClass(Object self, ThreadState ts, Object context) {
        return Operations.numberClass(value(self), PyDecimal.context(ts, context).settings);
    }

    @Method("to_eng_string(self, /, context=None)")
    static Object toEngString(Object self, ThreadState ts, Object context) {
        return value(self).toText(true, PyDecimal.context(ts, context).capitals);
    }
}
