"""functools and itertools in odd corners."""
import functools
import itertools
import operator
import pickle
import copy


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


calls = []


@functools.lru_cache(maxsize=2, typed=True)
def cached(x, y=0):
    calls.append((x, y))
    return x, y


for args in ((1,), (1.0,), (1,), (2,), (3,), (1,), (True,)):
    cached(*args)
print(calls, cached.cache_info(), cached.cache_parameters(), attempt(cached, []), cached.__wrapped__.__name__, cached)
cached.cache_clear()
print(cached.cache_info(), functools.cache(lambda x: x)(5), attempt(functools.lru_cache, 'x'), functools.lru_cache(maxsize=-5)(len).cache_parameters())


@functools.singledispatch
def show(x):
    return f'object {x}'


@show.register
def _(x: int):
    return f'int {x}'


@show.register(list)
@show.register(tuple)
def _(x):
    return f'sequence {len(x)}'


class Base: pass
class Child(Base): pass


show.register(Base, lambda x: 'base')
print(show(1), show(True), show([1]), show(()), show('s'), show(Child()), show.dispatch(bool).__name__, sorted(c.__name__ for c in show.registry), attempt(show), attempt(show.register, 1), attempt(show.register, lambda x: 1))


class Methods:
    @functools.singledispatchmethod
    def f(self, x): return 'default'
    @f.register
    def _(self, x: int): return 'int'
    @functools.cached_property
    def prop(self):
        print('computed')
        return 5
    @functools.partialmethod
    def nope(self): pass
    def add(self, a, b, *, c=0): return a + b + c
    inc = functools.partialmethod(add, 1, c=10)


m = Methods()
print(m.f(1), m.f('x'), m.prop, m.prop, m.inc(5), vars(m))
del m.prop
print(m.prop, Methods.prop)


@functools.total_ordering
class Ver:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n if isinstance(o, Ver) else NotImplemented


print(Ver(1) <= Ver(1), Ver(2) >= Ver(3), Ver(2) > Ver(1), attempt(lambda: Ver(1) <= 1), attempt(functools.total_ordering, type('X', (), {})))
p = functools.partial(int, base=2)
print(p('101'), p.func, p.args, p.keywords, p, functools.partial(p, '11')(), functools.partial(functools.partial(print, 1), 2), pickle.loads(pickle.dumps(p))('11'), copy.copy(p)('1'), attempt(functools.partial), attempt(functools.partial, 1))
print(functools.reduce(operator.add, [1, 2, 3], 10), attempt(functools.reduce, operator.add, []), functools.reduce(lambda a, b: (a, b), 'abc'), sorted('bAc', key=functools.cmp_to_key(lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))))


def wrapped(a: int) -> str:
    """doc"""
wrapped.attr = 1


@functools.wraps(wrapped)
def wrapper(*args): ...


print(wrapper.__name__, wrapper.__doc__, wrapper.attr, wrapper.__wrapped__ is wrapped, wrapper.__annotations__, wrapper.__qualname__)
I = itertools
for e in ("I.count(5, 2)", "I.count(1.5)", "I.cycle('ab')", "I.repeat(1, 3)", "I.accumulate([1, 2, 3], initial=10)", "I.accumulate('abc', lambda a, b: b + a)", "I.chain('ab', [1])", "I.chain.from_iterable(['ab', 'c'])",
          "I.compress('abcd', [1, 0, 1])", "I.dropwhile(str.isalpha, 'ab1c')", "I.filterfalse(None, [0, 1, ''])", "I.groupby('aabba')", "I.groupby([1, 3, 2, 4], lambda x: x % 2)", "I.islice('abcdef', 1, None, 2)", "I.islice('abc', 2)",
          "I.pairwise('abcd')", "I.starmap(pow, [(2, 3), (3, 2)])", "I.takewhile(lambda x: x < 3, [1, 2, 3, 1])", "I.zip_longest('abc', 'x', fillvalue='-')", "I.product('ab', [1, 2])", "I.product('ab', repeat=2)", "I.product()", "I.permutations('abc', 2)",
          "I.combinations('abcd', 2)", "I.combinations_with_replacement('ab', 2)", "I.permutations('ab', 3)"):
    it = eval(e)
    print(e, [x if not isinstance(x, tuple) or not hasattr(x[-1], '__next__') else (x[0], list(x[1])) for x in I.islice(it, 8)], repr(eval(e))[:40] if 'count' in e or 'repeat' in e else '', attempt(operator.length_hint, eval(e), -1))
    try:
        again = pickle.loads(pickle.dumps(eval(e)))
        next(again)
        third = copy.copy(again)
        print('   pickled', next(again, 'end') if 'groupby' not in e else '', type(third).__name__)
    except Exception as x:
        print('   ', type(x).__name__, str(x)[:60])
a, b, c = I.tee(iter('abcd'), 3)
print(next(a), next(a), list(b), list(a), next(copy.copy(c)), list(c))
for f in (lambda: I.islice([], -1), lambda: I.islice([], 1, 2, 0), lambda: I.islice([]), lambda: I.product(1), lambda: I.repeat(), lambda: I.combinations('a', -1), lambda: I.combinations('a'), lambda: I.count('a'), lambda: I.chain(1) and list(I.chain(1)), lambda: I.zip_longest(1), lambda: I.groupby(), lambda: I.tee([], -1), lambda: I.accumulate(), lambda: I.compress(1, 2), lambda: next(I.starmap(pow, [1])), lambda: I.zip_longest([], bad=1), lambda: I.product([], repeat=-1), lambda: next(I.count(1, 'a'))):
    print(attempt(f))
g = I.groupby('aab')
k1, g1 = next(g)
k2, g2 = next(g)
print(list(g1), list(g2))
