package taipan.lab;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import taipan.code.CodeFlags;
import taipan.code.CodeObject;
import taipan.code.Op;
import taipan.objects.Inspection;
import taipan.objects.Observer;
import taipan.objects.PyCode;
import taipan.objects.PyFrame;
import taipan.objects.Raised;
import taipan.objects.Resumable;
import taipan.objects.Stopped;
import taipan.objects.ThreadState;

/// Follows a program through the interpreter and records, before each instruction of its own code, what has changed
/// since the last one: frames, stacks, variables, blocks, and the objects that can be reached from them. Code of the
/// library runs but is not recorded.
final class Recorder extends Observer {
    static final int MOST_STEPS = 100_000;
    /// More objects than this are not looked into at one step.
    private static final int MOST_OBJECTS = 3000;
    private static final int NOT_OWN = -1;

    /// What is recorded of a frame so far.
    private static final class Shadow {
        final int[] variables;
        final Object[] seen;
        final Ints stack = new Ints();
        final Ints blocks = new Ints();
        int pc = -1;
        int state = PyFrame.CREATED;
        PyFrame frame;

        Shadow(PyFrame frame, int variables) {
            this.frame = frame;
            this.variables = new int[variables];
            this.seen = new Object[variables];
        }
    }

    private final Trace trace = new Trace();
    private final Objects objects = new Objects(trace);
    private final Map<CodeObject, Integer> codes = new IdentityHashMap<>();
    private final Map<PyFrame, Integer> frameNumbers = new IdentityHashMap<>();
    private final List<Shadow> shadows = new ArrayList<>();
    /// By object number: what was recorded of its parts.
    private final List<Ints> heap = new ArrayList<>();
    private final Ints lengths = new Ints();
    private final Ints calls = new Ints();
    private final Ints stamps = new Ints();
    private final Ints pending = new Ints();
    private final Ints buffer = new Ints();
    private final Ints parts = new Ints();
    private final boolean thorough;
    private final int most;
    private PyCode lastCode;
    private int lastNumber;
    private int stamp;
    private int output;
    private int recordedOutput;
    private boolean changed = true;
    private boolean ended;

    /// With `thorough` all objects are looked at before each instruction, not only after those that can change some: to
    /// test that the two come to the same.
    Recorder(CodeObject module, int most, boolean thorough) {
        this.thorough = thorough;
        this.most = most;
        for (CodeObject code : CodeView.numbered(module)) codes.put(code, codes.size());
    }

    Trace trace() {
        return trace;
    }

    /// The program has written.
    void output(int descriptor, String text) {
        if (descriptor == 2) {
            trace.errorOutput.add(trace.output.length());
            trace.errorOutput.add(trace.output.length() + text.length());
        }
        trace.output.append(text);
        output = trace.output.length();
    }

    private int codeNumber(PyCode code) {
        if (code != lastCode) {
            lastCode = code;
            Integer number = codes.get(code.source());
            lastNumber = number == null ? NOT_OWN : number;
        }
        return lastNumber;
    }

    // Events

    @Override
    public void instruction(ThreadState ts, PyFrame frame, int pc) {
        if (codeNumber(frame.code) == NOT_OWN || ended) return;
        if (trace.ends.size >= most) {
            end("limit", "The recording ends here, after " + most + " steps.");
            throw new Stopped(Stopped.Reason.INSTRUCTIONS);
        }
        callStack(frame);
        frame(calls.last(), frame, pc, PyFrame.EXECUTING);
        finishStep();
        changed = thorough || changes(frame.code.words[pc] & 0xFF);
    }

    @Override
    public void raised(ThreadState ts, PyFrame frame, Raised raised) {
        changed = true;
        if (codeNumber(frame.code) == NOT_OWN || ended) return;
        String type = raised.value().type().name();
        Object[] args = raised.value().args().items();
        String text = args.length == 1 && args[0] instanceof String s ? type + ": " + s : type;
        note("exception", text.length() > 200 ? text.substring(0, 200) + "…" : text, objects.ref(raised.value()));
    }

    @Override
    public void left(ThreadState ts, PyFrame frame, Object value) {
        changed = true;
        if (codeNumber(frame.code) == NOT_OWN || ended) return;
        // A frame of the module itself returns to nobody.
        if (lastNumber != 0) note(frame.state == PyFrame.SUSPENDED ? "yield" : "return", frame.code.name(), objects.ref(value));
    }

    @Override
    public void unwound(ThreadState ts, PyFrame frame) {
        changed = true;
    }

    private void note(String kind, String text, int ref) {
        trace.notes.add(new Trace.Note(trace.ends.size, kind, text, ref));
    }

    /// The last state: nothing runs any more.
    void end(String how, String text) {
        if (ended) return;
        ended = true;
        trace.end = how;
        trace.endText = text;
        while (calls.size > 0) leave();
        changed = true;
        finishStep();
    }

