"""Binary trees made and walked: allocation of small objects."""


class Tree:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        if self.left is None:
            return 1
        return 1 + self.left.count() + self.right.count()


def make(depth):
    return Tree(None, None) if depth == 0 else Tree(make(depth - 1), make(depth - 1))


def run():
    keep = make(13)
    for depth in range(4, 15, 2):
        rounds = 1 << 14 - depth
        assert sum(make(depth).count() for _ in range(rounds)) == rounds * (2 ** (depth + 1) - 1)
    assert keep.count() == 16383
