package taipan.modules.datetime;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.Constant;
import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Comparison;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Representation;
import taipan.text.TextBuilder;

/// The Python `datetime.timezone` type: a fixed offset.
/// CPython: Modules/_datetimemodule.c (PyDateTime_TimeZoneType)
@PyClass(name = "datetime.timezone", base = PyTzInfo.class)
public final class PyTimeZone extends PyTzInfo {
    public static final PyType TYPE = PyTimeZoneBindings.newType();

    @Constant("utc")
    static final PyTimeZone UTC = new PyTimeZone(PyTimeDelta.ZERO, null);

    @Constant("min")
    static final PyTimeZone MIN = new PyTimeZone(PyTimeDelta.of(-1, 60, 0), null);

    @Constant("max")
    static final PyTimeZone MAX = new PyTimeZone(PyTimeDelta.of(0, 23 * 3600 + 59 * 60, 0), null);

    final PyTimeDelta offset;

    /// The name it was given, or null.
    private final Object name;

    private PyTimeZone(PyTimeDelta offset, Object name) {
        super(TYPE);
        this.offset = offset;
        this.name = name;
    }

    /// CPython: new_timezone
    static PyTimeZone of(PyTimeDelta offset, Object name) {
        if (name == null && offset.isZero()) {
            return UTC;
        }
        if (offset.days == -1 && offset.seconds == 0 && offset.microseconds < 1 || offset.days < -1 || offset.days >= 1) {
            throw valueError(
                    "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %R.", offset);
        }
        return new PyTimeZone(offset, name);
    }

    @Constructor("timezone(cls, offset, name=NULL)")
    static Object construct(PyType cls, Object offset, Object name) {
        if (!(offset instanceof PyTimeDelta delta)) {
            throw typeError("timezone() argument 1 must be datetime.timedelta, not %T", offset);
        }
        if (name != null && PyStr.valueOrNull(name) == null) {
            throw typeError("timezone() argument 2 must be str, not %T", name);
        }
        return of(delta, name);
    }

    private static void check(Object dt, String method) {
        if (dt != PyNone.NONE && !(dt instanceof PyDateTime)) {
            throw typeError("%s(dt) argument must be a datetime instance or None, not %T", method, dt);
        }
    }

    @Override
    @Method("tzname(self, dt, /)")
    Object tzname(Object dt) {
        check(dt, "tzname");
        return __str__();
    }

    @Override
    @Method("utcoffset(self, dt, /)")
    Object utcoffset(Object dt) {
        check(dt, "utcoffset");
        return offset;
    }

    @Override
    @Method("dst(self, dt, /)")
    Object dst(Object dt) {
        check(dt, "dst");
        return PyNone.NONE;
    }

    @Override
    @Method("fromutc(self, dt, /)")
    Object fromUtc(Object dt) {
        if (!(dt instanceof PyDateTime moment)) {
            throw typeError("fromutc: argument must be a datetime");
        }
        if (moment.tzinfo != this) {
            throw valueError("fromutc: dt.tzinfo is not self");
        }
        return moment.plus(offset, 1);
    }

    @Method("__getinitargs__(self, /)")
    Object initArgs() {
        return name == null ? PyTuple.of((Object) offset) : PyTuple.of(offset, name);
    }

    public Object __repr__() {
        if (this == UTC) {
            return "datetime.timezone.utc";
        }
        TextBuilder out = new TextBuilder().append(type().fullName()).append('(').append(offset.__repr__());
        if (name != null) {
            out.append(", ").append(Representation.repr(name));
        }
        return out.append(')').toStr();
    }

    public Object __str__() {
        if (name != null) {
            return name;
        }
        if (offset.isZero()) {
            return "UTC";
        }
        StringBuilder out = new StringBuilder("UTC");
        IsoText.offset(out, offset, ":");
        return out.toString();
    }

    public long __hash__() {
        return offset.__hash__();
    }

    public Object __richcompare__(Object other, int op) {
        if (op != Comparison.EQ && op != Comparison.NE || !(other instanceof PyTimeZone that)) {
            return NOT_IMPLEMENTED;
        }
        return Comparison.holds(op, offset.compareTo(that.offset));
    }
}
