d = {'a': 1, 'b': 2, 'c': 3}
keys, values, items = d.keys(), d.values(), d.items()
print(keys, values, items)
d['d'] = 4
print(keys, len(items), 'd' in keys, 4 in values, ('a', 1) in items, ('a', 2) in items)
print(sorted(keys & {'a', 'z'}), sorted(keys | {'z'}), sorted(keys - {'a'}), sorted(keys ^ {'a', 'z'}))
print(keys == {'a', 'b', 'c', 'd'}, keys >= {'a'}, items & {('a', 1)}, keys.isdisjoint('xyz'))
print(list(reversed(keys)), list(reversed(items)), iter(keys) is not keys, type(keys), type(iter(keys)))
print(keys.mapping, type(keys.mapping))
try:
    keys[0]
except TypeError as e:
    print(e)
try:
    values.append(1)
except AttributeError as e:
    print(e)
