package taipan.modules.operator;

import static taipan.objects.Raise.typeError;

import java.util.Arrays;
import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Imports;
import taipan.objects.PyObject;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.ReprGuard;
import taipan.objects.Representation;
import taipan.objects.Sequences;
import taipan.objects.ThreadState;
import taipan.text.TextBuilder;

/// The callable objects of the `operator` module.
/// CPython: Modules/_operator.c
final class Getters {
    private Getters() {}

    /// `name(a, b, key=c)`; `name(...)` inside itself.
    private static Object show(PyObject self, Object[] values, int positional, Object[] names) {
        TextBuilder out = new TextBuilder().append(self.type().fullName());
        if (!ReprGuard.enter(self)) {
            return out.append("(...)").toStr();
        }
        try {
            out.append("(");
            for (int i = 0; i < values.length; i++) {
                out.append(i == 0 ? "" : ", ");
                if (i >= positional) {
                    out.append(names[i - positional]).append("=");
                }
                out.append(Representation.repr(values[i]));
            }
            return out.append(")").toStr();
        } finally {
            ReprGuard.leave(self);
        }
    }

    private static Object onlyArgument(String name, Object[] args, Object[] kwnames) {
        if (kwnames != null && kwnames.length > 0) {
            throw typeError("%s() takes no keyword arguments", name);
        }
        if (args.length != 1) {
            throw typeError("%s expected 1 argument, got %d", name, args.length);
        }
        return args[0];
    }

    private static void requireArguments(String name, Object[] args, Object[] kwnames) {
        if (kwnames != null && kwnames.length > 0) {
            throw typeError("%s() takes no keyword arguments", name);
        }
        if (args.length == 0) {
            throw typeError("%s expected at least 1 argument, got 0", name);
        }
    }

    /// The Python `operator.itemgetter` type.
    /// CPython: itemgetterobject
    @PyClass(name = "operator.itemgetter")
    public static final class ItemGetter extends PyObject {
        public static final PyType TYPE = GettersItemGetterBindings.newType();

        private final Object[] items;

        /// The index if there is one and it is small and not negative, else -1.
        private final int index;

        private ItemGetter(Object[] items) {
            super(TYPE);
            this.items = items;
            this.index = items.length == 1 && items[0] instanceof Long n && n >= 0 && n < 1 << 20 ? (int) (long) n : -1;
        }

        @Constructor("itemgetter(cls, /, *args, **kwargs)")
        static Object construct(PyType cls, Object[] args, Object[] kwnames) {
            requireArguments("itemgetter", args, kwnames);
            return new ItemGetter(args);
        }

        @Override
        public Object call1(ThreadState ts, Object o) {
            if (index >= 0 && o instanceof PyTuple tuple && tuple.type() == PyTuple.TYPE && index < tuple.size()) {
                return tuple.at(index);
            }
            if (items.length == 1) {
                return Sequences.getItem(o, items[0]);
            }
            Object[] found = new Object[items.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = Sequences.getItem(o, items[i]);
            }
            return PyTuple.of(found);
        }

        public Object __call__(ThreadState ts, Object[] args, Object[] kwnames) {
            return call1(ts, onlyArgument("itemgetter", args, kwnames));
        }

        public Object __repr__() {
            return show(this, items, items.length, null);
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            return PyTuple.of(type(), PyTuple.of(items.clone()));
        }
    }

    /// The Python `operator.attrgetter` type.
    /// CPython: attrgetterobject
    @PyClass(name = "operator.attrgetter")
    public static final class AttrGetter extends PyObject {
        public static final PyType TYPE = GettersAttrGetterBindings.newType();

        private final Object[] names;

        /// Each name, split at its dots.
        private final String[][] paths;

        private AttrGetter(Object[] names, String[][] paths) {
            super(TYPE);
            this.names = names;
            this.paths = paths;
        }

