package taipan.lab;

import java.util.ArrayList;
import java.util.List;

/// A recording: what changed from step to step, in a form that can be undone as well as done.
///
/// State 0 is the one before the first instruction; step `n` leads from state `n - 1` to state `n`. Values are numbers of
/// entries in `refs`, 0 is an empty place. Each change is an operation below, followed by its operands; `splice` replaces
/// `n` values at a place by others: `at, n, the old ones, m, the new ones`. docs/lab.md describes the format for readers
/// of exported recordings.
final class Trace {
    /// `frame old new`: the instruction the frame is at.
    static final int PC = 0;
    /// `frame splice`: values of the stack.
    static final int STACK = 1;
    /// `frame splice`: triples of the block stack.
    static final int BLOCKS = 2;
    /// `frame slot old new`: a variable or cell.
    static final int VARIABLE = 3;
    /// `frame`: the frame becomes the innermost.
    static final int ENTER = 4;
    /// `frame`: the innermost frame goes away.
    static final int LEAVE = 5;
    /// `ref splice`: what an object consists of.
    static final int HEAP = 6;
    /// `ref old new`: how long a container is that is shown in part.
    static final int LENGTH = 7;
    /// `old new`: characters of output.
    static final int OUTPUT = 8;
    /// `frame old new`: created, suspended, running, returned, raised, cleared.
    static final int STATE = 9;

    /// What is known of an object for good.
    record Ref(String kind, String type, String text, int extra) {}

    /// What is known of a frame for good: its code, the object that is its namespace (0 for a function), its globals.
    record Frame(int code, int namespace, int globals, int generator) {}

    /// Something to say at a step.
    record Note(int step, String kind, String text, int ref) {}

    final Ints ops = new Ints();
    /// Where the operations of each step end.
    final Ints ends = new Ints();
    final List<Ref> refs = new ArrayList<>();
    final List<Frame> frames = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    /// The namespace of the program, always shown.
    int main;
    final StringBuilder output = new StringBuilder();
    /// Pairs of places in the output between which it is standard error.
    final Ints errorOutput = new Ints();
    String end = "done";
    String endText = "";

    Trace() {
        refs.add(new Ref("null", "", "", -1));
    }

    int states() {
        return ends.size;
    }

    String toJson() {
        var json = new JsonWriter(new StringBuilder(ops.size * 4 + refs.size() * 24 + 4096));
        json.open('{').field("format", 1).field("states", states()).field("main", main).field("end", end).field("endText", endText);
        json.field("output", output.toString()).field("errors", errorOutput.items, errorOutput.size);
        json.name("refs").open('[');
        for (Ref ref : refs) {
            json.open('[').value(ref.kind).value(ref.type).value(ref.text);
            if (ref.extra >= 0) json.value(ref.extra);
            json.close(']');
        }
        json.close(']').name("frames").open('[');
        for (Frame f : frames) json.open('[').value(f.code).value(f.namespace).value(f.globals).value(f.generator).close(']');
        json.close(']').name("notes").open('[');
        for (Note n : notes) json.open('[').value(n.step).value(n.kind).value(n.text).value(n.ref).close(']');
        json.close(']');
        json.field("ends", ends.items, ends.size).field("ops", ops.items, ops.size);
        return json.close('}').toString();
    }
}
