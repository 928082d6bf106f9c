package taipan.modules.expat;

/// Counts what a document says itself and what its entities make of it, and refuses the document when they make too much.
/// CPython: Modules/expat/xmlparse.c (accountingDiffTolerated)
final class Expansion {
    private static final long THRESHOLD = 8L << 20;
    private static final long FACTOR = 100;

    private long direct;
    private long indirect;

    void read(int bytes) {
        direct += bytes;
    }

    void expand(int bytes) throws Problem {
        indirect += bytes;
        long all = direct + indirect;
        if (all >= THRESHOLD && all / Math.max(1, direct) > FACTOR) {
            throw new Problem(Problem.AMPLIFICATION);
        }
    }
}
