"""Sorting: the built-in one of ints, floats, strs and tuples, with keys, and algorithms in Python."""

import random
from functools import cmp_to_key


def quicksort(items):
    if len(items) <= 1:
        return items
    pivot = items[len(items) // 2]
    return (quicksort([x for x in items if x < pivot]) + [x for x in items if x == pivot]
            + quicksort([x for x in items if x > pivot]))


def insertion(items):
    for i in range(1, len(items)):
        x = items[i]
        j = i - 1
        while j >= 0 and items[j] > x:
            items[j + 1] = items[j]
            j -= 1
        items[j + 1] = x
    return items


def merge_sort(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    a = merge_sort(items[:middle])
    b = merge_sort(items[middle:])
    out = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            out.append(a[i])
            i += 1
        else:
            out.append(b[j])
            j += 1
    return out + a[i:] + b[j:]


SOURCE = random.Random(5)
INTS = [SOURCE.randrange(1000000) for _ in range(12000)]
FLOATS = [SOURCE.random() for _ in range(12000)]
TEXTS = ["name%d" % i for i in INTS]
PAIRS = [(i % 100, t) for i, t in zip(INTS, TEXTS)]


def run():
    ordered = sorted(INTS)
    assert ordered == quicksort(INTS) == merge_sort(INTS)
    assert sorted(FLOATS, reverse=True)[0] == max(FLOATS)
    assert sorted(TEXTS)[0] == min(TEXTS)
    assert sorted(PAIRS)[0] == min(PAIRS)
    assert sorted(PAIRS, key=lambda p: p[1])[0][1] == min(TEXTS)
    assert sorted(INTS, key=lambda x: -x) == ordered[::-1]
    assert sorted(INTS[:1500], key=cmp_to_key(lambda a, b: a - b)) == sorted(INTS[:1500])
    assert insertion(INTS[:350]) == sorted(INTS[:350])
