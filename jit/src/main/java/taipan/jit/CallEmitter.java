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
import taipan.objects.PyCode;
import taipan.objects.PyFunction;

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
            case Op.CALL_FUNCTION_KW -> {
                e.spill();
                e.mark(pc);
                int height = e.height();
                int names = e.temp(height - 1);
                e.settleTop();
                e.drop(1);
                e.array(arg);
                cb.astore(e.scratch);
                e.loadThread();
                e.operands(1);
                cb.aload(e.scratch).aload(names);
                e.step("callKeywords", CD_Object, THREAD, CD_Object, OBJECTS, CD_Object);
                e.pushOperand();
            }
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
        PyFunction function = seen instanceof PyFunction f ? f : null;
        PyCode callee = function != null ? function.code : seen instanceof PyCode c ? c : null;
        Label done = cb.newLabel();
        if (callee != null && n <= Links.MOST) {
            Label miss = cb.newLabel();
            e.peek(n);
            if (function != null) {
                e.pool.load(cb, function, Names.FUNCTION);
                cb.if_acmpne(miss);
            } else {
                e.pool.load(cb, callee, Names.CODE);
                e.invoke(Names.GUARDS, "runs", CD_boolean, CD_Object, Names.CODE);
                cb.ifeq(miss);
            }
            e.pool.load(cb, links.invoker(callee, n), Names.METHOD_HANDLE);
            e.loadThread();
            if (function != null) {
                e.pool.load(cb, function, Names.FUNCTION);
            } else {
                e.peek(n);
                cb.checkcast(Names.FUNCTION);
            }
            for (int i = n - 1; i >= 0; i--) {
                e.peek(i);
            }
            invokeLinked(n);
            cb.goto_(done);
            cb.labelBinding(miss);
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
        for (PyFunction known : methodsFor(n, pc)) {
            if (n + 1 > Links.MOST) {
                break;
            }
            Label miss = cb.newLabel();
            e.peek(n + 1);
            e.pool.load(cb, known, Names.FUNCTION);
            cb.if_acmpne(miss);
            e.pool.load(cb, links.invoker(known.code, n + 1), Names.METHOD_HANDLE);
            e.loadThread();
            e.pool.load(cb, known, Names.FUNCTION);
            for (int i = n; i >= 0; i--) {
                e.peek(i);
            }
            invokeLinked(n + 1);
            cb.goto_(done);
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

    /// The Python functions that the LOAD_METHOD belonging to this call has found.
    private List<PyFunction> methodsFor(int n, int pc) {
        List<PyFunction> found = new ArrayList<>();
        int height = e.height() - n - 1;
        for (int at = pc - 1; at >= 0; at--) {
            if (e.flow.op(at) == Op.LOAD_METHOD && e.flow.height[at] == height) {
                AttributeCache c = code.caches[at + 1] instanceof AttributeCache first ? first : null;
                for (; c != null; c = c.rest()) {
                    if (c.isMethod() && c.value() instanceof PyFunction f && !found.contains(f)) {
                        found.add(f);
                    }
                }
                break;
            }
        }
        return found;
    }
}
