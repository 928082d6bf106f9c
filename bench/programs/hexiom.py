"""A puzzle of numbered hexagons, solved by narrowing sets of possible values and guessing."""

RADIUS = 2


def make_cells():
    cells = [(q, r) for q in range(-RADIUS, RADIUS + 1) for r in range(-RADIUS, RADIUS + 1) if abs(q + r) <= RADIUS]
    index = {cell: i for i, cell in enumerate(cells)}
    around = [(1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (-1, 1)]
    near = [[index[q + dq, r + dr] for dq, dr in around if (q + dq, r + dr) in index] for q, r in cells]
    return cells, near


CELLS, NEAR = make_cells()
NONE = 7


class Contradiction(Exception):
    pass


class State:
    """What each cell may still be: a number of neighbours that are not empty, or NONE."""

    def __init__(self, options, counts):
        self.options = options
        self.counts = counts

    def clone(self):
        return State([set(o) for o in self.options], dict(self.counts))

    def fix(self, cell, value):
        options = self.options[cell]
        if value not in options:
            raise Contradiction
        if len(options) > 1:
            self.options[cell] = {value}

    def drop(self, cell, value):
        options = self.options[cell]
        if value in options:
            options.discard(value)
            if not options:
                raise Contradiction
            return True
        return False

    def narrow(self):
        changed = True
        while changed:
            changed = False
            fixed = {}
            for options in self.options:
                if len(options) == 1:
                    value = next(iter(options))
                    fixed[value] = fixed.get(value, 0) + 1
            for value, count in self.counts.items():
                have = fixed.get(value, 0)
                if have > count:
                    raise Contradiction
                able = 0
                for cell, options in enumerate(self.options):
                    if value in options:
                        able += 1
                        if have == count and len(options) > 1:
                            changed |= self.drop(cell, value)
                if able < count:
                    raise Contradiction
            for cell, options in enumerate(self.options):
                sure = possible = 0
                for n in NEAR[cell]:
                    other = self.options[n]
                    if NONE not in other:
                        sure += 1
                        possible += 1
                    elif len(other) > 1:
                        possible += 1
                for value in list(options):
                    if value != NONE and not sure <= value <= possible:
                        changed |= self.drop(cell, value)

    def solved(self):
        return all(len(o) == 1 for o in self.options)

    def values(self):
        return [next(iter(o)) for o in self.options]

    def open_cell(self):
        best = None
        for cell, options in enumerate(self.options):
            if len(options) > 1 and (best is None or len(options) < len(self.options[best])):
                best = cell
        return best


def solve(state, budget):
    budget[0] += 1
    try:
        state.narrow()
    except Contradiction:
        return None
    if state.solved():
        return state.values()
    cell = state.open_cell()
    for value in sorted(state.options[cell]):
        attempt = state.clone()
        try:
            attempt.fix(cell, value)
        except Contradiction:
            continue
        found = solve(attempt, budget)
        if found is not None:
            return found
    return None


def puzzle(taken):
    """The multiset of numbers that a board with these taken cells has."""
    counts = {value: 0 for value in range(8)}
    for cell in range(len(CELLS)):
        if cell in taken:
            counts[sum(n in taken for n in NEAR[cell])] += 1
        else:
            counts[NONE] += 1
    return counts


def check(values, counts):
    taken = {cell for cell, value in enumerate(values) if value != NONE}
    assert puzzle(taken) == counts
    for cell in taken:
        assert values[cell] == sum(n in taken for n in NEAR[cell])


def run():
    for taken in 4 * ({0, 1, 3, 4, 5, 8, 9, 10, 14, 17}, {2, 3, 6, 7, 8, 9, 11, 12, 15, 16, 18}, {0, 2, 4, 6, 9, 12, 13, 18}):
        counts = puzzle(taken)
        options = [{value for value, count in counts.items() if count} for _ in CELLS]
        values = solve(State(options, counts), [0])
        check(values, counts)
