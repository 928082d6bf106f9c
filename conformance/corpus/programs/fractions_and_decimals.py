from decimal import Decimal, ROUND_HALF_UP, getcontext
from fractions import Fraction

a = Fraction(1, 3)
print(a, repr(a), a + Fraction(1, 6), a * 3, a ** 2, float(a), Fraction('0.75'), Fraction(0.5), Fraction(3, -9), a < 0.34, sum([a] * 3), int(Fraction(7, 2)))
print(Fraction(355, 113).limit_denominator(10), Fraction(10, 4).numerator, round(Fraction(5, 2)), divmod(Fraction(7, 2), 1), 1 / a, abs(-a))
d = Decimal('0.1')
print(d + d + d == Decimal('0.3'), 0.1 + 0.2 == 0.3, d * 3, Decimal(1) / 7, Decimal('1.10'), repr(Decimal('1e5')), Decimal(0.1))
print(Decimal('2.675').quantize(Decimal('0.01'), ROUND_HALF_UP), round(Decimal('2.675'), 2), Decimal(2).sqrt(), Decimal('1.20') == Decimal('1.2'), Decimal('NaN'))
getcontext().prec = 5
print(Decimal(1) / 3, Decimal(10) ** 20, Decimal('123.456789') + 0, f'{Decimal("1234.5"):,.2f}')
for bad in (lambda: Fraction(1, 0), lambda: Fraction('x'), lambda: Decimal('x'), lambda: Decimal(1) / 0, lambda: Decimal(1) + 0.5, lambda: Fraction(1.5, 2)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
