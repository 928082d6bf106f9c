from __future__ import annotations

import typing


def f(a: int, b: list[str] = None, *args: float, c: Undefined, **kw: 'quoted') -> dict[str, int]:
    local: int = 5
    return local


print(f.__annotations__)
x: int = 3
y: str
print(__annotations__)


class Point:
    x: float
    y: float = 0.0

    def move(self, dx: float) -> Point:
        return self


print(Point.__annotations__, Point.move.__annotations__)
print(typing.get_type_hints(Point))
try:
    y
except NameError as e:
    print(e)
