from functools import reduce
from itertools import product, starmap


def dot(a, b):
    if len(a) != len(b):
        raise ValueError(f'lengths differ: {len(a)} and {len(b)}')
    return sum(map(lambda x, y: x * y, a, b))


def matmul(m, n):
    return [[dot(row, col) for col in zip(*n)] for row in m]


def identity(n):
    return [[int(i == j) for j in range(n)] for i in range(n)]


def power(m, k):
    return reduce(matmul, [m] * k, identity(len(m)))


def det(m):
    if len(m) == 1:
        return m[0][0]
    return sum((-1) ** j * m[0][j] * det([row[:j] + row[j + 1:] for row in m[1:]]) for j in range(len(m)))


print(dot([1, 2, 3], [4, 5, 6]), matmul([[1, 2], [3, 4]], [[0, 1], [1, 0]]), power([[1, 1], [1, 0]], 30)[0][1])
print(det([[2, 0, 1], [1, 3, 2], [1, 1, 4]]), identity(3), list(product(*[[0, 1]] * 2)), list(starmap(pow, [(2, 5), (3, 2)])))
dot([1], [1, 2])
