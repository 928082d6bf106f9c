class Dynamic:
    def __getattr__(self, name):
        if name.startswith('get_'):
            return lambda: name[4:]
        raise AttributeError(f'no {name}')

    def __setattr__(self, name, value):
        print('set', name, value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print('del', name)
        object.__delattr__(self, name)


d = Dynamic()
d.x = 1
print(d.x, d.get_color(), hasattr(d, 'zzz'), getattr(d, 'zzz', 'fallback'))
del d.x
try:
    d.x
except AttributeError as e:
    print(e)


class Logged:
    def __init__(self):
        self.value = 3

    def __getattribute__(self, name):
        if not name.startswith('__'):
            print('get', name)
        return object.__getattribute__(self, name)


print(Logged().value)


class Proxy:
    def __init__(self, target):
        self._target = target

    def __getattr__(self, name):
        return getattr(self._target, name)

    def __dir__(self):
        return ['only', 'these']


p = Proxy([3, 1, 2])
p.sort()
p.append(9)
print(p._target, dir(p), p.count(9))
len(p)
