package taipan.interpreter;

/// Rotations of the value stack.
/// CPython: Python/ceval.c (ROT_TWO, ...)
final class Shuffling {
    private Shuffling() {}

    static void rotTwo(Object[] stack, int top) {
        Object a = stack[top - 1];
        stack[top - 1] = stack[top - 2];
        stack[top - 2] = a;
    }

    static void rotThree(Object[] stack, int top) {
        Object a = stack[top - 1];
        stack[top - 1] = stack[top - 2];
        stack[top - 2] = stack[top - 3];
        stack[top - 3] = a;
    }

    static void rotFour(Object[] stack, int top) {
        rotN(stack, top, 4);
    }

    static void rotN(Object[] stack, int top, int n) {
        Object a = stack[top - 1];
        System.arraycopy(stack, top - n, stack, top - n + 1, n - 1);
        stack[top - n] = a;
    }
}
