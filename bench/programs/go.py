"""Random games of Go on a small board: union of groups, sets of liberties, a linear generator of moves."""

SIZE = 9
EMPTY, BLACK, WHITE = 0, 1, 2


def neighbours_of():
    table = []
    for at in range(SIZE * SIZE):
        y, x = divmod(at, SIZE)
        near = []
        if x > 0:
            near.append(at - 1)
        if x < SIZE - 1:
            near.append(at + 1)
        if y > 0:
            near.append(at - SIZE)
        if y < SIZE - 1:
            near.append(at + SIZE)
        table.append(tuple(near))
    return table


NEAR = neighbours_of()


class Group:
    __slots__ = ("colour", "stones", "liberties")

    def __init__(self, colour, stones, liberties):
        self.colour = colour
        self.stones = stones
        self.liberties = liberties

    def absorb(self, other, at):
        self.stones += other.stones
        self.liberties |= other.liberties
        self.liberties.discard(at)


class Board:
    def __init__(self):
        self.cells = [EMPTY] * (SIZE * SIZE)
        self.groups = [None] * (SIZE * SIZE)
        self.ko = -1
        self.captured = [0, 0, 0]

    def legal(self, at, colour):
        cells = self.cells
        if cells[at] != EMPTY or at == self.ko:
            return False
        for n in NEAR[at]:
            cell = cells[n]
            if cell == EMPTY:
                return True
            liberties = len(self.groups[n].liberties)
            if cell == colour:
                if liberties > 1:
                    return True
            elif liberties == 1:
                return True
        return False

    def fills_eye(self, at, colour):
        return all(self.cells[n] == colour for n in NEAR[at])

    def play(self, at, colour):
        cells = self.cells
        groups = self.groups
        free = {n for n in NEAR[at] if cells[n] == EMPTY}
        group = Group(colour, [at], free)
        cells[at] = colour
        groups[at] = group
        self.ko = -1
        taken = 0
        for n in NEAR[at]:
            other = groups[n]
            if other is None or other is group:
                continue
            if other.colour == colour:
                if len(other.stones) > len(group.stones):
                    group, other = other, group
                group.absorb(other, at)
                for stone in other.stones:
                    groups[stone] = group
            else:
                other.liberties.discard(at)
                if not other.liberties:
                    taken += len(other.stones)
                    last = other.stones[0]
                    self.remove(other)
        group.liberties.discard(at)
        if taken == 1 and len(group.stones) == 1 and len(group.liberties) == 1:
            self.ko = last
        self.captured[colour] += taken

    def remove(self, group):
        for stone in group.stones:
            self.cells[stone] = EMPTY
            self.groups[stone] = None
        for stone in group.stones:
            for n in NEAR[stone]:
                other = self.groups[n]
                if other is not None:
                    other.liberties.add(stone)

    def score(self):
        count = [0, 0, 0]
        for at, cell in enumerate(self.cells):
            if cell == EMPTY:
                owners = {self.cells[n] for n in NEAR[at]}
                owners.discard(EMPTY)
                cell = owners.pop() if len(owners) == 1 else EMPTY
            count[cell] += 1
        return count[BLACK] - count[WHITE]


class Dice:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 8) % n


def game(dice):
    board = Board()
    colour = BLACK
    passes = 0
    moves = 0
    while passes < 2 and moves < 3 * SIZE * SIZE:
        free = [at for at in range(SIZE * SIZE) if board.cells[at] == EMPTY]
        while free:
            i = dice.below(len(free))
            at = free[i]
            if board.legal(at, colour) and not board.fills_eye(at, colour):
                board.play(at, colour)
                passes = 0
                break
            free[i] = free[-1]
            free.pop()
        else:
            passes += 1
        moves += 1
        colour = BLACK + WHITE - colour
    return board.score(), moves


def run():
    dice = Dice(42)
    results = [game(dice) for _ in range(40)]
    assert all(-81 <= score <= 81 and moves > 60 for score, moves in results)
    assert (sum(s for s, _ in results), sum(m for _, m in results)) == EXPECTED


EXPECTED = (24, 4844)
