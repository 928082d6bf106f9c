package taipan.jit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static taipan.jit.Names.OBJECTS;
import static taipan.jit.Names.THREAD;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import taipan.code.CodeFlags;
import taipan.code.Op;
import taipan.objects.PyCode;

/// Emits the instructions of a code object, one after the other. What an instruction means is said by the same Java
/// methods that the interpreter calls; calls and attributes have families of their own.
/// CPython: Python/ceval.c (_PyEval_EvalFrameDefault)
final class Translator {
    private static final String[] BINARY = names();
    private static final String[] COMPARISONS = {
        "less", "lessOrEqual", "equal", "notEqual", "greater", "greaterOrEqual"};

    private final Emission e;
    private final CodeBuilder cb;
    private final PyCode code;
    private final Flow flow;
    private final CallEmitter calls;
    private final AttributeEmitter attributes;
    private final SuspensionEmitter suspensions;
    private final NumberEmitter numbers;
    private int skip = -1;

    Translator(Emission e, SuspensionEmitter suspensions, Links links, NumberEmitter numbers) {
        this.numbers = numbers;
        this.e = e;
        this.cb = e.cb;
        this.code = e.code;
        this.flow = e.flow;
        this.calls = new CallEmitter(e, links);
        this.attributes = new AttributeEmitter(e);
        this.suspensions = suspensions;
    }

    private static String[] names() {
        String[] names = new String[80];
        names[Op.BINARY_ADD] = "add";
        names[Op.BINARY_SUBTRACT] = "subtract";
        names[Op.BINARY_MULTIPLY] = "multiply";
        names[Op.BINARY_TRUE_DIVIDE] = "trueDivide";
        names[Op.BINARY_FLOOR_DIVIDE] = "floorDivide";
        names[Op.BINARY_MODULO] = "remainder";
        names[Op.BINARY_AND] = "and";
        names[Op.BINARY_OR] = "or";
        names[Op.BINARY_XOR] = "xor";
        names[Op.BINARY_LSHIFT] = "leftShift";
        names[Op.BINARY_RSHIFT] = "rightShift";
        names[Op.BINARY_MATRIX_MULTIPLY] = "matrixMultiply";
        names[Op.INPLACE_ADD] = "inplaceAdd";
        names[Op.INPLACE_SUBTRACT] = "inplaceSubtract";
        names[Op.INPLACE_MULTIPLY] = "inplaceMultiply";
        names[Op.INPLACE_MATRIX_MULTIPLY] = "inplaceMatrixMultiply";
        names[Op.INPLACE_TRUE_DIVIDE] = "inplaceTrueDivide";
        names[Op.INPLACE_FLOOR_DIVIDE] = "inplaceFloorDivide";
        names[Op.INPLACE_MODULO] = "inplaceRemainder";
        names[Op.INPLACE_POWER] = "inplacePower";
        names[Op.INPLACE_LSHIFT] = "inplaceLeftShift";
        names[Op.INPLACE_RSHIFT] = "inplaceRightShift";
        names[Op.INPLACE_AND] = "inplaceAnd";
        names[Op.INPLACE_XOR] = "inplaceXor";
        names[Op.INPLACE_OR] = "inplaceOr";
        return names;
    }

    /// Emits everything; ends with the code behind the labels of the handlers, but not the exit.
    void emit() {
        boolean falls = false;
        for (int pc = 0; pc < flow.length; pc++) {
            if (flow.height[pc] < 0) {
                falls = false;
                continue;
            }
            if (flow.leader[pc]) {
                if (falls) {
                    e.flush();
                    e.transfer(pc);
                }
                e.endRange();
                e.restart(pc);
                cb.labelBinding(e.labels[pc]);
                e.range(flow.blocks[pc]);
            }
            if (pc == skip) {
                continue;
            }
            e.begin(pc);
            instruction(pc, flow.op(pc), flow.arg(pc));
            falls = !Flow.endsFlow(flow.op(pc)) && flow.op(pc) != Op.YIELD_VALUE;
        }
        e.emitLate();
    }

