package taipan.bindings.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The special methods a class can declare by their Python names, and the method of `taipan.objects.Slots` each becomes.
/// The order is that of CPython's slot table, which shows in a type's `__dict__`.
final class SlotTable {
    /// `slot` is the method of `Slots`; `parameters` are the Java types after self; `exposed` are the Python names.
    /// A binary slot takes both operands and is always a static Java method.
    record Slot(String method, String slot, String result, List<String> parameters, List<String> exposed, boolean binary) {}

    private static final Map<String, Slot> SLOTS = new LinkedHashMap<>();
    /// The order in which the Python names appear in the type's dict.
    private static final List<String> ORDER = List.of("__repr__", "__hash__", "__call__", "__str__", "__getattribute__",
            "__setattr__", "__delattr__", "__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__", "__iter__", "__next__",
            "__get__", "__set__", "__delete__", "__init__", "__await__", "__aiter__", "__anext__", "__add__", "__radd__",
            "__sub__", "__rsub__", "__mul__", "__rmul__", "__mod__", "__rmod__", "__divmod__", "__rdivmod__", "__pow__",
            "__rpow__", "__neg__", "__pos__", "__abs__", "__bool__", "__invert__", "__lshift__", "__rlshift__", "__rshift__",
            "__rrshift__", "__and__", "__rand__", "__xor__", "__rxor__", "__or__", "__ror__", "__int__", "__float__",
            "__isub__", "__imod__", "__ipow__", "__ilshift__", "__irshift__", "__iand__", "__ixor__", "__ior__",
            "__floordiv__", "__rfloordiv__", "__truediv__", "__rtruediv__", "__ifloordiv__", "__itruediv__", "__index__",
            "__matmul__", "__rmatmul__", "__imatmul__", "__len__", "__getitem__", "__setitem__", "__delitem__",
            "__contains__", "__iadd__", "__imul__");

    /// What `object` itself shows.
    static final List<String> OF_OBJECT = List.of("__repr__", "__hash__", "__str__", "__getattribute__", "__setattr__",
            "__delattr__", "__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__", "__init__");

    private static final String OBJECT = "java.lang.Object";
    private static final String NAME = "java.lang.String";
    private static final String TYPE = "taipan.objects.PyType";

    static {
        unary("__repr__", "repr");
        unary("__str__", "str");
        slot("__hash__", "hash", "long", List.of());
        slot("__call__", "call", OBJECT, List.of("java.lang.Object[]", "java.lang.Object[]"));
        slot("__getattribute__", "getattro", OBJECT, List.of(NAME));
        slot("__setattr__", "setattro", "void", List.of(NAME, OBJECT), "__setattr__", "__delattr__");
        slot("__richcompare__", "richCompare", OBJECT, List.of(OBJECT, "int"), "__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__");
        unary("__iter__", "iter");
        unary("__next__", "next");
        slot("__get__", "descrGet", OBJECT, List.of(OBJECT, TYPE));
        slot("__set__", "descrSet", "void", List.of(OBJECT, OBJECT), "__set__", "__delete__");
        unary("__await__", "await");
        unary("__aiter__", "aiter");
        unary("__anext__", "anext");
        slot("__bool__", "bool", "boolean", List.of());
        slot("__len__", "length", "long", List.of());
        slot("__getitem__", "getitem", OBJECT, List.of(OBJECT));
        slot("__setitem__", "setitem", "void", List.of(OBJECT, OBJECT));
        slot("__delitem__", "delitem", "void", List.of(OBJECT));
        slot("__contains__", "contains", "boolean", List.of(OBJECT));
        unary("__neg__", "negative");
        unary("__pos__", "positive");
        unary("__abs__", "absolute");
        unary("__invert__", "invert");
        unary("__index__", "index");
        unary("__int__", "toInt");
        unary("__float__", "toFloat");
        slot("__buffer__", "buffer", "taipan.objects.Buffer", List.of("int"), new String[0]);
        slot("__noattr__", "missing", "taipan.objects.Raised", List.of(NAME), new String[0]);
        binary("add", "add");
        binary("sub", "subtract");
        binary("mul", "multiply");
        binary("matmul", "matrixMultiply");
        binary("mod", "remainder");
        binary("lshift", "leftShift");
        binary("rshift", "rightShift");
        binary("and", "and");
        binary("xor", "xor");
        binary("or", "or");
        binary("floordiv", "floorDivide");
        binary("truediv", "trueDivide");
        SLOTS.put("__divmod__", new Slot("__divmod__", "divmod", OBJECT, List.of(OBJECT, OBJECT), List.of("__divmod__", "__rdivmod__"), true));
        SLOTS.put("__pow__", new Slot("__pow__", "power", OBJECT, List.of(OBJECT, OBJECT, OBJECT), List.of("__pow__", "__rpow__"), true));
        slot("__ipow__", "inplacePower", OBJECT, List.of(OBJECT));
        slot("__concat__", "concat", OBJECT, List.of(OBJECT), "__add__");
        slot("__repeat__", "repeat", OBJECT, List.of(OBJECT), "__mul__", "__rmul__");
        slot("__iconcat__", "inplaceConcat", OBJECT, List.of(OBJECT), "__iadd__");
        slot("__irepeat__", "inplaceRepeat", OBJECT, List.of(OBJECT), "__imul__");
    }

    private SlotTable() {}

    private static void unary(String method, String slot) {
        slot(method, slot, OBJECT, List.of());
    }

    private static void slot(String method, String slot, String result, List<String> parameters) {
        slot(method, slot, result, parameters, method);
    }

    private static void slot(String method, String slot, String result, List<String> parameters, String... exposed) {
        SLOTS.put(method, new Slot(method, slot, result, parameters, List.of(exposed), false));
    }

    private static void binary(String operator, String slot) {
        String method = "__" + operator + "__";
        SLOTS.put(method, new Slot(method, slot, OBJECT, List.of(OBJECT, OBJECT), List.of(method, "__r" + operator + "__"), true));
        slot("__i" + operator + "__", "inplace" + Character.toUpperCase(slot.charAt(0)) + slot.substring(1), OBJECT, List.of(OBJECT));
    }

    /// The slot of a Java method name, or null.
    static Slot find(String method) {
        return SLOTS.get(method);
    }

    /// The given Python names in the order of CPython's table.
    static List<String> ordered(List<String> names) {
        List<String> sorted = new ArrayList<>();
        for (String name : ORDER) {
            if (names.contains(name)) {
                sorted.add(name);
            }
        }
        return sorted;
    }
}
