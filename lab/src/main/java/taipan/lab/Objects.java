package taipan.lab;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import taipan.code.ConstantText;
import taipan.code.WideStr;
import taipan.objects.AnySet;
import taipan.objects.Calls;
import taipan.objects.Inspection;
import taipan.objects.PyBaseException;
import taipan.objects.PyBoundMethod;
import taipan.objects.PyBuiltinFunction;
import taipan.objects.PyBytes;
import taipan.objects.PyCell;
import taipan.objects.PyClassMethod;
import taipan.objects.PyCode;
import taipan.objects.PyComplex;
import taipan.objects.PyDict;
import taipan.objects.PyEllipsis;
import taipan.objects.PyFrozenSet;
import taipan.objects.PyFunction;
import taipan.objects.PyInstance;
import taipan.objects.PyIterator;
import taipan.objects.PyList;
import taipan.objects.PyMethodDescriptor;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyNotImplemented;
import taipan.objects.PyObject;
import taipan.objects.PyProperty;
import taipan.objects.PyRange;
import taipan.objects.PySlice;
import taipan.objects.PySlotWrapper;
import taipan.objects.PyStaticMethod;
import taipan.objects.PyTraceback;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.objects.Resumable;

/// Gives the objects of a recording their numbers and says what is to be seen of them, never running Python code of the
/// program. Values without an identity worth showing (numbers, strings, `None`, built-in functions, modules) are one entry
/// for each text; the others one for each object.
final class Objects {
    /// More parts of a container than this are not shown.
    static final int MOST_PARTS = 120;
    private static final int LONGEST_TEXT = 240;
    private static final int LONGEST_INT = 512;

    private record Atom(String type, String text) {}

    private final Trace trace;
    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
    private final Map<Atom, Integer> atoms = new HashMap<>();
    /// By number: the object, null for one that consists of nothing.
    private final List<Object> composed = new ArrayList<>();
    /// Composed objects not looked into yet.
    final Ints fresh = new Ints();
    /// How many parts the object last read has in all.
    int length;

    Objects(Trace trace) {
        this.trace = trace;
        composed.add(null);
    }

    /// The object behind a number if it is made of others, else null.
    Object composed(int ref) {
        return composed.get(ref);
    }

    int count() {
        return composed.size();
    }

    /// The number of an object, 0 for null.
    int ref(Object o) {
        return switch (o) {
            case null -> 0;
            case Long n -> atom("int", n.toString());
            case String s -> text(s);
            case Boolean b -> atom("bool", b ? "True" : "False");
            case PyNone _ -> atom("NoneType", "None");
            case Double d -> atom("float", ConstantText.repr(d));
            case BigInteger n -> atom("int", n.bitLength() <= LONGEST_INT ? n.toString() : "int of " + n.bitLength() + " bits");
            case WideStr w -> atom("str", brief(ConstantText.repr(w)));
            case PyBytes b -> atom("bytes", b.size() <= LONGEST_TEXT ? shown(b) : "bytes of " + b.size());
            case PyEllipsis _ -> atom("ellipsis", "Ellipsis");
            case PyNotImplemented _ -> atom("NotImplementedType", "NotImplemented");
            case PyRange _, PySlice _, PyComplex _ -> atom(type(o), brief(shown((PyObject) o)));
            case PyBuiltinFunction f -> atom("builtin_function_or_method", f.definition().name());
            case PyModuleObject m -> atom("module", m.dict().getOrNull("__name__") instanceof String s ? s : "module");
            case PyTuple t when t.size() == 0 && t.type() == PyTuple.TYPE -> atom("tuple", "()");
            case PyMethodDescriptor m -> atom("method_descriptor", descriptor(m));
            case PySlotWrapper w -> atom("wrapper_descriptor", descriptor(w));
            case PyTraceback t -> atom("traceback", "traceback");
            case PyType t when !t.isHeapType() -> atom("type", t.name());
            case PyObject p -> object(p);
            default -> atom("object", o.getClass().getSimpleName());
        };
    }

