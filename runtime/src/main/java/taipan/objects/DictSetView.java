package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;

import taipan.bindings.Method;

/// A dict view that has the operators of a set: keys and items.
/// CPython: Objects/dictobject.c (dictviews_*)
abstract class DictSetView extends DictView {
    DictSetView(PyType type, PyDict dict) {
        super(type, dict);
    }

    public final boolean __contains__(Object value) {
        return has(value);
    }

    private static boolean isSetLike(Object o) {
        return o instanceof DictSetView;
    }

    private static PySet toSet(Object o) {
        PySet set = new PySet();
        set.updateFrom(o instanceof PyDictKeys keys && keys.dict.type == PyDict.TYPE ? keys.dict : o);
        return set;
    }

    public static Object __or__(Object left, Object right) {
        if (!isSetLike(left) && !isSetLike(right)) {
            return NOT_IMPLEMENTED;
        }
        PySet result = toSet(left);
        result.updateFrom(right);
        return result;
    }

    public static Object __sub__(Object left, Object right) {
        if (!isSetLike(left) && !isSetLike(right)) {
            return NOT_IMPLEMENTED;
        }
        PySet result = toSet(left);
        result.subtract(right);
        return result;
    }

    public static Object __xor__(Object left, Object right) {
        if (!isSetLike(left) && !isSetLike(right)) {
            return NOT_IMPLEMENTED;
        }
        PySet result = toSet(left);
        result.toggle(right);
        return result;
    }

    /// CPython: _PyDictView_Intersect
    public static Object __and__(Object left, Object right) {
        Object other = right;
        DictView view;
        if (isSetLike(left)) {
            view = (DictView) left;
        } else if (isSetLike(right)) {
            view = (DictView) right;
            other = left;
        } else {
            return NOT_IMPLEMENTED;
        }
        if (other instanceof PySet set && set.type == PySet.TYPE && view.dict.size() <= set.size()) {
            PySet result = new PySet();
            set.intersectInto(result, view);
            return result;
        }
        if (isSetLike(other) && ((DictView) other).dict.size() > view.dict.size()) {
            DictView larger = (DictView) other;
            other = view;
            view = larger;
        }
        PySet result = new PySet();
        Object it = Iteration.iter(other);
        for (Object value = Iteration.next(it); value != null; value = Iteration.next(it)) {
            if (view.has(value)) {
                result.add(value);
            }
        }
        return result;
    }

    /// CPython: dictviews_isdisjoint
    @Method("isdisjoint(self, other, /)")
    final boolean isDisjoint(Object other) {
        if (this == other) {
            return dict.size() == 0;
        }
        DictView view = this;
        Object values = other;
        if ((other instanceof AnySet || isSetLike(other)) && Sequences.length(other) > dict.size()) {
            Object it = __iter__();
            for (Object value = Iteration.next(it); value != null; value = Iteration.next(it)) {
                if (Sequences.contains(other, value)) {
                    return false;
                }
            }
            return true;
        }
        Object it = Iteration.iter(values);
        for (Object value = Iteration.next(it); value != null; value = Iteration.next(it)) {
            if (view.has(value)) {
                return false;
            }
        }
        return true;
    }

    /// CPython: dictview_richcompare
    public final Object __richcompare__(Object other, int op) {
        if (!(other instanceof AnySet) && !isSetLike(other)) {
            return NOT_IMPLEMENTED;
        }
        long mine = dict.size();
        long theirs = Sequences.length(other);
        return switch (op) {
            case Comparison.EQ -> mine == theirs && allIn(this, other);
            case Comparison.NE -> !(mine == theirs && allIn(this, other));
            case Comparison.LT -> mine < theirs && allIn(this, other);
            case Comparison.LE -> mine <= theirs && allIn(this, other);
            case Comparison.GT -> mine > theirs && allIn(other, this);
            default -> mine >= theirs && allIn(other, this);
        };
    }

    private static boolean allIn(Object values, Object container) {
        Object it = Iteration.iter(values);
        for (Object value = Iteration.next(it); value != null; value = Iteration.next(it)) {
            if (!Sequences.contains(container, value)) {
                return false;
            }
        }
        return true;
    }
}
