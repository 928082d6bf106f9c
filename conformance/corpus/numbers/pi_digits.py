def digits():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


g = digits()
print(''.join(str(next(g)) for _ in range(200)))


def arctan(x, unity):
    total = term = unity // x
    n, sign = 3, -1
    while term:
        term //= x * x
        total += sign * (term // n)
        sign, n = -sign, n + 2
    return total


unity = 10 ** 110
pi = 4 * (4 * arctan(5, unity) - arctan(239, unity)) // 10 ** 10
print(str(pi)[:60])
e, term = 0, 10 ** 60
for i in range(1, 60):
    e += term
    term //= i
print(e)
