class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


print(list(Countdown(3)), [x for x in Countdown(2)], sum(Countdown(4)), max(Countdown(5)))
a, b, c = Countdown(3)
print(a, b, c, 2 in Countdown(5), dict(enumerate(Countdown(2))), list(zip(Countdown(3), 'ab')))


class Squares:
    def __getitem__(self, i):
        if i >= 4:
            raise IndexError(i)
        return i * i


print(list(Squares()), 4 in Squares(), list(map(str, Squares())))


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

    def __reversed__(self):
        return iter(list(self)[::-1])


t = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6))
print(list(t), list(reversed(t)), min(t))


class Broken:
    def __iter__(self):
        return 5


for x in Broken():
    pass
