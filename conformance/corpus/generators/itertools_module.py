import itertools as it

print(list(it.chain([1], 'ab', (2,))), list(it.chain.from_iterable([[1], [2, 3]])), list(it.islice(it.count(10, 5), 3)))
print(list(it.islice('abcdef', 1, None, 2)), list(it.repeat('x', 3)), list(it.islice(it.cycle('ab'), 5)))
print(list(it.product('ab', [1, 2])), list(it.product([0, 1], repeat=2)), list(it.permutations('abc', 2)))
print(list(it.combinations('abcd', 2)), list(it.combinations_with_replacement('ab', 2)), list(it.accumulate([1, 2, 3], lambda a, b: a * b)))
print(list(it.takewhile(lambda x: x < 3, [1, 2, 5, 1])), list(it.dropwhile(lambda x: x < 3, [1, 2, 5, 1])), list(it.filterfalse(None, [0, 1, ''])))
print([(k, list(g)) for k, g in it.groupby('aaabbc')], list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.compress('abcd', [1, 0, 1, 0])))
print(list(it.zip_longest('abc', [1], fillvalue='-')), list(it.pairwise([1, 2, 3])), list(it.accumulate([1, 2], initial=10)))
a, b = it.tee(iter([1, 2, 3]))
print(next(a), list(b), list(a), it.count(1), it.repeat(5, 2))
for bad in ("it.product(5)", "list(it.islice([1], -1))", "it.combinations('ab')", "next(it.cycle([]))", "it.repeat()"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, '->', type(e).__name__ + ':', e)
