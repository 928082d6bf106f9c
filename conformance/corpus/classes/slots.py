class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y


p = Point(1, 2)
print(p.x, p.y, Point.__slots__, hasattr(p, '__dict__'), type(Point.x).__name__)
for action in ('p.z = 3', 'del p.x; p.x', 'p.__dict__', 'Point.x = 5; p.x = 1'):
    try:
        exec(action)
    except AttributeError as e:
        print(action, '->', e)


class Point3(Point):
    __slots__ = ['z']


q = Point3(1, 2)
q.z = 3
print(q.y, q.z)


class Loose(Point3):
    pass


r = Loose(5, 6)
r.extra = 1
print(r.extra, r.__dict__, r.y)
try:
    class Bad:
        __slots__ = ('a',)
        a = 1
except ValueError as e:
    print(e)
