def noisy(n):
    print('eval', n)
    return n


print(noisy(1) < noisy(2) < noisy(3))
print(noisy(3) < noisy(2) < noisy(1))
print(1 < 3 > 2 == 2 != 5 in [5] is not None)
x = 5
print(0 <= x < 10, 10 > x >= 6, x == x == 5, 1 == 1 < 2)
print(noisy(0) and noisy(1), noisy(0) or noisy(2), not noisy(0))
print([] == [] is not [], None is None is None, 'a' < 'b' < 'c' <= 'c')
print((1, 2) < (1, 3) < (2,), [1] <= [1, 0], {1} < {1, 2} <= {1, 2})
print(True if noisy(1) > noisy(0) else noisy('never'))
