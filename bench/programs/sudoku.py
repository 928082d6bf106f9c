"""Sudoku by constraint propagation on dicts of strings and depth-first search."""

ROWS = "ABCDEFGHI"
COLUMNS = "123456789"


def cross(a, b):
    return [x + y for x in a for y in b]


SQUARES = cross(ROWS, COLUMNS)
UNITS = ([cross(ROWS, c) for c in COLUMNS] + [cross(r, COLUMNS) for r in ROWS]
         + [cross(rs, cs) for rs in ("ABC", "DEF", "GHI") for cs in ("123", "456", "789")])
UNITS_OF = {s: [u for u in UNITS if s in u] for s in SQUARES}
PEERS = {s: {p for u in UNITS_OF[s] for p in u if p != s} for s in SQUARES}
PUZZLES = [
    "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......",
    "52...6.........7.13...........4..8..6......5...........418.........3..2...87.....",
    "..3.2.6..9..3.5..1..18.64....81.29..7.......8..67.82....26.95..8..2.3..9..5.1.3..",
    "6.....8.3.4.7.................5.4.7.3..2.....1.6.......2.....5.....8.6......1....",
]


def assign(values, square, digit):
    for other in values[square].replace(digit, ""):
        if not eliminate(values, square, other):
            return None
    return values


def eliminate(values, square, digit):
    if digit not in values[square]:
        return True
    left = values[square] = values[square].replace(digit, "")
    if not left:
        return False
    if len(left) == 1 and not all(eliminate(values, peer, left) for peer in PEERS[square]):
        return False
    for unit in UNITS_OF[square]:
        places = [s for s in unit if digit in values[s]]
        if not places or len(places) == 1 and not assign(values, places[0], digit):
            return False
    return True


def search(values):
    if values is None:
        return None
    if all(len(v) == 1 for v in values.values()):
        return values
    _, square = min((len(v), s) for s, v in values.items() if len(v) > 1)
    for digit in values[square]:
        found = search(assign(values.copy(), square, digit))
        if found:
            return found
    return None


def solve(text):
    values = {s: COLUMNS for s in SQUARES}
    for square, c in zip(SQUARES, text):
        if c in COLUMNS and not assign(values, square, c):
            return None
    return search(values)


def run():
    for puzzle in PUZZLES * 4:
        solved = solve(puzzle)
        assert all({solved[s] for s in unit} == set(COLUMNS) for unit in UNITS)
