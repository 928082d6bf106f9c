import functools


@functools.total_ordering
class Card:
    ranks = '23456789TJQKA'

    def __init__(self, rank):
        self.rank = rank

    def __eq__(self, other):
        return self.rank == other.rank

    def __lt__(self, other):
        return self.ranks.index(self.rank) < self.ranks.index(other.rank)

    def __repr__(self):
        return self.rank


hand = [Card(r) for r in 'K2ATJ']
print(sorted(hand), max(hand), min(hand), Card('2') <= Card('2'), Card('A') >= Card('K'), Card('A') > Card('K'), Card('3') != Card('4'))
try:
    hash(Card('A'))
except TypeError as e:
    print(e)
print(Card('A') in hand, hand.index(Card('T')), hand.count(Card('K')))


class Anything:
    def __eq__(self, other):
        return True

    __hash__ = None


print(Anything() == 5, 5 == Anything(), Anything() != 5, [1, 2] == [1, Anything()])


class Noisy:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        print(f'{self.n} < {other.n}')
        return self.n < other.n

    def __gt__(self, other):
        print(f'{self.n} > {other.n}')
        return self.n > other.n


print(Noisy(1) < Noisy(2) < Noisy(0))
print(sorted([Noisy(2), Noisy(1)])[0].n)
Noisy(1) <= Noisy(2)
