"""Pi by throwing darts with a generator of random numbers written in Python: int arithmetic on attributes."""


class Lagged:
    """A subtractive generator with 17 places."""

    BITS = (1 << 31) - 1

    def __init__(self, seed):
        self.places = [0] * 17
        for i in range(17):
            seed = (seed * 9069 + 12345) & self.BITS
            self.places[i] = seed
        self.i = 4
        self.j = 16

    def random(self):
        places = self.places
        k = places[self.i] - places[self.j]
        if k < 0:
            k += self.BITS
        places[self.j] = k
        self.i = self.i - 1 if self.i else 16
        self.j = self.j - 1 if self.j else 16
        return k / self.BITS


def run():
    source = Lagged(113)
    throws = 100000
    under = 0
    for _ in range(throws):
        x = source.random()
        y = source.random()
        if x * x + y * y <= 1.0:
            under += 1
    assert 3.1 < 4.0 * under / throws < 3.18
