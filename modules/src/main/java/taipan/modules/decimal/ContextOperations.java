package taipan.modules.decimal;

import taipan.bindings.Method;
import taipan.bindings.MethodsOf;
import taipan.objects.PyNone;
import taipan.objects.PyTuple;

/// The operations that `decimal.Context` has as methods; they take decimals and ints.
/// CPython: Modules/_decimal/_decimal.c (DecCtx_UnaryFunc, DecCtx_BinaryFunc)
@MethodsOf(PyDecimalContext.class)
final class ContextOperations {
    private ContextOperations() {}

    private static PyDecimalContext context(Object self) {
        return (PyDecimalContext) self;
    }

    private static Dec total(int order) {
        return Dec.ofInt((long) order);
    }

    private static Object plain(Dec value) {
        return new PyDecimal(PyDecimal.TYPE, value);
    }

    /// The argument itself when it is a decimal already.
    private static Object same(Object x) {
        return x instanceof PyDecimal ? x : plain(Conversions.required(x));
    }

    // One operand

    @Method("abs(self, x, /)")
    static Object abs(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        DecContext c = context(self).begin();
        return context(self).end(Operations.abs(x, c));
    }

    @Method("exp(self, x, /)")
    static Object exp(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        DecContext c = context(self).begin();
        return context(self).end(Transcendental.exp(x, c));
    }

    @Method("ln(self, x, /)")
    static Object ln(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        DecContext c = context(self).begin();
        return context(self).end(Transcendental.ln(x, c));
    }

    @Method("log10(self, x, /)")
    static Object log10(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        DecContext c = context(self).begin();
        return context(self).end(Transcendental.log10(x, c));
    }

    @Method("minus(self, x, /)")
    static Object minus(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        DecContext c = context(self).begin();
        return context(self).end(Operations.minus(x, c));
    }

    @Method("next_minus(self, x, /)")
    static Object nextMinus(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        DecContext c = context(self).begin();
        return context(self).end(Operations.nextMinus(x, c));
    }

    @Method("next_plus(self, x, /)")
    static Object nextPlus(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        DecContext c = context(self).begin();
        return context(self).end(Operations.nextPlus(x, c));
    }

    @Method("normalize(self, x, /)")
    static Object normalize(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        DecContext c = context(self).begin();
        return context(self).end(Operations.normalize(x, c));
    }

    @Method("plus(self, x, /)")
    static Object plus(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        DecContext c = context(self).begin();
        return context(self).end(Operations.plus(x, c));
    }

    @Method("to_integral(self, x, /)")
    static Object toIntegral(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        DecContext c = context(self).begin();
        return context(self).end(Operations.toIntegral(x, false, c));
    }

    @Method("to_integral_exact(self, x, /)")
    static Object toIntegralExact(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        DecContext c = context(self).begin();
        return context(self).end(Operations.toIntegral(x, true, c));
    }

    @Method("to_integral_value(self, x, /)")
    static Object toIntegralValue(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        DecContext c = context(self).begin();
        return context(self).end(Operations.toIntegral(x, false, c));
    }

    @Method("sqrt(self, x, /)")
    static Object sqrt(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        DecContext c = context(self).begin();
        return context(self).end(Arithmetic.squareRoot(x, c));
    }

    @Method("logb(self, x, /)")
    static Object logb(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        DecContext c = context(self).begin();
        return context(self).end(Operations.logb(x, c));
    }

    @Method("logical_invert(self, x, /)")
    static Object logicalInvert(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        DecContext c = context(self).begin();
        return context(self).end(Operations.invert(x, c));
    }

    // Two operands

    @Method("add(self, x, y)")
    static Object add(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        DecContext c = context(self).begin();
        return context(self).end(Arithmetic.add(x, y, c));
    }

    @Method("compare(self, x, y)")
    static Object compare(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        DecContext c = context(self).begin();
        return context(self).end(Operations.compare(x, y, false, c));
    }

    @Method("compare_signal(self, x, y)")
    static Object compareSignal(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        DecContext c = context(self).begin();
        return context(self).end(Operations.compare(x, y, true, c));
    }

    @Method("divide(self, x, y)")
    static Object divide(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        DecContext c = context(self).begin();
        return context(self).end(Arithmetic.divide(x, y, c));
    }

