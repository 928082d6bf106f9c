"""Queens that do not attack each other, by permutations: generators, sets, tuples."""


def permutations(items):
    n = len(items)
    order = list(range(n))
    cycles = list(range(n, 0, -1))
    yield tuple(items)
    while True:
        for i in reversed(range(n)):
            cycles[i] -= 1
            if cycles[i] == 0:
                order[i:] = order[i + 1:] + order[i:i + 1]
                cycles[i] = n - i
            else:
                j = cycles[i]
                order[i], order[-j] = order[-j], order[i]
                yield tuple(items[k] for k in order)
                break
        else:
            return


def queens(n):
    columns = range(n)
    for rows in permutations(columns):
        if n == len(set(rows[i] + i for i in columns)) == len(set(rows[i] - i for i in columns)):
            yield rows


def run():
    assert len(list(queens(8))) == 92
    assert len(list(queens(6))) == 4
