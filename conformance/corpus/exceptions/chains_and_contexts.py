"""Tracebacks of chained exceptions through functions, generators, context managers and finally clauses."""
import contextlib
import sys
import traceback


def one():
    try:
        {}['missing']
    except KeyError as e:
        raise ValueError('bad value') from e


def two():
    try:
        one()
    except ValueError:
        1 / 0


def three():
    try:
        two()
    except ZeroDivisionError:
        raise TypeError('quiet') from None


def in_finally():
    try:
        raise KeyError('first')
    finally:
        raise ValueError('second')


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        raise RuntimeError('in exit')


def in_with():
    with Manager():
        raise KeyError('in body')


@contextlib.contextmanager
def managed():
    try:
        yield
    except KeyError as e:
        raise LookupError('converted') from e


def in_managed():
    with managed():
        raise KeyError('body')


def cycle():
    try:
        raise ValueError('a')
    except ValueError as a:
        try:
            raise KeyError('b')
        except KeyError as b:
            a.__context__ = b
            raise a


def own_cause():
    e = ValueError('self')
    raise e from e


def notes():
    e = OSError(2, 'No such file or directory', 'name', None, 'other')
    raise e


def syntax():
    eval('1 +\n  * 2')


def long_message():
    raise Exception('line one\nline two\n\nline four')


def unprintable():
    class Bad(Exception):
        def __str__(self):
            raise ValueError
    raise Bad


def nested_class():
    class Outer:
        class Inner(Exception):
            pass
    raise Outer.Inner(1, 'two', [3])


def recursion(n=0):
    if n > 20:
        raise ValueError('deep')
    recursion(n + 1)


def mutual(n=0):
    if n > 5:
        raise ValueError('deep')
    (lambda: mutual(n + 1))()


def stop():
    raise StopIteration


def gen():
    yield 1
    next(iter([]))


def exit_code():
    sys.exit('message')


def multi_line():
    return (1 +
            2 +
            undefined_name +
            4)


def comprehension():
    return [[x / y for y in (1, 0)] for x in (1,)]


def unpack():
    a, b = 1, 2, 3


def attribute():
    return ''.foo.bar


def call():
    return sorted([1, 'a'], key=lambda x: x, reverse=True)


for f in (one, two, three, in_finally, in_with, in_managed, cycle, own_cause, notes, syntax, long_message, unprintable, nested_class,
          recursion, mutual, stop, lambda: list(gen()), exit_code, multi_line, comprehension, unpack, attribute, call):
    print('=' * 20, f.__name__)
    try:
        f()
    except BaseException:
        traceback.print_exc(file=sys.stdout)
print('=' * 20)
try:
    two()
except ZeroDivisionError as e:
    print(traceback.format_exception_only(e))
    print(''.join(traceback.format_exception(e, limit=1)))
    print(''.join(traceback.format_exception(e, chain=False)))
    te = traceback.TracebackException.from_exception(e, capture_locals=True)
    print(''.join(te.format()))
    stack = traceback.extract_tb(e.__traceback__)
    print([(s.name, s.lineno, s.line) for s in stack])
sys.excepthook(*(lambda e: (type(e), e, e.__traceback__))(ValueError('by hook')))
raise ExceptionGroup('no such thing in 3.10', [])
