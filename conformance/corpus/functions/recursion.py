def factorial(n):
    return 1 if n == 0 else n * factorial(n - 1)


def hanoi(n, a='A', b='B', c='C'):
    if n == 0:
        return []
    return hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)


def permutations(items):
    if not items:
        yield []
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [item] + rest


def flatten(tree):
    for node in tree:
        if isinstance(node, list):
            yield from flatten(node)
        else:
            yield node


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


print(factorial(20), factorial(50))
print(hanoi(3))
print([''.join(p) for p in permutations('abc')])
print(list(flatten([1, [2, [3, [], [4, 5]], 6]])))
print(ackermann(2, 3))


def endless(n):
    return endless(n + 1)


try:
    endless(0)
except RecursionError as e:
    print(type(e).__name__, str(e)[:33])
