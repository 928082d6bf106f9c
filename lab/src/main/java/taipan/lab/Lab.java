package taipan.lab;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import taipan.builtins.NativeModules;

/// `taipan lab [FILE]`: starts the server of the lab and opens its page in the browser.
public final class Lab {
    private static final String USAGE = "usage: taipan lab [-h] [--port N] [--address A] [--seconds N] [--no-browser] [FILE]\n";
    private static final String HELP = USAGE + """

            Opens a page that shows what the compiler and the interpreter do with a Python program: tokens, tree, scopes,
            bytecode, and every step of the stack machine, forwards and backwards.

            --port N      listen at this port; a free one by default
            --address A   listen at this address of the machine; 127.0.0.1 by default, which only this machine can reach
            --seconds N   how long a program may run; 4 by default
            --no-browser  only print the address of the page
            FILE          the program the page opens with

            Programs run in processes of their own, without files, network or other processes.
            """;

    /// The process is to record programs for another that serves the page.
    private static final String WORKER = "--worker";

    private Lab() {}

    /// The exit status. `args` are the words behind `lab`.
    public static int run(String[] args, NativeModules modules, PrintStream out, PrintStream err) {
        String home = System.getProperty("taipan.home");
        if (home == null) {
            err.print("taipan lab: the standard library is not there (taipan.home is not set)\n");
            return 1;
        }
        String library = home + "/lib/python3.10";
        if (args.length == 2 && args[0].equals(WORKER)) {
            new Worker(modules, library, Duration.ofMillis(Long.parseLong(args[1]))).serve(System.in, new FileOutputStream(FileDescriptor.out));
            return 0;
        }
        int port = 0;
        String address = "127.0.0.1";
        boolean browser = true;
        int seconds = (int) Recording.TIME.toSeconds();
        String file = null;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "-h", "--help" -> {
                    out.print(HELP);
                    return 0;
                }
                case "--no-browser" -> browser = false;
                case "--port", "--address", "--seconds" -> {
                    if (i + 1 == args.length) return wrong(err, "argument " + args[i] + ": expected one argument");
                    String value = args[++i];
                    if (args[i - 1].equals("--address")) {
                        address = value;
                        continue;
                    }
                    try {
                        if (args[i - 1].equals("--seconds")) {
                            seconds = Math.clamp(Integer.parseInt(value), 1, 3600);
                        } else {
                            port = Integer.parseInt(value);
                        }
                    } catch (NumberFormatException e) {
                        return wrong(err, "argument " + args[i - 1] + ": invalid int value: '" + value + "'");
                    }
                    if (port < 0 || port > 65535) return wrong(err, "argument --port: must be 0-65535");
                }
                default -> {
                    if (file != null || args[i].startsWith("-")) return wrong(err, "unrecognized arguments: " + args[i]);
                    file = args[i];
                }
            }
        }
        String program = null;
        try {
            program = file == null ? null : Files.readString(Path.of(file));
        } catch (NoSuchFileException e) {
            return wrong(err, "can't open '" + file + "': [Errno 2] No such file or directory");
        } catch (MalformedInputException e) {
            return wrong(err, "'" + file + "' is not UTF-8");
        } catch (IOException e) {
            return wrong(err, "can't read '" + file + "'");
        }
        String name = file == null ? null : Path.of(file).getFileName().toString();
        try (var workers = new Workers(Workers.command("taipan.cli.Main", "lab", WORKER), Duration.ofSeconds(seconds));
                var server = new LabServer(InetAddress.getByName(address), port, program, name, workers)) {
            out.print("The lab is at " + server.address() + "\nCtrl-C ends it.\n");
            out.flush();
            if (browser) openBrowser(server.address());
            Thread.sleep(Long.MAX_VALUE);
        } catch (IOException e) {
            err.print("taipan lab: cannot listen at " + address + " port " + port + ": " + e.getMessage() + "\n");
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static int wrong(PrintStream err, String message) {
        err.print(USAGE + "taipan lab: error: " + message + "\n");
        return 2;
    }

    /// Tries what the usual systems have for opening an address; without success the user has the printed line.
    private static void openBrowser(String address) {
        String system = System.getProperty("os.name");
        String[] command = system.startsWith("Windows") ? new String[] {"rundll32", "url.dll,FileProtocolHandler", address}
                : new String[] {system.startsWith("Mac") ? "open" : "xdg-open", address};
        try {
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            // No desktop here.
        }
    }
}
