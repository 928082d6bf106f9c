package taipan.modules.decimal;

import taipan.objects.Calls;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;

/// The exception types of an interpreter, one for each condition.
/// CPython: Modules/_decimal/_decimal.c (signal_map, cond_map)
final class Signals {
    /// The signals in the order in which one is chosen to be raised.
    static final String[] NAMES = {
        "InvalidOperation", "FloatOperation", "DivisionByZero", "Overflow", "Underflow", "Subnormal", "Inexact", "Rounded", "Clamped"
    };

    static final int[] FLAGS = {
        DecContext.INVALID, DecContext.FLOAT_OPERATION, DecContext.DIVISION_BY_ZERO, DecContext.OVERFLOW, DecContext.UNDERFLOW,
        DecContext.SUBNORMAL, DecContext.INEXACT, DecContext.ROUNDED, DecContext.CLAMPED
    };

    /// The conditions that InvalidOperation stands for, and itself.
    private static final String[] CONDITION_NAMES = {
        "InvalidOperation", "ConversionSyntax", "DivisionImpossible", "DivisionUndefined", "InvalidContext"
    };

    private static final int[] CONDITIONS = {
        DecContext.INVALID_OPERATION, DecContext.CONVERSION_SYNTAX, DecContext.DIVISION_IMPOSSIBLE, DecContext.DIVISION_UNDEFINED,
        DecContext.INVALID_CONTEXT
    };

    /// The order in which the repr of a context lists flags: that of their bits.
    private static final int[] SHOWN = {8, 0, 2, 6, 1, 3, 7, 5, 4};

    private final PyType decimalException;
    private final PyType[] signals = new PyType[NAMES.length];
    private final PyType[] conditions = new PyType[CONDITIONS.length];

    Signals() {
        decimalException = define("DecimalException", PyExc.ArithmeticError);
        PyType inexact = define("Inexact", decimalException);
        PyType rounded = define("Rounded", decimalException);
        PyType subnormal = define("Subnormal", decimalException);
        signals[0] = define("InvalidOperation", decimalException);
        signals[1] = define("FloatOperation", decimalException, PyExc.TypeError);
        signals[2] = define("DivisionByZero", decimalException, PyExc.ZeroDivisionError);
        signals[3] = define("Overflow", inexact, rounded);
        signals[4] = define("Underflow", inexact, rounded, subnormal);
        signals[5] = subnormal;
        signals[6] = inexact;
        signals[7] = rounded;
        signals[8] = define("Clamped", decimalException);
        conditions[0] = signals[0];
        for (int i = 1; i < CONDITIONS.length; i++) {
            conditions[i] = CONDITIONS[i] == DecContext.DIVISION_UNDEFINED
                    ? define(CONDITION_NAMES[i], signals[0], PyExc.ZeroDivisionError)
                    : define(CONDITION_NAMES[i], signals[0]);
        }
    }

    private static PyType define(String name, Object... bases) {
        PyDict namespace = new PyDict();
        namespace.put("__module__", "decimal");
        return (PyType) Calls.call(PyType.TYPE, name, PyTuple.of(bases), namespace);
    }

    void addTo(PyModuleObject module) {
        module.add("DecimalException", decimalException);
        for (int i = 0; i < NAMES.length; i++) {
            module.add(NAMES[i], signals[i]);
        }
        for (int i = 1; i < CONDITIONS.length; i++) {
            module.add(CONDITION_NAMES[i], conditions[i]);
        }
    }

    int count() {
        return NAMES.length;
    }

    PyType signal(int i) {
        return signals[i];
    }

    /// The exception for conditions that are trapped.
    Raised raised(int trapped) {
        int first = 0;
        while (first < FLAGS.length - 1 && (FLAGS[first] & trapped) == 0) {
            first++;
        }
        return Raise.with(signals[first], list(trapped));
    }

    /// The types of the conditions and signals in a status. CPython: flags_as_list
    PyList list(int status) {
        PyList list = new PyList();
        for (int i = 0; i < CONDITIONS.length; i++) {
            if ((status & CONDITIONS[i]) != 0) {
                list.append(conditions[i]);
            }
        }
        for (int i = 1; i < FLAGS.length; i++) {
            if ((status & FLAGS[i]) != 0) {
                list.append(signals[i]);
            }
        }
        return list;
    }

    /// The types of the signals in a status.
    PyList signalsIn(int status) {
        PyList list = new PyList();
        for (int i = 0; i < FLAGS.length; i++) {
            if ((status & FLAGS[i]) != 0) {
                list.append(signals[i]);
            }
        }
        return list;
    }

    private static Raised unknown() {
        return Raise.with(
                PyExc.KeyError,
                "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow,"
                        + " Underflow, Subnormal, Inexact, Rounded,\n   Clamped]");
    }

    /// The flag of a signal type. CPython: exception_as_flag
    int flag(Object type) {
        for (int i = 0; i < signals.length; i++) {
            if (signals[i] == type) {
                return FLAGS[i];
            }
        }
        throw unknown();
    }

    /// The flag of a signal or condition type, as lists of them have it.
    int flagOrCondition(Object type) {
        for (int i = 1; i < conditions.length; i++) {
            if (conditions[i] == type) {
                return CONDITIONS[i];
            }
        }
        return flag(type);
    }

    /// The names of what is set, as the repr of a context shows them. CPython: mpd_lsnprint_signals
    static String names(int status) {
        StringBuilder out = new StringBuilder("[");
        for (int i : SHOWN) {
            if ((status & FLAGS[i]) != 0) {
                out.append(out.length() > 1 ? ", " : "").append(NAMES[i]);
            }
        }
        return out.append(']').toString();
    }
}
