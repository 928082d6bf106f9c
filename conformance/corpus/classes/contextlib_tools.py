from contextlib import ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress
import io


@contextmanager
def tag(name):
    print(f'<{name}>')
    try:
        yield name.upper()
    finally:
        print(f'</{name}>')


with tag('b') as t:
    print('text', t)
with suppress(ZeroDivisionError):
    1 / 0
    print('not reached')
try:
    with tag('i'):
        raise ValueError('inside')
except ValueError as e:
    print('caught', e)
with ExitStack() as stack:
    for n in 'xy':
        stack.enter_context(tag(n))
    stack.callback(print, 'callback')
    print('body')
buffer = io.StringIO()
with redirect_stdout(buffer):
    print('captured')
print(repr(buffer.getvalue()))
with nullcontext(5) as n:
    print(n)


@tag('decorated')
def f():
    return 'result'


print(f())
with tag('u'):
    {}['missing']
