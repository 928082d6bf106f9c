import sys
import traceback

try:
    1 / 0
except ZeroDivisionError as e:
    kind, value, tb = sys.exc_info()
    print(kind, value is e, tb is e.__traceback__, tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_next)
    print(traceback.format_exc())
    print(traceback.format_exception_only(type(e), e))
print(sys.exc_info())
e = ValueError('x')
print(e.__traceback__, e.with_traceback(None) is e, e.__context__, e == ValueError('x'))
e.note = 'extra'
print(vars(e), e.args, Exception('a').args, Exception(*range(3)).args)


def deep(n):
    if n == 0:
        raise LookupError('bottom')
    deep(n - 1)


try:
    deep(3)
except LookupError:
    traceback.print_exc(file=sys.stdout)
stack = traceback.extract_stack()
print(len(stack), stack[-1].name, stack[-1].lineno)
err = None
try:
    deep(0)
except LookupError as caught:
    err = caught
print([f.name for f in traceback.extract_tb(err.__traceback__)])
raise err
