import math
import statistics


def mean(xs):
    return sum(xs) / len(xs)


def stdev(xs):
    m = mean(xs)
    return math.sqrt(sum((x - m) ** 2 for x in xs) / (len(xs) - 1))


def median(xs):
    xs, n = sorted(xs), len(xs)
    return xs[n // 2] if n % 2 else (xs[n // 2 - 1] + xs[n // 2]) / 2


data = [2, 4, 4, 4, 5, 5, 7, 9]
print(mean(data), stdev(data), median(data))
print(statistics.mean(data), statistics.stdev(data), statistics.median(data), statistics.mode(data), statistics.pvariance(data), statistics.quantiles(data))
print(statistics.fmean([0.1, 0.2, 0.3]), statistics.median_low(data), statistics.multimode('aabbc'), statistics.correlation([1, 2, 3], [2, 4, 7]))
try:
    mean([])
except ZeroDivisionError as e:
    print(e)
statistics.mean([])
