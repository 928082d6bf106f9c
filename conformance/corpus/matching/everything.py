"""Pattern matching: every kind of pattern, guards, captures, classes with odd __match_args__, mappings and sequences of all kinds."""
import collections
import dataclasses
import enum
import re
import types


class Color(enum.Enum):
    RED = 1
    BLUE = 2


@dataclasses.dataclass
class Point:
    x: int
    y: int


class Custom:
    __match_args__ = ('first', 'second')

    def __init__(self, a, b):
        self.first, self.second = a, b


class Lazy:
    __match_args__ = ('a',)

    @property
    def a(self):
        print('(asked a)', end=' ')
        return 1

    @property
    def broken(self):
        raise AttributeError


class MyMap(dict):
    def get(self, key, default=None):
        print(f'(get {key})', end=' ')
        return super().get(key, default)


class MySeq(collections.UserList):
    pass


class Length:
    def __len__(self): return 2
    def __getitem__(self, i): return (5, 6)[i]


collections.abc.Sequence.register(Length)


def what(v):
    match v:
        case None:
            return 'None'
        case True | False as b:
            return f'bool {b}'
        case 0 | 0.0:
            return 'zero'
        case -1 | 1j | -1.5 + 2j:
            return f'number literal {v}'
        case int(n) if n > 100:
            return f'big {n}'
        case int():
            return 'int'
        case float(f):
            return f'float {f}'
        case 'a' 'b':
            return 'ab'
        case str(s) if (m := re.fullmatch(r'(\w)-(\w)', s)):
            return f'regex {m.groups()}'
        case str() | bytes():
            return 'text'
        case Color.RED:
            return 'red'
        case Color():
            return 'other color'
        case []:
            return 'empty'
        case [x]:
            return f'one {x}'
        case [Point(x=0), *rest]:
            return f'starts at zero {rest}'
        case [x, y] if x == y:
            return f'pair of equal {x}'
        case (1, [2, [3, *deep]], *_):
            return f'deep {deep}'
        case [first, *middle, last] if len(middle) > 2:
            return f'{first}..{last} {middle}'
        case [_, _, *_]:
            return 'two or more'
        case {'type': 'a', 'v': [a, b, *_], **rest}:
            return f'mapping {a} {b} {rest}'
        case {'nested': {'deep': {'er': x}}}:
            return f'nested {x}'
        case {1: _, **kw} if kw:
            return f'more than one {kw}'
        case {}:
            return f'mapping of {len(v)}'
        case Point(0, 0):
            return 'origin'
        case Point(x, y=0) | Point(0, y=x):
            return f'on an axis {x}'
        case Point(Point(a, b), c):
            return f'point of points {a} {b} {c}'
        case Point():
            return 'point'
        case Custom(1, second=s):
            return f'custom {s}'
        case Lazy(1) as lazy:
            return f'lazy {type(lazy).__name__}'
        case types.SimpleNamespace(a=a, b=b):
            return f'namespace {a} {b}'
        case anything:
            return f'captured {type(anything).__name__}'


for v in (None, True, 0, 0.0, False, -1, 1j, -1.5 + 2j, 101, 7, 2.5, 'ab', 'x-y', 'text', b'b', Color.RED, Color.BLUE, [], (), [1], (1,), [Point(0, 1), 2, 3], [4, 4], (1, [2, [3, 4, 5]], 6), range(6), [1, 2, 3],
          {'type': 'a', 'v': (1, 2, 3), 'z': 1}, {'nested': {'deep': {'er': 'found'}}}, {1: 2, 3: 4}, {1: 2}, {}, MyMap(type='a', v=[1, 2]), collections.OrderedDict(nested=1), types.MappingProxyType({1: 1, 2: 2}),
          Point(0, 0), Point(3, 0), Point(0, 4), Point(Point(1, 2), 3), Point(5, 6), Custom(1, 2), Lazy(), types.SimpleNamespace(a=1, b=2), MySeq([1, 2]), Length(), collections.deque([1, 2, 3]), memoryview(b'ab'), 'q', bytearray(b'xy'), {1, 2}, iter([1])):
    try:
        print(f'{str(v)[:50]:50}', what(v))
    except Exception as e:
        print(type(e).__name__, e)


def attempt(code, v):
    try:
        ns = {'v': v, 'Point': Point, 'Custom': Custom, 'Lazy': Lazy}
        exec(code, ns)
        print('ok', {k: x for k, x in ns.items() if k not in ('v', 'Point', 'Custom', 'Lazy', '__builtins__')})
    except Exception as e:
        print(type(e).__name__, e)


class NoArgs: pass
class BadArgs: __match_args__ = 5
class BadArg: __match_args__ = (5,)
class ListArgs: __match_args__ = ['a']


for pattern, v in (('Point(1, 2, 3)', Point(1, 2)), ('Point(1, x=2)', Point(1, 2)), ('int(1, 2)', 1), ('int(real=r)', 5), ('str(x)', 'abc'), ('Lazy(broken=b)', Lazy()), ('v.nope', 1), ('1 | x', 1), ('x | y', 1), ('x', 1), ('[x, x]', [1, 2]), ('[*a, *b]', []),
                   ('{**_}', {}), ('{"a": 1, "a": 2}', {}), ('{x: 1}', {}), ('-x', 1), ('1 + 2', 3), ('f"x"', 'x'), ('"a" | "b" as c', 'b'), ('(1 | 2) as x', 2), ('_ as x', 1), ('[a, _, *_]', 'ab'), ('dict(x)', {}), ('tuple((a, b))', (1, 2)), ('Point(x=1, x=2)', Point(1, 2))):
    print(pattern, end=' -> ')
    attempt(f'match v:\n case {pattern}: done = 1\n', v)
for cls in (NoArgs, BadArgs, BadArg, ListArgs):
    try:
        match cls():
            case cls(1):
                print('?')
    except TypeError as e:
        print(e)
try:
    match 1:
        case len(1): pass
except TypeError as e:
    print(e)
x = 'outer'
match (1, 2, 3):
    case (x, 5, _):
        pass
    case (_, y, _):
        pass
print(x, y)
match = case = 5
print(match, case, match[0] if False else 'soft keywords')

_ = 'underscore'
match = {'a': lambda: 'called'}
print(match['a'](), type(match))