    private int text(String s) {
        return atom("str", s.length() <= LONGEST_TEXT ? ConstantText.repr(s)
                : ConstantText.repr(s.substring(0, LONGEST_TEXT)) + "… " + s.length() + " characters");
    }

    private static String brief(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    /// The repr of an object whose type has a harmless one.
    private static String shown(PyObject o) {
        try {
            return String.valueOf(Calls.method(o, "__repr__"));
        } catch (Raised e) {
            return type(o);
        }
    }

    /// `str.center`
    private static String descriptor(PyObject o) {
        String text = shown(o);
        String[] words = text.split("'");
        return words.length == 5 ? words[3] + "." + words[1] : text;
    }

    private static String type(Object o) {
        return PyType.of(o).name();
    }

    private int atom(String type, String text) {
        var atom = new Atom(type, text);
        Integer known = atoms.get(atom);
        if (known != null) return known;
        int number = enter(null, new Trace.Ref("atom", type, text, -1));
        atoms.put(atom, number);
        return number;
    }

    /// A name in front of a part, shown without quotes.
    int label(String text) {
        return atom("", text);
    }

    private int enter(Object o, Trace.Ref ref) {
        int number = trace.refs.size();
        trace.refs.add(ref);
        composed.add(o);
        return number;
    }

    private int object(PyObject o) {
        Integer known = numbers.get(o);
        if (known != null) return known;
        String type = type(o);
        Trace.Ref ref = switch (o) {
            case PyList _ -> new Trace.Ref("list", type, "", -1);
            case PyTuple _ -> new Trace.Ref("tuple", type, "", -1);
            case AnySet s -> new Trace.Ref(s instanceof PyFrozenSet ? "frozenset" : "set", type, "", -1);
            case PyDict _ -> new Trace.Ref("dict", type, "", -1);
            case PyFunction f -> new Trace.Ref("function", type, f.qualname(), -1);
            case PyCell _ -> new Trace.Ref("cell", type, "", -1);
            case PyBoundMethod _ -> new Trace.Ref("method", type, "", -1);
            case PyType t -> new Trace.Ref("class", type, t.name(), -1);
            case Resumable r -> new Trace.Ref("generator", type, r.code.name(), -1);
            case PyCode c -> new Trace.Ref("code", type, c.name(), -1);
            case PyBaseException _ -> new Trace.Ref("exception", type, "", -1);
            case PyIterator _ -> new Trace.Ref("iterator", type, "", -1);
            case PyInstance _ -> new Trace.Ref("object", type, "", -1);
            default -> new Trace.Ref(o.type().isHeapType() ? "object" : "opaque", type, "", -1);
        };
        int number = enter(o, ref);
        numbers.put(o, number);
        fresh.add(number);
        return number;
    }

    /// Puts the parts of a composed object into `parts`: the items of a sequence, else pairs of key and value.
    void parts(int ref, Ints parts) {
        parts.clear();
        Object o = composed.get(ref);
        length = -1;
        switch (o) {
            case PyList list -> {
                int size = list.size();
                length = size;
                for (int i = 0; i < Math.min(size, MOST_PARTS); i++) parts.add(ref(list.getOrNull(i)));
            }
            case PyTuple tuple -> items(tuple.items(), parts);
            case AnySet set -> items(set.toArray(), parts);
            case PyDict dict -> {
                entries(dict, parts);
                length = dict.size();
                if (dict.type().isHeapType()) attributes(dict, parts);
            }
            case PyCell cell -> parts.add(ref(cell.value));
            case PyFunction f -> function(f, parts);
            case PyBoundMethod m -> {
                pair("self", m.self, parts);
                pair("function", m.function, parts);
            }
            case PyType type -> {
                for (PyType base : type.mro()) {
                    if (base != type && base.isHeapType()) pair("base", base, parts);
                }
                PyDict own = type.ownAttributes();
                for (int i = own.nextEntry(0); i >= 0 && parts.size < 2 * MOST_PARTS; i = own.nextEntry(i + 1)) {
                    if (own.keyAt(i) instanceof String name && isOfInterest(name)) pair(name, own.valueAt(i), parts);
                }
            }
            case PyBaseException e -> {
                Object[] args = e.args().items();
                for (int i = 0; i < Math.min(args.length, MOST_PARTS); i++) pair("args[" + i + "]", args[i], parts);
                if (e.cause() != null) pair("__cause__", e.cause(), parts);
                if (e.context() != null) pair("__context__", e.context(), parts);
                attributes(e, parts);
            }
            case Resumable r -> {
                if (Inspection.frame(r) == null) pair("finished", true, parts);
            }
            case PyIterator it -> iterator(it, parts);
            case PyProperty _, PyStaticMethod _, PyClassMethod _ -> { }
            case PyObject p when p instanceof PyInstance || p.type().isHeapType() -> {
                pair("__class__", p.type(), parts);
                attributes(p, parts);
            }
            default -> { }
        }
    }

    private void items(Object[] items, Ints parts) {
        length = items.length;
        for (int i = 0; i < Math.min(items.length, MOST_PARTS); i++) parts.add(ref(items[i]));
    }

    private void pair(String name, Object value, Ints parts) {
        parts.add(label(name));
        parts.add(ref(value));
    }

    private void attributes(PyObject o, Ints parts) {
        Inspection.attributes(o, (name, value) -> {
            if (parts.size < 2 * MOST_PARTS) pair(name, value, parts);
        });
    }

    private void entries(PyDict dict, Ints parts) {
        for (int i = dict.nextEntry(0); i >= 0 && parts.size < 2 * MOST_PARTS; i = dict.nextEntry(i + 1)) {
            parts.add(ref(dict.keyAt(i)));
            parts.add(ref(dict.valueAt(i)));
        }
    }

    private void function(PyFunction f, Ints parts) {
        if (f.defaults != null) {
            int first = f.code.argcount - f.defaults.length;
            for (int i = 0; i < f.defaults.length; i++) pair(f.code.varnames[first + i] + "=", f.defaults[i], parts);
        }
        if (f.kwdefaults != null) {
            for (int i = f.kwdefaults.nextEntry(0); i >= 0; i = f.kwdefaults.nextEntry(i + 1)) {
                pair(f.kwdefaults.keyAt(i) + "=", f.kwdefaults.valueAt(i), parts);
            }
        }
        if (f.closure != null) {
            for (int i = 0; i < f.closure.length; i++) {
                String[] free = f.code.source().freevars;
                pair("cell " + (i < free.length ? free[i] : ""), f.closure[i], parts);
            }
        }
        attributes(f, parts);
    }

    /// Built-in iterators say where they are by how they would be copied.
    private void iterator(PyIterator it, Ints parts) {
        String type = it.type().name();
        switch (type) {
            case "list_iterator", "tuple_iterator", "str_iterator", "bytes_iterator", "range_iterator", "enumerate", "zip", "map",
                    "filter", "list_reverseiterator", "reversed" -> { }
            default -> {
                return;
            }
        }
        if (it.type().isHeapType()) return;
        try {
            if (!(Calls.method(it, "__reduce__") instanceof PyTuple made) || made.size() < 2) return;
            if (made.at(1) instanceof PyTuple arguments) {
                boolean single = arguments.size() == 1;
                for (int i = 0; i < Math.min(arguments.size(), MOST_PARTS); i++) {
                    Object part = arguments.at(i);
                    if (part instanceof PyList rest && type.startsWith("list") && rest.size() == 0 && made.size() == 2) continue;
                    pair(type.equals("enumerate") ? i == 0 ? "over" : "count" : single ? "over" : "" + i, part, parts);
                }
            }
            if (made.size() > 2 && made.at(2) instanceof Long at) pair("next index", at, parts);
        } catch (Raised e) {
            // It cannot be copied, so it cannot be seen.
        }
    }

    private static boolean isOfInterest(String name) {
        return switch (name) {
            case "__module__", "__dict__", "__weakref__", "__doc__", "__qualname__", "__annotations__", "__slots__" -> false;
            default -> true;
        };
    }
}
