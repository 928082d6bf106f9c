def sign(n):
    if n > 0:
        return 'positive'
    elif n == 0:
        return 'zero'
    else:
        return 'negative'


for n in (-2, 0, 7):
    print(n, sign(n), 'even' if n % 2 == 0 else 'odd')

print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 == 2)
print(0 or 'default', '' or [] or None, 1 and 2, 0 and 1 / 0)
print(not [], not 'x', not 0.0, not None)
for value in (0, 1, '', 'a', [], [0], {}, {1: 2}, (), None, 0.0, 1j, b'', b'0'):
    print(repr(value), bool(value))
print(1 == 1.0 == True, 1 is not None, 'a' in 'cat', 3 not in [1, 2])