    private void instruction(int pc, int op, int arg) {
        switch (op) {
            case Op.NOP, Op.EXTENDED_ARG, Op.POP_BLOCK -> { }
            case Op.POP_TOP, Op.GEN_START -> e.pop();
            case Op.ROT_TWO -> e.permute(1, 0);
            case Op.ROT_THREE -> e.permute(2, 0, 1);
            case Op.ROT_FOUR -> e.permute(3, 0, 1, 2);
            case Op.ROT_N -> {
                int[] order = new int[arg];
                order[0] = arg - 1;
                for (int i = 1; i < arg; i++) {
                    order[i] = i - 1;
                }
                e.permute(order);
            }
            case Op.DUP_TOP -> e.duplicate(0);
            case Op.DUP_TOP_TWO -> {
                e.duplicate(1);
                e.duplicate(1);
            }
            case Op.UNARY_POSITIVE -> unary(pc, "positive");
            case Op.UNARY_NEGATIVE -> {
                if (!numbers.negative(pc)) {
                    unary(pc, "negative");
                }
            }
            case Op.UNARY_INVERT -> unary(pc, "invert");
            case Op.UNARY_NOT -> {
                e.mark(pc);
                settleForJump(pc, 1);
                e.operands(1);
                e.step("truth", CD_boolean, CD_Object);
                cb.iconst_1().ixor();
                condition(pc);
            }
            case Op.BINARY_POWER -> {
                e.mark(pc);
                if (numbers.binary(pc, op)) {
                    return;
                }
                e.operands(2);
                e.step("power", CD_Object, CD_Object, CD_Object);
                e.pushOperand();
            }
            case Op.COMPARE_OP -> compare(pc, arg);
            case Op.IS_OP -> {
                settleForJump(pc, 2);
                e.operands(2);
                e.step("is", CD_boolean, CD_Object, CD_Object);
                negate(arg);
                condition(pc);
            }
            case Op.CONTAINS_OP -> {
                e.mark(pc);
                settleForJump(pc, 2);
                e.operands(2);
                e.step("contains", CD_boolean, CD_Object, CD_Object);
                negate(arg);
                condition(pc);
            }
            case Op.BINARY_SUBSCR -> {
                e.mark(pc);
                if (!numbers.item(pc)) {
                    e.operands(2);
                    e.step("item", CD_Object, CD_Object, CD_Object);
                    e.pushOperand();
                }
            }
            case Op.STORE_SUBSCR -> {
                e.mark(pc);
                if (!numbers.setItem(pc)) {
                    e.operands(3);
                    e.step("setItem", CD_void, CD_Object, CD_Object, CD_Object);
                }
            }
            case Op.DELETE_SUBSCR -> {
                e.mark(pc);
                e.operands(2);
                e.invoke(Names.SEQUENCES, "deleteItem", CD_void, CD_Object, CD_Object);
            }
            case Op.LOAD_CONST -> e.pushConstant(code.consts[arg]);
            case Op.LOAD_FAST -> loadFast(pc, arg);
            case Op.STORE_FAST -> e.storeVariable(arg);
            case Op.DELETE_FAST -> deleteFast(pc, arg);
            case Op.LOAD_CLOSURE -> e.pushVariable(code.nlocals + arg);
            case Op.LOAD_DEREF -> loadCell(pc, arg);
            case Op.STORE_DEREF -> {
                e.makeLoadable();
                cb.aload(e.variable(code.nlocals + arg));
                e.operands(1);
                e.step("setCell", CD_void, CD_Object, CD_Object);
            }
            case Op.DELETE_DEREF -> {
                e.mark(pc);
                cb.aload(e.variable(code.nlocals + arg));
                e.loadCode();
                cb.loadConstant(arg);
                e.step("deleteCell", CD_void, CD_Object, Names.CODE, CD_int);
            }
            case Op.LOAD_CLASSDEREF -> {
                e.spill();
                e.mark(pc);
                e.loadFrame();
                cb.loadConstant(arg);
                e.step("classCell", CD_Object, Names.FRAME, CD_int);
                e.pushOperand();
            }
            case Op.JUMP_FORWARD, Op.JUMP_ABSOLUTE -> jump(pc, flow.target(pc));
            case Op.POP_JUMP_IF_FALSE, Op.POP_JUMP_IF_TRUE -> popJump(pc, op == Op.POP_JUMP_IF_TRUE);
            case Op.JUMP_IF_FALSE_OR_POP, Op.JUMP_IF_TRUE_OR_POP -> {
                e.mark(pc);
                e.flush();
                e.peek(0);
                e.step("truth", CD_boolean, CD_Object);
                branch(pc, op == Op.JUMP_IF_TRUE_OR_POP);
                e.drop(1);
            }
            case Op.GET_ITER -> {
                e.mark(pc);
                e.operands(1);
                e.invoke(Names.ITERATION, "iter", CD_Object, CD_Object);
                e.pushOperand();
            }
            case Op.FOR_ITER -> forIter(pc);
            case Op.RETURN_VALUE -> {
                e.operands(1);
                cb.astore(e.result);
                if (flow.hasHandlers && !e.framed) {
                    e.boxVariables();
                }
                cb.goto_(e.exit);
            }
            case Op.UNPACK_SEQUENCE -> unpack(pc, "unpack", arg, arg);
            case Op.UNPACK_EX -> unpack(pc, "unpackExtended", arg, (arg & 0xFF) + (arg >> 8) + 1);
            default -> {
                if (op < BINARY.length && BINARY[op] != null) {
                    e.mark(pc);
                    if (numbers.binary(pc, op) || calls.operator(pc, op, BINARY[op])) {
                        return;
                    }
                    e.operands(2);
                    e.invoke(Names.NUMBERS, BINARY[op], CD_Object, CD_Object, CD_Object);
                    e.pushOperand();
                } else if (!attributes.emit(pc, op, arg) && !calls.emit(pc, op, arg) && !statement(pc, op, arg)
                        && !exception(pc, op, arg) && !display(pc, op, arg) && !suspensions.emit(pc, op, arg)) {
                    throw new Untranslatable("opcode " + op);
                }
            }
        }
    }

