"""Spheres and a chequered floor with shadows and mirrors: vectors as objects, method calls, float arithmetic."""

import math


class Vec:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y, self.z + o.z)

    def __sub__(self, o):
        return Vec(self.x - o.x, self.y - o.y, self.z - o.z)

    def scale(self, f):
        return Vec(self.x * f, self.y * f, self.z * f)

    def dot(self, o):
        return self.x * o.x + self.y * o.y + self.z * o.z

    def unit(self):
        return self.scale(1.0 / math.sqrt(self.dot(self)))

    def mirrored(self, normal):
        return self - normal.scale(2.0 * self.dot(normal))


class Ray:
    def __init__(self, start, direction):
        self.start = start
        self.direction = direction.unit()

    def at(self, t):
        return self.start + self.direction.scale(t)


class Sphere:
    def __init__(self, centre, radius, surface):
        self.centre = centre
        self.radius = radius
        self.surface = surface

    def hit(self, ray):
        to = self.centre - ray.start
        v = to.dot(ray.direction)
        rest = self.radius * self.radius - (to.dot(to) - v * v)
        return None if rest < 0 else v - math.sqrt(rest)

    def normal(self, point):
        return (point - self.centre).unit()


class Floor:
    def __init__(self, height, surface):
        self.height = height
        self.surface = surface
        self.up = Vec(0.0, 1.0, 0.0)

    def hit(self, ray):
        slope = ray.direction.y
        return None if abs(slope) < 1e-9 else (self.height - ray.start.y) / slope

    def normal(self, point):
        return self.up


class Plain:
    mirror = 0.3

    def __init__(self, colour):
        self.colour = colour

    def colour_at(self, point):
        return self.colour


class Chequered(Plain):
    mirror = 0.1

    def __init__(self, colour, other, width=1.5):
        super().__init__(colour)
        self.other = other
        self.width = width

    def colour_at(self, point):
        odd = int(math.floor(point.x / self.width)) + int(math.floor(point.z / self.width))
        return self.other if odd % 2 else self.colour


class Scene:
    def __init__(self):
        self.things = []
        self.lights = []

    def nearest(self, ray):
        best = None
        distance = 1e30
        for thing in self.things:
            t = thing.hit(ray)
            if t is not None and 1e-6 < t < distance:
                best = thing
                distance = t
        return best, distance

    def lit(self, point, light):
        ray = Ray(point, light - point)
        for thing in self.things:
            t = thing.hit(ray)
            if t is not None and t > 1e-6:
                return False
        return True

    def colour(self, ray, depth):
        thing, distance = self.nearest(ray)
        if thing is None:
            return (0.2, 0.3, 0.5)
        point = ray.at(distance)
        normal = thing.normal(point)
        surface = thing.surface
        r, g, b = surface.colour_at(point)
        light = 0.15
        for place in self.lights:
            if self.lit(point, place):
                light += max(0.0, (place - point).unit().dot(normal)) * 0.6
        if depth < 3:
            mr, mg, mb = self.colour(Ray(point, ray.direction.mirrored(normal)), depth + 1)
            m = surface.mirror
        else:
            mr = mg = mb = m = 0.0
        return (r * light + mr * m, g * light + mg * m, b * light + mb * m)

    def render(self, width, height):
        eye = Vec(0.0, 1.8, 10.0)
        picture = bytearray()
        for y in range(height):
            for x in range(width):
                direction = Vec((x - width / 2) / width, (height / 2 - y) / width, -1.0)
                for part in self.colour(Ray(eye, direction), 0):
                    picture.append(max(0, min(255, int(part * 255))))
        return bytes(picture)


def run():
    scene = Scene()
    scene.lights += [Vec(30.0, 30.0, 10.0), Vec(-10.0, 50.0, 30.0)]
    scene.things.append(Floor(0.0, Chequered((0.9, 0.9, 0.9), (0.1, 0.1, 0.1))))
    for i in range(5):
        scene.things.append(Sphere(Vec(i * 2.0 - 4.0, 1.0 + i % 2, -2.0 - i), 1.0, Plain((0.2 * i, 0.8 - 0.1 * i, 0.5))))
    picture = scene.render(64, 64)
    assert len(picture) == 64 * 64 * 3
    assert 60 < sum(picture) / len(picture) < 160, sum(picture) / len(picture)
