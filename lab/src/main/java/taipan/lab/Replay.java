package taipan.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Walks through a recording in both directions, as the page does it in JavaScript.
final class Replay {
    private static final class FrameState {
        int pc = -1;
        int state;
        final Ints stack = new Ints();
        final Ints blocks = new Ints();
        final Ints variables = new Ints();
    }

    private static final Ints NONE = new Ints();

    private final Trace trace;
    private final List<FrameState> frames = new ArrayList<>();
    private final Map<Integer, Ints> heap = new HashMap<>();
    private final Map<Integer, Integer> lengths = new HashMap<>();
    private final Ints calls = new Ints();
    private int output;
    private int at;

    Replay(Trace trace) {
        this.trace = trace;
        for (int i = 0; i < trace.frames.size(); i++) frames.add(new FrameState());
        run(0, true);
    }

    int at() {
        return at;
    }

    // The state

    /// The frames that are executing, the innermost last.
    Ints calls() {
        return calls;
    }

    /// The instruction a frame is at.
    int instruction(int frame) {
        return frames.get(frame).pc;
    }

    Ints stack(int frame) {
        return frames.get(frame).stack;
    }

    /// Triples of type, handler and height.
    Ints blocks(int frame) {
        return frames.get(frame).blocks;
    }

    Ints variables(int frame) {
        return frames.get(frame).variables;
    }

    /// What an object consists of.
    Ints parts(int ref) {
        return heap.getOrDefault(ref, NONE);
    }

    /// How long a container is.
    int size(int ref) {
        return lengths.getOrDefault(ref, parts(ref).size);
    }

    /// Characters written so far.
    int output() {
        return output;
    }

    void go(int step) {
        while (at < step) run(++at, true);
        while (at > step) run(at--, false);
    }

    /// The operations of a step, done or undone.
    private void run(int step, boolean forward) {
        int from = step == 0 ? 0 : trace.ends.get(step - 1);
        int to = trace.ends.get(step);
        var starts = new Ints();
        for (int p = from; p < to; p += length(p)) starts.add(p);
        for (int i = 0; i < starts.size; i++) one(starts.get(forward ? i : starts.size - 1 - i), forward);
    }

    private int length(int p) {
        int[] ops = trace.ops.items;
        return switch (ops[p]) {
            case Trace.ENTER, Trace.LEAVE -> 2;
            case Trace.OUTPUT -> 3;
            case Trace.PC, Trace.STATE, Trace.LENGTH -> 4;
            case Trace.VARIABLE -> 5;
            default -> 5 + ops[p + 3] + ops[p + 4 + ops[p + 3]];
        };
    }

    private void one(int p, boolean forward) {
        int[] o = trace.ops.items;
        int now = forward ? 3 : 2;
        switch (o[p]) {
            case Trace.PC -> frames.get(o[p + 1]).pc = o[p + now];
            case Trace.STATE -> frames.get(o[p + 1]).state = o[p + now];
            case Trace.STACK -> splice(frames.get(o[p + 1]).stack, p, forward);
            case Trace.BLOCKS -> splice(frames.get(o[p + 1]).blocks, p, forward);
            case Trace.HEAP -> splice(heap.computeIfAbsent(o[p + 1], k -> new Ints()), p, forward);
            case Trace.LENGTH -> lengths.put(o[p + 1], o[p + now]);
            case Trace.OUTPUT -> output = o[p + (forward ? 2 : 1)];
            case Trace.VARIABLE -> {
                Ints variables = frames.get(o[p + 1]).variables;
                while (variables.size <= o[p + 2]) variables.add(0);
                variables.items[o[p + 2]] = o[p + (forward ? 4 : 3)];
            }
            default -> {
                if (o[p] == Trace.ENTER == forward) {
                    calls.add(o[p + 1]);
                } else {
                    calls.removeLast();
                }
            }
        }
    }

    private void splice(Ints list, int p, boolean forward) {
        int[] o = trace.ops.items;
        int start = o[p + 2];
        int old = o[p + 3];
        int made = o[p + 4 + old];
        int remove = forward ? old : made;
        int insert = forward ? made : old;
        int source = forward ? p + 5 + old : p + 4;
        var result = new Ints();
        for (int i = 0; i < start; i++) result.add(list.items[i]);
        for (int i = 0; i < insert; i++) result.add(o[source + i]);
        for (int i = start + remove; i < list.size; i++) result.add(list.items[i]);
        list.set(result);
    }

    /// A number for the whole state: calls, stacks, blocks, variables, output and every object that can be reached.
    int hash() {
        int h = output;
        var reached = new ArrayList<Integer>();
        var seen = new HashSet<Integer>();
        reach(trace.main, reached, seen);
        for (int i = 0; i < calls.size; i++) h = frame(h, calls.get(i), reached, seen);
        for (int i = 0; i < reached.size(); i++) {
            int ref = reached.get(i);
            Ints parts = heap.getOrDefault(ref, new Ints());
            h = mix(mix(mix(h, ref), lengths.getOrDefault(ref, -1)), parts.size);
            for (int j = 0; j < parts.size; j++) {
                h = mix(h, parts.items[j]);
                reach(parts.items[j], reached, seen);
            }
        }
        return h;
    }

    private int frame(int hash, int number, List<Integer> reached, Set<Integer> seen) {
        FrameState f = frames.get(number);
        int h = mix(mix(mix(hash, number), f.pc), f.state);
        h = list(mix(h, f.stack.size), f.stack, reached, seen);
        for (int i = 0; i < f.blocks.size; i++) h = mix(h, f.blocks.items[i]);
        int count = f.variables.size;
        while (count > 0 && f.variables.items[count - 1] == 0) count--;
        for (int i = 0; i < count; i++) {
            h = mix(h, f.variables.items[i]);
            reach(f.variables.items[i], reached, seen);
        }
        reach(trace.frames.get(number).namespace(), reached, seen);
        reach(trace.frames.get(number).globals(), reached, seen);
        return h;
    }

    private int list(int hash, Ints list, List<Integer> reached, Set<Integer> seen) {
        int h = hash;
        for (int i = 0; i < list.size; i++) {
            h = mix(h, list.items[i]);
            reach(list.items[i], reached, seen);
        }
        return h;
    }

    private void reach(int ref, List<Integer> reached, Set<Integer> seen) {
        if (ref != 0 && !trace.refs.get(ref).kind().equals("atom") && seen.add(ref)) reached.add(ref);
    }

    private static int mix(int hash, int value) {
        return (hash ^ value) * 0x01000193 + 0x9E3779B1;
    }
}
