package taipan.numbers;

/// A conversion between int and decimal text was refused because it is longer than the interpreter's limit.
public final class TooManyDigits extends RuntimeException {
    private final long digits;

    TooManyDigits(long digits) {
        super(null, null, false, false);
        this.digits = digits;
    }

    /// How many digits the text has, or -1 when it was not worth counting them.
    public long digits() {
        return digits;
    }
}
