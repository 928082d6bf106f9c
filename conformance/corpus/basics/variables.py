a = 1
b = a
a = 2
print(a, b)
a, b = b, a
print(a, b)
x = y = z = []
x.append(1)
print(x, y, z, x is y)
first, *rest = 'abcd'
print(first, rest)
*init, last = range(5)
print(init, last)
(p, (q, r)), s = (1, (2, 3)), 4
print(p, q, r, s)
total = 10
total += 5
total -= 3
total *= 2
total //= 5
total **= 3
total %= 50
print(total)
del total
try:
    print(total)
except NameError as error:
    print(error)
