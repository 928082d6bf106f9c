import sys
import warnings

warnings.simplefilter('always')


def old():
    warnings.warn('old() is deprecated', DeprecationWarning, stacklevel=2)


with warnings.catch_warnings(record=True) as caught:
    old()
    warnings.warn('plain')
    print([(w.category.__name__, str(w.message), w.lineno) for w in caught])
warnings.filterwarnings('error', message='.*fatal.*')
try:
    warnings.warn('this is fatal')
except UserWarning as e:
    print('raised', e)
warnings.filterwarnings('ignore', category=RuntimeWarning)
warnings.warn('not shown', RuntimeWarning)


class MyWarning(UserWarning):
    pass


warnings.warn(MyWarning('custom'))
warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: print('shown', category.__name__, message)
warnings.warn('through the hook')
x = 5
print(eval('x is 5'))
