a = [3, 1, 2]
a.append(5)
a.extend([4, 6])
a.insert(0, 'first')
a.insert(100, 'last')
print(a, len(a), a.index(5), a.count(1), 3 in a)
print(a.pop(), a.pop(0), a)
a.remove(5)
a.sort()
print(a, a[::-1], a[-2:], a + [9], a * 2)
a.reverse()
b = a.copy()
b.clear()
print(a, b)
a[1:3] = ['x', 'y', 'z']
print(a)
a[::2] = [0, 0, 0]
print(a)
a[1:1] = [7, 7]
del a[-1]
print(a)
nested = [[0] * 3 for _ in range(2)]
nested[0][1] = 5
print(nested, [[1, 2], [3]] == [[1, 2], [3]], [1, 2] < [1, 3], [1] < [1, 0])
a = [1]
a.append(a)
print(a)
grid = [[1, 2, 3], [4, 5, 6]]
print([list(row) for row in zip(*grid)], sum(grid, []), [*grid[0], *'ab'])
x = [1, 2, 3]
x += (4,)
x *= 2
print(x)
for bad in ("[1][5]", "[].pop()", "[1].remove(2)", "[1].index(2)", "[1]['a']", "[1] + (2,)", "[3, 'a'].sort()", "[1] * 'a'",
            "[1, 2, 3][::0]", "[].foo", "[1] < [None]", "list(5)", "[].insert(1)", "[1, 2].__setitem__(5, 0)", "hash([])"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, '->', type(e).__name__ + ':', e)
a = [1, 2, 3]
a[::2] = [1]
