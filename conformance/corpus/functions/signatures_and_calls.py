"""Every way to bind arguments and the words when it fails; inspect.signature; attributes of functions and code."""
import inspect


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except (TypeError, ValueError) as e:
        return str(e)


def none(): return 'ok'
def one(a): return a
def two(a, b=2): return a, b
def posonly(a, b, /, c, *, d, e=5): return a, b, c, d, e
def star(*args, **kw): return args, kw
def kwonly(*, a, b=1): return a, b
def mixed(a, /, b, *args, c, d=4, **kw): return a, b, args, c, d, kw
def many(a, b, c, d): return 'many'
def defaults(a, b=[], c=None, /, *, k=()): return a, b, c, k


class C:
    def method(self, a): return a
    @classmethod
    def cm(cls, a): return a
    @staticmethod
    def sm(a): return a
    def __call__(self, x): return x
    def nothing(): pass


calls = [((), {}), ((1,), {}), ((1, 2), {}), ((1, 2, 3), {}), ((1, 2, 3, 4, 5), {}), ((), {'a': 1}), ((1,), {'a': 1}), ((1,), {'b': 3}), ((1, 2), {'c': 3, 'd': 4}), ((1, 2, 3), {'d': 4}), ((), {'z': 1}), ((1, 2), {'z': 1, 'y': 2}), ((1, 2, 3), {'a': 1, 'd': 2}), ((), {'a': 1, 'b': 2, 'c': 3, 'd': 4}), ((1,), {'c': 1, 'd': 2})]
for f in (none, one, two, posonly, star, kwonly, mixed, many, defaults, C().method, C.method, C.cm, C.sm, C(), C().nothing, lambda x, y=1: x, len, int, dict, sorted, ''.join, [].append, print, range, isinstance, C):
    name = getattr(f, '__name__', 'instance')
    print(name, attempt(inspect.signature, f) if name not in ('int', 'dict', 'range', 'print') else '')
    if f is print:
        continue
    for args, kw in calls:
        print('   ', args, kw, attempt(f, *args, **kw))
for text in ('one(*5)', 'one(**5)', 'one(*[1], *[2])', 'one(**{"a": 1}, **{"a": 2})', 'one(a=1, **{"a": 2})', 'one(**{1: 2})', 'star(*"ab", 3, *[4], x=1, **{"y": 2})', 'star(*{"k": 1})', 'two(b=1, *[5])', 'star(**{"not an id": 1})', 'one(1, a=2)', '(lambda *a, b: b)(1)', '(lambda: 0)(1)', 'one.nope', 'None()', '"a"()', 'C.cm()', 'C().method(1, 2)', 'C.method()', 'super()', 'type("X", (), {}, a=1)', 'int("1", bas=2)', 'sorted([1], reversed=1)', 'max(1, 2, keys=3)', '"".join([1])', 'print(1, foo=2)', 'open()', 'len(1, 2)', 'isinstance(1)', 'range()', 'range(1, 2, 3, 4)', 'range("a")', '[].sort(1)', '{}.get()', '"a".split(1, 2, 3)', 'sum()', 'pow(1)', 'zip(strict=1, x=2)', 'enumerate()', 'map(1)', 'filter(None)', 'getattr(1)', 'hash()', 'object(1)', 'C(1)', 'Exception(a=1)', 'bytes(1, 2, 3, 4)', 'complex(1, 2, 3)', 'slice()', 'property(1, 2, 3, 4, 5)', 'divmod(1)', 'iter()', 'next()', 'chr()', 'round(1, 2, 3)', 'round()', 'format()', 'vars(1, 2)', 'input(1, 2, 3)', 'compile()', 'eval()', '__import__()', 'super(1, 2)', 'memoryview()', 'frozenset(1, 2)', 'staticmethod()', 'abs(1, 2)'):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '->', type(e).__name__, e)
print(mixed.__defaults__, mixed.__kwdefaults__, mixed.__code__.co_varnames, mixed.__code__.co_posonlyargcount, mixed.__code__.co_kwonlyargcount, mixed.__code__.co_flags, defaults.__defaults__)
two.__defaults__ = (10, 20)
print(two(), attempt(setattr, two, '__defaults__', 5), attempt(setattr, two, '__kwdefaults__', 5))
two.__kwdefaults__ = {'zz': 1}
kwonly.__kwdefaults__ = {'a': 'new'}
print(kwonly(b=2), attempt(kwonly))
one.__code__ = many.__code__
print(attempt(one, 1), one.__name__, attempt(setattr, one, '__code__', 5), attempt(setattr, one, '__name__', 5), attempt(setattr, one, '__globals__', {}) if False else '')
sig = inspect.signature(mixed)
print([(p.name, p.kind.name, p.default is p.empty) for p in sig.parameters.values()], sig.bind(1, 2, 3, c=4, z=5).arguments, attempt(sig.bind, 1), sig.replace(return_annotation=int))
print(inspect.getfullargspec(mixed), inspect.getcallargs(two, 1), inspect.isfunction(one), inspect.ismethod(C().method), inspect.isbuiltin(len), inspect.getdoc(len)[:20])
