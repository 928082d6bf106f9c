"""Runs the benchmark programs under Taipan and other Pythons, and compares: see `tools/bench --help`.

Every program runs in several processes of each Python, in turn. A process calls run() for some seconds of CPU time. "cold" is the
first call, "1 s" the call that was running after one second, "steady" the median of the last third of the calls; the
table has medians over the processes. A ratio is the first Python's time by Taipan's: above 1, Taipan is faster.
"""

import argparse
import math
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAMS = os.path.join(HERE, "programs")
KINDS = ("language", "library")


def median(values):
    values = sorted(values)
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


def geometric_mean(values):
    values = list(values)
    return math.exp(sum(map(math.log, values)) / len(values)) if values else float("nan")


def kind_of(name):
    with open(os.path.join(PROGRAMS, name + ".py"), encoding="utf-8") as file:
        return "library" if 'KIND = "library"' in file.read() else "language"


class Measurement:
    """What one process said, or what several did."""

    def __init__(self, cold, early, steady, memory):
        self.cold = cold
        self.early = early
        self.steady = steady
        self.memory = memory

    @classmethod
    def parse(cls, output, clock):
        times = []
        memory = 0
        elapsed = 0.0
        early = None
        for line in output.splitlines():
            what, *numbers = line.split()
            if what == "run":
                times.append(float(numbers[clock]))
                elapsed += times[-1]
                if early is None and elapsed >= 1.0:
                    early = times[-1]
            elif what == "memory":
                memory = int(numbers[0]) / 1024
        last = times[-max(1, len(times) // 3):]
        return cls(times[0], early or times[-1], median(last), memory)

    @classmethod
    def summary(cls, all_of_them):
        return cls(*(median([getattr(m, field) for m in all_of_them]) for field in ("cold", "early", "steady", "memory")))


def measure(command, name, options):
    program = os.path.join(PROGRAMS, name + ".py")
    argv = command + [os.path.join(HERE, "driver.py"), program, str(options.seconds)]
    environment = dict(os.environ, PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1")
    done = subprocess.run(argv, capture_output=True, text=True, env=environment, timeout=300 + 40 * options.seconds)
    if done.returncode != 0:
        last = (done.stderr.strip() or "exit status %d" % done.returncode).splitlines()[-1]
        print(f"{name}: {command[0]}: {last}", file=sys.stderr)
        return None
    return Measurement.parse(done.stdout, 1 if options.clock == "wall" else 0)


def arguments():
    parser = argparse.ArgumentParser(prog="tools/bench", description=__doc__.splitlines()[0])
    parser.add_argument("programs", nargs="*", help="names of programs, or their beginnings (default: all)")
    parser.add_argument("--taipan", default=os.path.join(HERE, "..", "build", "dist", "bin", "taipan"), metavar="PATH")
    parser.add_argument("--python", action="append", default=[], metavar="PATH", help="a Python to compare with; may be repeated")
    parser.add_argument("--oracle", metavar="PATH", help=argparse.SUPPRESS)
    parser.add_argument("--alone", action="store_true", help="compare with nothing")
    parser.add_argument("-X", action="append", default=[], dest="x", metavar="OPTION", help="passed to Taipan, as -X jit=off")
    parser.add_argument("-J", action="append", default=[], dest="j", metavar="FLAG", help="a flag for Taipan's JVM")
    parser.add_argument("--processes", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5.0, help="CPU time that one process runs for (default: 5)")
    parser.add_argument("--clock", choices=("thread", "wall"), default="thread", help="CPU time of the thread, or the wall")
    parser.add_argument("--kind", choices=KINDS, help="only programs of the language, or only library-heavy ones")
    parser.add_argument("--list", action="store_true", help="print the names of the programs")
    return parser.parse_args()


def chosen(options):
    names = sorted(f[:-3] for f in os.listdir(PROGRAMS) if f.endswith(".py"))
    for wanted in options.programs:
        if not any(name.startswith(wanted) for name in names):
            sys.exit(f"no benchmark program begins with {wanted}")
    if options.programs:
        names = [name for name in names if any(name.startswith(wanted) for wanted in options.programs)]
    return [name for name in names if options.kind in (None, kind_of(name))]


def title(command, taken):
    name = os.path.basename(os.path.dirname(command)) if os.path.basename(command).startswith("python") else ""
    name = name or os.path.basename(command)
    return name if name not in taken else name + str(len(taken))


def commands(options):
    """The Pythons by their titles: those to compare with first, Taipan last."""
    pythons = {}
    if not options.alone:
        others = options.python or ([options.oracle] if options.oracle else [])
        for path in others:
            pythons["CPython" if path == options.oracle else title(path, pythons)] = [path]
    taipan = [options.taipan] + ["-J" + flag for flag in options.j]
    for x in options.x:
        taipan += ["-X", x]
    pythons["Taipan"] = taipan
    return pythons


def milliseconds(m):
    return f"{m.cold * 1000:8.0f}{m.early * 1000:8.1f}{m.steady * 1000:8.1f}{m.memory:6.0f}"


def main():
    options = arguments()
    names = chosen(options)
    if options.list:
        for name in names:
            print(f"{name:20}{kind_of(name)}")
        return
    pythons = commands(options)
    titles = list(pythons)
    base = titles[0] if len(titles) > 1 else None
    print(" " * 18 + "".join(f"{t + ': cold':>14} {'1 s':>7} {'steady':>7}   MB" for t in titles)
          + ("   ratios: cold     1 s  steady" if base else ""))
    ratios = {kind: [] for kind in KINDS}
    for name in names:
        collected = {t: [] for t in titles}
        for _ in range(options.processes):
            for t in titles:
                m = measure(pythons[t], name, options)
                if m is not None:
                    collected[t].append(m)
        results = {t: Measurement.summary(ms) for t, ms in collected.items() if ms}
        row = f"{name:18}" + "".join(milliseconds(results[t]) if t in results else " " * 30 for t in titles)
        if base in results and "Taipan" in results:
            theirs = results[base]
            ours = results["Taipan"]
            ratio = (theirs.cold / ours.cold, theirs.early / ours.early, theirs.steady / ours.steady)
            ratios[kind_of(name)].append(ratio)
            row += "          " + "".join(f"{r:8.2f}" for r in ratio)
        print(row, flush=True)
    if base:
        print(f"geometric means, {base}'s time by Taipan's:")
        for kind, rows in [*ratios.items(), ("all", ratios["language"] + ratios["library"])]:
            if rows:
                print(f"    {kind:9}{len(rows):3} programs" + "".join(f"{geometric_mean(column):8.2f}" for column in zip(*rows)))


main()
