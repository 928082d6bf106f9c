from dataclasses import asdict, astuple, dataclass, field, fields, replace
from typing import List


@dataclass
class Item:
    name: str
    price: float
    quantity: int = 1
    tags: List[str] = field(default_factory=list, repr=False)

    @property
    def total(self):
        return self.price * self.quantity


a, b = Item('pen', 1.5, 4), Item('pen', 1.5, 4)
print(a, a == b, a is b, a.total, asdict(a), astuple(a), replace(a, name='ink'))
a.tags.append('x')
print(a == b, b.tags, [f.name for f in fields(Item)])


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0


print(sorted([Version(1, 2), Version(0, 9), Version(1)]), Version(1) < Version(1, 1), {Version(1): 'a'}[Version(1)])
try:
    Version(1).major = 2
except Exception as e:
    print(type(e).__name__, e)


@dataclass
class Base:
    x: int

    def __post_init__(self):
        self.x *= 2


@dataclass
class Derived(Base):
    y: int = 0


print(Derived(1, 2), Derived.__mro__[1].__name__)
for bad in ('Item()', 'Item("a")', 'Item("a", 1, 2, [], 5)', 'Item("a", 1, color=2)', 'Base(1) < Base(2)'):
    try:
        eval(bad)
    except TypeError as e:
        print(bad, '->', e)
