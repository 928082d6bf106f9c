"""What typing objects are at run time: repr, equality, parameters, get_type_hints, Protocol, NamedTuple, TypedDict, overload."""
import collections.abc
import typing
from typing import *


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


T, K, V = TypeVar('T'), TypeVar('K', bound=int), TypeVar('V', int, str, covariant=False)
P = ParamSpec('P')
for t in (List[int], Dict[str, List[T]], Optional[int], Union[int, str, None], Union[int], Callable[[int, str], bool], Callable[..., T], Callable[P, T], Tuple[int, ...], Tuple[()], Type[T],
          ClassVar[int], Final[str], Literal[1, 'a', None, True], Annotated[int, 'meta', 5], Any, NoReturn, Generic[T], list[int], dict[str, T], int | str, int | None, Iterable[T], AsyncIterator[int],
          collections.abc.Callable[[int], str], type[int], ForwardRef('X'), List['X'], Concatenate[int, P], TypeGuard[int], DefaultDict[str, int], Counter[str], Deque, Pattern[str], IO[str], Text, T, K, V, P, P.args, NewType('UserId', int)):
    print(repr(t), getattr(t, '__origin__', '-'), getattr(t, '__args__', '-'), getattr(t, '__parameters__', '-'), get_origin(t), get_args(t))
print(Dict[str, List[T]][int], Union[T, int][str], Callable[[T], K][int, bool] if False else '', list[T][int], dict[K, V][int, str], Optional[T][None])
for f in (lambda: List[int, str], lambda: Dict[int], lambda: Optional[int, str], lambda: Union[()], lambda: Callable[int], lambda: Literal[()], lambda: ClassVar[1], lambda: Any[int], lambda: List[int](), lambda: Any(), lambda: Union[int, str](), lambda: isinstance(1, List[int]),
          lambda: isinstance([], List), lambda: isinstance(1, Any), lambda: isinstance(1, Union[int, str]), lambda: isinstance(1, int | str), lambda: issubclass(int, Optional[int]), lambda: TypeVar('T', int), lambda: TypeVar('T', covariant=True, contravariant=True), lambda: Generic[int], lambda: Generic[T, T], lambda: list[int][str],
          lambda: type('X', (Any,), {}), lambda: type('X', (Union[int, str],), {}), lambda: int | 'str', lambda: 'a' | int, lambda: List[1], lambda: Final[int, str], lambda: Annotated[int], lambda: cast(int, 'x'), lambda: NewType('N', int)('5')):
    print(attempt(f))
print(Union[int, str] == Union[str, int], hash(Union[int, str]) == hash(Union[str, int]), List[int] == list[int], Optional[int] == (int | None), Literal[1] == Literal[True], Literal[1, 2] == Literal[2, 1], List[int] is List[int])


class Box(Generic[T]):
    item: T

    def __init__(self, item: T):
        self.item = item


class IntBox(Box[int]):
    other: 'IntBox'
    cv: ClassVar['int'] = 3


b = Box[int](5)
print(b.item, b.__orig_class__, Box[int], Box[T][str], IntBox.__orig_bases__, IntBox.__mro__, attempt(lambda: Box[int, str]), attempt(lambda: IntBox[int]), Box.__parameters__, attempt(lambda: Box[1]))


def func(a: int, b: 'List[int]' = None, *args: str, c: Optional['Box'] = None, **kw: 'Any') -> 'T': ...


print(get_type_hints(func), get_type_hints(IntBox), get_type_hints(IntBox, include_extras=True), func.__annotations__)
print(attempt(get_type_hints, type('Q', (), {'__annotations__': {'x': 'Undefined'}})))


@runtime_checkable
class Sized2(Protocol):
    name: str

    def size(self) -> int: ...


class Impl:
    name = 'n'

    def size(self):
        return 1


class NonRuntime(Protocol):
    def m(self): ...


print(isinstance(Impl(), Sized2), isinstance(1, Sized2), attempt(isinstance, 1, NonRuntime), attempt(NonRuntime), attempt(issubclass, Impl, Sized2))


class NT(NamedTuple):
    """Doc"""
    a: int
    b: str = 'x'

    def total(self):
        return f'{self.a}{self.b}'


print(NT(1), NT(1).total(), NT._fields, NT._field_defaults, NT.__annotations__, NT(1)._replace(a=5), attempt(NT), attempt(exec, 'class X(NamedTuple):\n a: int = 1\n b: int'), NamedTuple('D', [('x', int)])(3), NT.__doc__)


class TD(TypedDict, total=False):
    a: int
    b: Required[str] if 'Required' in globals() else str


class TD2(TD):
    c: float


print(TD(a=1), TD2.__annotations__, TD2.__total__, TD2.__required_keys__, TD2.__optional_keys__, attempt(isinstance, {}, TD), TypedDict('Alt', {'x': int})(x=1))


@overload
def over(a: int) -> int: ...
@overload
def over(a: str) -> str: ...
def over(a): return a


print(over(1), attempt(typing._overload_dummy), no_type_check(func).__no_type_check__, final(Impl) is Impl, TYPE_CHECKING, get_type_hints(no_type_check(func)))
print(typing.get_type_hints(NT), typing.is_typeddict(TD), typing.is_typeddict(dict), [n for n in typing.__all__ if n.startswith('Async')])


class Meta(type):
    def __getitem__(cls, k): return f'meta {k}'
class WithMeta(metaclass=Meta):
    def __class_getitem__(cls, k): return 'class getitem'
print(WithMeta[1])
class WithClassGetitem:
    def __class_getitem__(cls, k): return f'{cls.__name__}[{k}]'
class Sub(WithClassGetitem): pass
print(Sub[int, 1:2], attempt(lambda: Sub()[1]))
