"""Methods of str, bytes and bytearray with all their optional arguments, and their complaints."""


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


texts = ['', 'a', 'Hello, World', '  spaced\tout\n', 'aXbXc', 'ǅungla ßtraße İstanbul', '١٢٣', '\ud800x', '\U0001f600\U0001f601', 'ﬁne', 'line1\nline2\r\nline3\x0bx\x1cy\u2028z', '__', '3rd']
for t in texts:
    print(ascii(t))
    for name in ('upper', 'lower', 'title', 'capitalize', 'swapcase', 'casefold', 'strip', 'lstrip', 'rstrip', 'split', 'rsplit', 'splitlines'):
        print('   ', name, ascii(getattr(t, name)()))
    print('   ', [n for n in dir(str) if n.startswith('is') and getattr(t, n)()])
    for args in (('X',), ('X', 1), (None, 1), ('',), (1,), ('X', -1), (',', 0)):
        print('    split', args, ascii(attempt(t.split, *args)), ascii(attempt(t.rsplit, *args)))
    print('   ', ascii([attempt(t.partition, 'X'), attempt(t.rpartition, 'X'), attempt(t.partition, '')]))
    print('   ', [attempt(getattr(t, m), 'X') for m in ('find', 'rfind', 'index', 'rindex', 'count', 'startswith', 'endswith')])
    print('   ', [attempt(getattr(t, m), '', 1) for m in ('find', 'rfind', 'index', 'rindex', 'count', 'startswith', 'endswith')])
    print('   ', [attempt(getattr(t, m), ('a', 'H'), 0, -1) for m in ('startswith', 'endswith')], attempt(t.startswith, 1), attempt(t.endswith, (1,)))
    print('   ', ascii([t.replace('X', '-'), t.replace('', '.'), t.replace('a', 'bb', 1), t[::-1], t[1:-1], t * 2, t.removeprefix('a'), t.removesuffix('c')]))
    print('   ', ascii([attempt(t.encode, c, e) for c in ('ascii', 'latin-1', 'utf-8', 'utf-16', 'cp1252', 'nope') for e in ('strict', 'replace', 'ignore', 'xmlcharrefreplace', 'backslashreplace')][:22]))
    print('   ', ascii([t.splitlines(True), t.strip('aHd '), attempt(t.strip, 1), t.translate({97: 'A', 88: None, 104: 72}), attempt(t.join, ['1', '2']), attempt(t.join, [1])]))
print('x'.maketrans('abc', 'xyz', 'd'), 'x'.maketrans({'a': 1}), attempt(str.maketrans, 'a', 'bc'), attempt(str.maketrans, {'ab': 1}), attempt(str.maketrans, 1))
for t in (b'', b'a', b'Hello World', b'  x\t\n', b'aXbXc', b'\xff\x00\x80', bytearray(b'aXbX')):
    print(t)
    for name in ('upper', 'lower', 'title', 'capitalize', 'swapcase', 'strip', 'split', 'rsplit', 'splitlines', 'hex', 'isalpha', 'isdigit', 'isspace', 'isupper', 'istitle', 'isascii'):
        print('   ', name, getattr(t, name)())
    print('   ', [attempt(getattr(t, m), x) for m in ('find', 'index', 'count', 'startswith', 'split', 'partition', 'strip') for x in (b'X', 88, 'X', b'', 256)])
    print('   ', ascii([attempt(t.decode), attempt(t.decode, 'ascii', 'replace'), attempt(t.decode, 'utf-8', 'surrogateescape'), attempt(t.decode, 'latin-1'), attempt(t.decode, 'utf-8', 'bad')]))
    print('   ', t.replace(b'X', b'--'), t.translate(None, b'aX'), attempt(t.translate, b'short'), t.center(9, b'*'), t.zfill(6), t.expandtabs(), t.hex('-'), t.hex(':', 2), attempt(t.hex, 'ab'), t.join([b'1', b'2']), attempt(t.join, ['1']))
for h in ('', '00ff', '0 0', '00 ff', 'zz', '0', ' a0', 'é0'):
    print(repr(h), attempt(bytes.fromhex, h), attempt(bytearray.fromhex, h))
b = bytearray(b'hello')
b[1:3] = b'EEE'
b += b'!'
b *= 2
del b[::3]
b.insert(0, 65)
b.extend([66, 67])
print(b, b.pop(), b.pop(0), attempt(b.remove, 1), b.reverse(), b, b.copy(), attempt(b.append, 'a'), attempt(b.insert, 0, 300), attempt(b.__setitem__, 0, 'a'), attempt(b.__setitem__, slice(0, 2, 2), b'xyz'))
for s in (slice(None), slice(1), slice(-3, None), slice(None, None, -1), slice(5, 1, -2), slice(1, 100), slice(-100, 2), slice(3, 3)):
    print(s, 'abcdef'[s], b'abcdef'[s], [*'abcdef'][s], tuple('abcdef')[s], range(6)[s], s.indices(6))
print(attempt(lambda: 'a' + 1), attempt(lambda: 'a' * 'b'), attempt(lambda: 'a' - 'b'), attempt(lambda: b'a' + 'a'), attempt(lambda: 'a' in 1), attempt(lambda: 1 in 'a'), attempt(lambda: 'a' in b'a'), attempt(lambda: 'abc'['a']), attempt(lambda: 'abc'[1.0]), attempt(lambda: 'abc'[9]), attempt(lambda: 'a' < 1))
