import operator

values = [2, 0, -1.5, True, 'ab', [1], (2,), None, {1}, 2 ** 65]
for name in ('add', 'mul', 'mod', 'lt', 'eq', 'and_', 'pow', 'floordiv', 'getitem', 'contains', 'lshift'):
    f = getattr(operator, name)
    for a in values:
        row = []
        for b in values[:-1] if name in ('pow', 'lshift') else values:
            try:
                r = f(a, b)
                text = repr(r)
                row.append(text if len(text) < 12 else text[:9] + '...')
            except Exception as e:
                row.append(type(e).__name__[:6])
        print(name, repr(a), *row)
try:
    'a' % 1 + None
except TypeError as e:
    print(e)
