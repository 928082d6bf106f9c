squares = (n * n for n in range(5))
print(type(squares), next(squares), list(squares), list(squares))
print(sum(x for x in range(10) if x % 3 == 0), max((len(w), w) for w in ['a', 'bbb', 'cc']))
print(dict((k, v) for k, v in zip('ab', range(2))), ''.join(c.upper() for c in 'abc'), set(x // 2 for x in range(5)))
n = 10
late = (n * x for x in range(3))
n = 100
print(list(late))
try:
    bad = (x for x in undefined)
except NameError as e:
    print(e)
lazy = (1 / x for x in [1, 0])
print(next(lazy))
print(any(x > 2 for x in iter([1, 3, 'never compared'])))
rows = [[1, 2], [3]]
print(list(x for row in rows for x in row), list((x, y) for x in 'ab' for y in (y for y in '12')))
print((lambda: (yield))().__next__())
next(lazy)
