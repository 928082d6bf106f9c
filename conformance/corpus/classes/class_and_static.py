class Registry:
    items = {}
    count = 0

    def __init__(self, name):
        self.name = name
        type(self).count += 1
        self.items[name] = self

    @classmethod
    def create(cls, *names):
        return [cls(n) for n in names]

    @classmethod
    def total(cls):
        return f'{cls.__name__}: {cls.count}'

    @staticmethod
    def valid(name):
        return name.isidentifier()

    def __repr__(self):
        return f'{type(self).__name__}({self.name!r})'


class Special(Registry):
    count = 100


print(Registry.create('a', 'b'), Special.create('c'), Registry.total(), Special.total(), Registry.valid('1x'))
print(sorted(Registry.items), Special.items is Registry.items)
print(type(Registry.__dict__['valid']).__name__)
print(Special('d').total(), Special.create.__self__ is Special, Registry.valid is Registry('e').valid)
