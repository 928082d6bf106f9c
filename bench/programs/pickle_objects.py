"""Pickling there and back: containers, instances, shared references."""

import pickle

KIND = "library"


class Node:
    def __init__(self, name, value):
        self.name = name
        self.value = value
        self.links = []


def make():
    nodes = [Node("node %d" % i, i * 0.5) for i in range(300)]
    for i, node in enumerate(nodes):
        node.links.append(nodes[i * 7 % 300])
    table = {"key%d" % i: (i, str(i), [i] * 5, {"a": i, "b": None}) for i in range(600)}
    return nodes, table


NODES, TABLE = make()


def run():
    for _ in range(100):
        table = pickle.loads(pickle.dumps(TABLE))
        assert table == TABLE
        nodes = pickle.loads(pickle.dumps(NODES, protocol=2))
        assert len(nodes) == 300 and nodes[1].links[0] is nodes[7]
