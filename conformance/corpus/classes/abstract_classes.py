from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        ...

    @property
    @abstractmethod
    def name(self):
        ...

    def describe(self):
        return f'{self.name} of {self.area():.2f}'


class Square(Shape):
    name = 'square'

    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


class Half(Shape):
    def area(self):
        return 0


print(Square(3).describe(), Shape.__abstractmethods__ == {'area', 'name'}, isinstance(Square(1), Shape))
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as e:
        print(e)


@Shape.register
class Circle:
    pass


print(issubclass(Circle, Shape), isinstance(Circle(), Shape), Circle.__mro__)


class Sized(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, '__len__')


print(isinstance([], Sized), isinstance(5, Sized))
from collections.abc import Callable, Hashable, Iterable, Mapping

print(isinstance([], Iterable), isinstance({}, Mapping), isinstance([], Hashable), isinstance(len, Callable))
Half().area()
