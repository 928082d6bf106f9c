def numbers(text):
    for word in text.split():
        try:
            yield int(word)
        except ValueError:
            print('skip', word)


def evens(source):
    for n in source:
        if n % 2 == 0:
            yield n


def batches(source, size):
    batch = []
    for n in source:
        batch.append(n)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


for batch in batches(evens(numbers('1 2 x 4 6 7 8 y 10')), 2):
    print(batch)


def sieve():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1


s = sieve()
print([next(s) for _ in range(15)])


class Peekable:
    def __init__(self, it):
        self.it = iter(it)
        self.ahead = []

    def __iter__(self):
        return self

    def __next__(self):
        return self.ahead.pop() if self.ahead else next(self.it)

    def peek(self):
        self.ahead.append(next(self))
        return self.ahead[-1]


p = Peekable('abc')
print(p.peek(), next(p), list(p))
p.peek()
