a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a <= b, {1} < a, a.isdisjoint({9}), 2 in a, len(a))
a.add(10)
a.discard(99)
a.remove(1)
a.update([5, 6], (7,))
print(a, a.union('x') - {'x'}, a.intersection([5, 6]), a.issuperset({5}), set(), {*a, 0})
a |= {100}
a &= {100, 5, 6}
a -= {5}
a ^= {6, 8}
print(sorted(a))
f = frozenset([1, 2])
print(f, {f: 'ok'}[frozenset([2, 1])], f | {3}, type(f | {3}), type({3} | f), hash(f) == hash(frozenset([2, 1])))
print(sorted(set('mississippi')), len(set([1, 1.0, True])), {1, 2} == {2, 1}, set() == frozenset())
print({x % 3 for x in range(10)}, {frozenset({1}), frozenset({1})})
seen = set()
print([x for x in [3, 1, 3, 2, 1] if not (x in seen or seen.add(x))])
for bad in ("{1}.remove(2)", "set().pop()", "{[]}", "{1} + {2}", "{1}[0]", "{1} | [2]", "hash({1})", "f.add(1)", "{1} < 5", "set(5)"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, '->', type(e).__name__ + ':', e)
