import functools


@functools.singledispatch
def show(x):
    return f'object {x}'


@show.register(int)
def _(x):
    return f'int {x}'


@show.register
def _(x: list):
    return f'list of {len(x)}'


print(show(1), show([1, 2]), show('s'), show(True), show.registry.keys() >= {int, list, object})
p = functools.partial(print, 'prefix', sep='-')
p('a', 'b')
print(p.func is print, p.args, p.keywords)


class Circle:
    def __init__(self, r):
        self.r = r

    @functools.cached_property
    def area(self):
        print('computing')
        return 3 * self.r ** 2

    @functools.singledispatchmethod
    def scale(self, by):
        raise NotImplementedError(type(by).__name__)

    @scale.register
    def _(self, by: int):
        return Circle(self.r * by)



c = Circle(2)
print(c.area, c.area, c.__dict__, c.scale(3).r)
print(functools.reduce(lambda a, b: a * 10 + b, [1, 2, 3], 0), functools.cmp_to_key(lambda a, b: b - a)(1) < functools.cmp_to_key(lambda a, b: b - a)(0))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
try:
    functools.reduce(lambda a, b: a, [])
except TypeError as e:
    print(e)
c.scale('x')
