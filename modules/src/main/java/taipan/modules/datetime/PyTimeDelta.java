package taipan.modules.datetime;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.zeroDivisionError;

import taipan.bindings.Constant;
import taipan.bindings.Constructor;
import taipan.bindings.Member;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.numbers.IntMath;
import taipan.objects.Comparison;
import taipan.objects.Convert;
import taipan.objects.Hashing;
import taipan.objects.Numbers;
import taipan.objects.PyExtensible;
import taipan.objects.PyFloat;
import taipan.objects.PyInt;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Calls;
import taipan.text.TextBuilder;

/// The Python `datetime.timedelta` type.
/// CPython: Modules/_datetimemodule.c (PyDateTime_DeltaType)
@PyClass(name = "datetime.timedelta", subclassable = true)
public final class PyTimeDelta extends PyExtensible {
    public static final PyType TYPE = PyTimeDeltaBindings.newType();

    static final int MAX_DAYS = 999999999;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

    /// So many days are fewer microseconds than a long holds.
    private static final int SAFE_DAYS = 100_000_000;

    @Constant("min")
    static final PyTimeDelta MIN = new PyTimeDelta(TYPE, -MAX_DAYS, 0, 0);

    @Constant("max")
    static final PyTimeDelta MAX = new PyTimeDelta(TYPE, MAX_DAYS, 86399, 999999);

    @Constant("resolution")
    static final PyTimeDelta RESOLUTION = new PyTimeDelta(TYPE, 0, 0, 1);

    static final PyTimeDelta ZERO = new PyTimeDelta(TYPE, 0, 0, 0);
    static final PyTimeDelta ONE_DAY = new PyTimeDelta(TYPE, 1, 0, 0);

    @Member("days")
    final int days;

    @Member("seconds")
    final int seconds;

    @Member("microseconds")
    final int microseconds;

    private PyTimeDelta(PyType type, int days, int seconds, int microseconds) {
        super(type);
        this.days = days;
        this.seconds = seconds;
        this.microseconds = microseconds;
    }

    private static PyTimeDelta checked(PyType type, long days, int seconds, int microseconds) {
        if (days < -MAX_DAYS || days > MAX_DAYS) {
            throw overflowError("days=%d; must have magnitude <= %d", days, MAX_DAYS);
        }
        return new PyTimeDelta(type, (int) days, seconds, microseconds);
    }

    /// A duration of parts that may be out of their ranges. CPython: new_delta
    static PyTimeDelta of(long days, long seconds, long microseconds) {
        long s = seconds + Math.floorDiv(microseconds, MICROS_PER_SECOND);
        int us = (int) Math.floorMod(microseconds, MICROS_PER_SECOND);
        return checked(TYPE, days + Math.floorDiv(s, Gregorian.SECONDS_PER_DAY),
                (int) Math.floorMod(s, Gregorian.SECONDS_PER_DAY), us);
    }

    /// A duration of microseconds, an int of any size. CPython: microseconds_to_delta_ex
    static PyTimeDelta ofMicroseconds(PyType type, Object total) {
        if (total instanceof Long n) {
            long days = Math.floorDiv(n, MICROS_PER_DAY);
            long rest = Math.floorMod(n, MICROS_PER_DAY);
            return checked(type, days, (int) (rest / MICROS_PER_SECOND), (int) (rest % MICROS_PER_SECOND));
        }
        Object[] parts = IntMath.floorDivideAndModulo(total, (Object) MICROS_PER_DAY);
        int days = Convert.toInt(parts[0]);
        long rest = (Long) parts[1];
        return checked(type, days, (int) (rest / MICROS_PER_SECOND), (int) (rest % MICROS_PER_SECOND));
    }

    /// All of it in microseconds.
    Object toMicroseconds() {
        if (days > -SAFE_DAYS && days < SAFE_DAYS) {
            return days * MICROS_PER_DAY + seconds * MICROS_PER_SECOND + microseconds;
        }
        return IntMath.add(
                IntMath.multiply((long) days, MICROS_PER_DAY), (Object) (seconds * MICROS_PER_SECOND + microseconds));
    }

    /// Whole seconds, rounded down.
    long toSeconds() {
        return days * Gregorian.SECONDS_PER_DAY + seconds;
    }

    boolean isZero() {
        return days == 0 && seconds == 0 && microseconds == 0;
    }

    int compareTo(PyTimeDelta other) {
        if (days != other.days) {
            return Integer.compare(days, other.days);
        }
        return seconds != other.seconds
                ? Integer.compare(seconds, other.seconds)
                : Integer.compare(microseconds, other.microseconds);
    }

    // Construction

