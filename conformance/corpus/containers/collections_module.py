from collections import ChainMap, Counter, OrderedDict, defaultdict, namedtuple

c = Counter('mississippi')
print(c, c.most_common(2), c['z'], sum(c.values()), sorted(c.elements())[:3])
print(Counter(a=3, b=1) + Counter(a=1), Counter(a=3) - Counter(a=5, b=2), Counter('ab') | Counter('bc'))
c.update('zzz')
c.subtract({'s': 4})
print(c)
groups = defaultdict(list)
for word in ('apple', 'bob', 'avocado', 'cat'):
    groups[word[0]].append(word)
print(groups, dict(groups), groups['new'], len(groups))
Point = namedtuple('Point', 'x y z', defaults=[0])
p = Point(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=5), Point._fields, p == (1, 2, 0), [*p], Point.__name__)
x, y, z = p
try:
    p.x = 9
except AttributeError as e:
    print(e)
try:
    Point(1)
except TypeError as e:
    print(e)
od = OrderedDict(a=1, b=2)
od.move_to_end('a')
print(od, od.popitem(last=False), od == {'a': 1})
m = ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(m['a'], m['b'], sorted(m), m.new_child({'z': 0})['z'])
