class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]

    def __matmul__(self, other):
        return Matrix([sum(a * b for a, b in zip(row, col)) for col in zip(*other.rows)] for row in self.rows)

    def __add__(self, other):
        return Matrix([a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows))

    def __mul__(self, k):
        return Matrix([a * k for a in r] for r in self.rows)

    __rmul__ = __mul__

    def __getitem__(self, index):
        i, j = index
        return self.rows[i][j]

    def __eq__(self, other):
        return self.rows == other.rows

    def __str__(self):
        return '\n'.join(' '.join(f'{v:4}' for v in row) for row in self.rows)

    @property
    def T(self):
        return Matrix(zip(*self.rows))


m = Matrix([[1, 2], [3, 4]])
print(m @ m, m.T, m + m == 2 * m, m[1, 0], m * 3, sep='\n')
m @= Matrix([[0, 1], [1, 0]])
print(m)
print(m @ 3)
