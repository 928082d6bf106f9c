"""Pentominoes laid on a board: exact cover with bit masks, frozensets and recursion."""

WIDTH, HEIGHT = 5, 6
SHAPES = {
    "F": ((0, 1), (1, 0), (1, 1), (1, 2), (2, 2)), "L": ((0, 0), (1, 0), (2, 0), (3, 0), (3, 1)),
    "N": ((0, 1), (1, 1), (2, 0), (2, 1), (3, 0)), "P": ((0, 0), (0, 1), (1, 0), (1, 1), (2, 0)),
    "U": ((0, 0), (0, 2), (1, 0), (1, 1), (1, 2)), "V": ((0, 0), (1, 0), (2, 0), (2, 1), (2, 2)),
    "W": ((0, 0), (1, 0), (1, 1), (2, 1), (2, 2)), "Y": ((0, 1), (1, 0), (1, 1), (2, 1), (3, 1)),
}


def turned(cells):
    return [(x, -y) for y, x in cells]


def flipped(cells):
    return [(y, -x) for y, x in cells]


def settled(cells):
    top = min(y for y, _ in cells)
    left = min(x for _, x in cells)
    return frozenset((y - top, x - left) for y, x in cells)


def orientations(cells):
    seen = set()
    for _ in range(2):
        for _ in range(4):
            cells = turned(cells)
            seen.add(settled(cells))
        cells = flipped(cells)
    return seen


def placements():
    """For each cell of the board the (name, mask) whose lowest bit is that cell."""
    table = [[] for _ in range(WIDTH * HEIGHT)]
    for name in sorted(SHAPES):
        for cells in sorted(map(sorted, orientations(list(SHAPES[name])))):
            tall = max(y for y, _ in cells)
            wide = max(x for _, x in cells)
            for top in range(HEIGHT - tall):
                for left in range(WIDTH - wide):
                    bits = [(y + top) * WIDTH + x + left for y, x in cells]
                    mask = sum(1 << b for b in bits)
                    table[min(bits)].append((name, mask))
    return table


def solve(table, board, unused, path, found):
    if board == (1 << WIDTH * HEIGHT) - 1:
        found.append(tuple(path))
        return
    free = ~board
    lowest = (free & -free).bit_length() - 1
    for name, mask in table[lowest]:
        if name in unused and not board & mask:
            path.append((name, mask))
            solve(table, board | mask, unused - {name}, path, found)
            path.pop()


def run():
    for _ in range(4):
        table = placements()
        found = []
        solve(table, 0, frozenset(SHAPES), [], found)
        assert len(found) == EXPECTED


EXPECTED = 252
