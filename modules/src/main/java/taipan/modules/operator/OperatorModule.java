package taipan.modules.operator;

import static taipan.objects.Raise.typeError;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.Buffer;
import taipan.objects.Comparison;
import taipan.objects.Conversion;
import taipan.objects.Identity;
import taipan.objects.InterpreterState;
import taipan.objects.Iteration;
import taipan.objects.Numbers;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Sequences;
import taipan.objects.Truth;
import taipan.text.Text;

/// The `_operator` module: Python's operators as functions.
/// CPython: Modules/_operator.c
@PyModule("_operator")
public final class OperatorModule {
    public OperatorModule(InterpreterState interpreter) {}

    PyType[] types() {
        return new PyType[] {Getters.AttrGetter.TYPE, Getters.ItemGetter.TYPE, Getters.MethodCaller.TYPE};
    }

    @Function("truth(a, /)")
    boolean truth(Object a) {
        return Truth.of(a);
    }

    @Function("contains(a, b, /)")
    boolean contains(Object a, Object b) {
        return Sequences.contains(a, b);
    }

    @Function("indexOf(a, b, /)")
    long indexOf(Object a, Object b) {
        return Sequences.indexOf(a, b);
    }

    @Function("countOf(a, b, /)")
    long countOf(Object a, Object b) {
        return Sequences.countOf(a, b);
    }

    @Function("is_(a, b, /)")
    boolean is(Object a, Object b) {
        return Identity.is(a, b);
    }

    @Function("is_not(a, b, /)")
    boolean isNot(Object a, Object b) {
        return !Identity.is(a, b);
    }

    @Function("index(a, /)")
    Object index(Object a) {
        return Conversion.index(a);
    }

    @Function("add(a, b, /)")
    Object add(Object a, Object b) {
        return Numbers.add(a, b);
    }

    @Function("sub(a, b, /)")
    Object sub(Object a, Object b) {
        return Numbers.subtract(a, b);
    }

    @Function("mul(a, b, /)")
    Object mul(Object a, Object b) {
        return Numbers.multiply(a, b);
    }

    @Function("matmul(a, b, /)")
    Object matmul(Object a, Object b) {
        return Numbers.matrixMultiply(a, b);
    }

    @Function("floordiv(a, b, /)")
    Object floordiv(Object a, Object b) {
        return Numbers.floorDivide(a, b);
    }

    @Function("truediv(a, b, /)")
    Object truediv(Object a, Object b) {
        return Numbers.trueDivide(a, b);
    }

    @Function("mod(a, b, /)")
    Object mod(Object a, Object b) {
        return Numbers.remainder(a, b);
    }

    @Function("neg(a, /)")
    Object neg(Object a) {
        return Numbers.negative(a);
    }

    @Function("pos(a, /)")
    Object pos(Object a) {
        return Numbers.positive(a);
    }

    @Function("abs(a, /)")
    Object abs(Object a) {
        return Numbers.absolute(a);
    }

    @Function("inv(a, /)")
    Object inv(Object a) {
        return Numbers.invert(a);
    }

    @Function("invert(a, /)")
    Object invert(Object a) {
        return Numbers.invert(a);
    }

    @Function("lshift(a, b, /)")
    Object lshift(Object a, Object b) {
        return Numbers.leftShift(a, b);
    }

    @Function("rshift(a, b, /)")
    Object rshift(Object a, Object b) {
        return Numbers.rightShift(a, b);
    }

    @Function("not_(a, /)")
    boolean not(Object a) {
        return !Truth.of(a);
    }

    @Function("and_(a, b, /)")
    Object and(Object a, Object b) {
        return Numbers.and(a, b);
    }

    @Function("xor(a, b, /)")
    Object xor(Object a, Object b) {
        return Numbers.xor(a, b);
    }

    @Function("or_(a, b, /)")
    Object or(Object a, Object b) {
        return Numbers.or(a, b);
    }

    @Function("iadd(a, b, /)")
    Object iadd(Object a, Object b) {
        return Numbers.inplaceAdd(a, b);
    }

    @Function("isub(a, b, /)")
    Object isub(Object a, Object b) {
        return Numbers.inplaceSubtract(a, b);
    }

    @Function("imul(a, b, /)")
    Object imul(Object a, Object b) {
        return Numbers.inplaceMultiply(a, b);
    }

    @Function("imatmul(a, b, /)")
    Object imatmul(Object a, Object b) {
        return Numbers.inplaceMatrixMultiply(a, b);
    }

