package taipan.interpreter;

import taipan.code.Op;
import taipan.objects.Binding;
import taipan.objects.Body;
import taipan.objects.Iteration;
import taipan.objects.Numbers;
import taipan.objects.PyCell;
import taipan.objects.PyCode;
import taipan.objects.PyFrame;
import taipan.objects.PyFunction;
import taipan.objects.PyNone;
import taipan.objects.PyTuple;
import taipan.objects.Sequences;
import taipan.objects.ThreadState;
import taipan.objects.Truth;

/// The loop that executes instructions.
///
/// One method, `loop`, holds a case of one to five lines for each opcode; what an opcode means is said by a protocol class
/// (`Numbers.add`) or by a family of this package (`Names`, `Calling`, `Building`, `Unpacking`, `Formatting`,
/// `Importing`, `Raising`, `Matching`). The method must stay below 8,000 bytes of JVM code, or HotSpot never compiles it.
///
/// Legend for readers of CPython's `ceval.c`: `stack[top - 1]` is `TOP()`, `stack[--top]` is `POP()`, `stack[top++] = x`
/// is `PUSH(x)`, `arg` is `oparg`, `pc` is `next_instr - first_instr`, `fast` and `stack` are one array: local
/// variables, cells, free variables, value stack. A `goto error` is a Java exception; the `catch` at the end of the loop
/// hands it to `Unwinder`.
/// CPython: Python/ceval.c (_PyEval_EvalFrameDefault)
public final class Interpreter extends Body {
    private Interpreter() {}

    /// The body that interprets; it has no state of its own.
    public static final Interpreter BODY = new Interpreter();

    // Calls of functions

    @Override
    public Object call(ThreadState ts, PyFunction f, Object[] args, Object[] kwnames) {
        int positional = kwnames == null ? args.length : args.length - kwnames.length;
        return Calling.start(ts, f, Binding.bind(f, args, 0, positional, kwnames));
    }

    @Override
    public Object call0(ThreadState ts, PyFunction f) {
        return f.code.simple && f.code.argcount == 0 ? startSimple(ts, f, new PyFrame(f)) : call(ts, f, NONE, null);
    }

    @Override
    public Object call1(ThreadState ts, PyFunction f, Object a) {
        if (!f.code.simple || f.code.argcount != 1) {
            return call(ts, f, new Object[] {a}, null);
        }
        PyFrame frame = new PyFrame(f);
        frame.fast[0] = a;
        return startSimple(ts, f, frame);
    }

    @Override
    public Object call2(ThreadState ts, PyFunction f, Object a, Object b) {
        if (!f.code.simple || f.code.argcount != 2) {
            return call(ts, f, new Object[] {a, b}, null);
        }
        PyFrame frame = new PyFrame(f);
        frame.fast[0] = a;
        frame.fast[1] = b;
        return startSimple(ts, f, frame);
    }

    @Override
    public Object call3(ThreadState ts, PyFunction f, Object a, Object b, Object c) {
        if (!f.code.simple || f.code.argcount != 3) {
            return call(ts, f, new Object[] {a, b, c}, null);
        }
        PyFrame frame = new PyFrame(f);
        frame.fast[0] = a;
        frame.fast[1] = b;
        frame.fast[2] = c;
        return startSimple(ts, f, frame);
    }

    private static final Object[] NONE = {};

    private static Object startSimple(ThreadState ts, PyFunction f, PyFrame frame) {
        if (f.code.variables != f.code.nlocals) {
            Binding.makeCells(f, frame.fast);
        }
        return loop(ts, frame, f.code);
    }

    @Override
    public Object run(ThreadState ts, PyFrame frame) {
        return loop(ts, frame, frame.code);
    }

    // The loop

