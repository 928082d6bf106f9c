package taipan.builtins.ast;

import static taipan.objects.Raise.typeError;

import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import taipan.code.BytesConstant;
import taipan.code.ComplexConstant;
import taipan.code.FrozenSetConstant;
import taipan.code.Singleton;
import taipan.code.TupleConstant;
import taipan.compiler.ast.InvalidConstant;
import taipan.compiler.ast.Mod;
import taipan.compiler.ast.Seq;
import taipan.compiler.ast.Span;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Inheritance;
import taipan.objects.InterpreterState;
import taipan.objects.Iteration;
import taipan.objects.PyBytes;
import taipan.objects.PyCode;
import taipan.objects.PyComplex;
import taipan.objects.PyDict;
import taipan.objects.PyEllipsis;
import taipan.objects.PyFrozenSet;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.ThreadState;

/// The syntax tree of the compiler as Python objects, and back. One per interpreter: the node classes are ordinary classes
/// that programs may change.
/// CPython: Python/Python-ast.c
public final class AstBridge {
    private final Map<String, PyType> types = new HashMap<>();
    /// The shared instances of operators and contexts.
    private final Map<Object, Object> singletons = new HashMap<>();
    /// What is wrong with the tree that is being read, if nothing worse is found.
    private Raised missing;

    private AstBridge() {
        for (AstSchema.Node node : AstSchema.NODES.values()) {
            types.put(node.name(), makeType(node));
        }
    }

    /// The bridge of the current interpreter, made on first use.
    public static AstBridge current() {
        InterpreterState interpreter = ThreadState.current().interpreter();
        AstBridge bridge = interpreter.serviceOrNull(AstBridge.class);
        if (bridge == null) {
            bridge = new AstBridge();
            interpreter.setService(AstBridge.class, bridge);
        }
        return bridge;
    }

    /// The node classes by name, without `AST` itself.
    public Map<String, PyType> types() {
        return types;
    }

    private PyType makeType(AstSchema.Node node) {
        PyType base = node.sum() == null ? PyAst.TYPE : types.get(node.sum());
        List<AstSchema.Field> fields = node.fields();
        Object[] names = new Object[fields.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = fields.get(i).name();
        }
        PyTuple tuple = PyTuple.of(names);
        PyDict dict = new PyDict();
        dict.put("_fields", tuple);
        dict.put("__match_args__", tuple);
        dict.put("__module__", "ast");
        dict.put("__doc__", node.doc());
        if (node.sum() == null) {
            dict.put("_attributes", node.hasPosition() ? PyTuple.of("lineno", "col_offset", "end_lineno", "end_col_offset") : PyTuple.EMPTY);
        }
        for (AstSchema.Field field : fields) {
            if (field.multiplicity() == '?') {
                dict.put(field.name(), PyNone.NONE);
            }
        }
        if (node.sum() == null && node.hasPosition() && !node.name().equals("pattern")) {
            dict.put("end_lineno", PyNone.NONE);
            dict.put("end_col_offset", PyNone.NONE);
        }
        return (PyType) Calls.call(PyType.TYPE, node.name(), PyTuple.of(base), dict);
    }

    // From the compiler to Python

    /// The tree as Python objects.
    public Object toPython(Object node) {
        return switch (node) {
            case null -> PyNone.NONE;
            case String text -> PyStr.fromName(text);
            case Integer number -> (long) number;
            case Boolean flag -> flag ? 1L : 0L;
            case Seq<?> list -> {
                Object[] items = new Object[list.size()];
                for (int i = 0; i < items.length; i++) {
                    items[i] = toPython(list.get(i));
                }
                yield PyList.of(items);
            }
            case Enum<?> operator -> singletons.computeIfAbsent(operator, o -> new PyAst(types.get(AstSchema.of(o).name())));
            default -> nodeToPython(node);
        };
    }

