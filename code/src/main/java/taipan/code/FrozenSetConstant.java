package taipan.code;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/// A frozenset among the constants of a code object; its elements are constants, kept in the order of construction.
///
/// Equality does not look at that order.
public final class FrozenSetConstant {
    private final Object[] elements;

    /// Takes over `elements`, which the caller must not change afterwards.
    public FrozenSetConstant(Object... elements) {
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
        return other instanceof FrozenSetConstant that
                && elements.length == that.elements.length
                && new HashSet<>(List.of(elements)).equals(new HashSet<>(List.of(that.elements)));
    }

    @Override
    public int hashCode() {
        int sum = 0;
        for (Object element : elements) {
            sum += element.hashCode();
        }
        return sum;
    }

    @Override
    public String toString() {
        return "FrozenSetConstant" + Arrays.toString(elements);
    }
}
