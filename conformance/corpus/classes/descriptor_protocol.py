"""Descriptors of every shape: data, non-data, inherited, on metaclasses, stored late, with errors."""


class Data:
    def __init__(self, name=None):
        self.name = name
        self.log = []

    def __set_name__(self, owner, name):
        print('set_name', owner.__name__, name)
        self.name = self.name or name

    def __get__(self, instance, owner=None):
        self.log.append(('get', instance is not None, owner and owner.__name__))
        if instance is None:
            return self
        return instance.__dict__.get('_' + self.name, 'unset')

    def __set__(self, instance, value):
        instance.__dict__['_' + self.name] = value * 2

    def __delete__(self, instance):
        del instance.__dict__['_' + self.name]


class NonData:
    def __get__(self, instance, owner):
        return f'nondata({type(instance).__name__}, {owner.__name__})'


class SetOnly:
    def __set__(self, instance, value):
        instance.__dict__['set_only'] = value + 1


class A:
    data = Data()
    nondata = NonData()
    set_only = SetOnly()


class B(A):
    other = Data('renamed')


a, b = A(), B()
print(a.data, a.nondata, type(a.set_only).__name__)
a.data = 21
a.__dict__['data'] = 'shadow'
a.__dict__['nondata'] = 'shadow'
print(a.data, a.nondata)
a.set_only = 1
print(a.set_only, vars(a))
del a.data
print(a.data)
try:
    del a.data
except KeyError as e:
    print('KeyError', e)
try:
    del a.set_only
except AttributeError as e:
    print('AttributeError', e)
print(A.data.log[:3], B.data is A.__dict__['data'])
b.other = 'x'
print(b.other, vars(b))
A.late = Data('late')
print(a.late)
print(object.__getattribute__(b, 'nondata'), type.__getattribute__(A, 'nondata'))


class Meta(type):
    @property
    def prop(cls):
        return f'meta prop of {cls.__name__}'

    nondata = NonData()
    data = Data()

    def method(cls):
        return 'meta method'


class C(metaclass=Meta):
    data = 'class attribute'
    nondata = 'class attribute'


print(C.prop, C.nondata, C.method())
print(C.data)
try:
    C.data = 5
except TypeError as e:
    print(e)


class Failing:
    def __set_name__(self, owner, name):
        raise ValueError('no name for me')


try:
    class D:
        f = Failing()
except RuntimeError as e:
    print(e, '|', repr(e.__cause__))


class Lazy:
    def __init__(self, f):
        self.f = f

    def __get__(self, instance, owner):
        value = self.f(instance)
        instance.__dict__[self.f.__name__] = value
        return value


class E:
    @Lazy
    def costly(self):
        print('computing')
        return 42


e = E()
print(e.costly, e.costly)


class GetAttr:
    def __getattribute__(self, name):
        if name == 'missing':
            raise AttributeError(name)
        return super().__getattribute__(name)

    def __getattr__(self, name):
        return f'getattr {name}'


g = GetAttr()
print(g.missing, g.other, hasattr(g, 'x'), getattr(g, 'y', 'default'))


class Prop:
    @property
    def p(self):
        """doc of p"""
        return self.q

    @p.setter
    def p(self, value):
        self.q = value

    @p.deleter
    def p(self):
        del self.q

    readonly = property(lambda self: 1)
    writeonly = property(None, lambda self, v: None)


p = Prop()
p.p = 3
print(p.p, Prop.p.__doc__, Prop.p.fget.__name__)
del p.p
for statement in ('p.p', 'p.readonly = 1', 'p.writeonly', 'del p.readonly', 'p.nothing', 'del p.nothing'):
    try:
        exec(statement)
    except AttributeError as e:
        print(statement, '->', e)
