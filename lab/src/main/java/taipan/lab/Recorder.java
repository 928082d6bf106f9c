package taipan.lab;

/// Records.
final class Recorder {
    static final int MOST_STEPS = 100_000;
    private Recorder() {}
}
