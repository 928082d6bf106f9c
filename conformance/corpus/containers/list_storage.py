"""Lists of ints, of floats, of anything, and those that change from one to the other."""
import random

NAN = float('nan')


def show(*items):
    print(*(repr(i) for i in items))


# What an item that does not fit does to the others
numbers = [1, 2, 3]
numbers.append('x')
show(numbers, numbers[1] + 1)
numbers = [1, 2, 3]
numbers[1] = 2.5
show(numbers)
numbers = [1.5, -0.0]
numbers.insert(1, 7)
numbers += [True, 2 ** 70]
show(numbers, type(numbers[3]))
numbers = list(range(5))
numbers[1:3] = ['a', 'b', 'c']
show(numbers)
numbers.clear()
numbers.append(0.5)
show(numbers, numbers * 3, [] + numbers, numbers + [1], [1] + numbers)

# Comparing and finding
show([1, 2] == [1.0, 2.0], [1, 2] < [1, 3], [1, 2] < [1, 2, 0], [1.0] == [True], [1] != [1])
show(1.0 in [1, 2], True in [0, 1], 2 in [1.0, 2.0], 'a' in [1], [1, 2, 1].count(True), [0.0, 1.0].index(-0.0))
nans = [NAN, 1.0]
show(NAN in nans, nans.index(NAN), nans.count(NAN), nans == nans[:], nans == [NAN, 1.0])

# Sorting
show(sorted([3, 1, 2], reverse=True), sorted([0.5, -1.5, 0.25]), sorted([0.0, -0.0]), sorted([-0.0, 0.0]), sorted([2, 1.5, 1]))
show(sorted([NAN, 1.0])[1], sorted([3, 1, 2], key=lambda n: -n), max([1, 5, 3]), min([1, 5, 3]), sum([1.5, 2.5]))
ints = [5, 3, 4]
try:
    ints.sort(key=lambda n: ints.append(n))
except (TypeError, ValueError) as e:
    print(type(e).__name__, e)
show(ints)

# Slices
line = list(range(10))
line[:4] = line[3::-1]
show(line)
line[::2] = [0.5] * 5
show(line)
del line[::3]
show(line)
del line[-1:1:-2]
show(line)
line[:] = line
line += line
line[2:2] = line[:1]
show(line)
line[:] = [1, 2]
show(line, line.pop(), line.pop(0), line)
try:
    line.pop()
except IndexError as e:
    print(e)
line.extend(range(3))
line.extend(range(3, 0, -2))
show(line, list(reversed(line)))


def torture(seed, steps):
    """Random operations; the log is compared with CPython's."""
    source = random.Random(seed)
    items = []
    log = []
    for _ in range(steps):
        n = len(items)
        kind = source.randrange(16)
        value = source.randrange(300) if seed % 2 else source.random()
        if source.random() < 0.1:
            value = source.choice(['s', None, True, 10 ** 30, 5, 2.5])
        if kind < 4:
            items.append(value)
        elif kind == 4:
            items.insert(source.randrange(-3, n + 3), value)
        elif kind == 5 and n:
            log.append(items.pop(source.randrange(n)))
        elif kind == 6 and n:
            items[source.randrange(n)] = value
        elif kind == 7:
            items[source.randrange(n + 1):source.randrange(n + 1)] = [value] * source.randrange(4)
        elif kind == 8:
            del items[source.randrange(n + 1):source.randrange(n + 1)]
        elif kind == 9:
            del items[::source.choice([2, 3, -2, -5])]
        elif kind == 10:
            items.extend(source.choice([[value, value], (value,), range(3)]))
        elif kind == 11 and n < 50:
            items *= 2
        elif kind == 12:
            items.reverse()
        elif kind == 13:
            items.sort(key=lambda x: (str(type(x)), str(x)), reverse=source.random() < 0.5)
        elif kind == 14:
            log.append((value in items, items.count(value)))
        else:
            log.append(items[source.randrange(n + 1)::source.choice([1, 2, -1])])
        if source.random() < 0.02:
            items.clear()
        log.append(repr(items))
        del items[100:]
    return sum(hash(c) * i % 1000003 for i, c in enumerate(''.join(map(str, log)).encode()))


for seed in range(8):
    print(seed, torture(seed, 300))
