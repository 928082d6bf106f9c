class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f'Vector({self.x}, {self.y})'

    def __str__(self):
        return f'<{self.x}, {self.y}>'

    def __add__(self, o):
        if not isinstance(o, Vector):
            return NotImplemented
        return Vector(self.x + o.x, self.y + o.y)

    def __sub__(self, o):
        return Vector(self.x - o.x, self.y - o.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __rmul__(self, k):
        return self * k

    def __neg__(self):
        return self * -1

    def __eq__(self, o):
        return isinstance(o, Vector) and (self.x, self.y) == (o.x, o.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __bool__(self):
        return bool(self.x or self.y)

    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __contains__(self, v):
        return v in (self.x, self.y)

    def __call__(self, f):
        return Vector(f(self.x), f(self.y))

    def __iadd__(self, o):
        self.x += o.x
        self.y += o.y
        return self

    def __int__(self):
        return int(abs(self))

    def __index__(self):
        return self.x


a, b = Vector(1, 2), Vector(3, 4)
print(a + b, b - a, a * 2, 2 * a, -a, a == Vector(1, 2), a != b, bool(Vector(0, 0)), abs(b), len(a), a[1], 3 in b)
print([a, b], str(a), f'{a}', f'{a!r}', {a: 1}[Vector(1, 2)], list(a), a(lambda n: n * 10), int(b), [10, 20][a], hex(b))
c = a
c += b
print(a, c is a, max(a, b, key=abs), sum([a, b], Vector(0, 0)))
x, y = b
print(x, y, bin(a))
for bad in ('a + 1', '1 + a', 'a / 2', 'a < b', 'a @ b', '~a', 'a << 1', 'float(a)', 'a[5]', "a.x['k']", 'a -= 1', 'a()', 'a ** 2', '{} | a'):
    try:
        exec(bad)
    except Exception as e:
        print(bad, '->', type(e).__name__ + ':', e)
