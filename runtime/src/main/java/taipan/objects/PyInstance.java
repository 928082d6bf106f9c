package taipan.objects;

import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// An instance of a class made by Python code that derives from nothing built in but `object`: a layout and the values
/// of its attributes, the first ones in fields.
///
/// Once somebody asks for `__dict__`, or deletes an attribute, the attributes move to a real dict (`overflow` holds it)
/// and `layout` becomes null; the `__slots__` places stay.
/// CPython: Objects/typeobject.c (PyType_GenericAlloc)
public class PyInstance extends PyObject {
    /// How many places are fields of their own.
    public static final int FIELDS = 4;

    Layout layout;
    Object f0;
    Object f1;
    Object f2;
    Object f3;
    Object[] more = NO_ARGS;
    private PyDict dict;
    /// Keeps the promise to call `__del__`, null without one.
    private final Object ticket;

    public PyInstance(PyType type) {
        super(type);
        this.layout = type.rootLayout();
        this.ticket = (type.flags & PyType.FINALIZED) != 0 ? Finalizers.ticket(type.interpreter, this) : null;
    }

    @Override
    public final boolean isFinalized() {
        return Finalizers.isUsed(ticket);
    }

    /// The current shape, or null when the attributes live in a dict.
    public final Layout layout() {
        return layout;
    }

    /// The value at a place, or null when unset.
    public final Object place(int index) {
        return switch (index) {
            case 0 -> f0;
            case 1 -> f1;
            case 2 -> f2;
            case 3 -> f3;
            default -> index - FIELDS < more.length ? more[index - FIELDS] : null;
        };
    }

    public final void setPlace(int index, Object value) {
        switch (index) {
            case 0 -> f0 = value;
            case 1 -> f1 = value;
            case 2 -> f2 = value;
            case 3 -> f3 = value;
            default -> {
                int i = index - FIELDS;
                if (i >= more.length) {
                    more = Arrays.copyOf(more, Math.max(4, Math.max(i + 1, more.length * 2)));
                }
                more[i] = value;
            }
        }
    }

    @Override
    final Object ownAttribute(String name) {
        Layout shape = layout;
        if (shape == null) {
            return dict.getOrNull(name);
        }
        int index = shape.indexOf(name);
        Object value = index < 0 ? null : place(index);
        if (value == null) {
            // Another thread may have moved the attributes to a dict meanwhile.
            VarHandle.acquireFence();
            return layout == null ? dict.getOrNull(name) : null;
        }
        return value;
    }

    @Override
    final void setOwnAttribute(String name, Object value) {
        if (Sharing.STATE.threads) {
            synchronized (this) {
                store(name, value);
            }
        } else {
            store(name, value);
        }
    }

    private void store(String name, Object value) {
        Layout shape = layout;
        if (shape != null) {
            int index = shape.indexOf(name);
            if (index >= 0) {
                setPlace(index, value);
                return;
            }
            Layout next = shape.with(name);
            if (next != null) {
                append(next, value);
                return;
            }
        }
        dict().put(name, value);
    }

    /// Adds the attribute that leads from the current layout to `next`; the caller has checked the current one, and that
    /// no other thread can be at it.
    public final void append(Layout next, Object value) {
        setPlace(next.size() - 1, value);
        // Readers without a lock must not see the layout before the value.
        VarHandle.releaseFence();
        layout = next;
    }

    @Override
    final boolean deleteOwnAttribute(String name) {
        synchronized (this) {
            return ownAttribute(name) != null && dict().remove(name) != null;
        }
    }

    @Override
    final PyDict dict() {
        if (layout != null) {
            moveToDict();
        }
        return dict;
    }

    private synchronized void moveToDict() {
        Layout shape = layout;
        if (shape != null) {
            PyDict made = new PyDict();
            for (int i = 0; i < shape.nameCount(); i++) {
                Object value = place(shape.reserved() + i);
                if (value != null) {
                    made.put(shape.name(i), value);
                }
            }
            setDict(made);
        }
    }

    @Override
    final synchronized void setDict(PyDict replacement) {
        dict = replacement;
        Layout shape = layout;
        if (shape != null) {
            VarHandle.releaseFence();
            layout = null;
            // A thread that is just reading a place by the old layout finds nothing there and asks again.
            VarHandle.releaseFence();
            for (int i = shape.reserved(); i < shape.size(); i++) {
                setPlace(i, null);
            }
        }
    }

    /// The attributes may hide behind other descriptors now: the layout is not to vouch for them.
    final synchronized void classChanged() {
        Layout shape = layout;
        if (shape != null && shape.nameCount() == 0) {
            layout = type.rootLayout();
        } else if (shape != null) {
            moveToDict();
        }
    }

    @Override
    final Object slotValue(int index) {
        return place(index);
    }

    @Override
    final synchronized void setSlotValue(int index, Object value) {
        setPlace(index, value);
    }
}
