"""A small class hierarchy with dataclasses."""
from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import asdict, dataclass, field, replace
from functools import singledispatch, total_ordering


@total_ordering
class Shape(ABC):
    @abstractmethod
    def area(self) -> float:
        """The area of the shape."""

    @property
    def kind(self) -> str:
        return type(self).__name__.lower()

    def __lt__(self, other: Shape) -> bool:
        return self.area() < other.area()


@dataclass
class Circle(Shape):
    radius: float = 1.0

    def area(self) -> float:
        return math.pi * self.radius ** 2


@dataclass
class Rectangle(Shape):
    width: float
    height: float

    def __post_init__(self) -> None:
        if min(self.width, self.height) < 0:
            raise ValueError(f'negative side: {self.width} x {self.height}')

    def area(self) -> float:
        return self.width * self.height


@dataclass
class Square(Rectangle):
    height: float = field(init=False, repr=False, default=0)

    def __post_init__(self) -> None:
        self.height = self.width
        super().__post_init__()


@dataclass(frozen=True, order=True)
class Point:
    x: float = 0
    y: float = 0

    def __add__(self, other: Point) -> Point:
        return Point(self.x + other.x, self.y + other.y)

    def __abs__(self) -> float:
        return math.hypot(self.x, self.y)


@dataclass
class Drawing:
    title: str
    shapes: list[tuple[Point, Shape]] = field(default_factory=list)

    def add(self, shape: Shape, x: float = 0, y: float = 0) -> Drawing:
        self.shapes.append((Point(x, y), shape))
        return self

    def __iter__(self):
        return (shape for _, shape in self.shapes)


@singledispatch
def describe(shape) -> str:
    return f'something like {shape!r}'


@describe.register
def _(shape: Circle) -> str:
    return f'a circle of radius {shape.radius:g}'


@describe.register
def _(shape: Rectangle) -> str:
    match shape:
        case Square(width=side):
            return f'a square of {side}'
        case Rectangle(width=w, height=h) if w > h:
            return f'a wide rectangle, {w} by {h}'
        case Rectangle(w, h):
            return f'a rectangle, {w} by {h}'


Rectangle.__match_args__ = ('width', 'height')

drawing = Drawing('house').add(Rectangle(4, 3)).add(Square(2), 1, 1).add(Circle(0.5), 3, y=4).add(Rectangle(1, 2.5))
print(drawing)
for shape in sorted(drawing, reverse=True):
    print(f'{shape.kind:>10} {shape.area():8.3f}  {describe(shape)}')
print('total', round(sum(shape.area() for shape in drawing), 2), 'largest', max(drawing), 'smallest', min(drawing))
print(describe('text'), '|', Circle() == Circle(1.0), Square(2) == Rectangle(2, 2), Circle() <= Square(2))
print(asdict(drawing)['shapes'][2], replace(drawing.shapes[0][0], x=7))
print(Point(1, 2) + Point(3, 4), abs(Point(3, 4)), sorted([Point(2, 1), Point(1, 5), Point(1, 2)]), {Point(): 'origin'})
for attempt in ('Shape()', 'Rectangle(-1, 2)', 'Point(1).__setattr__("x", 2)', 'Circle(1, 2)', 'Square(1, 2)'):
    try:
        print(eval(attempt))
    except Exception as error:
        print(f'{attempt}: {type(error).__name__}: {error}')
