from functools import partial, reduce
from operator import add, itemgetter, mul

print(list(map(add, [1, 2, 3], [10, 20, 30])))
print(reduce(mul, range(1, 6)), reduce(add, [[1], [2]], []))
power = partial(pow, 2)
print(power(5), partial(int, base=2)('1010'))
print(sorted([{'n': 2}, {'n': 1}], key=itemgetter('n')))


def apply_twice(f, x):
    return f(f(x))


print(apply_twice(lambda s: s + '!', 'hey'))


def curry(f):
    return lambda a: lambda b: f(a, b)


print(curry(max)(3)(9))
table = {'double': lambda n: n * 2, 'square': lambda n: n ** 2, 'negate': lambda n: -n}
for name, f in table.items():
    print(f'{name:>8}', [f(n) for n in range(5)])
