from math import gcd, isqrt


def is_prime(n):
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


print([n for n in range(60) if is_prime(n)], is_prime(2 ** 127 - 1), is_prime(2 ** 128 + 1), is_prime(10 ** 18 + 9))


def egcd(a, b):
    x0, x1, y0, y1 = 1, 0, 0, 1
    while b:
        q, a, b = a // b, b, a % b
        x0, x1 = x1, x0 - q * x1
        y0, y1 = y1, y0 - q * y1
    return a, x0, y0


p, q, e = 2 ** 61 - 1, 2 ** 89 - 1, 65537
n, phi = p * q, (p - 1) * (q - 1)
d = egcd(e, phi)[1] % phi
message = int.from_bytes(b'secret text', 'big')
cipher = pow(message, e, n)
print(n, d, cipher, pow(cipher, d, n).to_bytes(11, 'big'), pow(e, -1, phi) == d)
print([(a, b, isqrt(a * a + b * b)) for a in range(1, 20) for b in range(a, 20) if isqrt(a * a + b * b) ** 2 == a * a + b * b and gcd(a, b) == 1])
print(sum(1 for n in range(1, 101) if sum(d for d in range(1, n) if n % d == 0) == n), 2 ** 10000 % 10 ** 20, str(3 ** 500)[:20])
pow(2, -1, 4)
