package taipan.compiler.codegen;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import taipan.code.BytesConstant;
import taipan.code.ComplexConstant;
import taipan.code.FrozenSetConstant;
import taipan.code.TupleConstant;
import taipan.code.WideStr;
import taipan.compiler.assemble.ConstantTable;
import taipan.compiler.ast.Operator;
import taipan.compiler.ast.UnaryOperator;

/// Operations on constants. All answer `null` where the operation is left to run time: because it fails, because its
/// result would be big, or because it is not one that is computed at all.
/// CPython: Python/ast_opt.c (fold_binop, safe_multiply, safe_power, safe_lshift)
final class ConstantArithmetic {
    private static final int MAX_INT_SIZE = 128;
    private static final int MAX_COLLECTION_SIZE = 256;
    private static final int MAX_STR_SIZE = 4096;
    private static final int MAX_TOTAL_ITEMS = 1024;

    private ConstantArithmetic() {}

    static Object unary(UnaryOperator operator, Object value) {
        if (operator == UnaryOperator.NOT) return !ConstantTable.isTrue(value);
        BigInteger integer = integer(value);
        return switch (operator) {
            case INVERT -> integer == null ? null : normal(integer.not());
            case U_ADD -> integer != null ? normal(integer)
                    : value instanceof Double || value instanceof ComplexConstant ? value : null;
            case U_SUB -> {
                if (integer != null) yield normal(integer.negate());
                if (value instanceof Double number) yield -number;
                yield value instanceof ComplexConstant(double real, double imag)
                        ? new ComplexConstant(-real, -imag) : null;
            }
            case NOT -> null;
        };
    }

    static Object binary(Operator operator, Object left, Object right) {
        BigInteger a = integer(left);
        BigInteger b = integer(right);
        if (a != null && b != null) {
            Object value = integers(operator, a, b);
            boolean truths = left instanceof Boolean && right instanceof Boolean;
            return truths && isBitwise(operator) ? Boolean.valueOf(((Long) value) != 0) : value;
        }
        if (isNumber(left) && isNumber(right)) {
            if (left instanceof ComplexConstant || right instanceof ComplexConstant) {
                ComplexConstant x = complex(left);
                ComplexConstant y = complex(right);
                return x == null || y == null ? null : ComplexArithmetic.binary(operator, x, y);
            }
            Double x = real(left);
            Double y = real(right);
            return x == null || y == null ? null : floats(operator, x, y);
        }
        return switch (operator) {
            case ADD -> concatenate(left, right);
            case MULT -> a != null ? repeat(right, a) : b != null ? repeat(left, b) : null;
            default -> null;
        };
    }

    private static boolean isBitwise(Operator operator) {
        return operator == Operator.BIT_AND || operator == Operator.BIT_OR || operator == Operator.BIT_XOR;
    }

    private static boolean isNumber(Object value) {
        return value instanceof Double || value instanceof Long || value instanceof Boolean
                || value instanceof BigInteger || value instanceof ComplexConstant;
    }

    private static BigInteger integer(Object value) {
        return switch (value) {
            case Long number -> BigInteger.valueOf(number);
            case Boolean truth -> truth ? BigInteger.ONE : BigInteger.ZERO;
            case BigInteger number -> number;
            default -> null;
        };
    }

    static Object normal(BigInteger value) {
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }

    /// The number as a float; absent if it is an integer too large.
    private static Double real(Object value) {
        if (value instanceof Double number) return number;
        double number = integer(value).doubleValue();
        return Double.isInfinite(number) ? null : Double.valueOf(number);
    }

    private static ComplexConstant complex(Object value) {
        if (value instanceof ComplexConstant number) return number;
        Double real = real(value);
        return real == null ? null : new ComplexConstant(real, 0.0);
    }

    private static Object integers(Operator operator, BigInteger a, BigInteger b) {
        boolean nonZero = a.signum() != 0 && b.signum() != 0;
        return switch (operator) {
            case ADD -> normal(a.add(b));
            case SUB -> normal(a.subtract(b));
            case MULT -> nonZero && bits(a) + bits(b) > MAX_INT_SIZE ? null : normal(a.multiply(b));
            case DIV -> b.signum() == 0 ? null : divide(a, b);
            case FLOOR_DIV -> b.signum() == 0 ? null : normal(floorDivide(a, b));
            case MOD -> b.signum() == 0 ? null : normal(a.subtract(floorDivide(a, b).multiply(b)));
            case POW -> power(a, b);
            case L_SHIFT -> {
                if (b.signum() < 0) yield null;
                if (!nonZero) yield normal(a);
                boolean small = b.bitLength() < 31 && b.intValue() <= MAX_INT_SIZE
                        && bits(a) <= MAX_INT_SIZE - b.intValue();
                yield small ? normal(a.shiftLeft(b.intValue())) : null;
            }
            case R_SHIFT -> {
                if (b.signum() < 0) yield null;
                yield normal(b.bitLength() < 31 ? a.shiftRight(b.intValue())
                        : a.signum() < 0 ? BigInteger.ONE.negate() : BigInteger.ZERO);
            }
            case BIT_OR -> normal(a.or(b));
            case BIT_XOR -> normal(a.xor(b));
            case BIT_AND -> normal(a.and(b));
            case MAT_MULT -> null;
        };
    }

