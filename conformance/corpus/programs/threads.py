import queue
import threading

results, lock = [], threading.Lock()


def work(n):
    with lock:
        results.append(n * n)


threads = [threading.Thread(target=work, args=(i,), name=f'worker-{i}') for i in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results), threads[0].name, threads[0].is_alive(), threading.current_thread().name, threading.active_count())

q = queue.Queue()


def consumer():
    total = 0
    while (item := q.get()) is not None:
        total += item
        q.task_done()
    results.append(total)


c = threading.Thread(target=consumer, daemon=True)
c.start()
for i in range(100):
    q.put(i)
q.put(None)
c.join()
print(results[-1], q.empty())
event, local = threading.Event(), threading.local()
local.x = 'main'
seen = []
t = threading.Thread(target=lambda: (event.wait(), seen.append(getattr(local, 'x', 'nothing'))))
t.start()
event.set()
t.join()
print(seen, local.x)
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(lambda n: n + 1, range(4))), pool.submit(pow, 2, 5).result())
    failing = pool.submit(lambda: 1 / 0)
    print(repr(failing.exception()))
lock.release()
