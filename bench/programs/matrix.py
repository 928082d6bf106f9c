"""Matrices of ints and floats as lists of lists: products, transposition, powers."""


def product(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


def by_index(a, b):
    n = len(a)
    c = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            s = 0.0
            for k in range(n):
                s += a[i][k] * b[k][j]
            c[i][j] = s
    return c


def power(a, n):
    result = [[int(i == j) for j in range(len(a))] for i in range(len(a))]
    while n:
        if n & 1:
            result = product(result, a)
        a = product(a, a)
        n >>= 1
    return result


def run():
    n = 80
    a = [[float(i - j) for j in range(n)] for i in range(n)]
    b = [[float(i * j % 5) for j in range(n)] for i in range(n)]
    assert product(a, b) == by_index(a, b)
    for _ in range(600):
        assert power([[1, 1], [1, 0]], 90)[0][1] == 2880067194370816120
