package taipan.modules.sre;

/// Whoever may stop a match that runs: asked every few thousand steps and before the backtracking
/// stack grows. Either method stops the match by throwing.
/// CPython: no counterpart
interface MatchWatch {
    void steps(int count);

    void memory(long bytes);
}
