def source():
    yield 1
    yield 2
    yield 1 / 0


def doubled(xs):
    for x in xs:
        yield x * 2


def total(xs):
    return sum(xs)


print(total(doubled(source())))
