# Functions and loops whose operands change their types, which translated code leaves for the interpreter.
def poly(a, b):
    s = a
    for i in range(20):
        s = s + b
        s = s * 2
        if s > 10**18: s = s % 1000003
    return s
for k in range(10): print(poly(k, 3), end=' ')
for k in range(10): print(poly(k * 1.5, 3), end=' ')
print(poly(2**63, 5), poly(True, 2))
class V:
    def __init__(self, x): self.x = x
    def __add__(self, o): return V(self.x + (o.x if isinstance(o, V) else o))
    def __mul__(self, o): return V(self.x * o)
    def __gt__(self, o): return False
print(poly(V(1), V(2)).x)
def big():
    n = 1
    for i in range(100):
        n *= 3
    return n
for _ in range(6): x = big()
print(x)
def lists(a, v):
    t = 0
    for i in range(len(a)):
        t += a[i]
        a[i] = v
        a[-1 - i] = a[i]
    return t
for v in (1, 2.5, 'x', 3):
    for k in range(5):
        a = [1, 2, 3]
        try: print(lists(a, v), a, end=' ')
        except TypeError as e: print(e, a, end=' ')
print()
def unb(c):
    for i in range(5):
        if c and i == 3: del i
        x = i + 1
    return x
for k in range(5): print(unb(False), end=' ')
try: unb(True)
except UnboundLocalError as e: print(e)
def divs(a, b):
    try:
        return a / b, a // b, a % b, a << 2, a >> 1, -a, ~b
    except ZeroDivisionError as e:
        return str(e), e.__traceback__.tb_lineno
for k in range(5): print(divs(7, -2), end=' ')
print(divs(7, 0), divs(-2**63, -1), divs(2**62, 3))
def wh(n):
    i = 0
    acc = 0.0
    while i < n:
        acc += i * 0.5
        if acc > 1e10 or acc != acc: break
        i += 1
    try:
        acc += i / (n - 10)
    except ZeroDivisionError:
        acc = -1
    return i, acc
for k in range(8, 13): print(wh(k), end=' ')
print(wh(5.5), wh(10))
def cmp(a, b): return a < b, a <= b, a == b, a != b, a > b, a >= b
for k in range(5): cmp(1, 2)
nan = float('nan')
print(cmp(nan, 1.0), cmp(2**53 + 1, float(2**53)), cmp(1, 1.0), cmp(1.5, 1), cmp(nan, 1))
def fnan(a, b): return (a < b, a <= b, a == b, a != b, a > b, a >= b)
for k in range(5): fnan(1.0, 2.0)
print(fnan(nan, 1.0), fnan(1.0, nan), fnan(1.0, 1.0))
def nest(n):
    r = []
    for i in range(n):
        for j in range(i):
            try:
                if j == 2: raise KeyError(j)
                r.append(i * j)
            except KeyError as e:
                r.append(str(e))
            finally:
                k = i + j
    return r, k
for q in range(4): print(nest(5)[1], end=' ')
print(nest(5))
def gen(n):
    t = 0
    while t < n:
        t += 1
        got = yield t * 2
        if got: t += got
for q in range(4): print(list(gen(4)), end=' ')
g = gen(10); next(g); print(g.send(2.5), g.send(3), list(g))
def swap(n):
    a, b = 0, 1
    for i in range(n):
        a, b = b, a + b
    return a
for q in (5, 50, 95, 5, 5): print(swap(q), end=' ')
print()
def chain(x):
    return 1 < x < 10, (x or 5) + 1, x if x > 3 else -x
for q in (1, 2, 5, 20, 0.5, 0): print(chain(q), end=' ')
print()
def deep(n):
    if n == 0: return 0
    return 1 + deep(n - 1)
for k in range(5): print(deep(100), end=' ')
import sys
def mismatched():
    x = 0
    for i in [1, 2, 3, 4.5, 'a']:
        x = x + i
    return x
for k in range(4):
    try: mismatched()
    except TypeError as e: print(e, e.__traceback__.tb_lineno, e.__traceback__.tb_next.tb_lineno, e.__traceback__.tb_next.tb_frame.f_locals)
