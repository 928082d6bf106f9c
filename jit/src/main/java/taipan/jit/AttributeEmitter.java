package taipan.jit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static taipan.jit.Names.GUARDS;
import static taipan.jit.Names.LAYOUT;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import taipan.code.Op;
import taipan.interpreter.Site;
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
        e.pool.load(cb, new Site(name, code.caches, pc + 1), Names.SITE);
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
        cb.aload(1);
        loadSite(pc, name);
        e.invoke(Names.SITE, "global", CD_Object, e.framed ? Names.FRAME : Names.FUNCTION, Names.SITE);
        cb.labelBinding(done);
        e.pushOperand();
    }

    private AttributeCache cache(int pc) {
        return code.caches[pc + 1] instanceof AttributeCache c ? c : null;
    }

    private void load(int pc, String name) {
        e.makeLoadable();
        e.mark(pc);
        Label done = cb.newLabel();
        boolean places = false;
        for (AttributeCache c = cache(pc); c != null; c = c.rest()) {
            if (c.isPlace() && !(places && c.isByLayout() && seenBefore(pc, c))) {
                e.peek(0);
                place(c, "place", CD_Object, CD_Object);
                cb.dup().ifnonnull(done).pop();
                places = true;
            } else if (c.isValue() || c.isClass()) {
                Label miss = cb.newLabel();
                e.peek(0);
                if (c.isClass()) {
                    e.pool.load(cb, c.version(), CD_Object);
                    e.invoke(GUARDS, "isClass", CD_boolean, CD_Object, CD_Object);
                } else {
                    fits(c);
                }
                cb.ifeq(miss);
                e.pool.load(cb, c.value(), CD_Object);
                cb.goto_(done);
                cb.labelBinding(miss);
            } else if (c.isModule()) {
                e.peek(0);
                e.pool.load(cb, c.version(), CD_Object);
                cb.loadConstant(c.place());
                e.invoke(GUARDS, "ofModule", CD_Object, CD_Object, CD_Object, CD_int);
                cb.dup().ifnonnull(done).pop();
            }
        }
        e.operands(1);
        loadSite(pc, name);
        e.invoke(Names.SITE, "attribute", CD_Object, CD_Object, Names.SITE);
        cb.labelBinding(done);
        e.pushOperand();
    }

    /// Whether an earlier entry of the chain has the same layout, so that its guard has answered already.
    private boolean seenBefore(int pc, AttributeCache entry) {
        for (AttributeCache c = cache(pc); c != entry; c = c.rest()) {
            if (c.isPlace() && c.layout() == entry.layout() && c.isByLayout()) {
                return true;
            }
        }
        return false;
    }

    /// Guards the objects on the operand stack and reads or writes the place.
    private void place(AttributeCache c, String name, java.lang.constant.ClassDesc result,
            java.lang.constant.ClassDesc... objects) {
        java.util.List<java.lang.constant.ClassDesc> types = new java.util.ArrayList<>(java.util.List.of(objects));
        e.pool.load(cb, c.layout(), LAYOUT);
        types.add(LAYOUT);
        if (!c.isByLayout()) {
            e.pool.load(cb, c.version(), CD_Object);
            types.add(CD_Object);
        }
        String method = name;
        if (c.place() < 4) {
            method += c.place();
        } else {
            cb.loadConstant(c.place());
            types.add(CD_int);
        }
        cb.invokestatic(GUARDS, method, java.lang.constant.MethodTypeDesc.of(result, types));
    }

    private void fits(AttributeCache c) {
        e.pool.load(cb, c.layout(), LAYOUT);
        e.pool.load(cb, c.version(), CD_Object);
        e.invoke(GUARDS, "fits", CD_boolean, CD_Object, LAYOUT, CD_Object);
    }

    private void store(int pc, String name) {
        e.makeLoadable();
        e.mark(pc);
        Label done = cb.newLabel();
        for (AttributeCache c = cache(pc); c != null; c = c.rest()) {
            if (c.isPlace() && !(c.isByLayout() && seenBefore(pc, c))) {
                e.peek(1);
                e.peek(0);
                place(c, "setPlace", CD_boolean, CD_Object, CD_Object);
                cb.ifne(done);
            } else if (c.isAppend()) {
                e.peek(1);
                e.peek(0);
                e.pool.load(cb, c.layout(), LAYOUT);
                e.pool.load(cb, c.version(), CD_Object);
                e.pool.load(cb, c.next(), LAYOUT);
                e.invoke(GUARDS, "append", CD_boolean, CD_Object, CD_Object, LAYOUT, CD_Object, LAYOUT);
                cb.ifne(done);
            }
        }
        e.operands(2);
        loadSite(pc, name);
        e.invoke(Names.SITE, "setAttribute", CD_void, CD_Object, CD_Object, Names.SITE);
        cb.labelBinding(done);
    }

    private void method(int pc, String name) {
        e.makeLoadable();
        e.mark(pc);
        int height = e.height();
        int function = e.temp(height - 1);
        int self = e.temp(height);
        Label done = cb.newLabel();
        for (AttributeCache c = cache(pc); c != null; c = c.rest()) {
            if (!c.isMethod()) {
                continue;
            }
            Label miss = cb.newLabel();
            e.peek(0);
            e.pool.load(cb, c.layout(), LAYOUT);
            e.pool.load(cb, c.version(), CD_Object);
            e.invoke(GUARDS, c.layout() == null ? "hasVersion" : "fits", CD_boolean, CD_Object, LAYOUT, CD_Object);
            cb.ifeq(miss);
            e.peek(0);
            cb.astore(self);
            e.pool.load(cb, c.value(), CD_Object);
            cb.astore(function);
            cb.goto_(done);
            cb.labelBinding(miss);
        }
        e.operands(1);
        cb.astore(e.scratch);
        cb.aload(e.scratch);
        loadSite(pc, name);
        e.invoke(Names.SITE, "method", CD_Object, CD_Object, Names.SITE);
        cb.astore(function);
        cb.aload(function).aload(e.scratch);
        loadSite(pc, name);
        e.invoke(Names.SITE, "selfOrAttribute", CD_Object, CD_Object, CD_Object, Names.SITE);
        cb.astore(self);
        cb.labelBinding(done);
        e.pushTemp();
        e.pushTemp();
    }
}
