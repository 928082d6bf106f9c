class Tracked:
    count = 0

    def __new__(cls, *args):
        print('new', args)
        self = super().__new__(cls)
        cls.count += 1
        return self

    def __init__(self, name):
        print('init', name)
        self.name = name


t = Tracked('a')
print(Tracked.count, t.name)


class Positive(int):
    def __new__(cls, n):
        if n < 0:
            raise ValueError(f'{n} is negative')
        return super().__new__(cls, n)

    def double(self):
        return Positive(self * 2)


p = Positive(5)
print(p, p + 1, type(p + 1), p.double(), type(p.double()), isinstance(p, int), hash(p) == hash(5), {5: 'five'}[p], [0] * p)


class Upper(str):
    def __new__(cls, s):
        return str.__new__(cls, s.upper())

    def __add__(self, o):
        return Upper(str.__add__(self, o))


u = Upper('abc')
print(u, u + 'def', type(u + 'x').__name__, len(u), u == 'ABC', u.lower(), type(u.lower()).__name__, {u: 1}['ABC'])


class Cached:
    instances = {}

    def __new__(cls, key):
        if key not in cls.instances:
            cls.instances[key] = super().__new__(cls)
        return cls.instances[key]


print(Cached(1) is Cached(1), Cached(1) is Cached(2))


class NotMine:
    def __new__(cls):
        return 'a string'

    def __init__(self):
        print('never')


print(NotMine())


class BadInit:
    def __init__(self):
        return 5


try:
    BadInit()
except TypeError as e:
    print(e)


class Pair(tuple):
    __slots__ = ()

    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    a = property(lambda self: self[0])


print(Pair(1, 2), Pair(1, 2).a, Pair(1, 2) == (1, 2))
object.__new__(int)
