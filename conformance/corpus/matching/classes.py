from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


class Circle:
    __match_args__ = ('center', 'radius')

    def __init__(self, center, radius):
        self.center, self.radius = center, radius


class Plain:
    a = 1


def describe(thing):
    match thing:
        case Point(0, 0):
            return 'origin'
        case Point(x=0, y=y):
            return f'on the y axis at {y}'
        case Point(x, y) if x == y:
            return f'diagonal {x}'
        case Circle(Point(x, y), radius=r):
            return f'circle {x} {y} {r}'
        case int(n) | float(n):
            return f'number {n}'
        case str(s) if s:
            return f'text {s}'
        case Plain(a=value):
            return f'plain {value}'
        case Point():
            return 'some point'
        case (Point(), Point()) as pair:
            return f'two points {pair}'
        case bool() | dict() | list():
            return 'builtin'
        case _:
            return 'no idea'


for t in (Point(0, 0), Point(0, 3), Point(2, 2), Circle(Point(1, 2), 5), 7, 2.5, True, 'hi', '', Plain(), Point(1, 2),
          [Point(1, 1), Point(2, 3)], {}, [], None):
    print(describe(t))


class Color:
    RED = 'r'
    GREEN = 'g'


match 'g':
    case Color.RED:
        print('red')
    case Color.GREEN:
        print('green')
try:
    match Plain():
        case Plain(1):
            pass
except TypeError as e:
    print(e)
try:
    match Point(1, 2):
        case Point(1, 2, 3):
            pass
except TypeError as e:
    print(e)
match 5:
    case describe(1):
        pass
