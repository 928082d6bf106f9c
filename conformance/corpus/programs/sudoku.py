PUZZLE = '53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79'


def peers(i):
    r, c = divmod(i, 9)
    return {r * 9 + k for k in range(9)} | {k * 9 + c for k in range(9)} | \
           {(r // 3 * 3 + a) * 9 + c // 3 * 3 + b for a in range(3) for b in range(3)}


PEERS = [peers(i) - {i} for i in range(81)]


def solve(grid):
    options = [(len(free), i, free) for i, d in enumerate(grid) if d == '.'
               for free in [set('123456789') - {grid[p] for p in PEERS[i]}]]
    if not options:
        return grid
    _, i, free = min(options, key=lambda o: o[:2])
    for d in sorted(free):
        solved = solve(grid[:i] + d + grid[i + 1:])
        if solved:
            return solved
    return None


solution = solve(PUZZLE)
for r in range(0, 81, 9):
    print(' '.join(solution[r:r + 9]))
print(all(set(solution[r:r + 9]) == set('123456789') for r in range(0, 81, 9)))
