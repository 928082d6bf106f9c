"""LU factorisation with pivots: nested lists of floats."""

import random


def factorise(a, pivots):
    n = len(a)
    for j in range(n):
        best = j
        for i in range(j + 1, n):
            if abs(a[i][j]) > abs(a[best][j]):
                best = i
        pivots[j] = best
        if best != j:
            a[j], a[best] = a[best], a[j]
        if a[j][j] == 0.0:
            raise ZeroDivisionError("singular")
        inverse = 1.0 / a[j][j]
        for i in range(j + 1, n):
            a[i][j] *= inverse
        top = a[j]
        for i in range(j + 1, n):
            row = a[i]
            factor = row[j]
            for k in range(j + 1, n):
                row[k] -= factor * top[k]


def solve(a, pivots, b):
    n = len(a)
    x = b[:]
    for i in range(n):
        p = pivots[i]
        x[i], x[p] = x[p], x[i]
    for i in range(n):
        x[i] -= sum(a[i][j] * x[j] for j in range(i))
    for i in reversed(range(n)):
        x[i] = (x[i] - sum(a[i][j] * x[j] for j in range(i + 1, n))) / a[i][i]
    return x


def run():
    n = 130
    source = random.Random(7)
    a = [[source.random() for _ in range(n)] for _ in range(n)]
    b = [source.random() for _ in range(n)]
    factors = [row[:] for row in a]
    pivots = [0] * n
    factorise(factors, pivots)
    x = solve(factors, pivots, b)
    for row, value in zip(a, b):
        assert abs(sum(p * q for p, q in zip(row, x)) - value) < 1e-8
