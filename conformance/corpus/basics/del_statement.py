a = [0, 1, 2, 3, 4, 5]
del a[1]
print(a)
del a[::2]
print(a)
d = {'x': 1, 'y': 2}
del d['x']
print(d)
try:
    del d['x']
except KeyError as e:
    print('KeyError', e)


class C:
    pass


c = C()
c.n = 1
del c.n
print(hasattr(c, 'n'))
try:
    del c.n
except AttributeError as e:
    print(e)
try:
    del a[10]
except IndexError as e:
    print(e)
x = y = 1
del x, y
print('x' in globals())
