package taipan.objects;

import java.util.Arrays;
import taipan.code.Op;

/// Forgets what running frames have left above the top of their value stacks. The interpreter does not wipe out what it
/// takes from the stack, which costs too much; only before an explicit collection it matters.
/// CPython: no counterpart
final class StaleValues {
    private static final int UNREACHED = -1;

    private StaleValues() {}

    static void forget(ThreadState ts) {
        for (PyFrame f = ts.frame; f != null; f = f.back) {
            if (f.lasti >= 0 && f.state == PyFrame.EXECUTING) {
                int height = heightAt(f.code.words, f.lasti);
                int from = f.code.variables + height;
                if (height != UNREACHED && from < f.fast.length) {
                    Arrays.fill(f.fast, from, f.fast.length, null);
                }
            }
        }
    }

    /// The most values there can be while the instruction executes.
    private static int heightAt(int[] words, int instruction) {
        int[] heights = new int[words.length + 1];
        Arrays.fill(heights, UNREACHED);
        int[] open = new int[words.length + 1];
        int n = 0;
        heights[0] = (words[0] & 0xFF) == Op.GEN_START ? 1 : 0;
        open[n++] = 0;
        while (n > 0) {
            int at = open[--n];
            while (at < words.length) {
                int op = words[at] & 0xFF;
                int arg = words[at] >>> 8;
                int height = heights[at];
                if (Op.isAbsoluteJump(op) || Op.isRelativeJump(op)) {
                    int target = Op.isAbsoluteJump(op) ? arg : at + 1 + arg;
                    if (heights[target] == UNREACHED) {
                        heights[target] = height + Op.stackEffect(op, arg, true);
                        open[n++] = target;
                    }
                }
                if (op == Op.RETURN_VALUE || op == Op.RAISE_VARARGS || op == Op.RERAISE || op == Op.JUMP_ABSOLUTE || op == Op.JUMP_FORWARD
                        || heights[at + 1] != UNREACHED) {
                    break;
                }
                heights[++at] = height + Op.stackEffect(op, arg, false);
            }
        }
        int before = heights[instruction];
        int effect = Op.stackEffect(words[instruction] & 0xFF, words[instruction] >>> 8, false);
        return before == UNREACHED ? UNREACHED : before + Math.max(0, effect);
    }
}
