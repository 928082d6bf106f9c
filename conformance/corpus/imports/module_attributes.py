"""The docstring of the program."""
import sys

print(__doc__, __name__, __package__, __spec__, __builtins__.__name__, __annotations__ if '__annotations__' in globals() else None)
print(sorted(n for n in globals() if n.startswith('__')))
m = sys.modules['__main__']
print(m.__doc__, m.sys is sys, hasattr(m, 'later'))
later = 1
print(m.later, vars(m) is globals())
import types

made = types.ModuleType('made', 'doc of made')
made.x = 1
exec('y = x + 1', made.__dict__)
print(made, made.y, made.__doc__, made.__name__)
sys.modules['made'] = made
from made import y

print(y)
import builtins

builtins.extra = 'everywhere'
print(extra, len is builtins.len)