    private static int bits(BigInteger value) {
        return value.abs().bitLength();
    }

    private static BigInteger floorDivide(BigInteger a, BigInteger b) {
        BigInteger[] parts = a.divideAndRemainder(b);
        boolean below = parts[1].signum() != 0 && parts[1].signum() != b.signum();
        return below ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private static Object power(BigInteger a, BigInteger b) {
        if (b.signum() < 0) {
            Double x = real(normal(a));
            Double y = real(normal(b));
            return x == null || y == null ? null : power(x, y);
        }
        if (a.signum() != 0 && b.signum() > 0) {
            if (b.bitLength() > 31 || bits(a) > MAX_INT_SIZE / b.longValue()) return null;
        }
        if (b.bitLength() >= 31) return normal(a);
        return normal(a.pow(b.intValue()));
    }

    /// The quotient of two integers, correctly rounded; `null` if it overflows.
    private static Object divide(BigInteger a, BigInteger b) {
        double quotient;
        if (bits(a) <= 53 && bits(b) <= 53) {
            quotient = a.doubleValue() / b.doubleValue();
        } else {
            // 66 bits and a sticky one decide every rounding.
            int shift = bits(b) - bits(a) + 66;
            BigInteger[] parts = (shift > 0 ? a.abs().shiftLeft(shift) : a.abs())
                    .divideAndRemainder(shift > 0 ? b.abs() : b.abs().shiftLeft(-shift));
            BigInteger digits = parts[1].signum() == 0 ? parts[0] : parts[0].or(BigInteger.ONE);
            var scale = new BigDecimal(BigInteger.ONE.shiftLeft(Math.abs(shift)));
            var exact = shift > 0 ? new BigDecimal(digits).divide(scale) : new BigDecimal(digits).multiply(scale);
            quotient = exact.doubleValue() * a.signum() * b.signum();
        }
        return Double.isInfinite(quotient) ? null : (Object) quotient;
    }

    private static Object floats(Operator operator, double x, double y) {
        Object value = floatResult(operator, x, y);
        if (!(value instanceof Double number)) return value;
        // Of two NaN the second one goes on where the order of operands is free.
        boolean swapped = operator == Operator.ADD || operator == Operator.MULT;
        return swapped ? ComplexArithmetic.orNan(y, x, number) : ComplexArithmetic.orNan(x, y, number);
    }

    private static Object floatResult(Operator operator, double x, double y) {
        return switch (operator) {
            case ADD -> x + y;
            case SUB -> x - y;
            case MULT -> x * y;
            case DIV -> y == 0 ? null : (Object) (x / y);
            case FLOOR_DIV -> y == 0 ? null : (Object) floorDivide(x, y);
            case MOD -> y == 0 ? null : (Object) modulo(x, y);
            case POW -> power(x, y);
            default -> null;
        };
    }

    private static double modulo(double x, double y) {
        double mod = x % y;
        if (mod == 0) return Math.copySign(0.0, y);
        return y < 0 != mod < 0 ? mod + y : mod;
    }

    private static double floorDivide(double x, double y) {
        double mod = x % y;
        double div = (x - mod) / y;
        if (mod != 0 && y < 0 != mod < 0) div -= 1.0;
        if (div == 0) return Math.copySign(0.0, x / y);
        double floor = Math.floor(div);
        return div - floor > 0.5 ? floor + 1.0 : floor;
    }

    /// CPython: float_pow
    private static Object power(double x, double y) {
        if (y == 0) return 1.0;
        if (Double.isNaN(x)) return x;
        if (Double.isNaN(y)) return x == 1 ? 1.0 : y;
        if (x == 0 && y < 0 && !Double.isInfinite(y)) return null;
        if (x < 0 && !Double.isInfinite(x) && !Double.isInfinite(y) && y != Math.floor(y)) {
            return ComplexArithmetic.power(new ComplexConstant(x, 0.0), new ComplexConstant(y, 0.0));
        }
        if (x == 1) return 1.0;
        if (x == -1 && Double.isInfinite(y)) return 1.0;
        double power = PreciseMath.pow(x, y);
        boolean overflow = Double.isInfinite(power) && !Double.isInfinite(x) && !Double.isInfinite(y);
        return overflow ? null : (Object) power;
    }

    private static Object concatenate(Object left, Object right) {
        if (left instanceof String a && right instanceof String b) return a.concat(b);
        if (isText(left) && isText(right)) {
            int[] a = codePoints(left);
            int[] b = codePoints(right);
            int[] joined = Arrays.copyOf(a, a.length + b.length);
            System.arraycopy(b, 0, joined, a.length, b.length);
            return WideStr.of(joined, 0, joined.length);
        }
        if (left instanceof BytesConstant a && right instanceof BytesConstant b) {
            byte[] joined = Arrays.copyOf(a.bytes(), a.length() + b.length());
            System.arraycopy(b.bytes(), 0, joined, a.length(), b.length());
            return new BytesConstant(joined);
        }
        if (left instanceof TupleConstant a && right instanceof TupleConstant b) {
            Object[] joined = Arrays.copyOf(a.elements(), a.size() + b.size());
            System.arraycopy(b.elements(), 0, joined, a.size(), b.size());
            return new TupleConstant(joined);
        }
        return null;
    }

    private static boolean isText(Object value) {
        return value instanceof String || value instanceof WideStr;
    }

    private static int[] codePoints(Object text) {
        return text instanceof String narrow ? narrow.chars().toArray() : ((WideStr) text).codePoints();
    }

    private static Object repeat(Object sequence, BigInteger count) {
        int size = switch (sequence) {
            case String text -> text.length();
            case WideStr text -> text.length();
            case BytesConstant bytes -> bytes.length();
            case TupleConstant tuple -> tuple.size();
            default -> -1;
        };
        if (size < 0) return null;
        // A count beyond the size of an index is an error even here.
        if (size == 0) return count.bitLength() < 64 ? sequence : null;
        int limit = (sequence instanceof TupleConstant ? MAX_COLLECTION_SIZE : MAX_STR_SIZE) / size;
        if (count.signum() < 0 || count.bitLength() > 31 || count.longValue() > limit) return null;
        int times = count.intValue();
        return switch (sequence) {
            case String text -> text.repeat(times);
            case WideStr text -> {
                int[] repeated = new int[size * times];
                for (int i = 0; i < times; i++) System.arraycopy(text.codePoints(), 0, repeated, i * size, size);
                yield WideStr.of(repeated, 0, repeated.length);
            }
            case BytesConstant bytes -> {
                byte[] repeated = new byte[size * times];
                for (int i = 0; i < times; i++) System.arraycopy(bytes.bytes(), 0, repeated, i * size, size);
                yield new BytesConstant(repeated);
            }
            case TupleConstant tuple -> {
                if (times > 0 && complexity(tuple, MAX_TOTAL_ITEMS / times) < 0) yield null;
                Object[] repeated = new Object[size * times];
                for (int i = 0; i < times; i++) System.arraycopy(tuple.elements(), 0, repeated, i * size, size);
                yield new TupleConstant(repeated);
            }
            default -> null;
        };
    }

    /// What is left of `limit` when all items are counted, nested ones too; negative if there are more.
    private static int complexity(Object value, int limit) {
        Object[] items = switch (value) {
            case TupleConstant tuple -> tuple.elements();
            case FrozenSetConstant set -> set.elements();
            default -> null;
        };
        if (items == null) return limit;
        int left = limit - items.length;
        for (int i = 0; left >= 0 && i < items.length; i++) left = complexity(items[i], left);
        return left;
    }

    /// An item of a constant sequence.
    static Object item(Object sequence, Object index) {
        BigInteger number = integer(index);
        if (number == null || number.bitLength() > 31) return null;
        int size = switch (sequence) {
            case String text -> text.length();
            case WideStr text -> text.length();
            case BytesConstant bytes -> bytes.length();
            case TupleConstant tuple -> tuple.size();
            default -> -1;
        };
        int i = number.intValue();
        if (i < 0) i += size;
        if (i < 0 || i >= size) return null;
        return switch (sequence) {
            case String text -> text.substring(i, i + 1);
            case WideStr text -> WideStr.of(text.codePoints(), i, i + 1);
            case BytesConstant bytes -> (long) (bytes.bytes()[i] & 0xFF);
            case TupleConstant tuple -> tuple.get(i);
            default -> null;
        };
    }
}