    @Constructor("__new__(cls, days=NULL, seconds=NULL, microseconds=NULL, milliseconds=NULL, minutes=NULL, hours=NULL,"
            + " weeks=NULL)")
    static Object construct(
            PyType cls,
            Object days,
            Object seconds,
            Object microseconds,
            Object milliseconds,
            Object minutes,
            Object hours,
            Object weeks) {
        Sum sum = new Sum();
        sum.add("microseconds", microseconds, 1);
        sum.add("milliseconds", milliseconds, 1000);
        sum.add("seconds", seconds, MICROS_PER_SECOND);
        sum.add("minutes", minutes, 60 * MICROS_PER_SECOND);
        sum.add("hours", hours, 3600 * MICROS_PER_SECOND);
        sum.add("days", days, MICROS_PER_DAY);
        sum.add("weeks", weeks, 7 * MICROS_PER_DAY);
        return ofMicroseconds(cls, sum.rounded());
    }

    /// Microseconds that add up: whole ones exactly, what is left of floats as a float. CPython: accum
    private static final class Sum {
        private Object whole = 0L;
        private double leftover;

        void add(String what, Object number, long factor) {
            if (number == null) {
                return;
            }
            Object n = PyInt.valueOrNull(number);
            if (n != null) {
                whole = IntMath.add(whole, IntMath.multiply(n, (Object) factor));
                return;
            }
            Object d = PyFloat.valueOrNull(number);
            if (d == null) {
                throw typeError("unsupported type for timedelta %s component: %T", what, number);
            }
            double value = (Double) d;
            Object truncated = PyInt.fromObject(value);
            double fraction = value - (value < 0 ? Math.ceil(value) : Math.floor(value));
            whole = IntMath.add(whole, IntMath.multiply(truncated, (Object) factor));
            if (fraction == 0) {
                return;
            }
            double rest = factor * fraction;
            double restWhole = rest < 0 ? Math.ceil(rest) : Math.floor(rest);
            leftover += rest - restWhole;
            whole = IntMath.add(whole, (Object) (long) restWhole);
        }

        Object rounded() {
            if (leftover == 0) {
                return whole;
            }
            double us = awayFromZero(leftover);
            if (Math.abs(us - leftover) == 0.5) {
                // Halfway: the sum decides which neighbour is even.
                double odd = IntMath.equal(IntMath.modulo(whole, 2L), 1L) ? 1 : 0;
                us = 2.0 * awayFromZero((leftover + odd) * 0.5) - odd;
            }
            return IntMath.add(whole, (Object) (long) us);
        }

        private static double awayFromZero(double x) {
            double magnitude = Math.floor(Math.abs(x));
            if (Math.abs(x) - magnitude >= 0.5) {
                magnitude++;
            }
            return Math.copySign(magnitude, x);
        }
    }

    // Text, comparison, hash

    public Object __repr__() {
        TextBuilder out = new TextBuilder().append(type().fullName()).append('(');
        boolean first = part(out, "days=", days, true);
        first = part(out, "seconds=", seconds, first);
        first = part(out, "microseconds=", microseconds, first);
        return out.append(first ? "0)" : ")").toStr();
    }

    private static boolean part(TextBuilder out, String name, int value, boolean first) {
        if (value == 0) {
            return first;
        }
        out.append(first ? "" : ", ").append(name).append(Integer.toString(value));
        return false;
    }

    public Object __str__() {
        StringBuilder out = new StringBuilder();
        if (days != 0) {
            out.append(days).append(days == 1 || days == -1 ? " day, " : " days, ");
        }
        out.append(seconds / 3600).append(':');
        IsoText.digits(out, seconds / 60 % 60, 2).append(':');
        IsoText.digits(out, seconds % 60, 2);
        if (microseconds != 0) {
            IsoText.digits(out.append('.'), microseconds, 6);
        }
        return out.toString();
    }

    public long __hash__() {
        return Hashing.hash(state());
    }

    private PyTuple state() {
        return PyTuple.of((Object) (long) days, (long) seconds, (long) microseconds);
    }

    public Object __richcompare__(Object other, int op) {
        return other instanceof PyTimeDelta that ? (Object) Comparison.holds(op, compareTo(that)) : NOT_IMPLEMENTED;
    }

    public boolean __bool__() {
        return !isZero();
    }

    // Arithmetic

    PyTimeDelta negated() {
        return of(-(long) days, -(long) seconds, -(long) microseconds);
    }

    PyTimeDelta plus(PyTimeDelta other) {
        return of((long) days + other.days, (long) seconds + other.seconds, (long) microseconds + other.microseconds);
    }

    PyTimeDelta minus(PyTimeDelta other) {
        return of((long) days - other.days, (long) seconds - other.seconds, (long) microseconds - other.microseconds);
    }

    public static Object __add__(Object left, Object right) {
        return left instanceof PyTimeDelta a && right instanceof PyTimeDelta b ? a.plus(b) : NOT_IMPLEMENTED;
    }

    public static Object __sub__(Object left, Object right) {
        return left instanceof PyTimeDelta a && right instanceof PyTimeDelta b ? a.minus(b) : NOT_IMPLEMENTED;
    }