    static Object loop(ThreadState ts, PyFrame frame, PyCode code) {
        ts.enterRecursive("");
        frame.back = ts.frame;
        ts.frame = frame;
        frame.state = PyFrame.EXECUTING;
        final int depth = ts.depth;
        final int[] words = code.words;
        final Object[] stack = frame.fast;
        Object[] caches = code.entered(ts, frame);
        int top = frame.top;
        int pc = frame.lasti + 1;
        boolean tracing = ts.traced || code.profiling;
        boolean entering = tracing || frame.thrown != null || ts.attention;
        while (true) {
            try {
                if (entering) {
                    entering = false;
                    Entering.enter(ts, frame, tracing);
                }
                while (true) {
                    if (tracing) {
                        frame.top = top;
                        pc = Tracing.instruction(ts, frame, pc);
                        top = frame.top;
                    }
                    int word = words[pc];
                    frame.lasti = pc++;
                    int arg = word >>> 8;
                    switch (word & 0xFF) {
                        case Op.POP_TOP -> stack[--top] = null;
                        case Op.ROT_TWO -> Shuffling.rotTwo(stack, top);
                        case Op.ROT_THREE -> Shuffling.rotThree(stack, top);
                        case Op.ROT_FOUR -> Shuffling.rotFour(stack, top);
                        case Op.ROT_N -> Shuffling.rotN(stack, top, arg);
                        case Op.DUP_TOP -> {
                            stack[top] = stack[top - 1];
                            top++;
                        }
                        case Op.DUP_TOP_TWO -> {
                            stack[top] = stack[top - 2];
                            stack[top + 1] = stack[top - 1];
                            top += 2;
                        }
                        case Op.NOP, Op.EXTENDED_ARG -> { }

                        // Operators
                        case Op.UNARY_POSITIVE -> stack[top - 1] = Numbers.positive(stack[top - 1]);
                        case Op.UNARY_NEGATIVE -> stack[top - 1] = Numbers.negative(stack[top - 1]);
                        case Op.UNARY_NOT -> stack[top - 1] = !Truth.of(stack[top - 1]);
                        case Op.UNARY_INVERT -> stack[top - 1] = Numbers.invert(stack[top - 1]);
                        case Op.BINARY_ADD -> {
                            top--;
                            stack[top - 1] = Numbers.add(stack[top - 1], stack[top]);
                        }
                        case Op.BINARY_SUBTRACT -> {
                            top--;
                            stack[top - 1] = Numbers.subtract(stack[top - 1], stack[top]);
                        }
                        case Op.BINARY_MULTIPLY -> {
                            top--;
                            stack[top - 1] = Numbers.multiply(stack[top - 1], stack[top]);
                        }
                        case Op.BINARY_TRUE_DIVIDE -> {
                            top--;
                            stack[top - 1] = Numbers.trueDivide(stack[top - 1], stack[top]);
                        }
                        case Op.BINARY_FLOOR_DIVIDE -> {
                            top--;
                            stack[top - 1] = Numbers.floorDivide(stack[top - 1], stack[top]);
                        }
                        case Op.BINARY_MODULO -> {
                            top--;
                            stack[top - 1] = Numbers.remainder(stack[top - 1], stack[top]);
                        }
                        case Op.BINARY_AND -> {
                            top--;
                            stack[top - 1] = Numbers.and(stack[top - 1], stack[top]);
                        }
                        case Op.BINARY_OR -> {
                            top--;
                            stack[top - 1] = Numbers.or(stack[top - 1], stack[top]);
                        }
                        case Op.BINARY_XOR -> {
                            top--;
                            stack[top - 1] = Numbers.xor(stack[top - 1], stack[top]);
                        }
                        case Op.BINARY_LSHIFT -> {
                            top--;
                            stack[top - 1] = Numbers.leftShift(stack[top - 1], stack[top]);
                        }
                        case Op.BINARY_RSHIFT -> {
                            top--;
                            stack[top - 1] = Numbers.rightShift(stack[top - 1], stack[top]);
                        }
                        case Op.BINARY_POWER -> {
                            top--;
                            stack[top - 1] = Numbers.power(stack[top - 1], stack[top], PyNone.NONE);
                        }
                        case Op.INPLACE_ADD -> {
                            top--;
                            stack[top - 1] = Numbers.inplaceAdd(stack[top - 1], stack[top]);
                        }
                        case Op.INPLACE_SUBTRACT -> {
                            top--;
                            stack[top - 1] = Numbers.inplaceSubtract(stack[top - 1], stack[top]);
                        }
                        case Op.INPLACE_MULTIPLY -> {
                            top--;
                            stack[top - 1] = Numbers.inplaceMultiply(stack[top - 1], stack[top]);
                        }
                        case Op.BINARY_MATRIX_MULTIPLY, Op.INPLACE_MATRIX_MULTIPLY, Op.INPLACE_TRUE_DIVIDE,
                                Op.INPLACE_FLOOR_DIVIDE, Op.INPLACE_MODULO, Op.INPLACE_POWER, Op.INPLACE_LSHIFT,
                                Op.INPLACE_RSHIFT, Op.INPLACE_AND, Op.INPLACE_XOR, Op.INPLACE_OR -> {
                            top--;
                            stack[top - 1] = Operating.rare(word & 0xFF, stack[top - 1], stack[top]);
                        }
                        case Op.COMPARE_OP -> {
                            top--;
                            stack[top - 1] = Operating.compare(stack[top - 1], stack[top], arg);
                        }
                        case Op.IS_OP -> {
                            top--;
                            stack[top - 1] = Operating.is(stack[top - 1], stack[top], arg);
                        }
                        case Op.CONTAINS_OP -> {
                            top--;
                            stack[top - 1] = Operating.contains(stack[top], stack[top - 1], arg);
                        }
                        case Op.BINARY_SUBSCR -> {
                            top--;
                            stack[top - 1] = Operating.item(stack[top - 1], stack[top]);
                        }
                        case Op.STORE_SUBSCR -> {
                            top -= 3;
                            Operating.setItem(stack, top);
                        }
                        case Op.DELETE_SUBSCR -> {
                            top -= 2;
                            Operating.deleteItem(stack[top], stack[top + 1]);
                        }

                        // Variables
                        case Op.LOAD_CONST -> stack[top++] = code.consts[arg];
                        case Op.LOAD_FAST -> {
                            Object value = stack[arg];
                            if (value == null) {
                                throw Names.unboundLocal(code, arg);
                            }
                            stack[top++] = value;
                        }
                        case Op.STORE_FAST -> {
                            stack[arg] = stack[--top];
                            stack[top] = null;
                        }
                        case Op.DELETE_FAST -> Names.deleteFast(frame, arg);
                        case Op.LOAD_GLOBAL -> stack[top++] = Names.loadGlobal(frame, code.names[arg], caches, pc);
                        case Op.STORE_GLOBAL -> Names.storeGlobal(frame, code.names[arg], stack, --top);
                        case Op.DELETE_GLOBAL -> Names.deleteGlobal(frame, code.names[arg]);
                        case Op.LOAD_NAME -> stack[top++] = Names.loadName(frame, code.names[arg]);
                        case Op.STORE_NAME -> Names.storeName(frame, code.names[arg], stack, --top);
                        case Op.DELETE_NAME -> Names.deleteName(frame, code.names[arg]);
                        case Op.LOAD_CLOSURE -> stack[top++] = stack[code.nlocals + arg];
                        case Op.LOAD_DEREF -> {
                            Object value = ((PyCell) stack[code.nlocals + arg]).value;
                            if (value == null) {
                                throw Names.unboundCell(code, arg);
                            }
                            stack[top++] = value;
                        }
                        case Op.STORE_DEREF -> Names.storeDeref(stack, code.nlocals + arg, --top);
                        case Op.DELETE_DEREF -> Names.deleteDeref(frame, arg);
                        case Op.LOAD_CLASSDEREF -> stack[top++] = Names.loadClassDeref(frame, arg);
                        case Op.LOAD_ATTR -> stack[top - 1] = Names.loadAttr(stack[top - 1], code.names[arg], caches, pc);
                        case Op.STORE_ATTR -> {
                            top -= 2;
                            Names.storeAttr(stack, top, code.names[arg], caches, pc);
                        }
                        case Op.DELETE_ATTR -> Names.deleteAttr(stack[--top], code.names[arg]);
                        case Op.LOAD_METHOD -> {
                            Names.loadMethod(stack, top, code.names[arg], caches, pc);
                            top++;
                        }

                        // Jumps
                        case Op.JUMP_FORWARD -> pc += arg;
                        case Op.JUMP_ABSOLUTE -> {
                            if (arg < pc) {
                                if (ts.attention) {
                                    Attention.handle(ts);
                                }
                                caches = code.jumpedBack(ts, caches);
                                tracing = ts.traced || code.profiling;
                                if (code.loopsTranslated && !tracing) {
                                    frame.top = top;
                                    Object value = Entering.loop(ts, frame, arg);
                                    if (value != null) {
                                        return value;
                                    }
                                    pc = frame.lasti + 1;
                                    top = frame.top;
                                    break;
                                }
                            }
                            pc = arg;
                        }
                        case Op.POP_JUMP_IF_FALSE -> {
                            Object value = stack[--top];
                            if (value != Boolean.TRUE && (value == Boolean.FALSE || !Truth.of(value))) {
                                if (arg < pc && ts.attention) {
                                    Attention.handle(ts);
                                }
                                pc = arg;
                            }
                        }
                        case Op.POP_JUMP_IF_TRUE -> {
                            Object value = stack[--top];
                            if (value != Boolean.FALSE && (value == Boolean.TRUE || Truth.of(value))) {
                                if (arg < pc) {
                                    if (ts.attention) {
                                        Attention.handle(ts);
                                    }
                                    caches = code.jumpedBack(ts, caches);
                                tracing = ts.traced || code.profiling;
                                    if (code.loopsTranslated && !tracing) {
                                        frame.top = top;
                                        value = Entering.loop(ts, frame, arg);
                                        if (value != null) {
                                            return value;
                                        }
                                        pc = frame.lasti + 1;
                                        top = frame.top;
                                        break;
                                    }
                                }
                                pc = arg;
                            }
                        }
                        case Op.JUMP_IF_FALSE_OR_POP -> {
                            if (Truth.of(stack[top - 1])) {
                                top--;
                            } else {
                                pc = arg;
                            }
                        }
                        case Op.JUMP_IF_TRUE_OR_POP -> {
                            if (Truth.of(stack[top - 1])) {
                                pc = arg;
                            } else {
                                top--;
                            }
                        }
                        case Op.GET_ITER -> stack[top - 1] = Iteration.iter(stack[top - 1]);
                        case Op.FOR_ITER -> {
                            Object value = tracing
                                    ? Tracing.next(ts, frame, stack[top - 1])
                                    : Operating.next(ts, stack[top - 1]);
                            if (value != null) {
                                stack[top++] = value;
                            } else {
                                stack[--top] = null;
                                pc += arg;
                            }
                        }

                        // Calls
                        case Op.CALL_FUNCTION -> {
                            top -= arg;
                            stack[top - 1] = tracing
                                    ? Tracing.call(ts, frame, stack, top - 1, arg)
                                    : Calling.call(ts, stack, top - 1, arg, caches, pc);
                            tracing = ts.traced || code.profiling;
                        }
                        case Op.CALL_METHOD -> {
                            top -= arg + 1;
                            stack[top - 1] = tracing
                                    ? Tracing.callMethod(ts, frame, stack, top - 1, arg)
                                    : Calling.callMethod(ts, stack, top - 1, arg);
                            tracing = ts.traced || code.profiling;
                        }
                        case Op.CALL_FUNCTION_KW -> {
                            top -= arg + 1;
                            stack[top - 1] = Calling.callKeywords(ts, frame, stack, top - 1, arg, caches, pc);
                            tracing = ts.traced || code.profiling;
                        }
                        case Op.CALL_FUNCTION_EX -> {
                            top -= 1 + (arg & 1);
                            stack[top - 1] = Calling.callEx(ts, frame, stack, top - 1, arg);
                            tracing = ts.traced || code.profiling;
                        }
                        case Op.MAKE_FUNCTION -> top = Building.function(frame, stack, top, arg);
                        case Op.LOAD_BUILD_CLASS -> stack[top++] = Names.buildClass(frame);
                        case Op.RETURN_VALUE -> {
                            frame.top = top - 1;
                            return tracing ? Tracing.leave(ts, frame, stack[top - 1]) : Entering.leave(ts, frame, stack[top - 1]);
                        }

                        // Generators and coroutines
                        case Op.GEN_START -> top--;
                        case Op.YIELD_VALUE -> {
                            frame.top = top - 1;
                            return Entering.yield(ts, frame, stack[top - 1], tracing);
                        }
                        case Op.YIELD_FROM -> {
                            top--;
                            Object value = tracing
                                    ? Tracing.yieldFrom(ts, frame, stack, top)
                                    : Awaiting.yieldFrom(ts, frame, stack, top);
                            if (value != null) {
                                frame.top = top;
                                frame.lasti = pc - 2;
                                return Entering.suspend(ts, frame, value, tracing);
                            }
                        }
                        case Op.GET_YIELD_FROM_ITER -> stack[top - 1] = Awaiting.yieldFromIterator(code, stack[top - 1]);
                        case Op.GET_AWAITABLE -> stack[top - 1] = Awaiting.awaitable(frame, stack[top - 1]);
                        case Op.GET_AITER -> stack[top - 1] = Awaiting.asyncIterator(stack[top - 1]);
                        case Op.GET_ANEXT -> {
                            stack[top] = Awaiting.asyncNext(stack[top - 1]);
                            top++;
                        }
                        case Op.END_ASYNC_FOR -> {
                            top -= 7;
                            Awaiting.endAsyncFor(ts, frame, stack, top);
                        }
                        case Op.BEFORE_ASYNC_WITH -> {
                            Awaiting.beforeAsyncWith(ts, stack, top);
                            top++;
                        }
                        case Op.SETUP_ASYNC_WITH -> frame.pushBlock(Op.SETUP_FINALLY, pc + arg, top - 1);

                        // Blocks and exceptions
                        case Op.SETUP_FINALLY -> frame.pushBlock(Op.SETUP_FINALLY, pc + arg, top);
                        case Op.SETUP_WITH -> {
                            Raising.setupWith(ts, frame, stack, top, pc + arg);
                            top++;
                        }
                        case Op.WITH_EXCEPT_START -> {
                            stack[top] = Raising.withExceptStart(ts, stack, top);
                            top++;
                        }
                        case Op.POP_BLOCK -> frame.blockTop -= 3;
                        case Op.POP_EXCEPT -> {
                            top -= 3;
                            Raising.popExcept(ts, frame, stack, top);
                        }
                        case Op.RAISE_VARARGS -> throw Raising.raise(ts, frame, stack, top, arg);
                        case Op.RERAISE -> throw Raising.reraise(frame, stack, top, arg);
                        case Op.JUMP_IF_NOT_EXC_MATCH -> {
                            top -= 2;
                            if (!Raising.matches(stack[top], stack[top + 1])) {
                                pc = arg;
                            }
                        }
                        case Op.LOAD_ASSERTION_ERROR -> stack[top++] = Raising.assertionError();

                        // Containers
                        case Op.BUILD_TUPLE -> {
                            top -= arg - 1;
                            stack[top - 1] = Building.tuple(stack, top - 1, arg);
                        }
                        case Op.BUILD_LIST -> {
                            top -= arg - 1;
                            stack[top - 1] = Building.list(stack, top - 1, arg);
                        }
                        case Op.BUILD_SET -> {
                            top -= arg - 1;
                            stack[top - 1] = Building.set(stack, top - 1, arg);
                        }
                        case Op.BUILD_MAP -> {
                            top -= 2 * arg - 1;
                            stack[top - 1] = Building.map(stack, top - 1, arg);
                        }
                        case Op.BUILD_CONST_KEY_MAP -> {
                            top -= arg;
                            stack[top - 1] = Building.constKeyMap(stack, top - 1, arg);
                        }
                        case Op.BUILD_STRING -> {
                            top -= arg - 1;
                            stack[top - 1] = Formatting.join(stack, top - 1, arg);
                        }
                        case Op.BUILD_SLICE -> {
                            top -= arg - 1;
                            stack[top - 1] = Building.slice(stack, top - 1, arg);
                        }
                        case Op.FORMAT_VALUE -> top = Formatting.value(stack, top, arg);
                        case Op.LIST_APPEND -> {
                            top--;
                            Building.append(stack[top - arg], stack[top]);
                        }
                        case Op.SET_ADD -> {
                            top--;
                            Building.add(stack[top - arg], stack[top]);
                        }
                        case Op.MAP_ADD -> {
                            top -= 2;
                            Building.put(stack[top - arg], stack[top], stack[top + 1]);
                        }
                        case Op.LIST_EXTEND -> {
                            top--;
                            Building.extend(stack[top - arg], stack[top]);
                        }
                        case Op.SET_UPDATE -> {
                            top--;
                            Building.update(stack[top - arg], stack[top]);
                        }
                        case Op.DICT_UPDATE -> {
                            top--;
                            Building.updateDict(stack[top - arg], stack[top]);
                        }
                        case Op.DICT_MERGE -> {
                            top--;
                            Building.mergeDict(stack[top - arg - 2], stack[top - arg], stack[top]);
                        }
                        case Op.LIST_TO_TUPLE -> stack[top - 1] = Building.toTuple(stack[top - 1]);
                        case Op.UNPACK_SEQUENCE -> top = Unpacking.sequence(stack, top - 1, arg);
                        case Op.UNPACK_EX -> top = Unpacking.extended(stack, top - 1, arg);

                        // Statements
                        case Op.IMPORT_NAME -> {
                            top--;
                            stack[top - 1] = Importing.name(ts, frame, code.names[arg], stack[top], stack[top - 1]);
                        }
                        case Op.IMPORT_FROM -> {
                            stack[top] = Importing.from(ts, stack[top - 1], code.names[arg]);
                            top++;
                        }
                        case Op.IMPORT_STAR -> Importing.star(frame, stack[--top]);
                        case Op.PRINT_EXPR -> Raising.printExpression(ts, stack[--top]);
                        case Op.SETUP_ANNOTATIONS -> Names.setupAnnotations(frame);

                        // Patterns
                        case Op.GET_LEN -> {
                            stack[top] = (Object) Sequences.length(stack[top - 1]);
                            top++;
                        }
                        case Op.MATCH_MAPPING -> {
                            stack[top] = Matching.isMapping(stack[top - 1]);
                            top++;
                        }
                        case Op.MATCH_SEQUENCE -> {
                            stack[top] = Matching.isSequence(stack[top - 1]);
                            top++;
                        }
                        case Op.MATCH_KEYS -> {
                            Matching.keys(stack, top);
                            top += 2;
                        }
                        case Op.MATCH_CLASS -> {
                            top--;
                            Matching.classPattern(stack, top, arg);
                        }
                        case Op.COPY_DICT_WITHOUT_KEYS -> stack[top - 1] = Matching.without(stack[top - 2], (PyTuple) stack[top - 1]);
                        default -> throw Raising.unknownOpcode(word & 0xFF);
                    }
                }
            } catch (Throwable t) {
                ts.frame = frame;
                ts.depth = depth;
                pc = Unwinder.unwind(ts, frame, t, tracing);
                top = frame.top;
                tracing = ts.traced || code.profiling;
            }
        }
    }
}
