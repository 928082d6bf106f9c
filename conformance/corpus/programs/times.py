import time

start = time.perf_counter()
time.sleep(0.01)
elapsed = time.perf_counter() - start
print(0.009 < elapsed < 5, time.time() > 1.6e9, isinstance(time.time_ns(), int), time.monotonic() <= time.monotonic())
t = time.gmtime(86400 * 365)
print(t, t.tm_year, t[7], time.strftime('%Y-%m-%d %H:%M:%S', t), time.mktime(time.localtime(0)), time.asctime(t), time.tzname)
print(time.strptime('30 Nov 00', '%d %b %y')[:6], time.timezone, time.ctime(0))
import timeit

print(timeit.timeit('x = 1', number=10) < 1)
time.sleep(-1)
