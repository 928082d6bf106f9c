a, b = 1, 2
a, b = b, a
print(a, b, *[1, 2], *'ab', *{'k': 1})
head, *middle, tail = range(6)
print(head, middle, tail)
print([*range(3), *[9]], (*'ab',), {*[1, 2], 2}, {**{'a': 1}, **{'a': 2, 'b': 3}})
for first, *others in [(1, 2, 3), 'xyz', [9]]:
    print(first, others)
(a, b), [c, *d] = 'xy', 'hello'
print(a, b, c, d)


def f(*args, **kwargs):
    return args, kwargs


print(f(*(1, 2), 3, *[4], k=1, **{'z': 2}))
x = [1, 2, 3]
i, x[i] = 1, 9
print(x)
d = {}
d['a'], d['b'] = 1, 2
print(d)
def pair():
    return 1, 2


(lo, hi) = pair()
print(lo, hi, (yes := pair()), yes)
print(*[], sep='-')
print(*map(str, range(3)), sep='-')
a, b, c = [1, 2]
