d = {'one': 1, 'two': 2}
d['three'] = 3
print(d, len(d), d['one'], d.get('four'), d.get('four', 4), 'one' in d, 1 in d)
print(list(d), list(d.keys()), list(d.values()), list(d.items()))
print(d.pop('one'), d.pop('one', None), d.popitem(), d)
print(d.setdefault('a', []), d.setdefault('two', 0), d)
d.update({'x': 1}, y=2)
d.update([('z', 3)])
print(d, {**d, 'x': 9}, d | {'q': 0}, dict(zip('ab', [1, 2])), dict(a=1), dict.fromkeys('ab', 0))
d |= {'w': 1}
for k, v in sorted(d.items(), key=str):
    print(k, v)
print(dict(d) == d, d == {}, {1: 'a', 1.0: 'b', True: 'c'}, {'a': 1, 'b': 2} == {'b': 2, 'a': 1})
e = {}
for word in 'the cat and the dog and the bird'.split():
    e[word] = e.get(word, 0) + 1
print(e, max(e, key=e.get), sorted(e, key=lambda w: (-e[w], w)))
print(list(reversed({1: 2, 3: 4})))
d = {1: 2}
d['self'] = d
print(d)
del d['self']
d.clear()
print(d, bool(d))
for bad in ("{}['x']", "{}[5]", "{[]: 1}", "{}.pop('k')", "{}.popitem()", "dict(5)", "dict([1])", "dict([(1, 2, 3)])", "{} < {}",
            "{}.foo", "{1: 2}[None]", "{}[(1, 2)]", "{{}: 1}", "{} + {}", "dict.fromkeys(5)", "{}.update(5)"):
    try:
        print(eval(bad))
    except Exception as ex:
        print(bad, '->', type(ex).__name__ + ':', ex)
d = {i: i for i in range(5)}
try:
    for k in d:
        d[k + 10] = 1
except RuntimeError as ex:
    print(ex)
try:
    for k in d:
        del d[k]
except RuntimeError as ex:
    print(ex)
