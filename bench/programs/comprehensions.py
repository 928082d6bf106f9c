"""List, dict, set comprehensions and generator expressions over objects."""


class Widget:
    def __init__(self, ident, kind, owner, size):
        self.ident = ident
        self.kind = kind
        self.owner = owner
        self.size = size


KINDS = ["big", "small", "round", "flat"]
WIDGETS = [Widget(i, KINDS[i % 4], i % 13, (i * 7919) % 101) for i in range(3000)]


def any_large(widgets):
    return any(w.size > 99 for w in widgets)


def run():
    for _ in range(90):
        by_ident = {w.ident: w for w in WIDGETS}
        assert len(by_ident) == 3000
        owners = {w.owner for w in WIDGETS if w.kind != "flat"}
        assert len(owners) == 13
        sizes = [w.size for w in WIDGETS if w.kind == "big" and w.size % 2]
        assert all(s % 2 for s in sizes)
        grouped = {owner: [w for w in WIDGETS if w.owner == owner] for owner in (1, 5, 9)}
        assert sum(len(group) for group in grouped.values()) == sum(1 for w in WIDGETS if w.owner in (1, 5, 9))
        assert any_large(WIDGETS)
        matrix = [[i * j for j in range(30)] for i in range(30)]
        assert [row[3] for row in matrix] == [i * 3 for i in range(30)]
