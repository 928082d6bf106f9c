"""Calls of all kinds: keywords, defaults, *args, **kwargs, closures, decorators, built-in functions, partial."""

from functools import lru_cache, partial, reduce, wraps
from operator import add, itemgetter


def plain(a, b, c):
    return a + b + c


def defaults(a, b=2, *, c=3, d=4):
    return a + b + c + d


def variable(*args, **kwargs):
    return len(args) + len(kwargs)


def counted(function):
    calls = 0

    @wraps(function)
    def wrapper(*args, **kwargs):
        nonlocal calls
        calls += 1
        return function(*args, **kwargs)

    wrapper.calls = lambda: calls
    return wrapper


@counted
def double(x):
    return 2 * x


@lru_cache(maxsize=None)
def ways(n):
    return 1 if n < 2 else ways(n - 1) + ways(n - 2)


def adder(n):
    def inner(x):
        return x + n
    return inner


def run():
    total = 0
    arguments = (1, 2, 3)
    options = {"c": 5, "d": 6}
    add_five = adder(5)
    add_ten = partial(add, 10)
    second = itemgetter(1)
    before = double.calls()
    for i in range(40000):
        total += plain(i, 1, c=2)
        total += plain(*arguments)
        total += defaults(i)
        total += defaults(i, 1, d=0)
        total += defaults(1, **options)
        total += variable(i, i, k=i)
        total += double(i)
        total += add_five(i) + add_ten(i) + second(arguments)
        total += max(i, 5) + abs(-i) + len(arguments) + min(1, 2, 3)
        if isinstance(i, int) and hasattr(total, "real"):
            total += ord("a") + int("7")
        total += ways(i % 80) & 3
    assert double.calls() - before == 40000
    assert total == reduce(add, [7206433000, 15])


