square = lambda n: n * n
print(square(7), square.__name__, (lambda: None)())
print(sorted(['bb', 'a', 'ccc'], key=lambda s: -len(s)))
print((lambda *a, **k: (a, k))(1, 2, x=3))
pairs = [(1, 'one'), (3, 'three'), (2, 'two')]
pairs.sort(key=lambda p: p[1])
print(pairs)
ops = {'+': lambda a, b: a + b, '-': lambda a, b: a - b}
print(ops['+'](1, 2), ops['-'](1, 2))
print((lambda n: 1 if n == 0 else n * (lambda m: 2 * m)(n))(4))
