"""What is called when a class is made and used: __prepare__, __new__, __init__, __call__, __init_subclass__, keywords."""
import abc
import types


class Tracing(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print('prepare', name, [b.__name__ for b in bases], kw)
        return {'prepared': True}

    def __new__(mcs, name, bases, namespace, **kw):
        print('new', name, sorted(k for k in namespace if not k.startswith('__')), kw)
        return super().__new__(mcs, name, bases, dict(namespace), **{k: v for k, v in kw.items() if k != 'meta_only'})

    def __init__(cls, name, bases, namespace, **kw):
        print('init', name, kw)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kw):
        print('call', cls.__name__, args, kw)
        return super().__call__(*args, **kw)

    def __instancecheck__(cls, instance):
        return instance == 'magic' or super().__instancecheck__(instance)

    def __subclasscheck__(cls, sub):
        return sub is int or super().__subclasscheck__(sub)

    def __len__(cls):
        return 7

    def __iter__(cls):
        return iter('abc')

    def __getitem__(cls, item):
        return (cls.__name__, item)

    def __contains__(cls, item):
        return item == 1

    def __add__(cls, other):
        return f'{cls.__name__}+{other}'

    def __repr__(cls):
        return f'<T {cls.__name__}>'


class Base(metaclass=Tracing, meta_only=1):
    x = 1

    def __init_subclass__(cls, flavour=None, **kw):
        super().__init_subclass__(**kw)
        cls.flavour = flavour
        print('init_subclass', cls.__name__, flavour)

    def __new__(cls, *args, **kw):
        print('instance new', args, kw)
        return super().__new__(cls)

    def __init__(self, *args, **kw):
        print('instance init', args, kw)


class Derived(Base, flavour='sweet'):
    y = 2


Derived(1, a=2)
print(isinstance('magic', Base), isinstance(Derived(), Base), issubclass(int, Base), issubclass(str, Base))
print(len(Base), list(Base), Base['k'], 1 in Base, Base + 1, Base, [Derived])
print(Derived.prepared, Derived.flavour, type(Derived).__name__)

Dynamic = types.new_class('Dynamic', (Base,), {'flavour': 'sour'}, lambda ns: ns.update(z=3))
print(Dynamic.z, Dynamic.flavour, Dynamic.__mro__)


class Other(type):
    pass


try:
    class Conflict(Base, metaclass=Other):
        pass
except TypeError as e:
    print(e)


def function_metaclass(name, bases, ns, **kw):
    print('function', name, bases, kw)
    return type(name, bases, ns)


class ByFunction(metaclass=function_metaclass, k=1):
    pass


print(type(ByFunction))


class NotAType(metaclass=lambda *args: 42):
    pass


print(NotAType)


class Entry:
    def __init__(self, base):
        self.base = base

    def __mro_entries__(self, bases):
        print('mro_entries', len(bases))
        return (self.base,) if self.base else ()


class WithEntry(Entry(dict), Entry(None)):
    pass


print(WithEntry.__bases__, [type(b).__name__ for b in WithEntry.__orig_bases__])
for code in ('class X(1): pass', 'class X(object, object): pass', 'class X(metaclass=1): pass', 'class X(bool): pass',
             'class X(int, k=1): pass', 'class X(type(None)): pass', 'class X(A := int, str): pass'):
    try:
        exec(code)
        print(code, 'ok')
    except TypeError as e:
        print(code, '->', e)


class Abstract(abc.ABC):
    @abc.abstractmethod
    def one(self): ...

    @property
    @abc.abstractmethod
    def two(self): ...


class Half(Abstract):
    def one(self):
        return 1


for cls in (Abstract, Half):
    try:
        cls()
    except TypeError as e:
        print(e)
Half.two = 5
Half.__abstractmethods__ = frozenset()
print(Half().two)


class Slots:
    __slots__ = ('a', '__weakref__', '_Slots__private')

    def __init__(self):
        self.a = 1
        self.__private = 2


s = Slots()
print(s.a, s._Slots__private)
for name in ('b', '__dict__'):
    try:
        print(getattr(s, name))
    except AttributeError as e:
        print(e)
for body in ("__slots__ = 'a b'", "__slots__ = ('a',); a = 1", '__slots__ = (1,)', "__slots__ = ('__dict__', '__dict__')"):
    try:
        exec(f'class X:\n {body}')
        print(body, 'ok')
    except (TypeError, ValueError) as e:
        print(body, '->', e)
class Multi1:
    __slots__ = 'x',
class Multi2:
    __slots__ = 'y',
try:
    class Multi(Multi1, Multi2): pass
except TypeError as e:
    print(e)
