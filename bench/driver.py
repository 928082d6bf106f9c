"""Runs one program for some seconds of CPU time and prints what it took: `driver.py PROGRAM SECONDS`.

Prints one line for each call of run(): thread CPU time and wall time in seconds; then the peak memory in kB.
It imports next to nothing, so that every Python can run it and the program pays for its own imports.
"""

import sys
from time import perf_counter, thread_time


def main(program, seconds):
    folder, _, name = program.rpartition("/")
    sys.path.insert(0, folder)
    begin = perf_counter()
    run = __import__(name.rpartition(".")[0]).run
    print("import", perf_counter() - begin)
    begin = thread_time()
    times = []
    while True:
        wall = perf_counter()
        cpu = thread_time()
        run()
        cpu = thread_time() - cpu
        times.append((cpu, perf_counter() - wall))
        if thread_time() - begin > seconds and len(times) >= 3:
            break
    for cpu, wall in times:
        print("run", cpu, wall)
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith("VmHWM"):
                print("memory", line.split()[1])


main(sys.argv[1], float(sys.argv[2]))