    @Function("ifloordiv(a, b, /)")
    Object ifloordiv(Object a, Object b) {
        return Numbers.inplaceFloorDivide(a, b);
    }

    @Function("itruediv(a, b, /)")
    Object itruediv(Object a, Object b) {
        return Numbers.inplaceTrueDivide(a, b);
    }

    @Function("imod(a, b, /)")
    Object imod(Object a, Object b) {
        return Numbers.inplaceRemainder(a, b);
    }

    @Function("ilshift(a, b, /)")
    Object ilshift(Object a, Object b) {
        return Numbers.inplaceLeftShift(a, b);
    }

    @Function("irshift(a, b, /)")
    Object irshift(Object a, Object b) {
        return Numbers.inplaceRightShift(a, b);
    }

    @Function("iand(a, b, /)")
    Object iand(Object a, Object b) {
        return Numbers.inplaceAnd(a, b);
    }

    @Function("ixor(a, b, /)")
    Object ixor(Object a, Object b) {
        return Numbers.inplaceXor(a, b);
    }

    @Function("ior(a, b, /)")
    Object ior(Object a, Object b) {
        return Numbers.inplaceOr(a, b);
    }

    @Function("concat(a, b, /)")
    Object concat(Object a, Object b) {
        return Sequences.concat(a, b);
    }

    @Function("iconcat(a, b, /)")
    Object iconcat(Object a, Object b) {
        return Sequences.inplaceConcat(a, b);
    }

    @Function("getitem(a, b, /)")
    Object getitem(Object a, Object b) {
        return Sequences.getItem(a, b);
    }

    @Function("setitem(a, b, c, /)")
    void setitem(Object a, Object b, Object c) {
        Sequences.setItem(a, b, c);
    }

    @Function("delitem(a, b, /)")
    void delitem(Object a, Object b) {
        Sequences.deleteItem(a, b);
    }

    @Function("pow(a, b, /)")
    Object pow(Object a, Object b) {
        return Numbers.power(a, b, PyNone.NONE);
    }

    @Function("ipow(a, b, /)")
    Object ipow(Object a, Object b) {
        return Numbers.inplacePower(a, b);
    }

    @Function("eq(a, b, /)")
    Object eq(Object a, Object b) {
        return Comparison.compare(a, b, Comparison.EQ);
    }

    @Function("ne(a, b, /)")
    Object ne(Object a, Object b) {
        return Comparison.compare(a, b, Comparison.NE);
    }

    @Function("lt(a, b, /)")
    Object lt(Object a, Object b) {
        return Comparison.compare(a, b, Comparison.LT);
    }

    @Function("le(a, b, /)")
    Object le(Object a, Object b) {
        return Comparison.compare(a, b, Comparison.LE);
    }

    @Function("gt(a, b, /)")
    Object gt(Object a, Object b) {
        return Comparison.compare(a, b, Comparison.GT);
    }

    @Function("ge(a, b, /)")
    Object ge(Object a, Object b) {
        return Comparison.compare(a, b, Comparison.GE);
    }

    @Function("_compare_digest(a, b, /)")
    boolean compareDigest(Object a, Object b) {
        Object x = PyStr.valueOrNull(a);
        Object y = PyStr.valueOrNull(b);
        if (x != null && y != null) {
            if (!Text.isAscii(x) || !Text.isAscii(y)) {
                throw typeError("comparing strings with non-ASCII characters is not supported");
            }
            return equalInConstantTime(latinBytes((String) x), latinBytes((String) y));
        }
        if (!Buffer.isBuffer(a) || !Buffer.isBuffer(b)) {
            throw typeError("unsupported operand types(s) or combination of types: '%T' and '%T'", a, b);
        }
        return equalInConstantTime(Buffer.bytesOf(a), Buffer.bytesOf(b));
    }

    private static byte[] latinBytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /// Looks at every byte, so that the time taken does not tell where the first difference is.
    private static boolean equalInConstantTime(byte[] a, byte[] b) {
        return java.security.MessageDigest.isEqual(a, b);
    }

    @Function("length_hint(obj, default=0, /)")
    long lengthHint(Object obj, Object fallback) {
        if (PyInt.valueOrNull(fallback) == null) {
            throw typeError("'%T' object cannot be interpreted as an integer", fallback);
        }
        return Iteration.lengthHint(obj, Conversion.toSize(fallback));
    }
}
