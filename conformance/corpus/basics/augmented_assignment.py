a = [1, 2]
b = a
a += [3]
print(b, a is b)
a = a + [4]
print(b, a)
t = (1, [2])
try:
    t[1] += [3]
except TypeError as e:
    print(e, t)
d = {'n': 1}
d['n'] += 5
d['n'] **= 2
print(d)
s = 'x'
s += 'y'
s *= 3
print(s)
n = 7
n //= 2; n <<= 4; n |= 1; n ^= 3; n &= 0xfe; n >>= 1; n %= 10; n -= 1; n /= 2
print(n)


class Obj:
    value = 10


o = Obj()
o.value += 1
print(o.value, Obj.value)


def index():
    print('index evaluated once')
    return 0


xs = [5]
xs[index()] += 1
print(xs)
m = {1} ; m |= {2}; m -= {1}
print(m)
undefined_yet += 1
