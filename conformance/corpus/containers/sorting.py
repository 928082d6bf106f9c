data = [('bob', 25), ('alice', 30), ('carol', 25), ('dave', 30)]
print(sorted(data), sorted(data, key=lambda p: p[1]), sorted(data, key=lambda p: (-p[1], p[0])))
print(sorted(data, key=lambda p: p[1], reverse=True))
words = ['banana', 'Apple', 'cherry', 'apple']
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, reverse=True))
print(sorted({'b': 1, 'a': 2}), sorted('hello'), sorted([True, 0, 2.5, -1]), sorted((3, 1, 2)))
numbers = [5, 2, 9, 1]
print(numbers.sort(), numbers)
import random

random.seed(1)
big = list(range(1000))
random.shuffle(big)
print(sorted(big) == list(range(1000)), sorted(big, key=lambda n: n % 10)[:3] != [], max(big), min(big))


class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split('.')))

    def __lt__(self, other):
        return self.parts < other.parts

    def __repr__(self):
        return '.'.join(map(str, self.parts))


print(sorted(map(Version, ['1.10', '1.2', '0.9', '1.2.1'])), min(map(Version, ['2', '1'])))
for bad in ("sorted([1, 'a'])", "sorted([None, 1])", "sorted(5)", "sorted([{}, {}])", "sorted([1j, 2j])", "sorted([1], len)",
            "sorted([1, 2], key=5)", "max([])", "max(1)", "min('a', 1)"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, '->', type(e).__name__ + ':', e)


def bubble(items):
    items = list(items)
    for i in range(len(items)):
        for j in range(len(items) - 1 - i):
            if items[j] > items[j + 1]:
                items[j], items[j + 1] = items[j + 1], items[j]
    return items


def quick(items):
    if len(items) < 2:
        return items
    pivot, *rest = items
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if x >= pivot])


def merge(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right = merge(items[:middle]), merge(items[middle:])
    out = []
    while left and right:
        out.append((left if left[0] <= right[0] else right).pop(0))
    return out + left + right


sample = big[:40]
print(bubble(sample) == quick(sample) == merge(sample) == sorted(sample), quick([3, 1, 2]))
