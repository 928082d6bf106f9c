class Sleep:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        for i in range(self.n):
            got = yield f'sleeping {i}'
            print('woken with', got)
        return self.n * 10


async def task(name):
    first = await Sleep(2)
    second = await helper(first)
    return name, first, second


async def helper(n):
    return n + await Sleep(1)


c = task('t')
print(c.send(None))
print(c.send('x'))
print(c.send('y'))
try:
    c.send('z')
except StopIteration as e:
    print(e.value)
try:
    c.send(None)
except RuntimeError as e:
    print(e)


async def waits_for_nothing():
    await 5


try:
    waits_for_nothing().send(None)
except TypeError as e:
    print(e)


async def agen():
    try:
        got = yield 1
        print('agen got', got)
        yield 2
    finally:
        print('agen closed')


def drive(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as e:
        return e.value


g = agen()
print(drive(g.__anext__()), drive(g.asend('hello')))
try:
    drive(g.__anext__())
except StopAsyncIteration:
    print('stopped')
for bad in ('for x in agen(): pass', 'next(agen())', 'with open: pass'):
    try:
        exec(bad)
    except Exception as e:
        print(bad, '->', type(e).__name__ + ':', e)
