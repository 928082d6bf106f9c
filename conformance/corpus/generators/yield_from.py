def inner():
    received = []
    while True:
        x = yield len(received)
        if x is None:
            return received
        received.append(x)


def outer():
    result = yield from inner()
    print('inner returned', result)
    yield from 'ab'
    yield from [1, 2]
    return 'outer done'


g = outer()
print(next(g), g.send('x'), g.send('y'), g.send(None))
print(list(g))


def tree(n):
    if n:
        yield from tree(n // 2)
        yield n
        yield from tree(n // 2)


print(list(tree(5)))


def delegating():
    try:
        yield from failing()
    except KeyError as e:
        yield f'handled {e}'


def failing():
    yield 1
    raise KeyError('k')


print(list(delegating()))


def catcher():
    try:
        yield 1
    except ValueError as e:
        yield f'inner got {e}'


def wrapper():
    yield from catcher()


w = wrapper()
next(w)
print(w.throw(ValueError('v')))
try:
    list((yield_ for yield_ in 5))
except TypeError as e:
    print(e)


def bad():
    yield from 5


list(bad())