    @Method("divide_int(self, x, y)")
    static Object divideInt(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        DecContext c = context(self).begin();
        return context(self).end(Arithmetic.divideInteger(x, y, c));
    }

    @Method("max(self, x, y)")
    static Object max(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        DecContext c = context(self).begin();
        return context(self).end(Operations.extreme(x, y, true, false, c));
    }

    @Method("max_mag(self, x, y)")
    static Object maxMag(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        DecContext c = context(self).begin();
        return context(self).end(Operations.extreme(x, y, true, true, c));
    }

    @Method("min(self, x, y)")
    static Object min(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        DecContext c = context(self).begin();
        return context(self).end(Operations.extreme(x, y, false, false, c));
    }

    @Method("min_mag(self, x, y)")
    static Object minMag(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        DecContext c = context(self).begin();
        return context(self).end(Operations.extreme(x, y, false, true, c));
    }

    @Method("multiply(self, x, y)")
    static Object multiply(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        DecContext c = context(self).begin();
        return context(self).end(Arithmetic.multiply(x, y, c));
    }

    @Method("next_toward(self, x, y)")
    static Object nextToward(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        DecContext c = context(self).begin();
        return context(self).end(Operations.nextToward(x, y, c));
    }

    @Method("quantize(self, x, y)")
    static Object quantize(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        DecContext c = context(self).begin();
        return context(self).end(Operations.quantize(x, y, c));
    }

    @Method("remainder(self, x, y)")
    static Object remainder(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        DecContext c = context(self).begin();
        return context(self).end(Arithmetic.remainder(x, y, c));
    }

    @Method("remainder_near(self, x, y)")
    static Object remainderNear(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        DecContext c = context(self).begin();
        return context(self).end(Arithmetic.remainderNear(x, y, c));
    }

    @Method("subtract(self, x, y)")
    static Object subtract(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        DecContext c = context(self).begin();
        return context(self).end(Arithmetic.subtract(x, y, c));
    }

    @Method("logical_and(self, x, y)")
    static Object logicalAnd(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        DecContext c = context(self).begin();
        return context(self).end(Operations.logical(x, y, '&', c));
    }

    @Method("logical_or(self, x, y)")
    static Object logicalOr(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        DecContext c = context(self).begin();
        return context(self).end(Operations.logical(x, y, '|', c));
    }

    @Method("logical_xor(self, x, y)")
    static Object logicalXor(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        DecContext c = context(self).begin();
        return context(self).end(Operations.logical(x, y, '^', c));
    }

    @Method("rotate(self, x, y)")
    static Object rotate(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        DecContext c = context(self).begin();
        return context(self).end(Operations.rotate(x, y, c));
    }

    @Method("scaleb(self, x, y)")
    static Object scaleb(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        DecContext c = context(self).begin();
        return context(self).end(Operations.scaleb(x, y, c));
    }

    @Method("shift(self, x, y)")
    static Object shift(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        DecContext c = context(self).begin();
        return context(self).end(Operations.shift(x, y, c));
    }

    @Method("compare_total(self, x, y)")
    static Object compareTotal(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        return plain(total(Operations.compareTotal(x, y)));
    }

    @Method("compare_total_mag(self, x, y)")
    static Object compareTotalMag(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        return plain(total(Operations.compareTotalMagnitude(x, y)));
    }

    @Method("copy_sign(self, x, y)")
    static Object copySign(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        return plain(x.withSign(y.negative));
    }

    @Method("same_quantum(self, x, y)")
    static boolean sameQuantum(Object self, Object left, Object right) {
        return PyDecimal.sameQuantum(Conversions.required(left), Conversions.required(right));
    }

    @Method("divmod(self, x, y)")
    static Object divmod(Object self, Object left, Object right) {
        Dec x = Conversions.required(left);
        Dec y = Conversions.required(right);
        return pair(context(self), x, y);
    }

    static PyTuple pair(PyDecimalContext context, Dec x, Dec y) {
        Dec[] parts = Arithmetic.divmod(x, y, context.begin());
        Object quotient = context.end(parts[0]);
        return PyTuple.of(quotient, plain(parts[1]));
    }

