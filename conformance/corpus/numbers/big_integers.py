import math

a = 2 ** 200
print(a)
print(a + 1, a - 1, a * a, a // 3, a % 1000007, -a // 7, -a % 7)
print(math.factorial(60))
print(10 ** 50 // 7 ** 20, divmod(10 ** 40, -(3 ** 30)))
print(hex(a), oct(2 ** 70), bin(2 ** 66)[:10], int('f' * 20, 16), int('9' * 40) + 1)
print(a >> 190, a << 3, a & (2 ** 100 - 1), (a | 1) ^ 3, ~a)
print(pow(3, 1000, 10 ** 30), pow(2, 127) - 1, 3 ** 100 > 2 ** 158)
print(str(7 ** 300)[-30:], len(str(2 ** 5000)), math.isqrt(10 ** 60), math.gcd(2 ** 90, 6 ** 50), math.lcm(12 ** 20, 10 ** 15))
print(float(2 ** 100), 2 ** 100 / 2 ** 90, 10 ** 30 / 3, round(10 ** 30, -28), (10 ** 25).bit_length())
print(f'{10 ** 30:,} {2 ** 100:x} {10 ** 20:e} {-2 ** 80:+d}')
print(hash(2 ** 61), hash(2 ** 61 - 1), hash(-2 ** 80), 2 ** 64 == float(2 ** 64), 2 ** 64 + 1 == float(2 ** 64))
digits = sum(map(int, str(2 ** 1000)))
print(digits)
x = 123456789 ** 9
print(x, x // 123456789 ** 8, (x ** 2) // x == x, -x, abs(-x), x != x + 1)
