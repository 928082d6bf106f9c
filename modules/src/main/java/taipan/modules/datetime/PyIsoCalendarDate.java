package taipan.modules.datetime;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Representation;
import taipan.text.TextBuilder;

/// What `date.isocalendar()` answers: a tuple of year, week and day of the week.
/// CPython: Modules/_datetimemodule.c (PyDateTime_IsoCalendarDateType)
@PyClass(name = "datetime.IsoCalendarDate", base = PyTuple.class)
public final class PyIsoCalendarDate extends PyTuple {
    public static final PyType TYPE = PyIsoCalendarDateBindings.newType();

    private PyIsoCalendarDate(PyType type, Object... items) {
        super(type, items);
    }

    static PyIsoCalendarDate of(long year, long week, long weekday) {
        return new PyIsoCalendarDate(TYPE, year, week, weekday);
    }

    @Constructor("IsoCalendarDate(cls, year, week, weekday)")
    static Object construct(PyType cls, int year, int week, int weekday) {
        return new PyIsoCalendarDate(cls, (long) year, (long) week, (long) weekday);
    }

    @Getter("year")
    Object year() {
        return at(0);
    }

    @Getter("week")
    Object week() {
        return at(1);
    }

    @Getter("weekday")
    Object weekday() {
        return at(2);
    }

    public Object __repr__() {
        return new TextBuilder()
                .append(type().fullName())
                .append("(year=")
                .append(Representation.str(at(0)))
                .append(", week=")
                .append(Representation.str(at(1)))
                .append(", weekday=")
                .append(Representation.str(at(2)))
                .append(')')
                .toStr();
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return PyTuple.of(PyTuple.TYPE, PyTuple.of((Object) PyTuple.of(at(0), at(1), at(2))));
    }
}
