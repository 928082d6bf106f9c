"""Classes made at run time, named tuples, dataclasses, enums, and many instances."""

import enum
from collections import namedtuple
from dataclasses import dataclass


def make_class(i):
    class Base:
        kind = i

        def name(self):
            return self.kind

    class Derived(Base):
        __slots__ = ("a",)

        @property
        def double(self):
            return self.kind * 2

        @classmethod
        def make(cls):
            return cls()

    return Derived


class Account:
    bank = "B"

    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance

    def __eq__(self, other):
        return self.owner == other.owner and self.balance == other.balance

    def __hash__(self):
        return hash(self.owner)

    @property
    def rich(self):
        return self.balance > 5000

    @staticmethod
    def fee(amount):
        return amount // 100

    def pay(self, amount):
        self.balance -= amount + self.fee(amount)


def run():
    for i in range(1200):
        assert make_class(i).make().double == 2 * i
    for i in range(24):
        point = namedtuple("Point%d" % i, "x y z")(1, 2, 3)
        assert point.y == 2 and point._replace(x=5).x == 5

        @dataclass(order=True)
        class Record:
            key: int
            name: str = "none"

        assert Record(1) < Record(2)

        class Colour(enum.Enum):
            RED = 1
            GREEN = 2

        assert Colour(2) is Colour.GREEN
    accounts = [Account("o%d" % (i % 50), i) for i in range(50000)]
    for account in accounts:
        account.pay(200)
    assert sum(a.rich for a in accounts) == 44797
    assert len(set(accounts[:2000])) == 2000