    // Operators

    private void unary(int pc, String name) {
        e.mark(pc);
        e.operands(1);
        e.invoke(Names.NUMBERS, name, CD_Object, CD_Object);
        e.pushOperand();
    }

    private void negate(int negated) {
        if (negated != 0) {
            cb.iconst_1().ixor();
        }
    }

    /// Whether the next instruction is a conditional jump that consumes the result of this one and nothing else leads to.
    private boolean jumpFollows(int pc) {
        int next = pc + 1;
        return next < flow.length && !flow.leader[next]
                && (flow.op(next) == Op.POP_JUMP_IF_FALSE || flow.op(next) == Op.POP_JUMP_IF_TRUE);
    }

    /// Puts what lies below the operands into its place when a jump follows.
    private void settleForJump(int pc, int operands) {
        if (jumpFollows(pc)) {
            e.flushBelow(operands);
        }
    }

    private void compare(int pc, int op) {
        e.mark(pc);
        if (jumpFollows(pc)) {
            e.spill();
            e.flushBelow(2);
            if (!numbers.compare(pc, op)) {
                e.operands(2);
                e.step(COMPARISONS[op], CD_boolean, CD_Object, CD_Object);
            }
            condition(pc);
            return;
        }
        if (numbers.compare(pc, op)) {
            condition(pc);
            return;
        }
        e.operands(2);
        cb.loadConstant(op);
        e.step("compare", CD_Object, CD_Object, CD_Object, CD_int);
        e.pushOperand();
    }

    /// Deals with a truth value on the operand stack: the jump that follows takes it, or it becomes an object.
    private void condition(int pc) {
        if (!jumpFollows(pc)) {
            e.invoke(ClassDesc.of("java.lang.Boolean"), "valueOf", ClassDesc.of("java.lang.Boolean"), CD_boolean);
            e.pushOperand();
            return;
        }
        skip = pc + 1;
        branch(pc + 1, flow.op(pc + 1) == Op.POP_JUMP_IF_TRUE);
    }

    // Jumps

    private void popJump(int pc, boolean when) {
        e.mark(pc);
        e.flushBelow(1);
        e.operands(1);
        e.step("truth", CD_boolean, CD_Object);
        branch(pc, when);
    }

