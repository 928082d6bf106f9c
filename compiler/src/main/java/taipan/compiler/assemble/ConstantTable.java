package taipan.compiler.assemble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import taipan.code.BytesConstant;
import taipan.code.ComplexConstant;
import taipan.code.FrozenSetConstant;
import taipan.code.Singleton;
import taipan.code.TupleConstant;
import java.math.BigInteger;

/// The constants of a code object under construction, each stored once.
///
/// Two constants are one if they are of the same type and equal, where `0.0` and `-0.0` differ and a NaN is equal to
/// itself alone: that is what `equals` of the constant classes says, except for NaN.
///
/// CPython: Objects/codeobject.c (_PyCode_ConstantKey)
public final class ConstantTable {
    private final List<Object> values = new ArrayList<>();
    private final Map<Object, Integer> indexes = new HashMap<>();
    private Map<Object, Integer> nans;

    /// The index of a constant, which is stored if it is new.
    public int add(Object value) {
        Map<Object, Integer> map = indexes;
        if (isNan(value)) {
            if (nans == null) nans = new IdentityHashMap<>();
            map = nans;
        }
        Integer known = map.get(value);
        if (known != null) return known;
        int index = values.size();
        map.put(value, index);
        values.add(value);
        return index;
    }

    private static boolean isNan(Object value) {
        return switch (value) {
            case Double number -> number.isNaN();
            case ComplexConstant(double real, double imag) -> Double.isNaN(real) || Double.isNaN(imag);
            default -> false;
        };
    }

    Object get(int index) {
        return values.get(index);
    }

    int size() {
        return values.size();
    }

    /// Forgets what lies behind the last constant that is used.
    /// CPython: trim_unused_consts
    void trim(int lastUsed) {
        while (values.size() > lastUsed + 1) values.removeLast();
    }

    public Object[] toArray() {
        return values.toArray();
    }

    /// Python's truth of a constant.
    /// CPython: PyObject_IsTrue
    public static boolean isTrue(Object value) {
        return switch (value) {
            case Boolean truth -> truth;
            case Long number -> number != 0;
            case String text -> !text.isEmpty();
            case Singleton singleton -> singleton != Singleton.NONE;
            case Double number -> number != 0;
            case BytesConstant bytes -> bytes.length() != 0;
            case TupleConstant tuple -> tuple.size() != 0;
            case FrozenSetConstant set -> set.size() != 0;
            case ComplexConstant(double real, double imag) -> real != 0 || imag != 0;
            case BigInteger _ -> true;
            default -> true;
        };
    }
}
