class Meters:
    def __init__(self, n):
        self.n = n

    def __add__(self, o):
        return Meters(self.n + o.n) if isinstance(o, Meters) else NotImplemented

    def __radd__(self, o):
        return Meters(self.n + o) if isinstance(o, (int, float)) else NotImplemented

    def __truediv__(self, o):
        return self.n / o.n

    def __floordiv__(self, o):
        return f'floordiv {o}'

    def __divmod__(self, o):
        return 'divmod', o

    def __pow__(self, e, mod=None):
        return f'pow {e} {mod}'

    def __rsub__(self, o):
        return f'{o} rsub {self.n}'

    def __lshift__(self, o):
        return f'<< {o}'

    def __invert__(self):
        return 'inverted'

    def __pos__(self):
        return self

    def __round__(self, n=None):
        return f'round {n}'

    def __trunc__(self):
        return 77

    def __float__(self):
        return self.n * 1.0

    def __complex__(self):
        return complex(self.n)

    def __matmul__(self, o):
        return f'@ {o}'

    def __rmatmul__(self, o):
        return f'{o} @'

    def __repr__(self):
        return f'{self.n}m'

    def __imul__(self, o):
        self.n *= o
        return self


m = Meters(3)
print(m + Meters(4), 5 + m, sum([Meters(1), Meters(2)]), m / Meters(2), m // 2, divmod(m, 5), m ** 2, pow(m, 2, 3), 10 - m)
print(m << 1, ~m, +m is m, round(m), round(m, 2), int(m), float(m), complex(m), m @ 1, 1 @ m)
m *= 4
print(m)


class Sub(Meters):
    def __radd__(self, o):
        return f'sub radd {o}'


print(Meters(1) + Sub(2), [1] + [2], 'ok')
import math

print(math.floor(2.5), math.sqrt(Meters(16)), math.trunc(m))
for bad in ('m + 1', '"a" + m', 'm - 1', 'm % 2', 'm * 2', 'm & 1', 'm < m', 'm[0]', 'm += 1', 'math.ceil("a")', 'abs(m)', 'm -= 1', 'm >> 2'):
    try:
        exec(bad)
    except TypeError as e:
        print(bad, '->', e)
