a = list(range(10))
print(a[2:7:2], a[::-3], a[-1:-4:-1], a[slice(None, 3)], a[20:], a[:0], a[-3:-1])
a[2:5] = []
print(a)
a[len(a):] = [100, 101]
a[:0] = [-1]
a[1:2] = 'xyz'
print(a)
del a[1:6]
print(a)
s = slice(1, 10, 3)
print(s.start, s.stop, s.step, s.indices(5), s == slice(1, 10, 3), repr(s))


class Grid:
    def __getitem__(self, key):
        return key


g = Grid()
print(g[1], g[1:2], g[1, 2], g[1:2, ::3], g[...], g[:, 'x'], g[()], g[None:None], g[-1,])
a[0:6:2] = [1, 2, 3]
