"""Many small objects with float attributes: made, normalised and compared."""

from math import cos, sin, sqrt


class Point:
    __slots__ = ("x", "y", "z")

    def __init__(self, i):
        self.x = x = sin(i)
        self.y = cos(i) * 3
        self.z = (x * x) / 2

    def normalize(self):
        x = self.x
        y = self.y
        z = self.z
        norm = sqrt(x * x + y * y + z * z)
        self.x /= norm
        self.y /= norm
        self.z /= norm

    def maximize(self, other):
        self.x = self.x if self.x > other.x else other.x
        self.y = self.y if self.y > other.y else other.y
        self.z = self.z if self.z > other.z else other.z
        return self


def run():
    points = [Point(float(i)) for i in range(90000)]
    for p in points:
        p.normalize()
    top = points[0]
    for p in points[1:]:
        top = top.maximize(p)
    assert 0.3 < top.x < 1.0 and 0.99 < top.y <= 1.0
