"""enum: aliases, auto, Flag arithmetic, missing, pickling, mixins, order, errors."""
import enum
import pickle
from enum import Enum, Flag, IntEnum, IntFlag, auto, unique


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


class Color(Enum):
    RED = 1
    CRIMSON = 1
    GREEN = auto()
    BLUE = 'b'

    def describe(self):
        return f'{self.name}={self.value}'

    @classmethod
    def _missing_(cls, value):
        return cls.RED if value == 'rot' else None

    @property
    def shout(self):
        return self.name + '!'


print(list(Color), Color.CRIMSON, Color(1), Color['GREEN'], Color('rot'), attempt(Color, 99), attempt(lambda: Color['NO']), attempt(lambda: Color.NO))
print(Color.RED.describe(), Color.BLUE.shout, Color.__members__, len(Color), Color.RED in Color, attempt(lambda: 1 in Color), Color.RED is Color.CRIMSON, repr(Color.RED), str(Color.RED), f'{Color.RED}', f'{Color.RED:>12}', hash(Color.RED) == hash('RED'))
print(attempt(setattr, Color, 'RED', 5), attempt(delattr, Color, 'RED'), attempt(lambda: type('X', (Color,), {})), pickle.loads(pickle.dumps(Color.GREEN)) is Color.GREEN, attempt(lambda: Color.RED < Color.GREEN), Color.RED == 1, dir(Color.RED)[-4:], bool(Color.RED))


class Num(IntEnum):
    ONE = 1
    TWO = 2


print(Num.ONE + 1, Num.ONE < Num.TWO, Num(2), f'{Num.ONE}', f'{Num.ONE:03d}', str(Num.ONE), repr(Num.ONE), '%d %s' % (Num.ONE, Num.ONE), [0, 1, 2][Num.TWO], Num.ONE == 1, {1: 'x'}[Num.ONE], int(Num.TWO), Num.__mro__)


class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RWX = 7


print(Perm.R | Perm.W, Perm.RWX & ~Perm.X, ~Perm.R, Perm(0), Perm(5), Perm.R in Perm.RWX, Perm.R ^ Perm.RWX, bool(Perm.R & Perm.W), list(Perm), attempt(Perm, 8), attempt(lambda: Perm.R | 1), repr(Perm(3)), Perm(3).name)


class IF(IntFlag):
    A = 1
    B = 2


print(IF.A | IF.B, IF.A | 8, IF(16), ~IF.A, IF.A + 1, repr(IF(3)), IF(0), -IF.A, IF.A | IF.B == 3)
print(attempt(lambda: unique(Color)), attempt(lambda: unique(Num)))
Func = Enum('Func', 'a b c')
print(list(Func), Enum('F2', {'x': 1, 'y': 2}).y.value, IntEnum('F3', ['p', 'q'], start=10).q, attempt(Enum, 'Bad', 'a a'))


class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (6.4, 3.4)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def ratio(self):
        return self.mass / self.radius


print(Planet.EARTH.ratio, Planet((6.4, 3.4)), Planet.MARS.mass)


class Auto(Enum):
    def _generate_next_value_(name, start, count, last):
        return name.lower() + str(count)
    FIRST = auto()
    SECOND = auto()


print([a.value for a in Auto])


class Str(str, Enum):
    A = 'aa'

    def __str__(self):
        return 'custom'


print(Str.A, Str.A == 'aa', f'{Str.A}', '%s' % Str.A, Str.A.upper(), repr(Str.A), isinstance(Str.A, str))


class Ordered(Enum):
    _order_ = 'A B'
    A = 1
    B = 2


print(attempt(exec, 'class O(Enum):\n _order_ = "B A"\n A = 1\n B = 2'), attempt(exec, 'class O(Enum):\n A = 1\n A = 2'), attempt(exec, 'class O(Enum):\n _bad_ = 1'), attempt(exec, 'class O(Enum):\n mro = 1'), attempt(exec, 'class O(Flag):\n A = "x"'))


class Ignore(Enum):
    _ignore_ = ['i']
    for i in range(3):
        vars()[f'N{i}'] = i


print(list(Ignore))


class Nested(Enum):
    class Inner:
        pass
    def f(self): pass
    lam = lambda: 1
    X = 1


print(list(Nested), Nested.Inner)
match Color.GREEN:
    case Color.RED:
        print('red')
    case Color.GREEN:
        print('green')
print(Color.__doc__, Color.RED.__doc__ == Color.__doc__, enum.EnumMeta.__call__.__name__, Color._value2member_map_, Color._member_names_)
