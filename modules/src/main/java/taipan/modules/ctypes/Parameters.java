package taipan.modules.ctypes;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.ArrayList;
import java.util.List;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.Iteration;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;

/// The directions, names and defaults that a prototype gives its parameters.
/// CPython: Modules/_ctypes/_ctypes.c (_build_callargs, _build_result)
final class Parameters {
    private static final int IN = 1;
    private static final int OUT = 2;
    private static final int LOCALE = 4;

    private Parameters() {}

    /// The arguments of one call, and which of them are results too.
    record Bound(Object[] arguments, List<Integer> results, boolean isDirected) {
        boolean hasOutputs() {
            return !results.isEmpty();
        }

        /// Output parameters instead of the function's own result.
        Object outputs(Object result) {
            Object[] values = new Object[results.size()];
            for (int i = 0; i < values.length; i++) {
                Object a = arguments[results.get(i)];
                Object data = a instanceof PyArgument p ? p.object : a;
                values[i] = Calls.method(data, "__ctypes_from_outparam__");
            }
            return values.length == 1 ? values[0] : PyTuple.of(values);
        }
    }

    static Object[] flags(Object flags, CType function) {
        if (!(flags instanceof PyTuple tuple)) {
            throw typeError("paramflags must be a tuple or None");
        }
        Object[] all = Iteration.toArray(tuple);
        if (function.argumentTypes != null && all.length != function.argumentTypes.length) {
            throw valueError("paramflags must have the same length as argtypes");
        }
        for (Object f : all) {
            if (!(f instanceof PyTuple t) || t.size() < 1 || t.size() > 3 || PyInt.valueOrNull(t.at(0)) == null) {
                throw typeError("paramflags must be a sequence of (int [,string [,value]]) tuples");
            }
            long direction = Conversion.toLong(t.at(0)) & (IN | OUT | LOCALE);
            if (direction == LOCALE + OUT || direction > (IN | LOCALE)) {
                throw typeError("paramflag value %d not supported", Conversion.toLong(t.at(0)));
            }
        }
        return all;
    }

    static Bound bind(Object[] args, Object[] kwnames, Object[] types, Object[] flags) {
        if (flags == null || types == null || types.length == 0) {
            if (kwnames != null && kwnames.length > 0 && flags != null) {
                throw typeError("call takes no keyword arguments");
            }
            return new Bound(args, List.of(), false);
        }
        int positional = args.length - (kwnames == null ? 0 : kwnames.length);
        Object[] bound = new Object[types.length];
        List<Integer> results = new ArrayList<>();
        int next = 0;
        int usedNames = 0;
        for (int i = 0; i < types.length; i++) {
            PyTuple f = (PyTuple) flags[i];
            int direction = (int) Conversion.toLong(f.at(0));
            String name = f.size() > 1 && f.at(1) != PyNone.NONE ? PyStr.toName(f.at(1)) : null;
            Object byDefault = f.size() > 2 ? f.at(2) : null;
            switch (direction & (IN | OUT | LOCALE)) {
                case IN | LOCALE -> bound[i] = byDefault == null ? 0L : byDefault;
                case OUT -> {
                    bound[i] = output(types[i], byDefault, i);
                    results.add(i);
                }
                default -> {
                    Object value = null;
                    if (next < positional) {
                        value = args[next++];
                    } else if (name != null && kwnames != null) {
                        for (int k = 0; k < kwnames.length; k++) {
                            if (PyStr.toName(kwnames[k]).equals(name)) {
                                value = args[positional + k];
                                usedNames++;
                            }
                        }
                    }
                    value = value == null ? byDefault : value;
                    if (value == null) {
                        throw name != null ? typeError("required argument '%s' missing", name) : typeError("not enough arguments");
                    }
                    bound[i] = value;
                    if ((direction & OUT) != 0) {
                        results.add(i);
                    }
                }
            }
        }
        if (next + usedNames != args.length) {
            throw typeError("call takes exactly %d arguments (%d given)", (long) (next + usedNames), (long) args.length);
        }
        return new Bound(bound, results, true);
    }

    private static Object output(Object type, Object byDefault, int i) {
        if (byDefault != null) {
            return byDefault;
        }
        CType t = CType.ofOrNull(type);
        if (t == null || t.form == CType.Form.SIMPLE && "zZPO".indexOf(t.code) < 0 || t.form == CType.Form.STRUCTURE) {
            throw typeError("%s 'out' parameter must be passed as default value", type instanceof PyType p ? p.name() : "object");
        }
        if (t.form == CType.Form.ARRAY) {
            return Calls.call(type);
        }
        return PyArgument.reference((CData) Calls.call(t.element), 0);
    }
}
