package taipan.compiler.codegen;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import taipan.code.ComplexConstant;
import taipan.code.FrozenSetConstant;
import taipan.code.TupleConstant;

/// Makes frozensets of constants, where equal constants count once, whatever their types: `1`, `1.0` and `True` are one.
/// CPython: Objects/setobject.c
final class ConstantSets {
    private ConstantSets() {}

    static FrozenSetConstant frozenset(Object[] elements) {
        Set<Object> seen = new HashSet<>();
        var kept = new ArrayList<Object>();
        for (Object element : elements) {
            if (seen.add(key(element))) kept.add(element);
        }
        return new FrozenSetConstant(kept.toArray());
    }

    /// Stands for a constant such that two keys are equal when Python finds the constants equal.
    static Object key(Object value) {
        return switch (value) {
            case Boolean truth -> BigDecimal.valueOf(truth ? 1 : 0);
            case Long number -> new BigDecimal(number).stripTrailingZeros();
            case BigInteger number -> new BigDecimal(number).stripTrailingZeros();
            case Double number -> numeric(number);
            case ComplexConstant(double real, double imag) -> imag == 0 ? numeric(real)
                    : Double.isNaN(real) || Double.isNaN(imag) ? new Object()
                    : new ComplexConstant(real + 0.0, imag + 0.0);
            case TupleConstant tuple -> {
                var keys = new ArrayList<Object>();
                for (Object element : tuple.elements()) keys.add(key(element));
                yield keys;
            }
            case FrozenSetConstant set -> {
                var keys = new HashSet<Object>();
                for (Object element : set.elements()) keys.add(key(element));
                yield keys;
            }
            default -> value;
        };
    }

    private static Object numeric(double number) {
        // A NaN equals nothing, not even another NaN, so any fresh object stands for it.
        if (Double.isNaN(number)) return new Object();
        if (Double.isInfinite(number)) return number;
        return new BigDecimal(number).stripTrailingZeros();
    }
}