        @Constructor("attrgetter(cls, /, *args, **kwargs)")
        static Object construct(PyType cls, Object[] args, Object[] kwnames) {
            requireArguments("attrgetter", args, kwnames);
            String[][] paths = new String[args.length][];
            for (int i = 0; i < paths.length; i++) {
                if (PyStr.valueOrNull(args[i]) == null) {
                    throw typeError("attribute name must be a string");
                }
                paths[i] = split(PyStr.toName(args[i]));
            }
            return new AttrGetter(args, paths);
        }

        private static String[] split(String name) {
            int parts = 1;
            for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
                parts++;
            }
            String[] path = new String[parts];
            int from = 0;
            for (int i = 0; i < parts; i++) {
                int dot = name.indexOf('.', from);
                path[i] = name.substring(from, dot < 0 ? name.length() : dot);
                from = dot + 1;
            }
            return path;
        }

        @Override
        public Object call1(ThreadState ts, Object o) {
            if (paths.length == 1) {
                return follow(o, paths[0]);
            }
            Object[] found = new Object[paths.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = follow(o, paths[i]);
            }
            return PyTuple.of(found);
        }

        private static Object follow(Object o, String[] path) {
            Object value = o;
            for (String name : path) {
                value = Attributes.get(value, name);
            }
            return value;
        }

        public Object __call__(ThreadState ts, Object[] args, Object[] kwnames) {
            return call1(ts, onlyArgument("attrgetter", args, kwnames));
        }

        public Object __repr__() {
            return show(this, names, names.length, null);
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            return PyTuple.of(type(), PyTuple.of(names.clone()));
        }
    }

    /// The Python `operator.methodcaller` type.
    /// CPython: methodcallerobject
    @PyClass(name = "operator.methodcaller")
    public static final class MethodCaller extends PyObject {
        public static final PyType TYPE = GettersMethodCallerBindings.newType();

        private final Object name;
        private final String attribute;

        /// Positional arguments followed by the values of the keywords.
        private final Object[] args;

        private final Object[] kwnames;

        private MethodCaller(Object name, Object[] args, Object[] kwnames) {
            super(TYPE);
            this.name = name;
            this.attribute = PyStr.toName(name);
            this.args = args;
            this.kwnames = kwnames;
        }

        @Constructor("methodcaller(cls, /, *args, **kwargs)")
        static Object construct(PyType cls, Object[] args, Object[] kwnames) {
            if (args.length == (kwnames == null ? 0 : kwnames.length)) {
                throw typeError("methodcaller needs at least one argument, the method name");
            }
            if (PyStr.valueOrNull(args[0]) == null) {
                throw typeError("method name must be a string");
            }
            return new MethodCaller(args[0], Arrays.copyOfRange(args, 1, args.length), kwnames);
        }

        private int positional() {
            return args.length - (kwnames == null ? 0 : kwnames.length);
        }

        @Override
        public Object call1(ThreadState ts, Object o) {
            return Calls.call(ts, Attributes.get(o, attribute), args, kwnames);
        }

        public Object __call__(ThreadState ts, Object[] given, Object[] givenNames) {
            return call1(ts, onlyArgument("methodcaller", given, givenNames));
        }

        public Object __repr__() {
            Object[] values = new Object[args.length + 1];
            values[0] = name;
            System.arraycopy(args, 0, values, 1, args.length);
            return show(this, values, positional() + 1, kwnames);
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            int positional = positional();
            if (kwnames == null || kwnames.length == 0) {
                Object[] all = new Object[args.length + 1];
                all[0] = name;
                System.arraycopy(args, 0, all, 1, args.length);
                return PyTuple.of(type(), PyTuple.of(all));
            }
            Object[] partial = new Object[2 + kwnames.length];
            partial[0] = type();
            partial[1] = name;
            System.arraycopy(args, positional, partial, 2, kwnames.length);
            Object made = Calls.call(
                    ThreadState.current(), Imports.attribute("functools", "partial"), partial, kwnames);
            return PyTuple.of(made, PyTuple.of(Arrays.copyOf(args, positional)));
        }
    }
}
