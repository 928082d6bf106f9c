import sys

print('a', 'b', sep='')
print('no newline', end='')
print(' | continued', end='\n\n')
print(*range(5), sep=', ')
print('to stderr', file=sys.stderr)
print([1, 'two', 3.0, None, True], (1,), {'k': [1]}, {1}, sep='\n')
print('%s' % 'old', '{}'.format('new'), f'{"newest"}')
print(repr('quotes \' "'), str('text'), 'unicode: é ☕ 😀')
print(print('nested'))
print('a\tb\nc', end='!\n', flush=True)
print(sep='x', end='')
sys.stdout.write('written %d\n' % sys.stdout.write('12345'))
print(b'bytes', bytearray(b'array'), 1e100, 10 ** 20, 1_000, 0x10, 3 + 0j, -0.0)
for bad in ("print('a', sep=1)", "print('a', end=2)", "print('a', file=3)", "print('a', sepp='')"):
    try:
        eval(bad)
    except (TypeError, AttributeError) as e:
        print(bad, e)
