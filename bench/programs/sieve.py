"""Prime numbers by a sieve, by trial division, and by wheels in a dict."""


def sieve(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    i = 2
    while i * i <= n:
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = False
        i += 1
    return [i for i, flag in enumerate(flags) if flag]


def by_slices(n):
    flags = bytearray([1]) * (n + 1)
    flags[:2] = b"\0\0"
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return sum(flags)


def incremental(count):
    found = []
    multiples = {}
    n = 2
    while len(found) < count:
        step = multiples.pop(n, None)
        if step is None:
            found.append(n)
            multiples[n * n] = n
        else:
            at = n + step
            while at in multiples:
                at += step
            multiples[at] = step
        n += 1
    return found


def is_prime(n):
    if n < 2:
        return False
    d = 2
    while d * d <= n:
        if n % d == 0:
            return False
        d += 1
    return True


def run():
    primes = sieve(400000)
    assert len(primes) == 33860 == by_slices(400000)
    assert incremental(10000) == primes[:10000]
    assert sum(is_prime(n) for n in range(16000)) == 1862
