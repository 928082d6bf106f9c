def append(item, to=[]):
    to.append(item)
    return to


print(append(1), append(2), append(3, []))
print(append.__defaults__)


def keyword(*, a=1, b='x'):
    return a, b


print(keyword.__kwdefaults__, keyword(b=2))
append.__defaults__ = (['new'],)
print(append('more'))
i = 5


def late(n=i):
    return n


i = 6
print(late())
