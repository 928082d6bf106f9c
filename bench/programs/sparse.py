"""A sparse matrix in compressed rows times a vector: indirect indexing."""


def multiply(y, values, starts, columns, x, rounds):
    for _ in range(rounds):
        for r in range(len(y)):
            total = 0.0
            for i in range(starts[r], starts[r + 1]):
                total += x[columns[i]] * values[i]
            y[r] = total


def run():
    n = 700
    per_row = 6
    values = [1.0 + i % 5 for i in range(n * per_row)]
    columns = [(r + k * (1 + r // 8)) % n for r in range(n) for k in range(per_row)]
    starts = [r * per_row for r in range(n + 1)]
    x = [float(i % 3) for i in range(n)]
    y = [0.0] * n
    multiply(y, values, starts, columns, x, 150)
    assert sum(y) == sum(x[c] * v for c, v in zip(columns, values))
