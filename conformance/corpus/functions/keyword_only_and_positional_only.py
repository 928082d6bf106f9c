def area(w, h, /, *, unit='cm', scale=1):
    return f'{w * h * scale} {unit}2'


print(area(2, 3), area(2, 3, unit='m'), area(2, 3, scale=2, unit='km'))


def tag(name, /, *content, sep='', **attributes):
    attrs = ''.join(f' {k.rstrip("_")}="{v}"' for k, v in attributes.items())
    return f'<{name}{attrs}>{sep.join(content)}</{name}>'


print(tag('p', 'hello'), tag('a', 'x', 'y', sep='|', href='#', class_='big'), tag('i', name='shadow'))


def forward(*args, **kwargs):
    return tag(*args, **kwargs)


print(forward('b', 'z', id=5))


def order(**kwargs):
    return list(kwargs)


print(order(z=1, a=2, m=3), order(**{'b': 1}, a=0))


def defaults(a, b=[], *, c={}):
    b.append(a)
    c[a] = len(b)
    return b, c


defaults(1)
print(defaults(2), defaults(3, []), defaults.__defaults__, defaults.__kwdefaults__)
import inspect

print(inspect.signature(area), inspect.signature(tag), list(inspect.signature(tag).parameters))
area(2, h=3)
