import sys
import traceback


def f():
    g()


def g():
    raise ValueError('here')


try:
    f()
except ValueError as e:
    traceback.print_exc(limit=1, file=sys.stdout)
    traceback.print_tb(e.__traceback__, file=sys.stdout)
    traceback.print_exception(e, file=sys.stdout)
    print(traceback.format_tb(e.__traceback__)[-1])
    te = traceback.TracebackException.from_exception(e)
    print(list(te.format_exception_only()), len(te.stack))
    print(repr(traceback.extract_tb(e.__traceback__)[1].line))
try:
    f()
except ValueError as e:
    sys.excepthook(type(e), e, e.__traceback__)
print(traceback.format_list([('file.py', 3, 'name', 'the line')]))
traceback.print_stack(file=sys.stdout)
