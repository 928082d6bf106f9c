package taipan.jit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static taipan.jit.Names.OBJECTS;
import static taipan.jit.Names.THREAD;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import taipan.code.Op;
import taipan.objects.AttributeCache;
import taipan.objects.Definition;
import taipan.objects.PyBuiltinFunction;
import taipan.objects.PyCode;
import taipan.objects.PyFunction;
import taipan.objects.PyMethodDescriptor;
import taipan.objects.PyTuple;
import taipan.objects.PyType;

/// Calls. A Python function known from the interpreter's caches is called through its entry (see `Links`), so that HotSpot
/// can inline it; the guard is the function's identity or its code's.
/// CPython: no counterpart
final class CallEmitter {
    private final Emission e;
    private final CodeBuilder cb;
    private final PyCode code;
    private final Links links;

    CallEmitter(Emission e, Links links) {
        this.e = e;
        this.cb = e.cb;
        this.code = e.code;
        this.links = links;
    }

    boolean emit(int pc, int op, int arg) {
        switch (op) {
            case Op.CALL_FUNCTION -> call(pc, arg);
            case Op.CALL_METHOD -> callMethod(pc, arg);
            case Op.CALL_FUNCTION_KW -> callKeywords(pc, arg);
            case Op.CALL_FUNCTION_EX -> {
                e.mark(pc);
                e.array(2 + (arg & 1));
                cb.astore(e.scratch);
                e.loadThread();
                cb.aload(e.scratch).loadConstant(arg);
                e.step("callEx", CD_Object, THREAD, OBJECTS, CD_int);
                e.pushOperand();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static ClassDesc[] objects(int n) {
        ClassDesc[] types = new ClassDesc[n];
        Arrays.fill(types, CD_Object);
        return types;
    }

    private void call(int pc, int n) {
        e.spill();
        e.mark(pc);
        if (n == 0 && Arrays.asList(code.source().freevars).contains("__class__")) {
            callSuper();
            return;
        }
        Object seen = code.caches[pc + 1];
        Label done = cb.newLabel();
        if (seen instanceof PyFunction function) {
            Label miss = cb.newLabel();
            if (toFunction(function, n, 0, null, miss)) {
                cb.goto_(done);
            }
            cb.labelBinding(miss);
        } else if (seen instanceof PyCode callee && n <= Links.MOST) {
            Label miss = cb.newLabel();
            e.peek(n);
            e.pool.load(cb, callee, Names.CODE);
            e.invoke(Names.GUARDS, "runs", CD_boolean, CD_Object, Names.CODE);
            cb.ifeq(miss);
            e.pool.load(cb, links.invoker(callee, n), Names.METHOD_HANDLE);
            e.loadThread();
            e.peek(n);
            cb.checkcast(Names.FUNCTION);
            loadArguments(n);
            invokeLinked(n);
            cb.goto_(done);
            cb.labelBinding(miss);
        } else if (seen instanceof PyType type && type.plainInit() != null) {
            Label miss = cb.newLabel();
            if (toClass(type, n, miss)) {
                cb.goto_(done);
            }
            cb.labelBinding(miss);
        } else if (seen instanceof PyBuiltinFunction builtin) {
            String shortcut = shortcut(builtin.definition(), n);
            if (shortcut != null) {
                Label miss = cb.newLabel();
                e.peek(n);
                e.pool.load(cb, builtin, CD_Object);
                cb.if_acmpne(miss);
                loadArguments(n);
                e.invoke(Names.SHORTCUTS, shortcut, CD_Object, objects(n));
                cb.goto_(done);
                cb.labelBinding(miss);
            }
        }
        if (n <= 3) {
            e.loadThread();
            e.operands(n + 1);
            ClassDesc[] types = objects(n + 2);
            types[0] = THREAD;
            e.invoke(Names.CALLS, "call", CD_Object, types);
        } else {
            e.array(n);
            cb.astore(e.scratch);
            e.loadThread();
            e.operands(1);
            cb.aload(e.scratch);
            e.step("call", CD_Object, THREAD, CD_Object, OBJECTS);
        }
        cb.labelBinding(done);
        e.pushOperand();
    }

    private void loadArguments(int n) {
        for (int i = n - 1; i >= 0; i--) {
            e.peek(i);
        }
    }

    /// Calls a function known by its identity with the upper `n` values; its default values and keywords are put in place
    /// here. Says whether it could; the result is on the operand stack then.
    private boolean toFunction(PyFunction function, int n, int keywords, PyTuple names, Label miss) {
        PyCode callee = function.code;
        int[] order = arguments(function, n, keywords, names);
        if (order == null) {
            return false;
        }
        e.peek(n);
        e.pool.load(cb, function, Names.FUNCTION);
        cb.if_acmpne(miss);
        link(function, callee, n, order, miss, -1);
        return true;
    }

    /// For each parameter the number of the value it gets (0 is the lowest), or -1 for its default value; null when the
    /// call is not that simple.
    private static int[] arguments(PyFunction f, int n, int keywords, PyTuple names) {
        PyCode callee = f.code;
        if (!callee.simple || callee.argcount > Links.MOST) {
            return keywords == 0 && n <= Links.MOST ? new int[0] : null;
        }
        int positional = n - keywords;
        int[] order = new int[callee.argcount];
        Arrays.fill(order, -1);
        if (positional > callee.argcount) {
            return null;
        }
        for (int i = 0; i < positional; i++) {
            order[i] = i;
        }
        for (int k = 0; k < keywords; k++) {
            int at = Arrays.asList(callee.varnames).subList(0, callee.argcount).indexOf(names.get(k));
            if (at < callee.source().posonlyargcount || order[at] >= 0) {
                return null;
            }
            order[at] = positional + k;
        }
        int required = callee.argcount - (f.defaults == null ? 0 : f.defaults.length);
        for (int i = 0; i < required; i++) {
            if (order[i] < 0) {
                return null;
            }
        }
        return order;
    }

    /// Emits the call; `first` is the local of a value in front of the others, or -1.
    private void link(PyFunction function, PyCode callee, int n, int[] order, Label miss, int first) {
        boolean byBody = !callee.simple || callee.argcount > Links.MOST;
        int given = byBody ? n : order.length;
        boolean defaults = false;
        for (int at : order) {
            defaults |= at < 0;
        }
        if (defaults) {
            e.pool.load(cb, function, Names.FUNCTION);
            e.pool.load(cb, function.defaults, CD_Object);
            e.invoke(Names.GUARDS, "hasDefaults", CD_boolean, Names.FUNCTION, CD_Object);
            cb.ifeq(miss);
        }
        int total = first >= 0 && byBody ? n + 1 : given;
        e.pool.load(cb, links.invoker(callee, total), Names.METHOD_HANDLE);
        e.loadThread();
        e.pool.load(cb, function, Names.FUNCTION);
        if (byBody) {
            if (first >= 0) {
                cb.aload(first);
            }
            loadArguments(n);
        } else {
            for (int i = 0; i < order.length; i++) {
                if (order[i] < 0) {
                    e.loadConstant(function.defaults[i - (order.length - function.defaults.length)]);
                } else if (first >= 0 && order[i] == 0) {
                    cb.aload(first);
                } else {
                    e.peek(n - 1 - (order[i] - (first >= 0 ? 1 : 0)));
                }
            }
        }
        invokeLinked(total);
    }

    /// Makes an instance and calls its `__init__`.
    private boolean toClass(PyType type, int n, Label miss) {
        PyFunction init = type.plainInit();
        int[] order = arguments(init, n + 1, 0, null);
        if (order == null || n + 1 > Links.MOST) {
            return false;
        }
        e.peek(n);
        e.pool.load(cb, type, Names.TYPE);
        cb.if_acmpne(miss);
        e.pool.load(cb, type, Names.TYPE);
        e.pool.load(cb, type.version(), CD_Object);
        e.invoke(Names.GUARDS, "isVersion", CD_boolean, Names.TYPE, CD_Object);
        cb.ifeq(miss);
        e.pool.load(cb, type, Names.TYPE);
        e.invoke(Names.GUARDS, "newInstance", CD_Object, Names.TYPE);
        cb.astore(e.result);
        link(init, init.code, n, order, miss, e.result);
        e.invoke(Names.TYPE, "checkInit", java.lang.constant.ConstantDescs.CD_void, CD_Object);
        cb.aload(e.result);
        return true;
    }

    /// The method of `Shortcuts` that does what the built-in function does, or null.
    private static String shortcut(Definition d, int n) {
        if (!d.signature().owner().equals("builtins")) {
            return null;
        }
        return switch (d.name()) {
            case "len", "abs" -> n == 1 ? d.name() : null;
            case "isinstance" -> n == 2 ? "isInstance" : null;
            case "min", "max" -> n == 2 || n == 3 ? d.name() : null;
            default -> null;
        };
    }

    /// The special method and the symbol of an operator that classes define; null for others.
    private static String[] operator(int op) {
        return switch (op) {
            case Op.BINARY_ADD -> new String[] {"__add__", "+"};
            case Op.BINARY_SUBTRACT -> new String[] {"__sub__", "-"};
            case Op.BINARY_MULTIPLY -> new String[] {"__mul__", "*"};
            case Op.BINARY_TRUE_DIVIDE -> new String[] {"__truediv__", "/"};
            case Op.BINARY_FLOOR_DIVIDE -> new String[] {"__floordiv__", "//"};
            default -> null;
        };
    }

    /// An operator on instances of the class seen so far, called as the method it is; the generic one is `generic`.
    boolean operator(int pc, int op, String generic) {
        String[] meaning = operator(op);
        if (meaning == null || !(code.caches[pc + 1] instanceof PyType type) || type.nativeType() != PyType.OBJECT
                || !(type.lookup(meaning[0]) instanceof PyFunction function)) {
            return false;
        }
        int[] order = arguments(function, 2, 0, null);
        if (order == null) {
            return false;
        }
        e.spill();
        Label miss = cb.newLabel();
        Label done = cb.newLabel();
        e.peek(1);
        e.peek(0);
        e.pool.load(cb, type.version(), CD_Object);
        e.invoke(Names.GUARDS, "operands", CD_boolean, CD_Object, CD_Object, CD_Object);
        cb.ifeq(miss);
        link(function, function.code, 2, order, miss, -1);
        e.peek(1);
        e.peek(0);
        e.loadName(meaning[1]);
        e.invoke(Names.GUARDS, "operatorResult", CD_Object, CD_Object, CD_Object, CD_Object, Names.STRING);
        cb.goto_(done);
        cb.labelBinding(miss);
        e.operands(2);
        e.invoke(Names.NUMBERS, generic, CD_Object, CD_Object, CD_Object);
        cb.labelBinding(done);
        e.pushOperand();
        return true;
    }

    private void callKeywords(int pc, int n) {
        e.spill();
        e.mark(pc);
        Label done = cb.newLabel();
        Object seen = code.caches[pc + 1];
        PyTuple names = e.peekConstant(0) instanceof PyTuple t ? t : null;
        e.settleTop();
        int namesTemp = e.temp(e.height() - 1);
        e.drop(1);
        if (names != null && seen instanceof PyFunction function) {
            Label miss = cb.newLabel();
            if (toFunction(function, n, names.size(), names, miss)) {
                cb.goto_(done);
            }
            cb.labelBinding(miss);
        }
        e.array(n);
        cb.astore(e.scratch);
        e.loadThread();
        e.operands(1);
        cb.aload(e.scratch).aload(namesTemp);
        e.step("callKeywords", CD_Object, THREAD, CD_Object, OBJECTS, CD_Object);
        cb.labelBinding(done);
        e.pushOperand();
    }

    private void invokeLinked(int n) {
        ClassDesc[] types = objects(n + 2);
        types[0] = THREAD;
        types[1] = Names.FUNCTION;
        cb.invokevirtual(Names.METHOD_HANDLE, "invokeExact", MethodTypeDesc.of(CD_Object, types));
    }

    /// `super()`, which looks at the first argument and the class cell.
    private void callSuper() {
        int cell = code.nlocals + code.cells + Arrays.asList(code.source().freevars).indexOf("__class__");
        e.loadThread();
        e.operands(1);
        cb.aload(e.variable(cell));
        int[] cell2arg = code.source().cell2arg;
        int first = -1;
        for (int i = 0; cell2arg != null && i < cell2arg.length; i++) {
            if (cell2arg[i] == 0) {
                first = code.nlocals + i;
            }
        }
        if (code.argcount == 0) {
            cb.aconst_null();
        } else {
            cb.aload(e.variable(first < 0 ? 0 : first));
        }
        e.loadCode();
        e.step("callSuper", CD_Object, THREAD, CD_Object, CD_Object, CD_Object, Names.CODE);
        e.pushOperand();
    }

    private void callMethod(int pc, int n) {
        e.spill();
        e.mark(pc);
        Label done = cb.newLabel();
        for (Object known : methodsFor(n, pc)) {
            Label miss = cb.newLabel();
            if (known instanceof PyFunction function) {
                int[] order = arguments(function, n + 1, 0, null);
                if (order != null && n + 1 <= Links.MOST) {
                    e.peek(n + 1);
                    e.pool.load(cb, function, Names.FUNCTION);
                    cb.if_acmpne(miss);
                    link(function, function.code, n + 1, order, miss, -1);
                    cb.goto_(done);
                }
            } else if (known instanceof PyMethodDescriptor d && d.definition().name().equals("append") && n == 1
                    && d.definition().signature().owner().equals("list")) {
                e.peek(n + 1);
                e.pool.load(cb, known, CD_Object);
                cb.if_acmpne(miss);
                e.peek(1);
                e.peek(0);
                e.invoke(Names.SHORTCUTS, "append", CD_Object, CD_Object, CD_Object);
                cb.goto_(done);
            }
            cb.labelBinding(miss);
        }
        if (n <= 2) {
            e.loadThread();
            e.operands(n + 2);
            ClassDesc[] types = objects(n + 3);
            types[0] = THREAD;
            e.step("callMethod", CD_Object, types);
        } else {
            e.array(n + 1);
            cb.astore(e.scratch);
            e.loadThread();
            e.operands(1);
            cb.aload(e.scratch);
            e.step("callMethod", CD_Object, THREAD, CD_Object, OBJECTS);
        }
        cb.labelBinding(done);
        e.pushOperand();
    }

    /// The functions that the LOAD_METHOD belonging to this call has found.
    private List<Object> methodsFor(int n, int pc) {
        List<Object> found = new ArrayList<>();
        int height = e.height() - n - 1;
        for (int at = pc - 1; at >= 0; at--) {
            if (e.flow.op(at) == Op.LOAD_METHOD && e.flow.height[at] == height) {
                AttributeCache c = code.caches[at + 1] instanceof AttributeCache first ? first : null;
                for (; c != null; c = c.rest()) {
                    if (c.isMethod() && !found.contains(c.value())) {
                        found.add(c.value());
                    }
                }
                break;
            }
        }
        return found;
    }
}
