package taipan.jit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static taipan.jit.Names.GUARDS;
import static taipan.jit.Names.LAYOUT;
import static taipan.jit.Names.OBJECTS;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import taipan.code.Op;
import taipan.objects.AttributeCache;
import taipan.objects.GlobalCache;
import taipan.objects.PyCode;

/// Globals and attributes: what the interpreter's inline caches know becomes a guard in plain bytecode; a miss goes on with
/// the interpreter's cache.
/// CPython: no counterpart
final class AttributeEmitter {
    private final Emission e;
    private final CodeBuilder cb;
    private final PyCode code;

    AttributeEmitter(Emission e) {
        this.e = e;
        this.cb = e.cb;
        this.code = e.code;
    }

    boolean emit(int pc, int op, int arg) {
        switch (op) {
            case Op.LOAD_GLOBAL -> global(pc, code.names[arg]);
            case Op.LOAD_ATTR -> load(pc, code.names[arg]);
            case Op.STORE_ATTR -> store(pc, code.names[arg]);
            case Op.DELETE_ATTR -> {
                e.mark(pc);
                e.operands(1);
                e.loadName(code.names[arg]);
                e.invoke(Names.ATTRIBUTES, "delete", CD_void, CD_Object, Names.STRING);
            }
            case Op.LOAD_METHOD -> method(pc, code.names[arg]);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void loadSite(int pc, String name) {
        e.loadName(name);
        e.pool.load(cb, code.caches, OBJECTS);
        cb.loadConstant(pc + 1);
    }

    private void global(int pc, String name) {
        e.spill();
        Label done = cb.newLabel();
        boolean known = code.caches[pc + 1] instanceof GlobalCache;
        e.mark(pc);
        if (known) {
            e.pool.load(cb, code.caches[pc + 1], Names.GLOBAL_CACHE);
            e.loadGlobals();
            cb.invokevirtual(Names.GLOBAL_CACHE, "get", Names.type(CD_Object, Names.DICT));
            cb.dup().ifnonnull(done).pop();
        }
        e.loadGlobals();
        e.loadBuiltins();
        loadSite(pc, name);
        e.step("global", CD_Object, Names.DICT, CD_Object, Names.STRING, OBJECTS, CD_int);
        cb.labelBinding(done);
        e.pushOperand();
    }

    private void load(int pc, String name) {
        e.makeLoadable();
        e.mark(pc);
        AttributeCache cache = code.caches[pc + 1] instanceof AttributeCache c ? c : null;
        Label done = cb.newLabel();
        if (cache != null && cache.isPlace()) {
            e.peek(0);
            e.pool.load(cb, cache.layout(), LAYOUT);
            e.pool.load(cb, cache.version(), CD_Object);
            if (cache.place() < 4) {
                e.invoke(GUARDS, "place" + cache.place(), CD_Object, CD_Object, LAYOUT, CD_Object);
            } else {
                cb.loadConstant(cache.place());
                e.invoke(GUARDS, "place", CD_Object, CD_Object, LAYOUT, CD_Object, CD_int);
            }
            cb.dup().ifnonnull(done).pop();
        } else if (cache != null && cache.isValue()) {
            Label miss = cb.newLabel();
            e.peek(0);
            e.pool.load(cb, cache.layout(), LAYOUT);
            e.pool.load(cb, cache.version(), CD_Object);
            e.invoke(GUARDS, "fits", CD_boolean, CD_Object, LAYOUT, CD_Object);
            cb.ifeq(miss);
            e.pool.load(cb, cache.value(), CD_Object);
            cb.goto_(done);
            cb.labelBinding(miss);
        }
        e.operands(1);
        loadSite(pc, name);
        e.invoke(Names.ATTRIBUTE_CACHE, "get", CD_Object, CD_Object, Names.STRING, OBJECTS, CD_int);
        cb.labelBinding(done);
        e.pushOperand();
    }

    private void store(int pc, String name) {
        e.makeLoadable();
        e.mark(pc);
        AttributeCache cache = code.caches[pc + 1] instanceof AttributeCache c ? c : null;
        Label done = cb.newLabel();
        if (cache != null && (cache.isPlace() || cache.isAppend())) {
            e.peek(1);
            e.peek(0);
            e.pool.load(cb, cache.layout(), LAYOUT);
            e.pool.load(cb, cache.version(), CD_Object);
            if (cache.isPlace() && cache.place() < 4) {
                e.invoke(GUARDS, "setPlace" + cache.place(), CD_boolean, CD_Object, CD_Object, LAYOUT, CD_Object);
            } else if (cache.isPlace()) {
                cb.loadConstant(cache.place());
                e.invoke(GUARDS, "setPlace", CD_boolean, CD_Object, CD_Object, LAYOUT, CD_Object, CD_int);
            } else {
                e.pool.load(cb, cache.next(), LAYOUT);
                e.invoke(GUARDS, "append", CD_boolean, CD_Object, CD_Object, LAYOUT, CD_Object, LAYOUT);
            }
            cb.ifne(done);
        }
        e.operands(2);
        loadSite(pc, name);
        e.step("setAttribute", CD_void, CD_Object, CD_Object, Names.STRING, OBJECTS, CD_int);
        cb.labelBinding(done);
    }

    private void method(int pc, String name) {
        e.makeLoadable();
        e.mark(pc);
        AttributeCache cache = code.caches[pc + 1] instanceof AttributeCache c ? c : null;
        int height = e.height();
        int function = e.temp(height - 1);
        int self = e.temp(height);
        Label done = cb.newLabel();
        if (cache != null && cache.isMethod()) {
            Label miss = cb.newLabel();
            e.peek(0);
            e.pool.load(cb, cache.layout(), LAYOUT);
            e.pool.load(cb, cache.version(), CD_Object);
            e.invoke(GUARDS, cache.layout() == null ? "hasVersion" : "fits", CD_boolean, CD_Object, LAYOUT, CD_Object);
            cb.ifeq(miss);
            e.peek(0);
            cb.astore(self);
            e.pool.load(cb, cache.value(), CD_Object);
            cb.astore(function);
            cb.goto_(done);
            cb.labelBinding(miss);
        }
        e.operands(1);
        cb.astore(e.scratch);
        cb.aload(e.scratch);
        loadSite(pc, name);
        e.step("method", CD_Object, CD_Object, Names.STRING, OBJECTS, CD_int);
        cb.astore(function);
        cb.aload(function).aload(e.scratch);
        e.loadName(name);
        e.step("selfOrAttribute", CD_Object, CD_Object, CD_Object, Names.STRING);
        cb.astore(self);
        cb.labelBinding(done);
        e.pushTemp();
        e.pushTemp();
    }
}