    /// Jumps to the instruction's target when the int on the operand stack says so. The stack has been flushed.
    private void branch(int pc, boolean when) {
        int target = flow.target(pc);
        if (target > pc && !e.needsTransfer(target)) {
            if (when) {
                cb.ifne(e.labels[target]);
            } else {
                cb.ifeq(e.labels[target]);
            }
            return;
        }
        Label on = cb.newLabel();
        if (when) {
            cb.ifeq(on);
        } else {
            cb.ifne(on);
        }
        if (target > pc) {
            e.go(target);
        } else {
            backwards(pc, target);
        }
        cb.labelBinding(on);
    }

    private void jump(int pc, int target) {
        e.flush();
        if (target <= pc) {
            backwards(pc, target);
        } else {
            e.go(target);
        }
    }

    /// A backward jump looks every now and then for what other threads want.
    private void backwards(int pc, int target) {
        Label on = cb.newLabel();
        cb.iinc(e.polls, 1).iload(e.polls).loadConstant(255).iand().ifne(on);
        e.mark(pc);
        e.loadThread();
        e.step("poll", CD_void, THREAD);
        cb.labelBinding(on);
        e.go(target);
    }

    private void forIter(int pc) {
        e.mark(pc);
        e.flush();
        int target = flow.target(pc);
        if (numbers.rangeHasNext(pc)) {
            Label on = cb.newLabel();
            cb.ifne(on);
            e.drop(1);
            e.go(target);
            e.pushTemp();
            cb.labelBinding(on);
            numbers.rangeNext();
            return;
        }
        nextValue(pc);
        int value = e.temp(e.height());
        cb.astore(value).aload(value);
        e.drop(1);
        if (e.needsTransfer(target)) {
            Label on = cb.newLabel();
            cb.ifnonnull(on);
            e.go(target);
            cb.labelBinding(on);
        } else {
            cb.ifnull(e.labels[target]);
        }
        e.pushTemp();
        e.pushTemp();
    }

    /// Leaves the next value, or null, on the operand stack: straight from an iterator of the class seen so far.
    private void nextValue(int pc) {
        Class<?> known = code.caches[pc + 1] instanceof Class<?> c ? c : null;
        if (known == null || !java.lang.reflect.Modifier.isPublic(known.getModifiers())
                || !taipan.objects.PyIterator.class.isAssignableFrom(known)
                || !java.lang.reflect.Modifier.isFinal(known.getModifiers())) {
            e.loadThread();
            e.peek(0);
            e.step("next", CD_Object, THREAD, CD_Object);
            return;
        }
        ClassDesc type = known.describeConstable().orElseThrow();
        Label other = cb.newLabel();
        Label done = cb.newLabel();
        e.peek(0);
        cb.instanceOf(type).ifeq(other);
        e.peek(0);
        e.invoke(Names.GUARDS, "isBuiltIn", CD_boolean, CD_Object);
        cb.ifeq(other);
        e.peek(0);
        cb.checkcast(type).invokevirtual(type, "__next__", java.lang.constant.MethodTypeDesc.of(CD_Object)).goto_(done);
        cb.labelBinding(other);
        e.loadThread();
        e.peek(0);
        e.step("next", CD_Object, THREAD, CD_Object);
        cb.labelBinding(done);
    }

    private void unpack(int pc, String name, int arg, int count) {
        e.mark(pc);
        boolean ordered = name.equals("unpack");
        if (ordered && numbers.unpack(pc, arg)) {
            return;
        }
        e.operands(1);
        cb.loadConstant(arg);
        e.step(name, OBJECTS, CD_Object, CD_int);
        cb.astore(e.scratch);
        for (int i = 0; i < count; i++) {
            cb.aload(e.scratch).loadConstant(ordered ? count - 1 - i : i).aaload().astore(e.temp(e.height()));
            e.pushTemp();
        }
    }

    // Variables

    private void loadFast(int pc, int i) {
        if (!flow.isBound(pc, i) && e.isObject(i)) {
            e.spill();
            Label unbound = cb.newLabel();
            cb.aload(e.variable(i)).ifnull(unbound);
            e.later(() -> {
                cb.labelBinding(unbound);
                e.mark(pc);
                e.loadCode();
                cb.loadConstant(i);
                e.step("unboundLocal", Names.RAISED, Names.CODE, CD_int);
                cb.athrow();
            });
        }
        e.pushVariable(i);
    }