    private Object nodeToPython(Object java) {
        AstSchema.Node node = AstSchema.of(java);
        PyAst made = new PyAst(types.get(node.name()));
        ThreadState ts = ThreadState.current();
        ts.enterRecursive(" during ast construction");
        try {
            for (int i = 0; i < node.fields().size(); i++) {
                AstSchema.Field field = node.fields().get(i);
                Object value = read(java, node, i);
                Attributes.set(made, field.name(), field.type().equals("constant") ? PyCode.toPython(value) : toPython(value));
            }
        } finally {
            ts.leaveRecursive();
        }
        if (node.readers().length > node.fields().size()) {
            Span at = (Span) read(java, node, node.fields().size());
            Attributes.set(made, "lineno", (long) at.lineno());
            Attributes.set(made, "col_offset", (long) at.colOffset());
            Attributes.set(made, "end_lineno", (long) at.endLineno());
            Attributes.set(made, "end_col_offset", (long) at.endColOffset());
        }
        return made;
    }

    private static Object read(Object java, AstSchema.Node node, int component) {
        try {
            return node.readers()[component].invoke(java);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    // From Python to the compiler

    /// Whether an object is a node.
    public static boolean isNode(Object o) {
        return o instanceof PyAst;
    }

    /// The tree for `compile()`; `mode` is `exec`, `eval`, `single` or `func_type`. TypeError or ValueError as CPython words
    /// them when a field is missing or of the wrong kind.
    public Mod toTree(Object o, String mode) {
        String wanted = switch (mode) {
            case "eval" -> "Expression";
            case "single" -> "Interactive";
            case "func_type" -> "FunctionType";
            default -> "Module";
        };
        if (!Inheritance.isInstance(o, types.get(wanted))) {
            throw typeError("expected %s node, got %T", wanted, o);
        }
        missing = null;
        Mod tree = (Mod) toNode(o, "mod");
        Raised problem = missing;
        missing = null;
        if (problem != null) {
            throw problem;
        }
        return tree;
    }

    private Object toNode(Object o, String kind) {
        switch (kind) {
            case "identifier":
                return o == PyNone.NONE ? null : text(o, kind);
            case "string":
                // The text of bytes is never looked at.
                return PyType.of(o) == PyBytes.TYPE ? "" : text(o, kind);
            case "int":
                return integer(o);
            case "constant":
                return constantOf(o);
            default:
                break;
        }
        AstSchema.Node family = AstSchema.NODES.get(kind);
        if (family.maker() != null) {
            return build(o, family, family.name(), null);
        }
        if (o == PyNone.NONE && (family.hasPosition() || kind.equals("type_ignore"))) {
            return null;
        }
        Span at = family.hasPosition() ? position(o, kind) : null;
        for (AstSchema.Node node : AstSchema.NODES.values()) {
            if (kind.equals(node.sum()) && Inheritance.isInstance(o, types.get(node.name()))) {
                return node.value() != null ? node.value() : build(o, node, kind, at);
            }
        }
        throw typeError("expected some sort of %s, but got %R", kind, o);
    }

    private static String text(Object o, String kind) {
        if (PyType.of(o) != PyStr.TYPE) {
            throw typeError("AST %s must be of type str", kind);
        }
        return PyStr.toName(o);
    }

    private static int integer(Object o) {
        Object value = PyInt.valueOrNull(o);
        if (value == null) {
            throw Raise.valueError("invalid integer value: %R", o);
        }
        if (!(value instanceof Long n) || n != (int) (long) n) {
            throw Raise.overflowError("Python int too large to convert to C int");
        }
        return (int) (long) n;
    }

    /// The constant of a code object for a Python value; the validator complains of what cannot be one.
    private static Object constantOf(Object value) {
        if (value == PyNone.NONE) {
            return Singleton.NONE;
        }
        if (value == PyEllipsis.ELLIPSIS) {
            return Singleton.ELLIPSIS;
        }
        return switch (value) {
            case PyComplex c when c.type() == PyComplex.TYPE -> new ComplexConstant(c.real(), c.imag());
            case PyBytes b when b.type() == PyBytes.TYPE -> new BytesConstant(b.toByteArray());
            case PyTuple t when t.type() == PyTuple.TYPE -> new TupleConstant(constantsOf(t.toArray()));
            case PyFrozenSet s when s.type() == PyFrozenSet.TYPE -> new FrozenSetConstant(constantsOf(Iteration.toArray(s)));
            case PyObject o -> new InvalidConstant(shortName(o.type()));
            default -> value;
        };
    }

    /// The name of a type without its module.
    private static String shortName(PyType type) {
        return type.name().substring(type.name().lastIndexOf('.') + 1);
    }

    private static Object[] constantsOf(Object[] values) {
        Object[] constants = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            constants[i] = constantOf(values[i]);
        }
        return constants;
    }

    private static Object required(Object o, String field, String owner) {
        Object value = Attributes.lookup(o, field);
        if (value == null) {
            throw typeError("required field \"%s\" missing from %s", field, owner);
        }
        return value;
    }

    private Object build(Object o, AstSchema.Node node, String positionOwner, Span at) {
        Constructor<?> maker = node.maker();
        Class<?>[] parameters = maker.getParameterTypes();
        Object[] values = new Object[parameters.length];
        int count = node.fields().size();
        boolean hasPosition = parameters.length > count;
        ThreadState ts = ThreadState.current();
        for (int i = 0; i < count; i++) {
            AstSchema.Field field = node.fields().get(i);
            ts.enterRecursive(" while traversing '" + node.name() + "' node");
            try {
                values[i] = fieldValue(o, node, field);
            } finally {
                ts.leaveRecursive();
            }
            if (parameters[i] == boolean.class) {
                values[i] = (Integer) values[i] != 0;
            }
        }
        // CPython reads the position of a statement or an expression before its fields, that of an alias or the like after.
        if (hasPosition) {
            values[count] = at != null ? at : position(o, positionOwner);
        }
        for (int i = 0; i < count; i++) {
            AstSchema.Field field = node.fields().get(i);
            if (values[i] == null && field.multiplicity() == '1') {
                Raised problem = Raise.valueError("field '%s' is required for %s", field.name(), node.name());
                if (node.sum() != null) {
                    throw problem;
                }
                // CPython does not look here, and crashes when it uses the tree.
                missing = missing == null ? problem : missing;
            }
        }
        try {
            return maker.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Span position(Object o, String owner) {
        return new Span(
                integer(required(o, "lineno", owner)),
                integer(required(o, "col_offset", owner)),
                owner.equals("pattern") ? integer(required(o, "end_lineno", owner)) : optionalInt(o, "end_lineno"),
                owner.equals("pattern") ? integer(required(o, "end_col_offset", owner)) : optionalInt(o, "end_col_offset"));
    }

    private int optionalInt(Object o, String field) {
        Object value = Attributes.lookup(o, field);
        return value == null || value == PyNone.NONE ? 0 : integer(value);
    }

    private Object fieldValue(Object o, AstSchema.Node node, AstSchema.Field field) {
        if (field.multiplicity() == '?') {
            Object value = Attributes.lookup(o, field.name());
            if (value == null || value == PyNone.NONE) {
                return field.type().equals("int") ? (Object) 0 : null;
            }
            return toNode(value, field.type());
        }
        Object value = required(o, field.name(), node.name());
        if (field.multiplicity() == '1') {
            return toNode(value, field.type());
        }
        if (!(value instanceof PyList list)) {
            throw typeError("%s field \"%s\" must be a list, not a %s", node.name(), field.name(), shortName(PyType.of(value)));
        }
        int size = list.size();
        Object[] items = new Object[size];
        for (int i = 0; i < size; i++) {
            if (list.size() != size) {
                throw Raise.runtimeError("%s field \"%s\" changed size during iteration", node.name(), field.name());
            }
            items[i] = toNode(list.get(i), field.type());
        }
        return Seq.of(items);
    }
}
