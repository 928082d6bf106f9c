package taipan.modules.datetime;

import static taipan.objects.Raise.notImplementedError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.PyDict;
import taipan.objects.PyExtensible;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;

/// The Python `datetime.tzinfo` type, and how its methods are asked.
/// CPython: Modules/_datetimemodule.c (PyDateTime_TZInfoType)
@PyClass(name = "datetime.tzinfo", subclassable = true)
public class PyTzInfo extends PyExtensible {
    public static final PyType TYPE = PyTzInfoBindings.newType();

    PyTzInfo(PyType type) {
        super(type);
    }

    @Constructor("tzinfo(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyTzInfo(cls);
    }

    private static Object missing(String method) {
        throw notImplementedError("a tzinfo subclass must implement %s()", method);
    }

    @Method("tzname(self, dt, /)")
    Object tzname(Object dt) {
        return missing("tzname");
    }

    @Method("utcoffset(self, dt, /)")
    Object utcoffset(Object dt) {
        return missing("utcoffset");
    }

    @Method("dst(self, dt, /)")
    Object dst(Object dt) {
        return missing("dst");
    }

    /// CPython: tzinfo_fromutc
    @Method("fromutc(self, dt, /)")
    Object fromUtc(Object dt) {
        if (!(dt instanceof PyDateTime moment)) {
            throw typeError("fromutc: argument must be a datetime");
        }
        if (moment.tzinfo != this) {
            throw valueError("fromutc: dt.tzinfo is not self");
        }
        PyTimeDelta offset = moment.offset();
        if (offset == null) {
            throw valueError("fromutc: non-None utcoffset() result required");
        }
        PyTimeDelta dst = offset(this, "dst", moment);
        if (dst == null) {
            throw valueError("fromutc: non-None dst() result required");
        }
        PyDateTime result = moment.plus(offset.minus(dst), 1);
        dst = offset(result.tzinfo, "dst", result);
        if (dst == null) {
            throw valueError("fromutc: tz.dst() gave inconsistent results; cannot convert");
        }
        return dst.isZero() ? result : result.plus(dst, 1);
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        Object getArgs = Attributes.lookup(this, "__getinitargs__");
        Object args = getArgs == null ? PyTuple.EMPTY : Calls.call(getArgs);
        Object getState = Attributes.lookup(this, "__getstate__");
        Object state;
        if (getState != null) {
            state = Calls.call(getState);
        } else {
            PyDict dict = Attributes.dictOf(this);
            state = dict == null || dict.size() == 0 ? PyNone.NONE : dict;
        }
        return state == PyNone.NONE ? PyTuple.of(type(), args) : PyTuple.of(type(), args, state);
    }

    // Asking a tzinfo, which is None or an instance of a subclass

    static Object checked(Object tzinfo) {
        if (tzinfo != PyNone.NONE && !(tzinfo instanceof PyTzInfo)) {
            throw typeError("tzinfo argument must be None or of a tzinfo subclass, not type '%T'", tzinfo);
        }
        return tzinfo;
    }

    /// What `utcoffset` or `dst` answers, null for None. CPython: call_tzinfo_method
    static PyTimeDelta offset(Object tzinfo, String method, Object dt) {
        if (tzinfo == PyNone.NONE) {
            return null;
        }
        if (tzinfo instanceof PyTimeZone zone) {
            return method.equals("utcoffset") ? zone.offset : null;
        }
        Object answer = Calls.method(tzinfo, method, dt);
        if (answer == PyNone.NONE) {
            return null;
        }
        if (!(answer instanceof PyTimeDelta delta)) {
            throw typeError("tzinfo.%s() must return None or timedelta, not '%T'", method, answer);
        }
        if (delta.days < -1 || delta.days >= 1 || delta.days == -1 && delta.seconds == 0 && delta.microseconds < 1) {
            throw valueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).");
        }
        return delta;
    }

    static Object orNone(PyTimeDelta delta) {
        return delta == null ? PyNone.NONE : delta;
    }

    /// What `tzname` answers: a str or None. CPython: call_tzname
    static Object name(Object tzinfo, Object dt) {
        if (tzinfo == PyNone.NONE) {
            return PyNone.NONE;
        }
        if (tzinfo instanceof PyTimeZone zone) {
            return zone.__str__();
        }
        Object answer = Calls.method(tzinfo, "tzname", dt);
        if (answer != PyNone.NONE && PyStr.valueOrNull(answer) == null) {
            throw typeError("tzinfo.tzname() must return None or a string, not '%T'", answer);
        }
        return answer;
    }
}
