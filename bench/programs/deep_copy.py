"""copy.deepcopy of nested containers and instances."""

from copy import deepcopy


class Part:
    def __init__(self, name, children):
        self.name = name
        self.children = children
        self.size = (1, 2.5, "m")


def make(depth):
    return Part("part%d" % depth, [make(depth - 1) for _ in range(3)] if depth else [])


TREE = make(4)
TABLE = {"list": [1, 2, [3, 4, {"x": "y"}]], "tuple": (1, [2], "three"), "deep": {i: {"v": [i] * 3} for i in range(20)}}


def run():
    for _ in range(50):
        tree = deepcopy(TREE)
        assert tree.children[0].children[1] is not TREE.children[0].children[1]
        assert tree.children[2].size == (1, 2.5, "m")
        for _ in range(10):
            assert deepcopy(TABLE) == TABLE
