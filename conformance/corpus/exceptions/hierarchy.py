def tree(cls, depth=0, limit=2):
    print('  ' * depth + cls.__name__)
    if depth < limit:
        for sub in sorted(cls.__subclasses__(), key=lambda c: c.__name__):
            if sub.__module__ == 'builtins':
                tree(sub, depth + 1)


for c in (ArithmeticError, LookupError, OSError, ValueError, ImportError, NameError, RuntimeError, SyntaxError):
    tree(c)
print(BaseException.__subclasses__()[:1] != [], issubclass(KeyboardInterrupt, Exception), IOError is OSError, EnvironmentError is OSError)
print(OSError(2, 'No such file', 'name.txt'), repr(OSError(2, 'x')), type(OSError(2, 'x')), OSError(13, 'p').errno)
e = KeyError('k')
print(str(e), repr(e), str(KeyError(1)), str(KeyError()), str(KeyError(1, 2)), str(IndexError('i')))
print(StopIteration(5).value, SystemExit(3).code, UnicodeDecodeError('utf-8', b'\xff', 0, 1, 'bad'), ImportError('m', name='n').name)
print(repr(SyntaxError('bad', ('f.py', 1, 2, 'text'))), AttributeError('a', name='n', obj=1).name)
