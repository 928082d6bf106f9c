# Calls, attributes, operators and loops that translated code has guards for, and what happens when one fails.
class V:
    def __init__(self, x): self.x = x
    def __add__(self, o):
        if isinstance(o, V): return V(self.x + o.x)
        if isinstance(o, int): return V(self.x + o)
        return NotImplemented
    def __radd__(self, o): return V(o + self.x)
    def __mul__(self, o): return V(self.x * o) if isinstance(o, (int, float)) else NotImplemented
    def __eq__(self, o): return self.x == o.x
    def __repr__(self): return f'V({self.x})'
class W(V):
    def __radd__(self, o): return ('W.radd', o)
class R:
    def __radd__(self, o): return 'R.radd'
def add(a, b): return a + b
def mul(a, b): return a * b
for k in range(8): add(V(1), V(2)), mul(V(1), 2)
print(add(V(1), V(2)), add(V(1), 5), add(V(1), W(2)), add(V(1), R()), add(3, V(1)), mul(V(2), 1.5))
for a, b in ((V(1), 's'), (V(1), 1.5), (V(1), None)):
    try: print(add(a, b))
    except TypeError as e: print(e)
    try: print(mul(a, b))
    except TypeError as e: print(e)
V.__add__ = lambda s, o: 'new'
print(add(V(1), V(2)), add(W(1), 2))
class P:
    def __init__(self, v=1, *, k=2): self.v = v; self.k = k
    @property
    def twice(self): return self.v * 2
    def get(self, a, b=5): return (self.v, a, b)
def use(p): return p.v, p.k, p.twice, p.get(1), p.get(1, b=2), p.get(b=7, a=8)
for k in range(8): r = use(P(k, k=k + 1))
print(r, use(P()))
P.v = property(lambda s: 'prop')
q = P.__new__(P); q.__dict__['v'] = 9; q.__dict__['k'] = 1
try: print(use(q))
except Exception as e: print(type(e), e)
class S:
    __slots__ = ('a', 'b')
    def __init__(self): self.a = 1
def sl(s):
    s.a += 1
    try: return s.a, s.b
    except AttributeError as e: return s.a, str(e)
for k in range(6): r = sl(S())
print(r)
def swapped():
    def f(): return 1
    def g(): return 2
    out = []
    for i in range(12):
        if i == 9: f.__code__ = g.__code__
        out.append(f())
    return out
print(swapped())
def h(a, b=1): return a, b
def callh(): return h(1)
for k in range(8): callh()
h.__defaults__ = (7,); print(callh())
def it(xs):
    t = 0
    for i, x in enumerate(xs):
        for k, v in {'a': i}.items():
            t += v * x
        for a, (b, c) in zip(xs, [(1, 2), (3, 4)]): t += a * b + c
    return t
for k in range(6): r = it([1, 2, 3])
print(r, it((4, 5)), it([1.5, 2.5]))
class E2(enumerate):
    def __next__(self): return (10, 20)
def en(e):
    n = 0
    for a, b in e:
        n += a + b
        if n > 50: break
    return n
for k in range(6): en(enumerate([1, 2]))
print(en(E2([1])))