    public Object __neg__() {
        return negated();
    }

    public Object __pos__() {
        return of(days, seconds, microseconds);
    }

    public Object __abs__() {
        return days < 0 ? negated() : __pos__();
    }

    public static Object __mul__(Object left, Object right) {
        if (right instanceof PyTimeDelta delta && !(left instanceof PyTimeDelta)) {
            return times(delta, left);
        }
        return left instanceof PyTimeDelta delta ? times(delta, right) : NOT_IMPLEMENTED;
    }

    private static Object times(PyTimeDelta delta, Object factor) {
        Object n = PyInt.valueOrNull(factor);
        if (n != null) {
            return ofMicroseconds(TYPE, IntMath.multiply(delta.toMicroseconds(), n));
        }
        if (PyFloat.valueOrNull(factor) == null) {
            return NOT_IMPLEMENTED;
        }
        PyTuple ratio = ratio(factor);
        return ofMicroseconds(
                TYPE, divideNearest(IntMath.multiply(delta.toMicroseconds(), ratio.at(0)), ratio.at(1)));
    }

    /// What a float or an instance of a subclass gives for `as_integer_ratio()`. CPython: get_float_as_integer_ratio
    private static PyTuple ratio(Object number) {
        Object ratio = Calls.method(number, "as_integer_ratio");
        if (!(ratio instanceof PyTuple pair)) {
            throw typeError("unexpected return type from as_integer_ratio(): expected tuple, got '%T'", ratio);
        }
        if (pair.size() != 2) {
            throw taipan.objects.Raise.valueError("as_integer_ratio() must return a 2-tuple");
        }
        return pair;
    }

    /// Division that rounds half to even. CPython: divide_nearest
    private static Object divideNearest(Object dividend, Object divisor) {
        Object by = PyInt.valueOrNull(divisor);
        if (by == null) {
            throw typeError("non-integer arguments in division");
        }
        if (IntMath.signum(by) == 0) {
            throw zeroDivisionError("integer division or modulo by zero");
        }
        Object[] parts = IntMath.floorDivideAndModulo(dividend, by);
        Object twice = IntMath.multiply(parts[1], 2L);
        int sign = IntMath.compare(IntMath.abs(twice), IntMath.abs(by));
        boolean up = sign > 0 || sign == 0 && !IntMath.equal(IntMath.modulo(parts[0], 2L), 0L);
        return up ? IntMath.add(parts[0], 1L) : parts[0];
    }

    public static Object __truediv__(Object left, Object right) {
        if (!(left instanceof PyTimeDelta delta)) {
            return NOT_IMPLEMENTED;
        }
        if (right instanceof PyTimeDelta other) {
            return Numbers.trueDivide(delta.toMicroseconds(), other.toMicroseconds());
        }
        Object n = PyInt.valueOrNull(right);
        if (n != null) {
            return ofMicroseconds(TYPE, divideNearest(delta.toMicroseconds(), n));
        }
        if (PyFloat.valueOrNull(right) == null) {
            return NOT_IMPLEMENTED;
        }
        PyTuple ratio = ratio(right);
        return ofMicroseconds(
                TYPE, divideNearest(IntMath.multiply(delta.toMicroseconds(), ratio.at(1)), ratio.at(0)));
    }

    public static Object __floordiv__(Object left, Object right) {
        if (!(left instanceof PyTimeDelta delta)) {
            return NOT_IMPLEMENTED;
        }
        if (right instanceof PyTimeDelta other) {
            return Numbers.floorDivide(delta.toMicroseconds(), other.toMicroseconds());
        }
        Object n = PyInt.valueOrNull(right);
        return n == null ? NOT_IMPLEMENTED : ofMicroseconds(TYPE, Numbers.floorDivide(delta.toMicroseconds(), n));
    }

    public static Object __mod__(Object left, Object right) {
        if (!(left instanceof PyTimeDelta a) || !(right instanceof PyTimeDelta b)) {
            return NOT_IMPLEMENTED;
        }
        return ofMicroseconds(TYPE, Numbers.remainder(a.toMicroseconds(), b.toMicroseconds()));
    }

    public static Object __divmod__(Object left, Object right) {
        if (!(left instanceof PyTimeDelta a) || !(right instanceof PyTimeDelta b)) {
            return NOT_IMPLEMENTED;
        }
        PyTuple parts = (PyTuple) Numbers.divmod(a.toMicroseconds(), b.toMicroseconds());
        return PyTuple.of(parts.at(0), ofMicroseconds(TYPE, parts.at(1)));
    }

    @Method("total_seconds(self, /)")
    Object totalSeconds() {
        return IntMath.trueDivide(toMicroseconds(), (Object) MICROS_PER_SECOND);
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return PyTuple.of(type(), state());
    }
}
