package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;

import java.util.ArrayList;
import java.util.List;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Member;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.text.TextBuilder;

/// The type of `list[int]`: a class with type arguments, which acts as the class itself nearly everywhere.
/// CPython: Objects/genericaliasobject.c
@PyClass(name = "types.GenericAlias", subclassable = true, weakrefs = true)
public final class PyGenericAlias extends PyExtensible {
    public static final PyType TYPE = PyGenericAliasBindings.newType();

    @Member("__origin__")
    final Object origin;

    @Member("__args__")
    final PyTuple args;

    private PyTuple parameters;

    public PyGenericAlias(Object origin, Object args) {
        this(TYPE, origin, args);
    }

    private PyGenericAlias(PyType type, Object origin, Object args) {
        super(type);
        this.origin = origin;
        this.args = args instanceof PyTuple t ? t : PyTuple.of(args);
    }

    @Constructor("GenericAlias(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        if (kwargs != null) {
            throw typeError("GenericAlias() takes no keyword arguments");
        }
        if (args.length != 2) {
            throw typeError("GenericAlias expected 2 arguments, got %d", args.length);
        }
        return new PyGenericAlias(cls, args[0], args[1]);
    }

    @Getter("__parameters__")
    PyTuple parameters() {
        if (parameters == null) {
            parameters = parametersOf(args);
        }
        return parameters;
    }

    /// The type variables among type arguments, each once. CPython: _Py_make_parameters
    static PyTuple parametersOf(PyTuple args) {
        List<Object> found = new ArrayList<>();
        for (Object arg : args.items()) {
            if (isTypeVariable(arg)) {
                addOnce(found, arg);
            } else if (!(arg instanceof PyType)
                    && Attributes.lookup(arg, "__parameters__") instanceof PyTuple nested) {
                for (Object parameter : nested.items()) {
                    addOnce(found, parameter);
                }
            }
        }
        return PyTuple.of(found.toArray());
    }

    private static void addOnce(List<Object> found, Object parameter) {
        for (Object f : found) {
            if (f == parameter) {
                return;
            }
        }
        found.add(parameter);
    }

    private static boolean isTypeVariable(Object o) {
        PyType type = PyType.of(o);
        return type.name().equals("TypeVar") && "typing".equals(Attributes.lookup(type, "__module__"));
    }

    private static int indexOf(PyTuple parameters, Object parameter) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.at(i) == parameter) {
                return i;
            }
        }
        return -1;
    }

    /// The type arguments with values in place of the type variables. CPython: _Py_subs_parameters
    static PyTuple substitute(Object self, PyTuple args, PyTuple parameters, Object item) {
        if (parameters.size() == 0) {
            throw typeError("There are no type variables left in %R", self);
        }
        Object[] values = item instanceof PyTuple t ? t.items() : new Object[] {item};
        if (values.length != parameters.size()) {
            throw typeError("Too %s arguments for %R", values.length > parameters.size() ? "many" : "few", self);
        }
        Object[] replaced = new Object[args.size()];
        for (int i = 0; i < replaced.length; i++) {
            Object arg = args.at(i);
            int place = isTypeVariable(arg) ? indexOf(parameters, arg) : -1;
            replaced[i] = place >= 0 ? values[place] : substituteWithin(arg, parameters, values);
        }
        return PyTuple.of(replaced);
    }

    private static Object substituteWithin(Object arg, PyTuple parameters, Object[] values) {
        if (arg instanceof PyType || !(Attributes.lookup(arg, "__parameters__") instanceof PyTuple nested)
                || nested.size() == 0) {
            return arg;
        }
        Object[] replaced = new Object[nested.size()];
        for (int i = 0; i < replaced.length; i++) {
            int place = indexOf(parameters, nested.at(i));
            replaced[i] = place < 0 ? nested.at(i) : values[place];
        }
        return Sequences.getItem(arg, PyTuple.of(replaced));
    }

    public Object __getitem__(Object item) {
        return new PyGenericAlias(type, origin, substitute(this, args, parameters(), item));
    }

    public Object __call__(ThreadState ts, Object[] arguments, Object[] kwnames) {
        Object made = Calls.call(ts, origin, arguments, kwnames);
        try {
            Attributes.set(made, "__orig_class__", this);
        } catch (Raised e) {
            if (!e.matches(PyExc.AttributeError) && !e.matches(PyExc.TypeError)) {
                throw e;
            }
        }
        return made;
    }

    private static boolean isOwn(String name) {
        return switch (name) {
            case "__origin__", "__args__", "__parameters__", "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__",
                    "__deepcopy__" -> true;
            default -> false;
        };
    }

    public Object __getattribute__(String name) {
        return isOwn(name) ? Attributes.genericGet(this, name) : Attributes.lookup(origin, name);
    }

    public Raised __noattr__(String name) {
        return isOwn(name) ? Attributes.missing(this, name) : PyType.of(origin).slots.missing(origin, name);
    }

    @Method("__mro_entries__(self, object, /)")
    Object mroEntries(Object bases) {
        return PyTuple.of(origin);
    }

    @Method("__instancecheck__(self, object, /)")
    Object instanceCheck(Object instance) {
        throw typeError("isinstance() argument 2 cannot be a parameterized generic");
    }

    @Method("__subclasscheck__(self, object, /)")
    Object subclassCheck(Object cls) {
        throw typeError("issubclass() argument 2 cannot be a parameterized generic");
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return PyTuple.of(TYPE, PyTuple.of(origin, args));
    }

    @Method("__dir__(self, /)")
    Object dir() {
        PyList names = PyList.from(Calls.call(Iteration.builtin("dir"), origin));
        for (String name : new String[] {"__origin__", "__args__", "__parameters__", "__mro_entries__", "__reduce_ex__",
                "__reduce__", "__copy__", "__deepcopy__"}) {
            if (!names.__contains__(name)) {
                names.append(name);
            }
        }
        return names;
    }

    public static Object __or__(Object left, Object right) {
        return PyUnion.or(left, right);
    }

    public long __hash__() {
        return Hashing.hash(origin) ^ args.__hash__();
    }

    public Object __richcompare__(Object other, int op) {
        if (!(other instanceof PyGenericAlias that) || op != Comparison.EQ && op != Comparison.NE) {
            return NOT_IMPLEMENTED;
        }
        boolean equal = Comparison.equal(origin, that.origin) && Comparison.equal(args, that.args);
        return equal == (op == Comparison.EQ);
    }

    public Object __repr__() {
        TextBuilder text = new TextBuilder();
        text.append(describe(origin));
        text.append('[');
        for (int i = 0; i < args.size(); i++) {
            if (i > 0) {
                text.append(", ");
            }
            text.append(describe(args.at(i)));
        }
        text.append(args.size() == 0 ? "()]" : "]");
        return text.toStr();
    }

    /// How a class or another type argument is shown: by its name rather than its repr. CPython: ga_repr_item
    static Object describe(Object o) {
        if (o == PyEllipsis.ELLIPSIS) {
            return "...";
        }
        if (Attributes.lookup(o, "__origin__") != null && Attributes.lookup(o, "__args__") != null) {
            return Representation.repr(o);
        }
        Object qualname = Attributes.lookup(o, "__qualname__");
        Object module = qualname == null ? null : Attributes.lookup(o, "__module__");
        if (module == null || module == PyNone.NONE) {
            return Representation.repr(o);
        }
        if ("builtins".equals(module)) {
            return Representation.str(qualname);
        }
        TextBuilder text = new TextBuilder();
        text.append(Representation.str(module));
        text.append('.');
        text.append(Representation.str(qualname));
        return text.toStr();
    }
}
