for i in range(3):
    print(i)
else:
    print('done')

for i in range(10, 0, -3):
    if i == 4:
        break
    print(i)
else:
    print('not reached')

n = 0
while n < 10:
    n += 1
    if n % 2:
        continue
    print(n, end=' ')
else:
    print('end')

for i, c in enumerate('abc', start=1):
    print(i, c)
for a, b in zip([1, 2, 3], 'xy'):
    print(a, b)
for x in reversed([1, 2, 3]):
    print(x, end=';')
print()
while True:
    n -= 3
    if n < 0:
        break
print(n)
for (a, b), c in [((1, 2), 3), ((4, 5), 6)]:
    print(a + b + c)
for _ in range(0):
    print('never')
else:
    print('empty')
