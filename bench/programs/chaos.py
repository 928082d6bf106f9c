"""The chaos game on a spline: small classes with operators, random choices, float arithmetic."""

import random


class Vector:
    def __init__(self, x=0.0, y=0.0, z=0.0):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def distance(self, other):
        d = self - other
        return (d.x * d.x + d.y * d.y + d.z * d.z) ** 0.5

    def mix(self, other, share):
        rest = 1.0 - share
        return Vector(self.x * share + other.x * rest, self.y * share + other.y * rest, self.z * share + other.z * rest)


class Curve:
    """A B-spline of some degree."""

    def __init__(self, points, degree, knots=None):
        if len(points) < degree + 1:
            raise ValueError("too few control points")
        self.points = points
        self.degree = degree
        if knots is None:
            inner = len(points) - degree
            knots = [0] * degree + list(range(inner + 1)) + [inner] * degree
        self.knots = knots

    def domain(self):
        return self.knots[self.degree], self.knots[len(self.knots) - 1 - self.degree]

    def __call__(self, u):
        k = self.knots
        i = self.degree
        while i < len(self.points) - 1 and k[i + 1] <= u:
            i += 1
        near = [self.points[i - self.degree + j] for j in range(self.degree + 1)]
        for r in range(1, self.degree + 1):
            for j in range(self.degree, r - 1, -1):
                at = i - self.degree + j
                width = k[at + 1 + self.degree - r] - k[at]
                share = (u - k[at]) / width
                near[j] = near[j].mix(near[j - 1], share)
        return near[self.degree]


class Game:
    def __init__(self, curves, seed):
        self.curves = curves
        self.random = random.Random(seed)
        self.weights = [self.length(c) for c in curves]
        self.total = sum(self.weights)

    @staticmethod
    def length(curve):
        low, high = curve.domain()
        steps = 40
        last = curve(low)
        length = 0.0
        for s in range(1, steps + 1):
            point = curve(low + (high - low) * s / steps * 0.999999)
            length += point.distance(last)
            last = point
        return length

    def step(self, point):
        pick = self.random.random() * self.total
        chosen = self.curves[-1]
        for curve, weight in zip(self.curves, self.weights):
            if pick < weight:
                chosen = curve
                break
            pick -= weight
        low, high = chosen.domain()
        target = chosen(low + (high - low) * (point.x * 0.999 % 1.0))
        return Vector((point.x + target.x) / 2.0, (point.y + target.y) / 2.0)

    def image(self, size, steps):
        rows = [[0] * size for _ in range(size)]
        point = Vector(0.5, 0.5)
        for _ in range(steps):
            point = self.step(point)
            x = int(point.x * size)
            y = int(point.y * size)
            if 0 <= x < size and 0 <= y < size:
                rows[y][x] += 1
        return rows


def run():
    curves = [
        Curve([Vector(0.1, 0.1), Vector(0.2, 0.7), Vector(0.6, 0.9), Vector(0.8, 0.2), Vector(0.9, 0.6)], 3),
        Curve([Vector(0.9, 0.9), Vector(0.5, 0.1), Vector(0.1, 0.5), Vector(0.4, 0.8)], 3),
        Curve([Vector(0.3, 0.3), Vector(0.7, 0.3), Vector(0.5, 0.9), Vector(0.2, 0.2)], 2),
    ]
    rows = Game(curves, 1234).image(64, 15000)
    assert sum(map(sum, rows)) == 15000
