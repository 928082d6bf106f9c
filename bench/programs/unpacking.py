"""Tuples and lists taken apart and swapped."""


def swaps(n):
    a, b, c, d, e = 1, 2, 3, 4, 5
    pair = (6, 7)
    triple = [8, 9, 10]
    for _ in range(n):
        a, b = b, a
        b, c, d = c, d, b
        a, e = e, a
        f, g = pair
        h, i, j = triple
        (k, l), m = (f, g), h
        a, b, c, d, e = e, d, c, b, a
    return a + b + c + d + e, f + g + h + i + j + k + l + m


def starred(n):
    total = 0
    items = (1, 2, 3, 4, 5)
    for _ in range(n):
        first, *rest, last = items
        total += first + last + len(rest)
    return total


def run():
    assert swaps(400000) == (15, 61)
    assert starred(200000) == 200000 * 9
    total = 0
    for i, (a, b) in enumerate(zip(range(100000), range(100000))):
        total += i + a - b
    assert total == sum(range(100000))
