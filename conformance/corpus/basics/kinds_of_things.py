things = [1, 1.5, 'a', b'a', True, None, [], (), {}, set(), 2j, range(3), print, len, int, type, slice(1), ...,
          NotImplemented, lambda: 0, (i for i in ()), frozenset(), bytearray(b'x'), Exception('e')]
for thing in things:
    print(type(thing), type(thing).__name__)
print(isinstance(True, int), isinstance(1, (str, int)), issubclass(bool, int), isinstance(1, bool))
print(type(type(1)), type(1) is int, int.__mro__)
print(callable(print), callable(1), hasattr('', 'upper'), getattr(1, 'nothing', 'default'))
print(id(things) == id(things), things is things)
print(dir(int)[:5], [n for n in dir(list) if not n.startswith('_')])
print(int.__name__, int.__module__, (5).__class__, (5).__doc__[:20])
