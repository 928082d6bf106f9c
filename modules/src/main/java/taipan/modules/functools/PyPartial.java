package taipan.modules.functools;

import static taipan.objects.Raise.typeError;

import java.util.Arrays;
import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Member;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.PyDict;
import taipan.objects.PyExtensible;
import taipan.objects.PyGenericAlias;
import taipan.objects.PyNone;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.ReprGuard;
import taipan.objects.Representation;
import taipan.objects.ThreadState;
import taipan.text.TextBuilder;

/// The Python `functools.partial` type.
/// CPython: Modules/_functoolsmodule.c
@PyClass(name = "functools.partial", subclassable = true, hasDict = true, weakrefs = true)
public final class PyPartial extends PyExtensible {
    public static final PyType TYPE = PyPartialBindings.newType();

    @Member("func")
    Object function;

    @Member("args")
    PyTuple args;

    @Member("keywords")
    PyDict keywords;

    private PyPartial(PyType type, Object function, PyTuple args, PyDict keywords) {
        super(type);
        this.function = function;
        this.args = args;
        this.keywords = keywords;
    }

    @Constructor("partial(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, Object[] kwnames) {
        int positional = args.length - (kwnames == null ? 0 : kwnames.length);
        if (positional < 1) {
            throw typeError("type 'partial' takes at least one argument");
        }
        Object function = args[0];
        if (!Calls.isCallable(function)) {
            throw typeError("the first argument must be callable");
        }
        Object[] given = Arrays.copyOfRange(args, 1, positional);
        PyDict keywords = new PyDict();
        // A partial of a partial is made flat.
        if (function instanceof PyPartial inner && inner.type() == TYPE && cls == TYPE && !inner.hasAttributes()) {
            function = inner.function;
            given = joined(inner.args.items(), given, given.length);
            keywords = inner.keywords.copy();
        }
        for (int i = positional; i < args.length; i++) {
            keywords.put(kwnames[i - positional], args[i]);
        }
        return new PyPartial(cls, function, PyTuple.of(given), keywords);
    }

    private boolean hasAttributes() {
        return Attributes.lookup(this, "__dict__") instanceof PyDict dict && dict.size() > 0;
    }

    private static Object[] joined(Object[] first, Object[] second, int count) {
        Object[] all = Arrays.copyOf(first, first.length + count);
        System.arraycopy(second, 0, all, first.length, count);
        return all;
    }

    public Object __call__(ThreadState ts, Object[] given, Object[] kwnames) {
        if (keywords.size() == 0) {
            Object[] all = args.size() == 0 ? given : joined(args.items(), given, given.length);
            return Calls.call(ts, function, all, kwnames);
        }
        int named = kwnames == null ? 0 : kwnames.length;
        PyDict merged = keywords.copy();
        for (int i = 0; i < named; i++) {
            merged.put(kwnames[i], given[given.length - named + i]);
        }
        return Calls.callEx(ts, function, joined(args.items(), given, given.length - named), merged);
    }

    public Object __repr__() {
        if (!ReprGuard.enter(this)) {
            return "...";
        }
        try {
            TextBuilder out = new TextBuilder().append(type().fullName()).append("(");
            out.append(Representation.repr(function));
            for (Object value : args.items()) {
                out.append(", ").append(Representation.repr(value));
            }
            for (Object item : keywords.items()) {
                PyTuple pair = (PyTuple) item;
                out.append(", ").append(Representation.str(pair.at(0))).append("=");
                out.append(Representation.repr(pair.at(1)));
            }
            return out.append(")").toStr();
        } finally {
            ReprGuard.leave(this);
        }
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        Object dict = hasAttributes() ? Attributes.get(this, "__dict__") : PyNone.NONE;
        return PyTuple.of(type(), PyTuple.of(function), PyTuple.of(function, args, keywords, dict));
    }

    @Method("__setstate__(self, state, /)")
    void setState(Object state) {
        if (!(state instanceof PyTuple parts)
                || parts.size() != 4
                || !Calls.isCallable(parts.at(0))
                || !(parts.at(1) instanceof PyTuple newArgs)
                || parts.at(2) != PyNone.NONE && !(parts.at(2) instanceof PyDict)) {
            throw typeError("invalid partial state");
        }
        function = parts.at(0);
        args = newArgs.type() == PyTuple.TYPE ? newArgs : PyTuple.of(newArgs.toArray());
        PyDict given = parts.at(2) == PyNone.NONE ? new PyDict() : (PyDict) parts.at(2);
        keywords = given.type() == PyDict.TYPE ? given : given.copy();
        Attributes.set(this, "__dict__", parts.at(3) == PyNone.NONE ? new PyDict() : parts.at(3));
    }

    @ClassMethod("__class_getitem__(cls, object, /)")
    static Object classGetItem(PyType cls, Object item) {
        return new PyGenericAlias(cls, item);
    }
}
