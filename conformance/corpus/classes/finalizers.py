# __del__ after the collector has run: on CPython it has run long before.
import gc

log = []


class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)


class Kept(Noted):
    saved = []

    def __del__(self):
        super().__del__()
        Kept.saved.append(self)


class NotedList(list):
    def __del__(self):
        log.append(list(self))


def collected(maker, *args, deaths=1):
    maker(*args)
    # A collector may need more than one look; it has to notice in the end.
    for _ in range(100):
        gc.collect()
        if len(log) >= deaths:
            break
    answer = log[:]
    log.clear()
    return answer


def cycle():
    a = Noted('a')
    b = Noted('b')
    a.other, b.other = b, a


print(collected(Noted, 'one'))
print(collected(NotedList, 'xyz'))
print(sorted(collected(cycle, deaths=2)))

# An object that its own __del__ keeps alive is whole, and is not finalized again.
print(collected(Kept, 'kept'), [k.name for k in Kept.saved])
Kept.saved.clear()
gc.collect()
print(log)


class Later:
    pass


# A method that the class gets later counts for the instances made after that.
Later.__del__ = lambda self: log.append('later')
print(collected(Later))
last = Noted('never collected')
