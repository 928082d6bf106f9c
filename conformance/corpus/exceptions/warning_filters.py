"""warnings: filters, registries, once, module patterns, stack levels, catching, formatting, showwarning, -W parsing."""
import sys
import warnings


def show(label, *args, **kw):
    with warnings.catch_warnings(record=True) as log:
        yield_from = args[0]()
    print(label, [(w.category.__name__, str(w.message), w.lineno and True, w.filename.rsplit('/')[-1]) for w in log])


def emit(n=1, category=UserWarning, text='text'):
    for i in range(n):
        warnings.warn(text, category)


for action in ('always', 'default', 'once', 'module', 'ignore'):
    def run():
        warnings.simplefilter(action)
        emit(3)
        for i in range(2):
            emit(1, DeprecationWarning)
        emit(1, text='other')
    show(action, run)
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        emit()
    except UserWarning as e:
        print('raised', repr(e), e.args)
    warnings.filterwarnings('ignore', 'te.t', UserWarning)
    emit()
    try:
        emit(text='TEST upper')
        print('ignored, cases do not matter')
        emit(text='a text')
    except UserWarning as e:
        print('raised', e)
    warnings.filterwarnings('ignore', module='__main__')
    emit(text='from main')
    warnings.resetwarnings()
    print(warnings.filters)
for f in (lambda: warnings.warn(1), lambda: warnings.warn('x', int), lambda: warnings.warn('x', 'y'), lambda: warnings.simplefilter('bad'), lambda: warnings.filterwarnings('error', message=5), lambda: warnings.filterwarnings('error', category=int), lambda: warnings.simplefilter('error', lineno=-1), lambda: warnings.warn(), lambda: warnings.warn_explicit('m', UserWarning, 'f')):
    try:
        with warnings.catch_warnings():
            f()
        print('ok')
    except (TypeError, AssertionError, Warning) as e:
        print(type(e).__name__, e)


def level1():
    warnings.warn('at level 1', stacklevel=1)
    warnings.warn('at level 2', stacklevel=2)
    warnings.warn('at level 3', stacklevel=3)
    warnings.warn('at level 99', stacklevel=99)


def level2():
    level1()


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    level2()
    print([(str(w.message), w.filename.rsplit('/')[-1], w.lineno) for w in log])
    warnings.warn_explicit('explicit', RuntimeWarning, 'file.py', 77, 'mod', source=5)
    warnings.warn(UserWarning('instance'), RuntimeWarning)
    w = log[-2]
    print(w.filename, w.lineno, w.source, w, log[-1].category)
warnings.showwarning = lambda *a, **k: print('shown', a[0], a[1].__name__, a[3] > 0, k)
warnings.simplefilter('always')
emit()
del warnings.showwarning
print(repr(warnings.formatwarning('msg', UserWarning, __file__.rsplit('/')[-1], 3)), repr(warnings.formatwarning('msg', UserWarning, 'nofile', 3, 'the line')))
sys.stderr = sys.stdout
warnings.warn('printed', FutureWarning)
print(__warningregistry__ if '__warningregistry__' in globals() else 'no registry')
exec(compile('import warnings\nwarnings.warn("in exec")\n"a" is 1\nassert (1, 2)', 'generated.py', 'exec'), {'__name__': 'gen'})


class Custom(UserWarning):
    def __str__(self):
        return 'custom ' + super().__str__()


warnings.warn(Custom('c'))
warnings.simplefilter('error', Custom)
try:
    warnings.warn('as text', Custom)
except Custom as e:
    print(e)
