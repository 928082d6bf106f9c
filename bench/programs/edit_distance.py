"""Edit distance and longest common subsequence: rows of ints, str indexing, nested loops."""


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        diagonal = row[0]
        row[0] = i
        for j, y in enumerate(b, 1):
            above = row[j]
            row[j] = min(above + 1, row[j - 1] + 1, diagonal + (x != y))
            diagonal = above
    return row[-1]


def common(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a)):
        for j in range(len(b)):
            if a[i] == b[j]:
                table[i + 1][j + 1] = table[i][j] + 1
            else:
                table[i + 1][j + 1] = max(table[i][j + 1], table[i + 1][j])
    return table[-1][-1]


def check():
    a = "the quick brown fox jumps over the lazy dog " * 6
    b = "pack my box with five dozen liquor jugs and then rest " * 5
    assert distance(a, b) == 199
    assert common(a, b) == 125
    assert distance("kitten", "sitting") == 3


def run():
    for _ in range(2):
        check()
