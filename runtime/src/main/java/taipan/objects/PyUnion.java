package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;

import java.util.ArrayList;
import java.util.List;
import taipan.bindings.Getter;
import taipan.bindings.Member;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.text.TextBuilder;

/// The type of `int | str`.
/// CPython: Objects/unionobject.c
@PyClass(name = "types.UnionType", weakrefs = true)
public final class PyUnion extends PyObject {
    public static final PyType TYPE = PyUnionBindings.newType();

    @Member("__args__")
    final PyTuple args;

    private PyTuple parameters;

    private PyUnion(PyTuple args) {
        super(TYPE);
        this.args = args;
    }

    private static boolean isUnionable(Object o) {
        return o == PyNone.NONE || o instanceof PyType || o instanceof PyGenericAlias || o instanceof PyUnion;
    }

    /// `left | right` of two types; NotImplemented when either is none. CPython: _Py_union_type_or
    public static Object or(Object left, Object right) {
        if (!isUnionable(left) || !isUnionable(right)) {
            return NOT_IMPLEMENTED;
        }
        List<Object> members = new ArrayList<>();
        addMembers(members, left);
        addMembers(members, right);
        return members.size() == 1 ? members.getFirst() : new PyUnion(PyTuple.of(members.toArray()));
    }

    private static void addMembers(List<Object> members, Object o) {
        if (o instanceof PyUnion u) {
            for (Object member : u.args.items()) {
                addMembers(members, member);
            }
            return;
        }
        Object member = o == PyNone.NONE ? PyNone.TYPE : o;
        for (Object known : members) {
            boolean same = known == member
                    || known instanceof PyGenericAlias && member instanceof PyGenericAlias && Comparison.equal(known, member);
            if (same) {
                return;
            }
        }
        members.add(member);
    }

    @Getter("__parameters__")
    PyTuple parameters() {
        if (parameters == null) {
            parameters = PyGenericAlias.parametersOf(args);
        }
        return parameters;
    }

    public Object __getitem__(Object item) {
        PyTuple replaced = PyGenericAlias.substitute(this, args, parameters(), item);
        Object result = replaced.at(0);
        for (int i = 1; i < replaced.size(); i++) {
            result = Numbers.or(result, replaced.at(i));
        }
        return result;
    }

    public Object __getattribute__(String name) {
        return name.equals("__module__") ? Attributes.lookup(TYPE, name) : Attributes.genericGet(this, name);
    }

    private void refuseGenerics(String function) {
        for (Object arg : args.items()) {
            if (arg instanceof PyGenericAlias) {
                throw typeError("%s() argument 2 cannot contain a parameterized generic", function);
            }
        }
    }

    @Method("__instancecheck__(self, object, /)")
    boolean instanceCheck(Object instance) {
        refuseGenerics("isinstance");
        for (Object arg : args.items()) {
            if (arg instanceof PyType && Inheritance.isInstance(instance, arg)) {
                return true;
            }
        }
        return false;
    }

    @Method("__subclasscheck__(self, object, /)")
    boolean subclassCheck(Object cls) {
        if (!(cls instanceof PyType)) {
            throw typeError("issubclass() arg 1 must be a class");
        }
        refuseGenerics("issubclass");
        for (Object arg : args.items()) {
            if (arg instanceof PyType && Inheritance.isSubclass(cls, arg)) {
                return true;
            }
        }
        return false;
    }

    public static Object __or__(Object left, Object right) {
        return or(left, right);
    }

    public long __hash__() {
        return PyFrozenSet.from(args).__hash__();
    }

    public Object __richcompare__(Object other, int op) {
        if (!(other instanceof PyUnion that) || op != Comparison.EQ && op != Comparison.NE) {
            return NOT_IMPLEMENTED;
        }
        return Comparison.compare(PySet.from(args), PySet.from(that.args), op);
    }

    public Object __repr__() {
        TextBuilder text = new TextBuilder();
        for (int i = 0; i < args.size(); i++) {
            if (i > 0) {
                text.append(" | ");
            }
            Object arg = args.at(i);
            text.append(arg == PyNone.TYPE ? "None" : PyGenericAlias.describe(arg));
        }
        return text.toStr();
    }
}
