class Managed:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print('enter', self.name)
        return self

    def __exit__(self, kind, value, tb):
        print('exit', self.name, kind and kind.__name__, value, tb is not None)
        return self.swallow


with Managed('a') as m:
    print('inside', m.name)
with Managed('a'), Managed('b') as b:
    print(b.name)
with Managed('c', swallow=True):
    1 / 0
print('after')


def f():
    with Managed('return'):
        return 'value'


print(f())
for i in range(2):
    with Managed(f'loop{i}'):
        if i == 0:
            continue
        break
with (
    Managed('p') as p,
    Managed('q') as q,
):
    print(p.name, q.name)
try:
    with Managed('outer'):
        with Managed('inner'):
            raise KeyError('k')
except KeyError as e:
    print('caught', e)
for bad in ('with 5: pass', 'with open: pass'):
    try:
        exec(bad)
    except Exception as e:
        print(type(e).__name__, e)
with Managed('last'):
    raise RuntimeError('unhandled')
