class Noisy:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print('enter', self.name)
        return self

    def __exit__(self, kind, value, tb):
        print('exit', self.name, kind.__name__ if kind else None)
        if self.name == 'bad':
            raise OSError('exit failed')


def run(*names):
    try:
        with Noisy(names[0]):
            with Noisy(names[1]):
                raise KeyError('body')
    except Exception as e:
        while e:
            print('  ', repr(e))
            e = e.__context__


run('good', 'fine')
run('good', 'bad')
run('bad', 'bad')


def gen():
    try:
        yield 1
    finally:
        print('generator cleanup')


g = gen()
next(g)
g.close()
for x in (g := gen()):
    break
g.close()
try:
    try:
        raise ValueError('one')
    finally:
        try:
            raise TypeError('two')
        except TypeError as e:
            print('inner', repr(e.__context__))
except ValueError as e:
    print('outer', repr(e), e.__context__)
with Noisy('good'), Noisy('bad'):
    pass
