rows = [('apple', 3, 0.5), ('banana', 12, 0.25), ('cherry', 100, 12.125)]
print(f"{'item':<10}{'qty':>5}{'price':>10}{'total':>12}")
for name, qty, price in rows:
    print(f'{name:<10}{qty:>5}{price:>10.2f}{qty * price:>12,.2f}')
print('=' * 37)
print(f"{'sum':<10}{sum(r[1] for r in rows):>5}{'':>10}{sum(r[1] * r[2] for r in rows):>12,.2f}")
for row in rows:
    print('%-10s|%5d|%8.3f' % row)
for row in rows:
    print('{:.<10}{:#>5}{:=+9.1f}'.format(*row))
for n in (0, 1, 255, -7, 2 ** 40):
    print(f'{n:>15,} {n:<10x}|{n:^+12}|{n:015}|{n:_b}'[:70])
for f in (0, 1.5, -2.25, 1e10, 1e-10, 123456789.987654321):
    print(f'{f:10.3f}|{f:<12g}|{f:e}|{f:>+12.1%}|{f:,.2f}|{f!r}')