    private void deleteFast(int pc, int i) {
        loadFast(pc, i);
        e.drop(1);
        e.detach(i);
        e.clearVariable(i);
        if (e.framed) {
            // The frame of a generator still holds what the variable was when it last stopped.
            e.loadFrame();
            cb.getfield(Names.FRAME, "fast", Names.OBJECTS).loadConstant(i).aconst_null().aastore();
        }
    }

    private void loadCell(int pc, int i) {
        e.spill();
        e.mark(pc);
        cb.aload(e.variable(code.nlocals + i));
        e.loadCode();
        cb.loadConstant(i);
        e.step("cell", CD_Object, CD_Object, Names.CODE, CD_int);
        e.pushOperand();
    }

    // Statements about names of a module or class body, imports, functions, patterns

    private boolean statement(int pc, int op, int arg) {
        switch (op) {
            case Op.LOAD_NAME -> {
                e.spill();
                e.mark(pc);
                e.loadFrame();
                e.loadName(code.names[arg]);
                e.step("name", CD_Object, Names.FRAME, Names.STRING);
                e.pushOperand();
            }
            case Op.STORE_NAME -> {
                e.makeLoadable();
                e.mark(pc);
                e.loadFrame();
                e.operands(1);
                e.loadName(code.names[arg]);
                e.step("setName", CD_void, Names.FRAME, CD_Object, Names.STRING);
            }
            case Op.DELETE_NAME -> {
                e.mark(pc);
                e.loadFrame();
                e.loadName(code.names[arg]);
                e.step("deleteName", CD_void, Names.FRAME, Names.STRING);
            }
            case Op.STORE_GLOBAL -> {
                e.makeLoadable();
                e.mark(pc);
                e.loadGlobals();
                e.operands(1);
                e.loadName(code.names[arg]);
                e.step("setGlobal", CD_void, Names.DICT, CD_Object, Names.STRING);
            }
            case Op.DELETE_GLOBAL -> {
                e.mark(pc);
                e.loadGlobals();
                e.loadName(code.names[arg]);
                e.step("deleteGlobal", CD_void, Names.DICT, Names.STRING);
            }
            case Op.SETUP_ANNOTATIONS -> {
                e.mark(pc);
                e.loadFrame();
                e.step("setupAnnotations", CD_void, Names.FRAME);
            }
            case Op.LOAD_BUILD_CLASS -> {
                e.spill();
                e.mark(pc);
                e.loadBuiltins();
                e.step("buildClass", CD_Object, CD_Object);
                e.pushOperand();
            }
            case Op.IMPORT_NAME -> importName(pc, arg);
            case Op.IMPORT_FROM -> {
                e.makeLoadable();
                e.mark(pc);
                e.loadThread();
                e.peek(0);
                e.loadName(code.names[arg]);
                e.step("importFrom", CD_Object, THREAD, CD_Object, Names.STRING);
                e.pushOperand();
            }
            case Op.IMPORT_STAR -> {
                e.makeLoadable();
                e.mark(pc);
                e.loadFrame();
                e.operands(1);
                e.step("importStar", CD_void, Names.FRAME, CD_Object);
            }
            case Op.PRINT_EXPR -> {
                e.makeLoadable();
                e.mark(pc);
                e.loadThread();
                e.operands(1);
                e.step("printExpression", CD_void, THREAD, CD_Object);
            }
            case Op.MAKE_FUNCTION -> {
                e.array(2 + Integer.bitCount(arg & 15));
                cb.astore(e.scratch);
                e.loadGlobals();
                cb.aload(e.scratch).loadConstant(arg);
                e.step("function", CD_Object, Names.DICT, OBJECTS, CD_int);
                e.pushOperand();
            }
            case Op.GET_LEN -> peeked(pc, "length");
            case Op.MATCH_MAPPING -> peeked(pc, "isMapping");
            case Op.MATCH_SEQUENCE -> peeked(pc, "isSequence");
            case Op.MATCH_KEYS -> {
                e.makeLoadable();
                e.mark(pc);
                e.peek(1);
                e.peek(0);
                e.step("matchKeys", OBJECTS, CD_Object, CD_Object);
                cb.astore(e.scratch);
                pushElements(2, 2);
            }
            case Op.MATCH_CLASS -> {
                e.mark(pc);
                e.operands(3);
                cb.loadConstant(arg);
                e.step("matchClass", OBJECTS, CD_Object, CD_Object, CD_Object, CD_int);
                cb.astore(e.scratch);
                pushElements(0, 2);
            }
            case Op.COPY_DICT_WITHOUT_KEYS -> {
                e.makeLoadable();
                e.mark(pc);
                e.peek(1);
                e.peek(0);
                e.step("without", CD_Object, CD_Object, CD_Object);
                e.replaceTop();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void importName(int pc, int arg) {
        e.spill();
        e.mark(pc);
        e.loadThread();
        if (e.framed) {
            e.loadFrame();
            e.operands(2);
            e.loadName(code.names[arg]);
            e.step("importNameInBody", CD_Object, THREAD, Names.FRAME, CD_Object, CD_Object, Names.STRING);
        } else {
            e.loadBuiltins();
            e.loadGlobals();
            e.operands(2);
            e.loadName(code.names[arg]);
            e.step("importName", CD_Object, THREAD, CD_Object, Names.DICT, CD_Object, CD_Object, Names.STRING);
        }
        e.pushOperand();
    }

    /// Pushes something about the top entry, which stays.
    private void peeked(int pc, String step) {
        e.makeLoadable();
        e.mark(pc);
        e.peek(0);
        e.step(step, CD_Object, CD_Object);
        e.pushOperand();
    }

    private void pushElements(int from, int count) {
        for (int i = 0; i < count; i++) {
            cb.aload(e.scratch).loadConstant(from + i).aaload().astore(e.temp(e.height()));
            e.pushTemp();
        }
    }

    // Displays

    private boolean display(int pc, int op, int arg) {
        switch (op) {
            case Op.BUILD_TUPLE -> built("tuple", arg);
            case Op.BUILD_LIST -> built("list", arg);
            case Op.BUILD_STRING -> built("string", arg);
            case Op.BUILD_SLICE -> built("slice", arg);
            case Op.BUILD_SET -> {
                e.mark(pc);
                built("set", arg);
            }
            case Op.BUILD_MAP -> {
                e.mark(pc);
                built("map", 2 * arg);
            }
            case Op.BUILD_CONST_KEY_MAP -> {
                e.mark(pc);
                built("constKeyMap", arg + 1);
            }
            case Op.FORMAT_VALUE -> {
                e.mark(pc);
                e.array((arg & 4) != 0 ? 2 : 1);
                cb.loadConstant(arg);
                e.step("format", CD_Object, OBJECTS, CD_int);
                e.pushOperand();
            }
            case Op.LIST_APPEND -> added(pc, "append", arg, 1);
            case Op.SET_ADD -> added(pc, "add", arg, 1);
            case Op.LIST_EXTEND -> added(pc, "extend", arg, 1);
            case Op.SET_UPDATE -> added(pc, "update", arg, 1);
            case Op.DICT_UPDATE -> added(pc, "updateDict", arg, 1);
            case Op.MAP_ADD -> added(pc, "put", arg, 2);
            case Op.DICT_MERGE -> {
                e.makeLoadable();
                e.mark(pc);
                e.peek(arg + 2);
                e.peek(arg);
                e.operands(1);
                e.step("mergeDict", CD_void, CD_Object, CD_Object, CD_Object);
            }
            case Op.LIST_TO_TUPLE -> {
                e.operands(1);
                e.step("listToTuple", CD_Object, CD_Object);
                e.pushOperand();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void built(String step, int count) {
        e.array(count);
        e.step(step, CD_Object, OBJECTS);
        e.pushOperand();
    }

    /// Adds the upper values to the container that lies `distance` below them.
    private void added(int pc, String step, int distance, int values) {
        e.makeLoadable();
        e.mark(pc);
        e.peek(distance + values - 1);
        e.operands(values);
        if (values == 1) {
            e.step(step, CD_void, CD_Object, CD_Object);
        } else {
            e.step(step, CD_void, CD_Object, CD_Object, CD_Object);
        }
    }

    // Blocks and exceptions

    private boolean exception(int pc, int op, int arg) {
        switch (op) {
            case Op.SETUP_FINALLY -> e.flushObjects();
            case Op.SETUP_WITH -> {
                enter(pc, "__enter__", "__exit__");
                e.flushObjects();
            }
            case Op.BEFORE_ASYNC_WITH -> enter(pc, "__aenter__", "__aexit__");
            case Op.SETUP_ASYNC_WITH -> e.flushObjects();
            case Op.WITH_EXCEPT_START -> {
                e.flush();
                e.mark(pc);
                e.loadThread();
                e.peek(6);
                e.peek(0);
                e.peek(1);
                e.peek(2);
                e.step("withExceptStart", CD_Object, THREAD, CD_Object, CD_Object, CD_Object, CD_Object);
                e.pushOperand();
            }
            case Op.POP_EXCEPT -> {
                e.makeLoadable();
                e.loadThread();
                e.peek(2);
                e.peek(1);
                e.step("restoreHandled", CD_void, THREAD, CD_Object, CD_Object);
                e.drop(3);
            }
            case Op.JUMP_IF_NOT_EXC_MATCH -> {
                e.mark(pc);
                e.spill();
                e.flushBelow(2);
                e.operands(2);
                e.step("matches", CD_boolean, CD_Object, CD_Object);
                branch(pc, false);
            }
            case Op.RAISE_VARARGS -> {
                e.spill();
                e.mark(pc);
                if (arg == 0) {
                    e.loadThread();
                    e.step("raiseAgain", Names.RAISED, THREAD);
                } else {
                    e.array(arg);
                    cb.astore(e.scratch);
                    e.loadThread();
                    cb.aload(e.scratch);
                    e.step("raise", Names.RAISED, THREAD, OBJECTS);
                }
                cb.athrow();
            }
            case Op.RERAISE -> {
                e.makeLoadable();
                if (arg != 0) {
                    cb.iload(e.handlerLasti(Math.max(0, Flow.Block.handlers(flow.blocks[pc]) - 1))).istore(e.lasti);
                } else {
                    e.mark(pc);
                }
                e.peek(1);
                e.peek(2);
                e.step("reraise", Names.RAISED, CD_Object, CD_Object);
                cb.athrow();
                e.drop(3);
            }
            case Op.LOAD_ASSERTION_ERROR -> {
                e.spill();
                e.step("assertionError", CD_Object);
                e.pushOperand();
            }
            case Op.END_ASYNC_FOR -> {
                e.flush();
                e.mark(pc);
                Label ends = cb.newLabel();
                e.peek(1);
                e.step("endsAsyncFor", CD_boolean, CD_Object);
                cb.ifne(ends);
                e.peek(1);
                e.peek(2);
                e.step("reraise", Names.RAISED, CD_Object, CD_Object);
                cb.athrow();
                cb.labelBinding(ends);
                e.loadThread();
                e.peek(5);
                e.peek(4);
                e.step("restoreHandled", CD_void, THREAD, CD_Object, CD_Object);
                e.drop(7);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Replaces the manager on top by its exit method and pushes what its enter method gives.
    private void enter(int pc, String enter, String exit) {
        e.makeLoadable();
        e.mark(pc);
        e.peek(0);
        e.loadName(enter);
        e.step("special", CD_Object, CD_Object, Names.STRING);
        cb.astore(e.scratch);
        e.operands(1);
        e.loadName(exit);
        e.step("special", CD_Object, CD_Object, Names.STRING);
        e.pushOperand();
        e.spill();
        e.loadThread();
        cb.aload(e.scratch);
        e.invoke(Names.CALLS, "call", CD_Object, THREAD, CD_Object);
        e.pushOperand();
    }

    /// Whether the code makes its own frame visible in ways that only the interpreter gets right.
    static boolean isAsyncGenerator(PyCode code) {
        return (code.flags & CodeFlags.ASYNC_GENERATOR) != 0;
    }
}
