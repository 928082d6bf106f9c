def countdown(n):
    print('starting')
    while n > 0:
        yield n
        n -= 1
    print('done')
    return 'result'


g = countdown(3)
print(type(g), next(g), next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print('value', e.value)
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args)
print(list(countdown(2)), sum(countdown(3)), list(zip(countdown(2), 'ab')))
print(g.gi_frame, g.gi_running, countdown.__name__, g.__name__)
for x in countdown(1):
    print(x)


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


f = fib()
print([next(f) for _ in range(10)], next(f))


def empty():
    return
    yield


print(list(empty()), list(x for x in ()), next(empty(), 'default'))


def broken():
    yield 1
    raise ValueError('in the generator')


for x in broken():
    print(x)
