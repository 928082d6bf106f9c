package taipan.jit;

import taipan.interpreter.Steps;
import taipan.objects.PyList;
import taipan.objects.PyTuple;
import taipan.objects.Sequences;

/// Arithmetic and containers on unboxed numbers. What is not that simple throws an ArithmeticException, and the
/// translated code goes on in the interpreter.
/// CPython: no counterpart
final class Typed {
    private static final ArithmeticException EXIT = new ArithmeticException() {
        private static final long serialVersionUID = 1;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    };
    private static final long EXACT = 1L << 53;

    private Typed() {}

    /// The number as a double, when that loses nothing.
    static double exact(long n) {
        if (n > EXACT || n < -EXACT) {
            throw EXIT;
        }
        return n;
    }

    static double divide(double a, double b) {
        if (b == 0.0) {
            throw EXIT;
        }
        return a / b;
    }

    /// Powers of positive numbers that stay finite; the rest has rules of its own.
    static double power(double a, double b) {
        double r = a > 0.0 ? Math.pow(a, b) : Double.NaN;
        if (!(r < Double.POSITIVE_INFINITY)) {
            throw EXIT;
        }
        return r;
    }

    static long shiftLeft(long a, long b) {
        if (b < 0 || b > 62 || a << b >> b != a) {
            throw EXIT;
        }
        return a << b;
    }

    static long shiftRight(long a, long b) {
        if (b < 0) {
            throw EXIT;
        }
        return a >> Math.min(b, 63);
    }

    static long longAt(Object o, long i) {
        if (o instanceof PyList l && l.type() == PyList.TYPE) {
            long[] a = l.longs();
            int n = l.size();
            if (i < 0) {
                i += n;
            }
            if (a != null && i >= 0 && i < n && i < a.length) {
                return a[(int) i];
            }
        }
        throw EXIT;
    }

    static double doubleAt(Object o, long i) {
        if (o instanceof PyList l && l.type() == PyList.TYPE) {
            double[] a = l.doubles();
            int n = l.size();
            if (i < 0) {
                i += n;
            }
            if (a != null && i >= 0 && i < n && i < a.length) {
                return a[(int) i];
            }
        }
        throw EXIT;
    }

    /// The storage of a list of `n` ints, not to be changed.
    static long[] longs(Object o, int n) {
        if (o instanceof PyList l && l.type() == PyList.TYPE && l.size() == n) {
            long[] a = l.longs();
            if (a != null && a.length >= n) {
                return a;
            }
        }
        throw EXIT;
    }

    static double[] doubles(Object o, int n) {
        if (o instanceof PyList l && l.type() == PyList.TYPE && l.size() == n) {
            double[] a = l.doubles();
            if (a != null && a.length >= n) {
                return a;
            }
        }
        throw EXIT;
    }

    static Object itemAt(Object o, long i) {
        if (o instanceof PyList l && l.type() == PyList.TYPE) {
            return l.get(i);
        }
        if (o instanceof PyTuple t && t.type() == PyTuple.TYPE) {
            int n = t.size();
            long at = i < 0 ? i + n : i;
            if (at >= 0 && at < n) {
                return t.get((int) at);
            }
        }
        return Sequences.getItem(o, i);
    }

    static void setLong(long value, Object o, long i) {
        if (o instanceof PyList l && l.type() == PyList.TYPE && i >= 0 && i < Integer.MAX_VALUE
                && l.setLong((int) i, value)) {
            return;
        }
        Steps.setItem(value, o, i);
    }

    static void setDouble(double value, Object o, long i) {
        if (o instanceof PyList l && l.type() == PyList.TYPE && i >= 0 && i < Integer.MAX_VALUE
                && l.setDouble((int) i, value)) {
            return;
        }
        Steps.setItem(value, o, i);
    }

    static void setAt(Object value, Object o, long i) {
        if (o instanceof PyList l && l.type() == PyList.TYPE) {
            l.set(i, value);
        } else {
            Sequences.setItem(o, i, value);
        }
    }
}
