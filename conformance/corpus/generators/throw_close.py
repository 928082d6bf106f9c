"""throw, close, send and return values, through yield from as well, with the tracebacks they leave."""
import traceback


def show(f, *args):
    try:
        print('->', f(*args))
    except BaseException as e:
        print('!!', type(e).__name__, e, [x.name for x in traceback.extract_tb(e.__traceback__)][1:], repr(e.__context__), repr(e.__cause__))


def inner():
    try:
        x = yield 1
        print('inner got', x)
        y = yield 2
        print('inner got', y)
        return 'inner result'
    except ValueError as e:
        print('inner caught', e)
        yield 'recovered'
    except GeneratorExit:
        print('inner exit')
        raise
    finally:
        print('inner finally')


def outer():
    try:
        r = yield from inner()
        print('outer got', r)
        yield r
    finally:
        print('outer finally')


g = outer()
show(next, g)
show(g.send, 'a')
show(g.send, 'b')
show(next, g)

g = outer()
show(next, g)
show(g.throw, ValueError('thrown'))
show(next, g)
g.close()

g = outer()
show(next, g)
show(g.throw, KeyError, 'key')
show(next, g)

g = outer()
show(next, g)
show(g.close)
show(g.close)
show(next, g)

g = outer()
show(g.close)
g = outer()
show(g.throw, ValueError)
show(g.send, 1)
g = outer()
show(g.send, 1)


def stubborn():
    for i in range(2):
        try:
            yield
        except GeneratorExit:
            print('ignoring')
            if i:
                raise


g = stubborn()
next(g)
show(g.close)
show(g.close)


def raises_stop():
    yield 1
    raise StopIteration('inside')


g = raises_stop()
next(g)
show(next, g)


def returns():
    return (yield)


g = returns()
next(g)
show(g.send, 5)


def delegating(it):
    print('result', (yield from it))


show(list, delegating([1, 2]))
show(list, delegating(iter(range(2))))


class Receiver:
    def __iter__(self):
        return self

    def __next__(self):
        return 'next'

    def send(self, v):
        return f'sent {v}'

    def throw(self, *args):
        print('throw', args)
        return 'thrown'

    def close(self):
        print('closed')


g = delegating(Receiver())
show(next, g)
show(g.send, 3)
show(g.throw, ValueError, 'v')
show(g.close)


class NoSend:
    def __iter__(self):
        return self

    def __next__(self):
        return 'next'


g = delegating(NoSend())
show(next, g)
show(g.send, 3)
g = delegating(NoSend())
next(g)
show(g.throw, ValueError)
show(g.throw, 1)
g = delegating(NoSend())
show(g.throw, ValueError, ValueError('x'), 5)
show(g.throw, ValueError('x'), 'y')


def reentrant():
    yield next(me)


me = reentrant()
show(next, me)


def with_handler():
    try:
        raise KeyError('outer')
    except KeyError:
        yield 'in handler'
        raise ValueError('again')


g = with_handler()
next(g)
show(next, g)
g = with_handler()
next(g)
show(g.throw, TypeError('injected'))


def finally_return():
    try:
        yield 1
    finally:
        return 'swallowed'


g = finally_return()
next(g)
show(g.throw, ValueError)
g = finally_return()
next(g)
show(g.close)


def finally_yield():
    try:
        yield 1
    finally:
        yield 'from finally'
        print('end')


g = finally_yield()
next(g)
show(g.close)
show(next, g)
print(g.gi_frame, g.gi_running, g.gi_yieldfrom, g.gi_code.co_name)
g = outer()
next(g)
print(g.gi_yieldfrom.gi_code.co_name, g.gi_frame.f_lineno, g.gi_frame.f_locals, g.__name__, g.__qualname__)
g.__name__ = 'renamed'
print(g.__name__)
g.close()
gen = (x / y for x, y in [(1, 1), (1, 0)])
print(next(gen))
show(next, gen)
show(next, gen)
