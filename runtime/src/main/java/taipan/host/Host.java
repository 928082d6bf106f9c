package taipan.host;

import java.util.BitSet;
import java.util.Map;

/// Everything outside of an interpreter. The default is `SystemHost`, the machine itself; an embedding program hands in
/// another one to restrict or to simulate.
public interface Host {
    FileSystem files();

    Clock clock();

    Processes processes();

    Network network();

    /// Calls of the system's C library; null when programs may have none.
    default Natives natives() {
        return null;
    }

    /// The environment variables the interpreter starts with.
    Map<String, String> environment();

    /// The folder the interpreter starts in, an absolute path.
    String startFolder();

    /// The handle behind descriptor 0, 1 or 2; null when there is none.
    FileHandle standardStream(int descriptor);

    /// The descriptors besides the standard streams that the process was started with.
    default BitSet inheritedDescriptors() {
        return new BitSet();
    }

    /// Fills the array with unpredictable bytes.
    void randomBytes(byte[] target);

    /// Time as the machine counts it, in nanoseconds.
    interface Clock {
        /// Since 1970 in UTC.
        long realTime();

        /// Since some moment in the past, never going back.
        long monotonic();

        /// Processor time of this process.
        long processTime();

        /// Processor time of the calling thread.
        long threadTime();

        /// Waits; returns early, with false, when the thread was interrupted.
        boolean sleep(long nanoseconds);
    }

    /// This process and others.
    interface Processes {
        long id();

        long parentId();

        /// Whether programs may start other programs.
        default boolean mayStart() {
            return true;
        }

        /// Ends the process at once.
        void exit(int status);

        /// Runs a shell command with the given environment and folder, connected to this process's standard streams, and
        /// returns its exit status as `wait` encodes it.
        int shell(String command, Map<String, String> environment, String folder);

        /// Sends a signal.
        void kill(long id, int signal);

        int userId();

        int groupId();

        /// Columns and lines of the terminal, or null when there is none.
        int[] terminalSize();

        /// The load averages of the last 1, 5 and 15 minutes, or null when unknown.
        double[] loadAverage();

        /// Name of the system, of the machine in the network, release, version, kind of machine: what `uname` says.
        String[] systemNames();
    }
}