    private void finishStep() {
        if (output != recordedOutput) {
            op(Trace.OUTPUT, recordedOutput, output);
            recordedOutput = output;
        }
        if (changed) {
            scan();
        }
        lookInto();
        trace.ends.add(trace.ops.size);
    }

    private void op(int operation, int a) {
        trace.ops.add(operation);
        trace.ops.add(a);
    }

    private void op(int operation, int a, int b) {
        op(operation, a);
        trace.ops.add(b);
    }

    private void op(int operation, int a, int b, int c) {
        op(operation, a, b);
        trace.ops.add(c);
    }

    /// Records what has to be replaced to make `now` of `before`, and makes it.
    private void splice(int operation, int owner, Ints before, Ints now) {
        int shorter = Math.min(before.size, now.size);
        int start = 0;
        while (start < shorter && before.items[start] == now.items[start]) start++;
        if (start == before.size && start == now.size) return;
        int end = 0;
        while (end < shorter - start && before.items[before.size - 1 - end] == now.items[now.size - 1 - end]) end++;
        op(operation, owner, start, before.size - end - start);
        for (int i = start; i < before.size - end; i++) trace.ops.add(before.items[i]);
        trace.ops.add(now.size - end - start);
        for (int i = start; i < now.size - end; i++) trace.ops.add(now.items[i]);
        before.set(now);
    }

    // Frames

    private PyFrame ownCaller(PyFrame frame) {
        PyFrame caller = frame.back;
        while (caller != null && codeNumber(caller.code) == NOT_OWN) caller = caller.back;
        return caller;
    }

    /// Makes the recorded calls those of the frame that is executing now.
    private void callStack(PyFrame frame) {
        int number = number(frame);
        if (calls.size > 0 && calls.last() == number) return;
        PyFrame caller = ownCaller(frame);
        int below = caller == null ? -1 : number(caller);
        if (calls.size == 0 ? caller == null : calls.last() == below) {
            enter(number);
            return;
        }
        var wanted = new Ints();
        for (PyFrame f = frame; f != null; f = ownCaller(f)) wanted.add(number(f));
        int same = 0;
        while (same < Math.min(calls.size, wanted.size) && calls.get(same) == wanted.get(wanted.size - 1 - same)) same++;
        while (calls.size > same) leave();
        for (int i = wanted.size - 1 - same; i >= 0; i--) enter(wanted.get(i));
    }

    private int number(PyFrame frame) {
        Integer known = frameNumbers.get(frame);
        if (known != null) return known;
        int number = shadows.size();
        frameNumbers.put(frame, number);
        int code = codeNumber(frame.code);
        shadows.add(new Shadow(frame, frame.code.variables));
        boolean isFunction = (frame.code.flags & CodeFlags.OPTIMIZED) != 0;
        int globals = objects.ref(frame.globals);
        if (number == 0) trace.main = globals;
        trace.frames.add(new Trace.Frame(code, isFunction ? 0 : objects.ref(frame.locals), globals, objects.ref(frame.generator)));
        return number;
    }

    private void enter(int number) {
        calls.add(number);
        op(Trace.ENTER, number);
    }

    private void leave() {
        int number = calls.removeLast();
        Shadow shadow = shadows.get(number);
        PyFrame frame = shadow.frame;
        if (frame.state == PyFrame.SUSPENDED) {
            frame(number, frame, frame.lasti, PyFrame.SUSPENDED);
        } else {
            state(number, shadow, frame.state == PyFrame.EXECUTING ? PyFrame.RAISED : frame.state);
            frameNumbers.remove(frame);
            shadow.frame = null;
        }
        op(Trace.LEAVE, number);
    }

    private void state(int number, Shadow shadow, int state) {
        if (shadow.state == state) return;
        op(Trace.STATE, number, shadow.state, state);
        shadow.state = state;
    }

    private void frame(int number, PyFrame frame, int pc, int state) {
        Shadow shadow = shadows.get(number);
        state(number, shadow, state);
        if (shadow.pc != pc) {
            op(Trace.PC, number, shadow.pc, pc);
            shadow.pc = pc;
        }
        Object[] fast = frame.fast;
        int variables = shadow.variables.length;
        for (int i = 0; i < variables; i++) {
            Object value = fast[i];
            if (value == shadow.seen[i]) continue;
            shadow.seen[i] = value;
            int ref = objects.ref(value);
            if (ref != shadow.variables[i]) {
                op(Trace.VARIABLE, number, i, shadow.variables[i]);
                trace.ops.add(ref);
                shadow.variables[i] = ref;
            }
        }
        buffer.clear();
        for (int i = variables; i < frame.top; i++) buffer.add(objects.ref(fast[i]));
        splice(Trace.STACK, number, shadow.stack, buffer);
        buffer.clear();
        for (int i = 0; i < frame.blockTop; i++) buffer.add(i % 3 == 2 ? frame.blocks[i] - variables : frame.blocks[i]);
        splice(Trace.BLOCKS, number, shadow.blocks, buffer);
    }