    @Method("power(self, /, a, b, modulo=None)")
    static Object power(Object self, Object a, Object b, Object modulo) {
        Dec x = Conversions.required(a);
        Dec y = Conversions.required(b);
        Dec m = modulo == PyNone.NONE ? null : Conversions.required(modulo);
        DecContext c = context(self).begin();
        return context(self).end(m == null ? Transcendental.power(x, y, c) : Transcendental.powerModulo(x, y, m, c));
    }

    @Method("fma(self, x, y, z)")
    static Object fma(Object self, Object a, Object b, Object addend) {
        Dec x = Conversions.required(a);
        Dec y = Conversions.required(b);
        Dec z = Conversions.required(addend);
        DecContext c = context(self).begin();
        return context(self).end(Arithmetic.fma(x, y, z, c));
    }

    // Predicates

    @Method("is_canonical(self, x, /)")
    static boolean isCanonical(Object self, Object operand) {
        canonical(self, operand);
        return true;
    }

    @Method("is_finite(self, x, /)")
    static boolean isFinite(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        return x.isFinite();
    }

    @Method("is_infinite(self, x, /)")
    static boolean isInfinite(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        return x.isInfinite();
    }

    @Method("is_nan(self, x, /)")
    static boolean isNan(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        return x.isNan();
    }

    @Method("is_qnan(self, x, /)")
    static boolean isQnan(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        return x.kind == Dec.Kind.QUIET_NAN;
    }

    @Method("is_signed(self, x, /)")
    static boolean isSigned(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        return x.negative;
    }

    @Method("is_snan(self, x, /)")
    static boolean isSnan(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        return x.isSignaling();
    }

    @Method("is_zero(self, x, /)")
    static boolean isZero(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        return x.isZero();
    }

    @Method("is_normal(self, x, /)")
    static boolean isNormal(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        DecContext c = context(self).settings;
        return Operations.isNormal(x, c);
    }

    @Method("is_subnormal(self, x, /)")
    static boolean isSubnormal(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        DecContext c = context(self).settings;
        return Operations.isSubnormal(x, c);
    }

    // Without rounding

    @Method("radix(self, /)")
    static Object radix(Object self) {
        return plain(Dec.TEN);
    }

    @Method("_apply(self, x, /)")
    static Object apply(Object self, Object operand) {
        Dec x = Conversions.required(operand);
        DecContext c = context(self).begin();
        return context(self).end(c.finish(x));
    }

    @Method("canonical(self, x, /)")
    static Object canonical(Object self, Object operand) {
        if (!(operand instanceof PyDecimal)) {
            throw taipan.objects.Raise.typeError("argument must be a Decimal");
        }
        return operand;
    }

    @Method("copy_abs(self, x, /)")
    static Object copyAbs(Object self, Object operand) {
        return plain(Conversions.required(operand).withSign(false));
    }

    @Method("copy_decimal(self, x, /)")
    static Object copyDecimal(Object self, Object operand) {
        return same(operand);
    }

    @Method("copy_negate(self, x, /)")
    static Object copyNegate(Object self, Object operand) {
        return plain(Conversions.required(operand).negated());
    }

    @Method("number_class(self, x, /)")
    static Object numberClass(Object self, Object operand) {
        return Operations.numberClass(Conversions.required(operand), context(self).settings);
    }

    @Method("to_sci_string(self, x, /)")
    static Object toSciString(Object self, Object operand) {
        return Conversions.required(operand).toText(false, context(self).capitals);
    }

    @Method("to_eng_string(self, x, /)")
    static Object toEngString(Object self, Object operand) {
        return Conversions.required(operand).toText(true, context(self).capitals);
    }

    // Making decimals

    /// CPython: PyDec_FromObject
    @Method("create_decimal(self, num='0', /)")
    static Object createDecimal(Object self, Object num) {
        return PyDecimal.rounded(num, context(self));
    }

    @Method("create_decimal_from_float(self, f, /)")
    static Object createDecimalFromFloat(Object self, Object f) {
        Dec x = PyDecimal.ofFloatOrInt(f);
        DecContext c = context(self).begin();
        return context(self).end(c.finish(x));
    }
}
