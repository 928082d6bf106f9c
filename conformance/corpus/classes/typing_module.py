from typing import Any, Callable, ClassVar, Dict, Generic, List, NamedTuple, Optional, Protocol, Tuple, TypedDict, TypeVar, Union

T = TypeVar('T')


class Stack(Generic[T]):
    limit: ClassVar[int] = 3

    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> 'Stack[T]':
        self.items.append(item)
        return self


print(Stack[int]().push(1).push('x').items, Stack[int], Stack.__parameters__)


class Point(NamedTuple):
    x: int
    y: int = 0

    def norm(self):
        return abs(self.x) + abs(self.y)


print(Point(1), Point(1, 2).norm(), Point._fields, Point.__annotations__)


class Movie(TypedDict, total=False):
    title: str
    year: int


print(Movie(title='x'), Movie.__annotations__)


class Speaks(Protocol):
    def speak(self) -> str: ...


print(Optional[int], Union[int, str, None], List[Dict[str, Tuple[int, ...]]], Callable[[int], str], Any, int | None, list[int], dict[str, list[int]])
print(Union[int, int], Optional[Union[str, int]] == Union[int, str, None], list[int].__origin__, list[int].__args__, isinstance(1, int | str))


def f(x: Optional[int] = None, *, y: 'str' = '') -> list[T]: ...


print(f.__annotations__)
try:
    isinstance([], list[int])
except TypeError as e:
    print(e)
Point('a', 'b', 'c')
