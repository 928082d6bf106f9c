package taipan;

import java.time.Duration;

/// What a Python program may use up, for `Taipan.builder().limits(...)`. Each limit holds for one call into the
/// interpreter; one that is 0 or null does not exist.
///
/// A program that exceeds a limit ends with [LimitExceeded], which Python code cannot catch; `largestObject` alone makes
/// an ordinary MemoryError. Limits are looked after by the interpreter between instructions and in places that wait. An
/// operation of the library that takes long in itself (a power of huge numbers) ends first: who cannot wait runs the
/// interpreter in a process of its own, as the lab does, which also bounds memory as a whole.
///
/// `instructions` counts bytecode instructions exactly, and programs run slower under this limit; `time` is wall-clock
/// time; `largestObject` bounds the bytes of a single str, list, int and the like; `output` the bytes written to standard
/// output and error; `recursion` nested calls, beyond which `sys.setrecursionlimit` cannot go; `threads` those the
/// program may start, -1 for any number.
public record Limits(long instructions, Duration time, long largestObject, long output, int recursion, int threads) {
    /// No limits, to start from.
    public static final Limits NONE = new Limits(0, null, 0, 0, 0, -1);

    public Limits withInstructions(long most) {
        return new Limits(most, time, largestObject, output, recursion, threads);
    }

    public Limits withTime(Duration most) {
        return new Limits(instructions, most, largestObject, output, recursion, threads);
    }

    public Limits withLargestObject(long most) {
        return new Limits(instructions, time, most, output, recursion, threads);
    }

    public Limits withOutput(long most) {
        return new Limits(instructions, time, largestObject, most, recursion, threads);
    }

    public Limits withRecursion(int most) {
        return new Limits(instructions, time, largestObject, output, most, threads);
    }

    public Limits withThreads(int most) {
        return new Limits(instructions, time, largestObject, output, recursion, most);
    }
}
