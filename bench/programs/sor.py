"""Successive over-relaxation on a grid: nested lists of floats."""


def relax(grid, omega, rounds):
    n = len(grid)
    rest = 1.0 - omega
    quarter = omega * 0.25
    for _ in range(rounds):
        for i in range(1, n - 1):
            above = grid[i - 1]
            row = grid[i]
            below = grid[i + 1]
            for j in range(1, n - 1):
                row[j] = quarter * (above[j] + below[j] + row[j - 1] + row[j + 1]) + rest * row[j]


def run():
    n = 60
    grid = [[float((i * j) % 7) for j in range(n)] for i in range(n)]
    relax(grid, 1.25, 120)
    assert all(0.0 <= x <= 6.0 for row in grid for x in row)
    assert abs(grid[30][30] - 2.37501) < 0.0001, grid[30][30]
