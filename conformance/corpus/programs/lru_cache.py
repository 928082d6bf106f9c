from collections import OrderedDict
from functools import cache, lru_cache


class LRU:
    def __init__(self, size):
        self.size, self.data = size, OrderedDict()

    def get(self, key, default=None):
        if key not in self.data:
            return default
        self.data.move_to_end(key)
        return self.data[key]

    def put(self, key, value):
        self.data[key] = value
        self.data.move_to_end(key)
        if len(self.data) > self.size:
            self.data.popitem(last=False)


lru = LRU(2)
lru.put('a', 1)
lru.put('b', 2)
print(lru.get('a'))
lru.put('c', 3)
print(lru.get('b'), list(lru.data))


@lru_cache(maxsize=2)
def slow(n):
    print('computing', n)
    return n * n


print(slow(2), slow(2), slow(3), slow(4), slow(2))
print(slow.cache_info())
slow.cache_clear()
print(slow.cache_info(), slow.__wrapped__(5))


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())
slow([])
