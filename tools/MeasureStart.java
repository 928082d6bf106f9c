import module java.base;

/// Runs a command ten times and prints the best and the median of wall time, CPU time and peak memory:
/// `MeasureStart TAIPAN [ARGS]`, with `-c pass` unless told otherwise. Memory and CPU come from /proc, so Linux only.
final class MeasureStart {
    private static final int RUNS = 10;

    private MeasureStart() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(arguments));
        if (command.size() == 1) {
            command.addAll(List.of("-c", "pass"));
        }
        var wall = new double[RUNS];
        var memory = new long[RUNS];
        var cpu = new double[RUNS];
        for (var run = 0; run < RUNS; run++) {
            var start = System.nanoTime();
            var process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            while (process.isAlive()) {
                sample(process.pid(), run, memory, cpu);
                Thread.sleep(1);
            }
            wall[run] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(wall);
        Arrays.sort(memory);
        Arrays.sort(cpu);
        System.out.printf("%s%n", String.join(" ", command));
        System.out.printf("wall    best %.3f s   median %.3f s%n", wall[0], wall[RUNS / 2]);
        System.out.printf("cpu     best %.2f s    median %.2f s (in ticks of 0.01 s)%n", cpu[0], cpu[RUNS / 2]);
        System.out.printf("memory  best %d MB     median %d MB%n", memory[0] >> 10, memory[RUNS / 2] >> 10);
    }

    private static void sample(long pid, int run, long[] memory, double[] cpu) {
        try {
            for (var line : Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status"))) {
                if (line.startsWith("VmHWM:")) {
                    memory[run] = Math.max(memory[run], Long.parseLong(line.replaceAll("\\D", "")));
                }
            }
            var stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            cpu[run] = Math.max(cpu[run], (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0);
        } catch (IOException | RuntimeException e) {
            // The process ended while it was looked at.
        }
    }
}
