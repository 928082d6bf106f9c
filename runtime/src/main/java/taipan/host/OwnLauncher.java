package taipan.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Starts Taipan anew without its launcher: a program that runs `sys.executable` gets the same JVM with the same
/// options. The launcher is a shell script, and a shell costs time and drops variables of the environment whose names
/// it does not like.
/// CPython: no counterpart
final class OwnLauncher {
    private static final String MAIN_CLASS = "taipan.cli.Main";
    private static final String DESCRIPTORS = "-Dtaipan.descriptors=";
    private static final String EXECUTABLE = "-Dtaipan.executable=";

    private OwnLauncher() {}

    /// The command that stands for the launcher's, or null when the program is another one or wants the launcher.
    static byte[][] command(byte[] program, byte[][] arguments, byte[][] environment, List<Integer> descriptors) {
        String executable = System.getProperty("taipan.executable");
        if (executable == null || !Arrays.equals(program, executable.getBytes(StandardCharsets.UTF_8))
                || arguments.length > 1 && startsWith(arguments[1], "-J") || !sameOptions(environment)) {
            return null;
        }
        List<byte[]> command = new ArrayList<>();
        for (byte[] part : ownCommand()) {
            if (startsWith(part, DESCRIPTORS)) {
                StringBuilder list = new StringBuilder(DESCRIPTORS);
                for (int d : descriptors) {
                    list.append(' ').append(d);
                }
                command.add(list.toString().getBytes(StandardCharsets.US_ASCII));
            } else {
                command.add(startsWith(part, EXECUTABLE) ? (EXECUTABLE + executable).getBytes(StandardCharsets.UTF_8) : part);
            }
            if (Arrays.equals(part, MAIN_CLASS.getBytes(StandardCharsets.US_ASCII))) {
                command.addAll(Arrays.asList(arguments).subList(1, arguments.length));
                return command.toArray(new byte[0][]);
            }
        }
        return null;
    }

    private static boolean startsWith(byte[] text, String start) {
        byte[] wanted = start.getBytes(StandardCharsets.US_ASCII);
        return text.length >= wanted.length && Arrays.equals(text, 0, wanted.length, wanted, 0, wanted.length);
    }

    /// Whether the launcher would give the JVM the options that this one has.
    private static boolean sameOptions(byte[][] environment) {
        String own = System.getenv("TAIPAN_OPTS");
        String theirs = null;
        for (byte[] variable : environment) {
            if (startsWith(variable, "TAIPAN_OPTS=")) {
                theirs = new String(variable, "TAIPAN_OPTS=".length(), variable.length - "TAIPAN_OPTS=".length(), StandardCharsets.UTF_8);
            }
        }
        return (own == null ? "" : own).equals(theirs == null ? "" : theirs);
    }

    /// The command line of this process; nothing when it cannot be read.
    private static List<byte[]> ownCommand() {
        List<byte[]> parts = new ArrayList<>();
        try {
            byte[] all = Files.readAllBytes(Path.of("/proc/self/cmdline"));
            int start = 0;
            for (int i = 0; i < all.length; i++) {
                if (all[i] == 0) {
                    parts.add(Arrays.copyOfRange(all, start, i));
                    start = i + 1;
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return parts;
    }
}
