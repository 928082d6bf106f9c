package taipan.lab;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.Duration;
import taipan.modules.StandardModules;

/// The process that records programs, as the tests start it.
final class WorkerForTests {
    private WorkerForTests() {}

    public static void main(String[] args) {
        new Worker(new StandardModules(), args[0], Duration.ofMillis(Long.parseLong(args[1])))
                .serve(System.in, new FileOutputStream(FileDescriptor.out));
    }
}
