package taipan.objects;

import static taipan.objects.Raise.typeError;

/// What `object.__reduce_ex__` answers, on which `copy` and `pickle` build.
/// CPython: Objects/typeobject.c (object___reduce_ex___impl)
final class Copying {
    private Copying() {}

    static Object reduce(Object self, int protocol) {
        Object copyreg = Imports.module("copyreg");
        if (protocol < 2) {
            return Calls.call(Attributes.get(copyreg, "_reduce_ex"), self, (long) protocol);
        }
        return reduceNew(self, copyreg);
    }

    /// CPython: reduce_newobj
    private static Object reduceNew(Object self, Object copyreg) {
        PyType type = PyType.of(self);
        if (type.lookup("__new__") == null) {
            throw typeError("cannot pickle '%T' object", self);
        }
        PyTuple args = null;
        PyDict keywords = null;
        Object getNewargsEx = Attributes.special(self, "__getnewargs_ex__");
        Object getNewargs = getNewargsEx == null ? Attributes.special(self, "__getnewargs__") : null;
        if (getNewargsEx != null) {
            Object answer = Calls.call(getNewargsEx);
            if (!(answer instanceof PyTuple pair)) {
                throw typeError("__getnewargs_ex__ should return a tuple, not '%T'", answer);
            }
            if (pair.size() != 2) {
                throw Raise.valueError("__getnewargs_ex__ should return a tuple of length 2, not %d", pair.size());
            }
            if (!(pair.get(0) instanceof PyTuple positional)) {
                throw typeError("first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%T'", pair.get(0));
            }
            if (!(pair.get(1) instanceof PyDict named)) {
                throw typeError("second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%T'", pair.get(1));
            }
            args = positional;
            keywords = named;
        } else if (getNewargs != null) {
            Object answer = Calls.call(getNewargs);
            if (!(answer instanceof PyTuple positional)) {
                throw typeError("__getnewargs__ should return a tuple, not '%T'", answer);
            }
            args = positional;
        }
        boolean hasArgs = args != null;
        Object function;
        PyTuple call;
        if (keywords == null || keywords.size() == 0) {
            function = Attributes.get(copyreg, "__newobj__");
            Object[] values = new Object[(hasArgs ? args.size() : 0) + 1];
            values[0] = type;
            for (int i = 1; i < values.length; i++) {
                values[i] = args.get(i - 1);
            }
            call = PyTuple.of(values);
        } else {
            function = Attributes.get(copyreg, "__newobj_ex__");
            call = PyTuple.of(type, args, keywords);
        }
        boolean required = !hasArgs && !(self instanceof PyList) && !(self instanceof PyDict);
        Object state = state(self, copyreg, required);
        Object items = PyNone.NONE;
        Object pairs = PyNone.NONE;
        if (self instanceof PyList) {
            items = Iteration.iter(self);
        }
        if (self instanceof PyDict) {
            pairs = Iteration.iter(Calls.method(self, "items"));
        }
        return PyTuple.of(function, call, state, items, pairs);
    }

    /// CPython: _PyObject_GetState
    private static Object state(Object self, Object copyreg, boolean required) {
        Object getState = Attributes.lookup(self, "__getstate__");
        if (getState != null) {
            return Calls.call(getState);
        }
        PyType type = PyType.of(self);
        if (required && isOpaque(type)) {
            throw typeError("cannot pickle '%T' object", self);
        }
        PyDict attributes = type.hasDict() && self instanceof PyObject object ? object.dict() : null;
        Object state = attributes == null || attributes.size() == 0 ? PyNone.NONE : attributes;
        Object names = Calls.call(Attributes.get(copyreg, "_slotnames"), type);
        if (names == PyNone.NONE) {
            return state;
        }
        PyDict slots = new PyDict();
        for (Object name : Iteration.toArray(names)) {
            Object value = Attributes.lookup(self, PyStr.toName(name));
            if (value != null) {
                slots.put(name, value);
            }
        }
        return slots.size() > 0 ? PyTuple.of(state, slots) : state;
    }

    /// Whether instances hold native state that their attributes do not show.
    private static boolean isOpaque(PyType type) {
        PyType nativeType = type.nativeType();
        return nativeType != PyType.OBJECT && !(nativeType.isSubtype(PyBaseException.TYPE));
    }
}
