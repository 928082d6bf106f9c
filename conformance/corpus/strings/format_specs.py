"""Every kind of format specification, conversion and percent format."""
import datetime
import decimal
import itertools


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


values = [0, 1, -1, 255, -255, 10**20, True, 0.0, -0.0, 1.5, -2.25, 1e100, 1e-7, float('inf'), float('-inf'), float('nan'), 1j, -1.5 - 0j,
          'abc', '', 'h\xe9\u4e2d\U0001f600', None]
specs = ['', '5', '<8', '>8', '^8', '=8', '*^9', '08', '+', '-', ' ', '#', ',', '_', '.2', '.0', '.10', '+08.2', 'd', 'x', '#X', 'b', '#b', 'o', 'c',
         'n', 'e', '.3E', 'f', 'F', '.1f', 'g', 'G', '#g', '%', '.1%', 's', '.2s', '10.1s', ',d', '_x', '_b', ',f', '+.3e', '0=10', '<08', 'z', '5.', '.', ',_',
         ',x', '#s', '=5s', '+s', '0s', '{', '10q', '1000000000000000000000', ',.2f', '_.3g', '020,.1f', 'É<5', '😀>6']
for v in values:
    print(repr(v))
    print('   ', [attempt(format, v, s) for s in specs])
for fmt in ['%d', '%5d', '%-5d|', '%05d', '%+d', '% d', '%x', '%#x', '%X', '%o', '%#o', '%e', '%E', '%.3f', '%g', '%G', '%#g', '%c', '%s', '%r', '%a', '%.2s',
            '%10.1s|', '%%', '%5%', '%i', '%u', '%.0f', '%+.1e', '%-10s|', '%ld', '%hd', '%.5d', '%+.5x', '%#.5x', '%-+8.2f|', '%(a)s', '%*d', '%.*f', '%y', '%', '%5']:
    print(fmt, [attempt(lambda: fmt % v) for v in values], attempt(lambda: fmt % {'a': 1}), attempt(lambda: fmt % (7, 8)), attempt(lambda: fmt % ()))


class Thing:
    x = {'k': [1, 2, 'three']}
    y = 'why'

    def __format__(self, spec):
        return f'<{spec}>'

    def __str__(self):
        return 'str'

    def __repr__(self):
        return 'repr\xe9'


t = Thing()
for template in ['{}', '{0}', '{!r}', '{!s:>6}', '{!a}', '{:spec}', '{0.x[k][2]}', '{0.y!r:^9}', '{:{}}', '{0:{1}.{1}}', '{a}', '{a.y}', '{0.nope}', '{0.x[no]}',
                 '{{}}', '{', '}', '{0', '{0!', '{0!x}', '{0!rr}', '{ 0}', '{0 }', '{0.}', '{0[}', '{0[]}', '{0.x[k]x}', '{1}', '{}{0}', '{0}{}', '{:{:{}}}', '{0:}}', '{-1}', '{0[0]}']:
    print(template, '->', attempt(template.format, t, 3), '|', attempt(lambda: template.format(t, 3, a=t)))
print('{x}-{y:>4}'.format_map({'x': 1, 'y': 2}), attempt('{z}'.format_map, {}))


class Default(dict):
    def __missing__(self, key):
        return f'<{key}>'


print('{a} {b}'.format_map(Default(a=1)))
d = datetime.datetime(2020, 2, 29, 13, 5, 9, 123456)
print(f'{d:%Y-%m-%d %H:%M:%S.%f %j %a %A %b %B %p %I %y %%}', f'{d}', f'{d!r}', f'{d.date():%d/%m}', f'{decimal.Decimal("1234.5678"):,.2f}')
width, prec, name = 10, 3, 'n'
print(f'{3.14159:{width}.{prec}}|{name!r:>{width}}|{"nested " + f"{name}"}|{{literal}}|{1 if True else 2}|{(lambda: 5)()}|{width=}|{width = !s:>5}|{name=!a}')
print(f'{"a" "b"}', f'''{
    width
}''', rf'\n{width}', f'{width:#x}' f'{width:08b}', f'{ {1: 2}[1] }', f'{[i for i in range(3)]}', f'{width!r:{"<"}{5}}|')
for bad in ["f'{}'", "f'{a b}'", "f'{a!}'", "f'{a!x}'", "f'{'", "f'}'", "f'{a:{b:{c}}}'", "f'{\\\\}'", "f'{#}'", "f'{lambda x:1}'", "f'{a['", "f'{*a}'", "f'{a=!}'", "f'{yield}'"]:
    print(bad, attempt(eval, bad))
for method, args in [('center', (11,)), ('center', (10, '*')), ('ljust', (7, '.')), ('rjust', (7, '\u4e2d')), ('zfill', (8,)), ('zfill', (2,)), ('expandtabs', (4,)),
                     ('center', (5, 'xx')), ('ljust', ('5',))]:
    print(method, args, [attempt(getattr(s, method), *args) for s in ('abcd', '-12', '+x', '', '\t\ta\tb')])
