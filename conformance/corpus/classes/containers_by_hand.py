from collections.abc import MutableMapping, Sequence


class Deck(Sequence):
    def __init__(self, cards):
        self.cards = list(cards)

    def __len__(self):
        return len(self.cards)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return Deck(self.cards[i])
        return self.cards[i]

    def __repr__(self):
        return f'Deck({self.cards})'


d = Deck('abcab')
print(d[0], d[-1], d[1:3], len(d), 'c' in d, d.index('b'), d.count('a'), list(reversed(d)), [x for x in d], *d)


class CaseInsensitive(MutableMapping):
    def __init__(self, **items):
        self._d = {}
        self.update(items)

    def __getitem__(self, k):
        return self._d[k.lower()]

    def __setitem__(self, k, v):
        self._d[k.lower()] = v

    def __delitem__(self, k):
        del self._d[k.lower()]

    def __iter__(self):
        return iter(self._d)

    def __len__(self):
        return len(self._d)


c = CaseInsensitive(Name='Ann', AGE=3)
c['COLOR'] = 'red'
print(c['name'], 'Age' in c, dict(c), c.pop('AGE'), c.get('none'), c.setdefault('X', 1), sorted(c.items()), len(c), c == {'name': 'Ann', 'color': 'red', 'x': 1})


class Missing(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value


m = Missing(a=1)
print(m['a'], m['b'], m, m.get('z'))


class Reversed(list):
    def __iter__(self):
        return super().__reversed__()

    def append(self, x):
        super().append(x * 10)


r = Reversed([1, 2])
r.append(3)
print(list(r), r, len(r), [*r])
try:
    Sequence()
except TypeError as e:
    print(e)
del c['gone']
