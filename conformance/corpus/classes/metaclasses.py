class Meta(type):
    def __new__(mcls, name, bases, namespace, **kwargs):
        print('new', name, sorted(k for k in namespace if not k.startswith('__')), kwargs)
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)
        cls.tag = name.lower()

    def __call__(cls, *args):
        print('creating', cls.__name__)
        return super().__call__(*args)

    def __len__(cls):
        return 7

    def __getattr__(cls, name):
        return f'meta {name}'


class A(metaclass=Meta, flag=1):
    x = 1


class B(A):
    def method(self):
        pass


print(A().tag, B().tag, len(A), type(A), type(B) is Meta, A.anything)


class Plugin:
    registry = []

    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry.append((cls.__name__, name))


class P(Plugin, name='pee'):
    pass


class Q(P):
    pass


print(Plugin.registry)
T = type('T', (list,), {'hello': lambda self: 'hi', 'n': 3})
print(T, T().hello(), T.n, T([1]), T.__bases__)


class Singleton(type):
    instances = {}

    def __call__(cls, *args):
        if cls not in cls.instances:
            cls.instances[cls] = super().__call__(*args)
        return cls.instances[cls]


class Config(metaclass=Singleton):
    pass


print(Config() is Config())
try:
    class Conflict(A, Config):
        pass
except TypeError as e:
    print(e)


class Prepared(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return {'injected': 'yes'}


class Uses(metaclass=Prepared):
    copy = injected


print(Uses.copy)
