package taipan.jit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static taipan.jit.Names.FUNCTION;
import static taipan.jit.Names.THREAD;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import taipan.interpreter.Resumption;
import taipan.objects.PyCode;

/// Makes the class of one translation: the fields, the methods that lead to the code, its beginning and its end.
/// CPython: no counterpart
final class ClassMaker {
    /// HotSpot compiles no method longer than 8,000 bytes.
    private static final int LONGEST = 7900;
    private static final int MOST_VALUES = 230;
    private static final int MOST_PASSES = 30;
    private static final Untranslatable UNSETTLED = new Untranslatable("kinds");
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final PyCode code;
    private final Flow flow;
    private final Links links;
    private final ClassDesc me;
    private Pool pool;
    private final Kinds kinds;
    private final Jit jit;
    private final java.util.BitSet generic;
    private final boolean typed;
    /// Length of the code of the translated method.
    int size;

    ClassMaker(PyCode code, Flow flow, Links links, Jit jit, boolean typed) {
        this.jit = jit;
        this.typed = typed;
        this.kinds = new Kinds(flow);
        this.generic = Links.entry(code).generic();
        this.code = code;
        this.flow = flow;
        this.links = links;
        this.me = ClassDesc.of("taipan.jit.Code$" + plain(code.name()));
        if (code.variables > MOST_VALUES) {
            throw new Untranslatable("too many variables");
        }
        if (code.caches == null) {
            code.caches = new Object[code.words.length + 1];
        }
    }

