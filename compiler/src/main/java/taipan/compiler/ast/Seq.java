package taipan.compiler.ast;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/// An immutable sequence of children of a node.
///
/// Elements may be absent (`null`) where the ASDL allows `None` in a list: the key of a `**` entry of a dict display, the
/// default of a required keyword-only parameter. It is one class of its own so that calls on it stay monomorphic, and
/// so that `Expr.List` does not collide with `java.util.List` in declarations.
///
/// CPython: Include/internal/pycore_asdl.h
public final class Seq<E> extends AbstractList<E> implements RandomAccess {
    private static final Seq<?> EMPTY = new Seq<>(new Object[0]);

    private final Object[] elements;

    private Seq(Object[] elements) {
        this.elements = elements;
    }

    @SuppressWarnings("unchecked")
    public static <E> Seq<E> empty() {
        return (Seq<E>) EMPTY;
    }

    public static <E> Seq<E> of(E element) {
        return new Seq<>(new Object[] {element});
    }

    /// A sequence over `elements`, which the caller must not change afterwards.
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <E> Seq<E> of(E... elements) {
        return elements.length == 0 ? empty() : new Seq<>(elements);
    }

    public static <E> Seq<E> copyOf(List<? extends E> list) {
        return list.isEmpty() ? empty() : new Seq<>(list.toArray());
    }

    /// The elements of `array[from, to)`.
    public static <E> Seq<E> copyOfRange(Object[] array, int from, int to) {
        return from == to ? empty() : new Seq<>(Arrays.copyOfRange(array, from, to, Object[].class));
    }

    @Override
    @SuppressWarnings("unchecked")
    public E get(int index) {
        return (E) elements[index];
    }

    @Override
    public int size() {
        return elements.length;
    }

    @Override
    public boolean isEmpty() {
        return elements.length == 0;
    }

    @SuppressWarnings("unchecked")
    public E first() {
        return (E) elements[0];
    }

    @SuppressWarnings("unchecked")
    public E last() {
        return (E) elements[elements.length - 1];
    }
}
