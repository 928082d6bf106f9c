from enum import Enum, Flag, IntEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def describe(self):
        return f'{self.name.lower()}={self.value}'


print(Color.RED, repr(Color.GREEN), Color(2), Color['RED'], Color.RED.describe(), list(Color), Color.CRIMSON is Color.RED)
print(Color.RED == 1, Color.RED in Color, len(Color), Color.__members__.keys(), isinstance(Color.RED, Color), {Color.RED: 'r'}[Color.RED])


class Level(IntEnum):
    LOW = auto()
    HIGH = auto()


print(Level.LOW < Level.HIGH, Level.HIGH + 1, max(Level), f'{Level.LOW}')


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()


print(Perm.R | Perm.W, Perm.R in (Perm.R | Perm.X), (Perm.R | Perm.W) & Perm.W, ~Perm.R, Perm(0))
for bad in ('Color(9)', "Color['BLUE']", 'Color.BLUE', 'Color.RED < Color.GREEN'):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, '->', type(e).__name__ + ':', e)
Color.RED = 5