    private static String plain(String name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            out.append(c < 128 && Character.isLetterOrDigit(c) ? c : '_');
        }
        return out.toString();
    }

    // Whole functions

    private static MethodTypeDesc runType(int parameters) {
        ClassDesc[] types = new ClassDesc[parameters + 2];
        Arrays.fill(types, CD_Object);
        types[0] = THREAD;
        types[1] = FUNCTION;
        return MethodTypeDesc.of(CD_Object, types);
    }

    /// Translates a function as a whole and lets calls lead to it.
    FunctionBody function() {
        int parameters = Flow.parameterCount(code);
        MethodTypeDesc type = runType(parameters);
        byte[] bytes = settled(cls -> {
            cls.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
            cls.withSuperclass(Names.FUNCTION_BODY);
            constructor(cls, Names.FUNCTION_BODY);
            cls.withMethodBody("run", type, ClassFile.ACC_STATIC, cb -> functionCode(cb, parameters));
            cls.withMethodBody("spread", Names.type(CD_Object, THREAD, FUNCTION, Names.OBJECTS), 0, cb -> {
                cb.aload(1).aload(2);
                for (int i = 0; i < parameters; i++) {
                    cb.aload(3).loadConstant(i).aaload();
                }
                cb.invokestatic(me, "run", type).areturn();
            });
            if (code.simple && parameters <= 4) {
                cls.withMethodBody("call" + parameters, type, ClassFile.ACC_PUBLIC, cb -> {
                    cb.aload(1).aload(2);
                    for (int i = 0; i < parameters; i++) {
                        cb.aload(3 + i);
                    }
                    cb.invokestatic(me, "run", type).areturn();
                });
            }
            pool.emit(cls);
        });
        try {
            MethodHandles.Lookup made = define(bytes, "run");
            Frames.register(made.lookupClass(), code, false);
            FunctionBody body = (FunctionBody) made.findConstructor(made.lookupClass(),
                    java.lang.invoke.MethodType.methodType(void.class)).invoke();
            if (code.simple && parameters <= Links.MOST) {
                Links.link(code, parameters, made.findStatic(made.lookupClass(), "run", Links.type(parameters)));
            }
            return body;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// Builds the class again until the kinds of values at all jumps agree.
    private byte[] settled(java.util.function.Consumer<java.lang.classfile.ClassBuilder> maker) {
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            kinds.startPass();
            pool = new Pool(me);
            try {
                return classFile().build(me, maker);
            } catch (Untranslatable e) {
                if (e != UNSETTLED) {
                    throw e;
                }
            }
        }
        throw new Untranslatable("the kinds of values do not settle");
    }

    private static ClassFile classFile() {
        return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                java.lang.classfile.ClassHierarchyResolver.ofClassLoading(LOOKUP)
                        .orElse(java.lang.classfile.ClassHierarchyResolver.defaultResolver())));
    }

    private static void constructor(java.lang.classfile.ClassBuilder cls, ClassDesc parent) {
        cls.withMethodBody("<init>", MethodTypeDesc.of(CD_void), 0,
                cb -> cb.aload(0).invokespecial(parent, "<init>", MethodTypeDesc.of(CD_void)).return_());
    }

    private MethodHandles.Lookup define(byte[] bytes, String method) throws IllegalAccessException {
        for (java.lang.classfile.MethodModel m : ClassFile.of().parse(bytes).methods()) {
            if (m.methodName().equalsString(method)) {
                CodeModel model = m.code().orElseThrow();
                size = ((CodeAttribute) model).codeLength();
            }
        }
        if (size > LONGEST) {
            throw new Untranslatable("too long: " + size);
        }
        if (Boolean.getBoolean("taipan.jit.dump")) {
            try {
                java.nio.file.Files.write(java.nio.file.Path.of(me.displayName() + "." + method + ".class"), bytes);
            } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return LOOKUP.defineHiddenClassWithClassData(bytes, pool.values(), true);
    }

    private void functionCode(CodeBuilder cb, int parameters) {
        Emission e = new Emission(code, flow, pool, kinds, false, cb);
        // The interpreter takes over when the thread is traced.
        Label begins = cb.newLabel();
        e.loadThread();
        e.step("enter", CD_int, THREAD);
        cb.dup().istore(e.depth).ifge(begins);
        e.loadThread();
        cb.aload(1);
        List<ClassDesc> types = new ArrayList<>(List.of(THREAD, FUNCTION));
        for (int i = 0; i < parameters; i++) {
            cb.aload(e.variable(i));
            types.add(CD_Object);
        }
        cb.invokedynamic(Frames.linkage("interpret", CD_Object, types));
        cb.areturn();
        cb.labelBinding(begins);
        for (int i = parameters; i < code.nlocals; i++) {
            cb.aconst_null().astore(e.variable(i));
        }
        cells(e);
        if (flow.hasHandlers) {
            cb.aconst_null().astore(e.frame);
        }
        cb.iconst_m1().istore(e.lasti);
        if (!flow.loopHeaders().isEmpty()) {
            cb.iconst_0().istore(e.polls);
        }
        new Translator(e, new SuspensionEmitter(e), links, new NumberEmitter(e, jit, generic, typed)).emit();
        if (e.isUnsettled()) {
            throw UNSETTLED;
        }
        cb.labelBinding(e.exit);
        if (flow.hasHandlers) {
            Label unseen = cb.newLabel();
            cb.aload(e.frame).ifnull(unseen);
            materialise(e);
            e.invoke(Names.FRAMES, "returned", CD_void, Names.FRAME);
            cb.labelBinding(unseen);
        }
        e.loadThread();
        cb.iload(e.depth).iconst_1().isub().putfield(THREAD, "depth", CD_int);
        cb.aload(e.result).areturn();
        stubs(e);
    }

    private void cells(Emission e) {
        CodeBuilder cb = e.cb;
        int[] cell2arg = code.source().cell2arg;
        for (int i = 0; i < code.cells; i++) {
            int argument = cell2arg == null ? -1 : cell2arg[i];
            if (argument < 0) {
                cb.aconst_null();
            } else {
                cb.aload(e.variable(argument));
            }
            e.step("newCell", CD_Object, CD_Object);
            cb.astore(e.variable(code.nlocals + i));
            if (argument >= 0) {
                cb.aconst_null().astore(e.variable(argument));
            }
        }
        for (int i = code.nlocals + code.cells; i < code.variables; i++) {
            cb.aload(1).getfield(FUNCTION, "closure", Names.CELL.arrayType());
            cb.loadConstant(i - code.nlocals - code.cells).aaload().astore(e.variable(i));
        }
    }

    // Exceptions

    /// Leaves the frame, with the variables as they are, on the operand stack.
    private void variablesToFrame(Emission e) {
        CodeBuilder cb = e.cb;
        List<ClassDesc> types = new ArrayList<>();
        if (e.framed) {
            cb.aload(1);
            types.add(Names.FRAME);
        } else {
            cb.aload(0).aload(1);
            e.loadKnownFrame();
            types.addAll(List.of(THREAD, FUNCTION, Names.FRAME));
        }
        for (int i = 0; i < code.variables; i++) {
            cb.aload(e.variable(i));
            types.add(CD_Object);
        }
        cb.invokedynamic(Frames.linkage(e.framed ? "update" : "make", Names.FRAME, types));
    }

    private void materialise(Emission e) {
        variablesToFrame(e);
        e.cb.dup().astore(e.frame);
    }

    private void stubs(Emission e) {
        Map<Flow.Block, Label> common = new java.util.HashMap<>();
        for (Map.Entry<Emission.Region, Label> stub : new ArrayList<>(e.stubs().entrySet())) {
            e.cb.labelBinding(stub.getValue());
            e.cb.astore(e.scratch);
            e.boxRegion(stub.getKey());
            Flow.Block block = stub.getKey().block();
            Label known = common.get(block);
            if (known != null) {
                e.cb.goto_(known);
                continue;
            }
            common.put(block, e.cb.newBoundLabel());
            Flow.Block handler = block;
            while (handler != null && handler.isHandler()) {
                handler = handler.below();
            }
            if (handler == null) {
                leave(e, block);
            } else {
                handle(e, block, handler);
            }
        }
    }

    /// The handlers being executed are left.
    private void restore(Emission e, Flow.Block from, Flow.Block to) {
        for (Flow.Block b = from; b != to; b = b.below()) {
            e.loadThread();
            e.cb.aload(e.temp(b.level())).aload(e.temp(b.level() + 1));
            e.step("restoreHandled", CD_void, THREAD, CD_Object, CD_Object);
        }
    }

    private void caught(Emission e) {
        CodeBuilder cb = e.cb;
        cb.astore(e.result);
        e.loadThread();
        cb.aload(e.scratch).checkcast(Names.THROWABLE).aload(e.result).checkcast(Names.FRAME).iload(e.lasti).iload(e.depth);
        e.step("caught", Names.RAISED, THREAD, Names.THROWABLE, Names.FRAME, CD_int, CD_int);
        cb.astore(e.scratch);
    }

    /// Nothing in the function handles the exception.
    private void leave(Emission e, Flow.Block from) {
        CodeBuilder cb = e.cb;
        if (e.framed) {
            // The interpreter, or who resumed the frame, adds the traceback entry.
            e.loadThread();
            cb.aload(e.scratch).checkcast(Names.THROWABLE);
            e.step("giveContext", CD_void, THREAD, Names.THROWABLE);
            restore(e, from, null);
            variablesToFrame(e);
            cb.aload(e.scratch).checkcast(Names.THROWABLE).iload(e.lasti);
            e.invoke(Names.FRAMES, "failed", Names.THROWABLE, Names.FRAME, Names.THROWABLE, CD_int);
            cb.athrow();
            return;
        }
        if (from == null) {
            e.loadThread();
            cb.aload(1);
            e.loadKnownFrame();
            cb.aload(e.scratch).checkcast(Names.THROWABLE).iload(e.lasti).iload(e.depth);
            List<ClassDesc> types = new ArrayList<>(List.of(THREAD, FUNCTION, Names.FRAME, Names.THROWABLE, CD_int, CD_int));
            for (int i = 0; i < code.variables; i++) {
                cb.aload(e.variable(i));
                types.add(CD_Object);
            }
            cb.invokedynamic(Frames.linkage("raise", Names.THROWABLE, types));
            cb.athrow();
            return;
        }
        materialise(e);
        caught(e);
        restore(e, from, null);
        e.loadThread();
        cb.aload(e.frame).iload(e.depth);
        e.invoke(Names.FRAMES, "left", CD_void, THREAD, Names.FRAME, CD_int);
        cb.aload(e.scratch).checkcast(Names.THROWABLE).athrow();
    }

    private void handle(Emission e, Flow.Block from, Flow.Block handler) {
        CodeBuilder cb = e.cb;
        if (e.framed) {
            variablesToFrame(e);
        } else {
            materialise(e);
        }
        caught(e);
        restore(e, from, handler);
        Flow.Block executing = new Flow.Block(handler.below(), -1, handler.level());
        cb.iload(e.lasti).istore(e.handlerLasti(Flow.Block.handlers(executing) - 1));
        e.loadThread();
        cb.aload(e.scratch).checkcast(Names.RAISED);
        e.step("handle", Names.OBJECTS, THREAD, Names.RAISED);
        cb.astore(e.scratch);
        for (int i = 0; i < 6; i++) {
            cb.aload(e.scratch).checkcast(Names.OBJECTS).loadConstant(i).aaload().astore(e.temp(handler.level() + i));
        }
        cb.goto_(e.labels[handler.handler()]);
    }

    // Frames that begin in the interpreter, or go on

    /// Translates the code so that it can be entered with a frame at its loops and, for a generator, wherever it can be
    /// suspended.
    Resumption resumption() {
        kinds.enteredAnywhere = true;
        boolean[] entries = new boolean[flow.length + 1];
        List<Integer> entered = new ArrayList<>(flow.loopHeaders());
        if (code.isGenerator()) {
            entered.addAll(flow.resumptions());
        }
        for (int pc : entered) {
            entries[pc] = true;
        }
        MethodTypeDesc type = Names.type(CD_Object, THREAD, Names.FRAME, CD_int);
        byte[] bytes = settled(cls -> {
            cls.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
            cls.withSuperclass(Names.RESUMPTION);
            constructor(cls, Names.RESUMPTION);
            cls.withMethodBody("resume", type, ClassFile.ACC_PUBLIC, cb -> cb.aload(1).aload(2).iload(3)
                    .invokestatic(me, "go", type).areturn());
            cls.withMethodBody("go", type, ClassFile.ACC_STATIC, cb -> resumptionCode(cb, entries));
            pool.emit(cls);
        });
        try {
            MethodHandles.Lookup made = define(bytes, "go");
            Frames.register(made.lookupClass(), code, true);
            Resumption body = (Resumption) made.findConstructor(made.lookupClass(),
                    java.lang.invoke.MethodType.methodType(void.class)).invoke();
            body.entries = entries;
            return body;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void resumptionCode(CodeBuilder cb, boolean[] entries) {
        Emission e = new Emission(code, flow, pool, kinds, true, cb);
        e.loadThread();
        cb.getfield(THREAD, "depth", CD_int).istore(e.depth);
        cb.iconst_0().istore(e.polls);
        cb.aload(1).getfield(Names.FRAME, "lasti", CD_int).istore(e.lasti);
        cb.aload(1).getfield(Names.FRAME, "fast", Names.OBJECTS).astore(e.scratch);
        for (int i = 0; i < code.variables; i++) {
            cb.aload(e.scratch).loadConstant(i).aaload().astore(e.variable(i));
        }
        List<java.lang.classfile.instruction.SwitchCase> cases = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        List<Integer> pcs = new ArrayList<>();
        for (int pc = 0; pc < flow.length; pc++) {
            if (entries[pc]) {
                Label label = cb.newLabel();
                labels.add(label);
                pcs.add(pc);
                cases.add(java.lang.classfile.instruction.SwitchCase.of(pc, label));
            }
        }
        Label none = cb.newLabel();
        cb.iload(2).lookupswitch(none, cases);
        cb.labelBinding(none);
        cb.aconst_null().areturn();
        List<Runnable> refusals = new ArrayList<>();
        for (int i = 0; i < pcs.size(); i++) {
            enter(e, pcs.get(i), labels.get(i), refusals);
        }
        new Translator(e, new SuspensionEmitter(e), links, new NumberEmitter(e, jit, generic, typed)).emit();
        if (e.isUnsettled()) {
            throw UNSETTLED;
        }
        refusals.forEach(Runnable::run);
        cb.labelBinding(e.exit);
        cb.aload(e.result).areturn();
        stubs(e);
    }

    private void enter(Emission e, int pc, Label label, List<Runnable> refusals) {
        CodeBuilder cb = e.cb;
        e.range(null);
        cb.labelBinding(label);
        for (int i = 0; i < flow.height[pc]; i++) {
            cb.aload(e.scratch).loadConstant(code.variables + i).aaload().astore(e.temp(i));
        }
        int n = Flow.Block.handlers(flow.blocks[pc]);
        for (Flow.Block b = flow.blocks[pc]; b != null; b = b.below()) {
            if (b.isHandler()) {
                cb.aload(1).loadConstant(depthOf(b));
                e.invoke(Names.FRAMES, "handlerLasti", CD_int, Names.FRAME, CD_int);
                cb.istore(e.handlerLasti(--n));
            }
        }
        Label refuse = cb.newLabel();
        e.unboxFor(pc, refuse);
        refusals.add(() -> {
            cb.labelBinding(refuse);
            cb.aload(1).loadConstant(pc);
            e.pool.load(cb, new ExitPoint(code, pc, null, jit, true), CD_Object);
            e.invoke(Names.FRAMES, "refuse", CD_Object, Names.FRAME, CD_int, CD_Object);
            cb.areturn();
        });
        e.range(flow.blocks[pc]);
        cb.aload(1);
        e.invoke(Names.FRAMES, "pending", CD_void, Names.FRAME);
        cb.goto_(e.labels[pc]);
    }

    private static int depthOf(Flow.Block b) {
        int n = -1;
        for (; b != null; b = b.below()) {
            n++;
        }
        return n;
    }

    /// Whether the code can only run in the interpreter, because it, or code beside it, looks at the variables of frames.
    static boolean looksAtFrames(PyCode code) {
        for (String name : code.names) {
            switch (name) {
                case "locals", "eval", "exec", "vars", "dir", "_getframe", "currentframe", "settrace", "setprofile",
                        "set_trace", "breakpoint", "f_locals", "f_back", "f_trace", "call_tracing" -> {
                    return true;
                }
                default -> { }
            }
        }
        return false;
    }

}
