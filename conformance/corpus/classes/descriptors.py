class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        print('set_name', owner.__name__, name)
        self.name = '_' + name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return getattr(obj, self.name)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f'{self.name[1:]} must be {self.kind.__name__}, not {type(value).__name__}')
        setattr(obj, self.name, value)


class Person:
    name = Typed(str)
    age = Typed(int)

    def __init__(self, name, age):
        self.name, self.age = name, age


p = Person('Ann', 30)
print(p.name, p.age, vars(p), type(Person.name).__name__)


class Lazy:
    def __init__(self, f):
        self.f = f

    def __get__(self, obj, owner):
        value = self.f(obj)
        obj.__dict__[self.f.__name__] = value
        return value


class Data:
    @Lazy
    def expensive(self):
        print('computing')
        return 42


d = Data()
print(d.expensive, d.expensive, d.__dict__)
p.age = 'old'
