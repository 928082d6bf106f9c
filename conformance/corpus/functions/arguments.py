def f(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs


print(f(1, c=3))
print(f(1, 5, 6, 7, c=3, e=8))
print(f(*[1, 2, 3], **{'c': 4, 'z': 5}))
print(f(*'ab', *(1, 2), c=0, **{'x': 1}, **{'y': 2}))


def positional(a, b, /, c, *, d):
    return a, b, c, d


print(positional(1, 2, 3, d=4), positional(1, 2, c=3, d=4))
for call in ('positional(1, 2, 3)', 'positional(1, b=2, c=3, d=4)', 'positional(1)', 'f()', 'f(1)',
             'f(1, 2, c=3, a=1)', 'positional(1, 2, 3, 4, d=1)', 'f(c=1)', 'positional(1, 2, 3, d=4, e=5)',
             '(lambda: 0)(1)', '(lambda x: x)()', '(lambda x, y, z: x)()', '(lambda x, y: x)(1, 2, 3)',
             '(lambda x=1: x)(1, 2)', '(lambda *, k: k)(1)', '(lambda *, k, l: k)()', 'f(**{1: 2})', 'f(*1)',
             'f(**1)', 'f(1, **{"a": 1}, c=2)', 'len()', 'len(1, 2)', 'len(x=1)', 'int(1, 2, 3)', 'print(foo=1)'):
    try:
        eval(call)
    except TypeError as e:
        print(call, '->', e)
