print([x ** 2 for x in range(10) if x % 2], {x: x ** 2 for x in range(4)}, {c for c in 'aab'} == {'a', 'b'})
print([(x, y) for x in range(3) for y in 'ab'], [x for row in [[1, 2], [3]] for x in row if x != 2])
print([[i * j for j in range(1, 4)] for i in range(1, 4)], list(x + 1 for x in (1, 2)), sum(x for x in range(5)))
print([y for x in range(5) if x if x > 2 for y in [x, -x]], [f(3) for f in (str, float)], [*(i for i in 'ab')])
print({k: v for k, v in zip('abc', range(3)) if v}, [a or b for a, b in [(0, 1), (2, 3)]], [x if x else 'zero' for x in (0, 1)])
matrix = [[1, 2], [3, 4], [5, 6]]
print([[row[i] for row in matrix] for i in range(2)])
print(any(n > 3 for n in range(5)), all(n < 3 for n in range(5)), max((n * 7 % 5, n) for n in range(5)))
print([lambda: n for n in range(2)][0](), [(lambda n: n * k)(2) for k in range(3)])
table = {n: [d for d in range(1, n + 1) if n % d == 0] for n in range(10, 13)}
print(table)
[print(x, end=' ') for x in range(3)]
print()
print([1 / x for x in (1, 2, 0)])
