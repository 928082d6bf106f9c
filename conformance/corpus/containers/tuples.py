t = (1, 'a', [2])
print(t, (), (1,), 1, (1, 2) + (3,), (0,) * 3, t[1], t[-1], t[:2], len(t), 'a' in t, t.index('a'), t.count(1))
t[2].append(3)
print(t, (1, 2) < (1, 3), (1, 2) == (1, 2), hash((1, 2)) == hash((1, 2)), tuple('abc'))
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
points = {(0, 0): 'origin', (1, 2): 'p'}
print(points[0, 0], points[(1, 2)])
for bad in ("t[5]", "t.append(1)", "(1,) + [2]", "{t: 1}", "a, b = t"):
    try:
        exec(bad)
    except Exception as e:
        print(bad, '->', type(e).__name__ + ':', e)
for values in ([1], [1, 2, 3], 5, 'ab', {1: 2, 3: 4}, (i for i in range(9))):
    try:
        x, y = values
        print(x, y)
    except Exception as e:
        print(type(e).__name__, e)
try:
    x, *y, z = [1]
except ValueError as e:
    print(e)
t[0] = 5
