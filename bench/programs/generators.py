"""Generators: a recursive walk of a tree, pipelines, send."""


class Tree:
    def __init__(self, left, value, right):
        self.left = left
        self.value = value
        self.right = right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def build(values):
    if not values:
        return None
    middle = len(values) // 2
    return Tree(build(values[:middle]), values[middle], build(values[middle + 1:]))


def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def squares(items):
    for x in items:
        yield x * x


def odd(items):
    for x in items:
        if x & 1:
            yield x


def average():
    total = count = 0
    value = None
    while True:
        value = yield value
        total += value
        count += 1
        value = total / count


def run():
    tree = build(list(range(20000)))
    assert list(tree) == list(range(20000))
    assert sum(odd(squares(numbers(270000)))) == sum(x * x for x in range(1, 270000, 2))
    mean = average()
    next(mean)
    for i in range(60000):
        last = mean.send(i)
    assert last == 29999.5
