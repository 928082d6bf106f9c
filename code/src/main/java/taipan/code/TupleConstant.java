package taipan.code;

import java.util.Arrays;

/// A tuple among the constants of a code object; its elements are constants.
public final class TupleConstant {
    private final Object[] elements;

    /// Takes over `elements`, which the caller must not change afterwards.
    public TupleConstant(Object... elements) {
        this.elements = elements;
    }

    public int size() {
        return elements.length;
    }

    public Object get(int index) {
        return elements[index];
    }

    /// The elements themselves, not a copy: not to be changed.
    public Object[] elements() {
        return elements;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TupleConstant that && Arrays.equals(elements, that.elements);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(elements);
    }

    @Override
    public String toString() {
        return "TupleConstant" + Arrays.toString(elements);
    }
}
