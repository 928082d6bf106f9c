def primes(limit):
    sieve = [True] * (limit + 1)
    sieve[0:2] = [False, False]
    for i in range(2, int(limit ** 0.5) + 1):
        if sieve[i]:
            sieve[i * i::i] = [False] * len(sieve[i * i::i])
    return [i for i, prime in enumerate(sieve) if prime]


print(primes(100))
print(len(primes(20000)))


def factors(n):
    found = []
    d = 2
    while d * d <= n:
        while n % d == 0:
            found.append(d)
            n //= d
        d += 1
    return found + [n] * (n > 1)


for n in (2, 12, 97, 360, 1001, 600851475143):
    print(n, '=', ' * '.join(map(str, factors(n))))
