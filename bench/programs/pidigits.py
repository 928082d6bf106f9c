"""Digits of pi by a spigot: arithmetic on long ints."""


def digits():
    q, r, k, t, l = 1, 0, 1, 1, 3
    n = 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = (q * k, (2 * q + r) * l, t * l, k + 1,
                                (q * (7 * k + 2) + r * l) // (t * l), l + 2)


def run():
    spigot = digits()
    text = "".join([str(next(spigot)) for _ in range(1500)])
    assert text.startswith("31415926535897932384626433832795")
    assert len(text) == 1500
