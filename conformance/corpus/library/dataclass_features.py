"""dataclasses: fields, ordering, frozen, slots, kw_only, InitVar, inheritance, replace, asdict, errors."""
import dataclasses
from dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import ClassVar, Any


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


@dataclass
class P:
    x: int
    y: int = 5
    z: list = field(default_factory=list, repr=False, compare=False)
    c: ClassVar[int] = 9
    _: KW_ONLY
    kw: str = 'k'


print(P(1), P(1, 2, kw='j'), P(1) == P(1), P(1) != P(2), attempt(P), attempt(P, 1, 2, [], 'kw'), P.__match_args__, attempt(hash, P(1)))


@dataclass(order=True, frozen=True)
class O:
    a: int
    b: str = field(default='', compare=False)

    @property
    def double(self):
        return self.a * 2


print(O(1) < O(2), sorted([O(3), O(1, 'x'), O(2)]), hash(O(1)) == hash(O(1, 'z')), attempt(setattr, O(1), 'a', 2), attempt(delattr, O(1), 'a'), attempt(lambda: O(1) < 1))


@dataclass(slots=True)
class S:
    a: int
    b: int = 2


print(S(1), S.__slots__, attempt(setattr, S(1), 'c', 1), hasattr(S(1), '__dict__'))


@dataclass
class I:
    a: InitVar[int]
    b: int = field(init=False)
    c: InitVar[str] = 'default'

    def __post_init__(self, a, c):
        self.b = a * 10
        print('post', a, c)


print(I(3), I(4, 'x'), [f.name for f in fields(I)], I.c)


@dataclass
class Base:
    a: int = 1
    b: int = 2


@dataclass
class Child(Base):
    c: int = 3
    a: int = 10


print(Child(), Child(1, 2, 3), issubclass(Child, Base), [f.name for f in fields(Child)], Base() == Child())
print(asdict(Child()), astuple(Child()), replace(Child(), b=7), attempt(replace, I(1), a=2), attempt(replace, Child(), q=1))


@dataclass
class Tree:
    value: Any
    children: 'list[Tree]' = field(default_factory=list)


t = Tree(1, [Tree(2), Tree({'k': Tree(3)})])
print(t, asdict(t))
t.children.append(t)
print(repr(t)[:120])
for bad in ('x: list = []', 'x: int = 1; y: int', 'x: int = field(default=1, default_factory=int)', 'x = field()', 'x: InitVar[int] = field(default_factory=int)'):
    lines = '\n '.join(bad.split('; '))
    print(bad, '->', attempt(exec, f'@dataclass\nclass X:\n {lines}', globals()))
print(attempt(dataclass, order=True, eq=False)(type('Q', (), {})) if callable(attempt(dataclass, order=True, eq=False)) else 0) if False else print(attempt(lambda: dataclass(order=True, eq=False)(type('Q', (), {}))))
M = make_dataclass('M', ['x', ('y', int), ('z', int, field(default=3))], namespace={'total': lambda self: self.y + self.z}, bases=(Base,), frozen=False) if False else make_dataclass('M', ['x', ('y', int), ('z', int, field(default=3))], namespace={'total': lambda self: self.y + self.z})
print(M(1, 2), M(1, 2).total(), M.__annotations__)
print(is_dataclass(P), is_dataclass(P(1)), is_dataclass(int), dataclasses.MISSING, field(default=1))
match P(1, 2):
    case P(x, y=2):
        print('matched', x)
print(P.__doc__, O.__doc__, P.__init__.__annotations__)
import inspect
print(inspect.signature(P), inspect.signature(I))


@dataclass(unsafe_hash=True, repr=False)
class H:
    a: int
    b: int = field(hash=False, default=1)


print(hash(H(1)) == hash(H(1, 2)), repr(H(1)).startswith('<__main__.H object'))


@dataclass(frozen=True)
class F(O):
    c: int = 0


print(F(1, 'b', 2))
print(attempt(exec, '@dataclass\nclass X(O): pass', globals()))