    // Objects

    /// Looks at everything that can be reached.
    private void scan() {
        stamp++;
        pending.clear();
        reach(trace.main);
        for (int i = 0; i < calls.size; i++) reachFrame(calls.get(i));
        for (int done = 0; done < pending.size && done < MOST_OBJECTS; done++) {
            int ref = pending.get(done);
            look(ref);
            Ints parts = heap.get(ref);
            for (int i = 0; i < parts.size; i++) reach(parts.items[i]);
            if (objects.composed(ref) instanceof Resumable generator) reachGenerator(generator);
        }
        changed = false;
    }

    private void reachFrame(int number) {
        Shadow shadow = shadows.get(number);
        reach(trace.frames.get(number).namespace());
        reach(trace.frames.get(number).globals());
        for (int ref : shadow.variables) reach(ref);
        for (int i = 0; i < shadow.stack.size; i++) reach(shadow.stack.items[i]);
    }

    private void reachGenerator(Resumable generator) {
        PyFrame frame = Inspection.frame(generator);
        if (frame == null || codeNumber(frame.code) == NOT_OWN) return;
        int number = number(frame);
        if (frame.state != PyFrame.EXECUTING && calls.indexOf(number) < 0) frame(number, frame, frame.lasti, frame.state);
        reachFrame(number);
    }

    private void reach(int ref) {
        if (ref == 0 || objects.composed(ref) == null) return;
        while (stamps.size <= ref) stamps.add(0);
        if (stamps.items[ref] == stamp) return;
        stamps.items[ref] = stamp;
        pending.add(ref);
    }

    /// Looks at objects that are new.
    private void lookInto() {
        for (int i = 0; i < objects.fresh.size; i++) {
            int ref = objects.fresh.items[i];
            if (i < MOST_OBJECTS) look(ref);
            if (objects.composed(ref) instanceof Resumable generator) reachGenerator(generator);
        }
        objects.fresh.clear();
    }

    private void look(int ref) {
        while (heap.size() <= ref) {
            heap.add(new Ints());
            lengths.add(-1);
        }
        objects.parts(ref, parts);
        splice(Trace.HEAP, ref, heap.get(ref), parts);
        int length = objects.length;
        if (length != lengths.items[ref]) {
            op(Trace.LENGTH, ref, lengths.items[ref], length);
            lengths.items[ref] = length;
        }
    }

    /// Whether an instruction can change an object that was there before, itself or by what it calls.
    private static boolean changes(int op) {
        return switch (op) {
            case Op.LOAD_CONST, Op.LOAD_FAST, Op.STORE_FAST, Op.DELETE_FAST, Op.POP_TOP, Op.ROT_TWO, Op.ROT_THREE, Op.ROT_FOUR,
                    Op.ROT_N, Op.DUP_TOP, Op.DUP_TOP_TWO, Op.NOP, Op.EXTENDED_ARG, Op.JUMP_FORWARD, Op.JUMP_ABSOLUTE,
                    Op.POP_JUMP_IF_FALSE, Op.POP_JUMP_IF_TRUE, Op.JUMP_IF_FALSE_OR_POP, Op.JUMP_IF_TRUE_OR_POP, Op.LOAD_GLOBAL,
                    Op.LOAD_NAME, Op.LOAD_CLOSURE, Op.LOAD_DEREF, Op.BUILD_TUPLE, Op.BUILD_LIST, Op.BUILD_SET, Op.BUILD_MAP,
                    Op.BUILD_CONST_KEY_MAP, Op.BUILD_STRING, Op.BUILD_SLICE, Op.IS_OP, Op.COMPARE_OP, Op.SETUP_FINALLY,
                    Op.POP_BLOCK, Op.GEN_START, Op.MAKE_FUNCTION, Op.LIST_TO_TUPLE, Op.UNARY_NEGATIVE, Op.UNARY_NOT,
                    Op.UNARY_POSITIVE, Op.UNARY_INVERT, Op.BINARY_ADD, Op.BINARY_SUBTRACT, Op.BINARY_MULTIPLY, Op.BINARY_MODULO,
                    Op.BINARY_TRUE_DIVIDE, Op.BINARY_FLOOR_DIVIDE, Op.BINARY_POWER, Op.BINARY_AND, Op.BINARY_OR, Op.BINARY_XOR,
                    Op.BINARY_LSHIFT, Op.BINARY_RSHIFT, Op.LOAD_METHOD, Op.LOAD_ASSERTION_ERROR,
                    Op.LOAD_BUILD_CLASS -> false;
            default -> true;
        };
    }
}
