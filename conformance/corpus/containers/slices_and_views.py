"""Slices of every container, assignment and deletion through them, dict and memory views, mutation while iterating."""
import array
import collections


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


def changed(start, code):
    ns = {'x': start}
    try:
        exec(code, ns)
        return ns['x']
    except Exception as e:
        return f'{type(e).__name__}: {e} {ns["x"]}'


for code in ('x[1:3] = [9]', 'x[1:3] = []', 'x[::2] = "abc"', 'x[::2] = "ab"', 'x[::-1] = range(5)', 'x[5:] = [7, 8]', 'x[:0] = [7]', 'x[2:1] = [7]', 'x[-2:] = x', 'x[1:1] = x', 'x[::1] = [1]', 'x[10:20] = [1]', 'x[:] = 5', 'x[0] = x', 'x[5] = 1', 'x["a"] = 1', 'x[1.0] = 1',
             'del x[1:3]', 'del x[::2]', 'del x[::-2]', 'del x[5:1]', 'del x[-1]', 'del x[9]', 'del x[:]', 'x += (8,)', 'x += 5', 'x *= 2', 'x *= -1', 'x.extend(x)', 'x.insert(-1, 9)', 'x.insert(99, 9)', 'x.remove(99)', 'x.pop(-9)', 'x.sort(reverse=1)', 'x.sort(key=str.lower)', 'x.reverse()', 'x.clear()', 'x.index(3, 4)', 'x[1], x[0] = x[0], x[1]', 'x[None:None] = []', 'x[slice(0, 4, 2)] = [1, 2]', 'x.append()', 'x.extend(5)', 'x.sort(1)', 'x.pop("a")'):
    print(code, changed([0, 1, 2, 3, 4], code), changed(array.array('i', range(5)), code), changed(bytearray(range(5)), code), changed(collections.deque(range(5)), code))
d = {'a': 1, 'b': 2, 'c': 3}
k, v, i = d.keys(), d.values(), d.items()
d['d'] = 4
print(k, v, i, k & {'a', 'z'}, k | ['z'], k - ['a'], k ^ {'a', 'z'}, i & {('a', 1)}, k.isdisjoint('xyz'), k >= {'a'}, k == set('abcd'), v == d.values(), list(reversed(i)), ('a', 1) in i, 1 in v, k.mapping, attempt(lambda: k[0]), attempt(lambda: v & v), len(i))
for mutate in ('d["new"] = 1', 'del d["b"]', 'd["a"] = 9', 'd.clear()', 'd.update(z=1, y=2)'):
    for view in ('d', 'd.values()', 'd.items()', 'reversed(d)'):
        ns = {'d': {'a': 1, 'b': 2, 'c': 3}}
        print(mutate, view, attempt(exec, f'for x in {view}:\n {mutate}', ns), len(ns['d']))
for mutate in ('s.add(9)', 's.discard(2)', 's.clear()', 's.add(1)'):
    print(mutate, attempt(exec, f's = {{1, 2, 3}}\nfor x in s:\n {mutate}', {}), attempt(exec, f's = [1, 2, 3]\nfor x in s:\n s.append(1) if len(s) < 9 else s.clear()', {}))
print(attempt(exec, 'q = __import__("collections").deque([1, 2])\nfor x in q: q.append(1)', {}))
d = dict.fromkeys('abc', 0)
print(d | {'z': 1}, {'z': 1} | d, attempt(lambda: d | [('q', 1)]), d.setdefault('n'), d.popitem(), d.pop('zz', 5), attempt(d.pop, 'zz'), d.get('zz', 7), dict([('k', 1)], k=2), dict(**d), attempt(d.update, 5), attempt(d.update, [(1,)]), attempt(dict.fromkeys, 5), d.copy() == d, list(d), d.__or__(5), attempt(lambda: {}.popitem()))
d |= [('q', 1)]
print(d)


class Key:
    def __init__(self, h, eq): self.h, self.eq = h, eq
    def __hash__(self): return self.h
    def __eq__(self, o):
        if self.eq == 'raise': raise ValueError('eq raised')
        if self.eq == 'clear': target.clear()
        return self.eq is True


target = {Key(1, 'raise'): 1}
print(attempt(lambda: target[Key(1, 'raise')]), attempt(lambda: Key(1, 'raise') in target), attempt(lambda: target.__setitem__(Key(1, 'raise'), 2)))
target = {Key(1, 'clear'): 1, Key(1, 'clear'): 2} if False else {Key(1, False): 1}
print(attempt(lambda: target.get(Key(1, 'clear'), 'gone')), len(target))
m = memoryview(bytearray(range(10)))
print(m[2:5].tolist(), m[::-3].tolist(), m[-1], attempt(lambda: m[10]), attempt(m.__setitem__, 0, 256), attempt(m.__setitem__, slice(0, 2), b'abc'), m[1:3] == b'\x01\x02', m.cast('H').tolist() if False else m.cast('B', [2, 5]).tolist(), m.shape, m.strides, m.nbytes, m.readonly, attempt(lambda: m.cast('I')), m.hex(), bytes(m[::2]), attempt(hash, m), hash(memoryview(b'abc')) == hash(b'abc'))
b = bytearray(b'12345')
with memoryview(b) as view:
    print(attempt(b.append, 1), attempt(b.clear), view.obj is b)
print(attempt(lambda: view[0]), b.append(54), b)
nt = collections.namedtuple('nt', 'a b', defaults=[5])
print(nt(1), nt(1)[::-1], nt._make([1, 2]), nt(1)._asdict(), attempt(nt), attempt(nt(1).__setattr__, 'a', 2), nt(1) + (2,), attempt(collections.namedtuple, 'x', 'a a'), collections.namedtuple('x', 'def a', rename=True)._fields, attempt(collections.namedtuple, 'x', '1a'), attempt(collections.namedtuple, 'class', 'a'))
c = collections.Counter('abracadabra')
print(c, c.most_common(2), c - collections.Counter('aaaaaaa'), +c, -c, c & collections.Counter('ab'), c | collections.Counter('z'), c['nope'], c.total(), sorted(c.elements())[:3], c.subtract('ab'), c, attempt(c.fromkeys, 'a'))
cm = collections.ChainMap({'a': 1}, {'a': 2, 'b': 3})
cm['c'] = 4
print(cm, cm['a'], dict(cm), cm.new_child({'a': 0})['a'], cm.parents, attempt(cm.__delitem__, 'b'), list(cm), len(cm))
dq = collections.deque('abcdef', maxlen=4)
dq.appendleft('z')
dq.rotate(-1)
print(dq, dq.maxlen, dq.index('z'), attempt(dq.index, 'q'), dq.count('a'), attempt(dq.insert, 0, 1), dq * 2, dq + collections.deque([1]), attempt(lambda: dq + [1]), dq.copy(), attempt(lambda: dq[1:2]), list(reversed(dq)), dq == collections.deque(dq), dq < collections.deque('zz'))
