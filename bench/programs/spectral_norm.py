"""Power iteration with a matrix given by a function: calls, zip, generator expressions, float division."""


def entry(i, j):
    s = i + j
    return 1.0 / (s * (s + 1) // 2 + i + 1)


def times(v):
    n = range(len(v))
    return [sum(entry(i, j) * x for j, x in zip(n, v)) for i in n]


def transposed_times(v):
    n = range(len(v))
    return [sum(entry(j, i) * x for j, x in zip(n, v)) for i in n]


def run():
    u = [1.0] * 130
    for _ in range(4):
        v = transposed_times(times(u))
        u = transposed_times(times(v))
    uv = sum(a * b for a, b in zip(u, v))
    vv = sum(b * b for b in v)
    assert abs((uv / vv) ** 0.5 - 1.2742) < 1e-3
