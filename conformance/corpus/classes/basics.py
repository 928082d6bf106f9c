class Dog:
    kind = 'canine'
    tricks = []

    def __init__(self, name, age=1):
        self.name = name
        self.age = age

    def bark(self, times=1):
        return f'{self.name}: ' + 'woof ' * times

    def birthday(self):
        self.age += 1
        return self


a, b = Dog('Rex'), Dog('Fido', 5)
print(a.bark(), b.bark(2), a.kind, Dog.kind, a.birthday().birthday().age)
a.kind = 'special'
a.tricks.append('roll')
print(a.kind, b.kind, b.tricks, a.__dict__, Dog.__name__, a.__class__ is Dog, isinstance(a, Dog))
print(Dog.bark(b), getattr(a, 'name'), setattr(a, 'color', 'red'), a.color, vars(b))
m = a.bark
print(m(), m.__self__ is a, m.__func__ is Dog.bark)
print(repr(a).startswith('<__main__.Dog object at 0x'), Dog, type(a), Dog.__dict__.keys() >= {'kind', 'bark'})
for bad in ('a.missing', 'Dog()', 'Dog.bark()', 'Dog("a", 2, 3)', 'a.bark(1, 2)', 'a()', 'a + b', 'a < b', 'a[0]', 'len(a)', 'del a.missing',
            'Dog.missing', 'iter(a)', 'int(a)', 'with_ = a.__enter__', 'a.name.missing', 'hash(a) and a.x'):
    try:
        exec(bad)
    except Exception as e:
        print(bad, '->', type(e).__name__ + ':', e)
