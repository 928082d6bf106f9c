package taipan.modules.datetime;

import taipan.bindings.Constant;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;
import taipan.objects.PyType;

/// The `_datetime` module.
/// CPython: Modules/_datetimemodule.c
@PyModule("_datetime")
public final class DatetimeModule {
    @Constant
    static final long MINYEAR = Gregorian.MIN_YEAR;

    @Constant
    static final long MAXYEAR = Gregorian.MAX_YEAR;

    public DatetimeModule(InterpreterState interpreter) {}

    PyType[] types() {
        return new PyType[] {
            PyDate.TYPE, PyDateTime.TYPE, PyTime.TYPE, PyTimeDelta.TYPE, PyTimeZone.TYPE, PyTzInfo.TYPE
        };
    }
}
