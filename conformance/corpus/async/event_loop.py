"""asyncio: tasks, cancellation, gather, timeouts, queues, locks, async generators and comprehensions, context variables."""
import asyncio
import contextvars
from contextlib import asynccontextmanager, AsyncExitStack

var = contextvars.ContextVar('var', default='default')


async def worker(name, n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
        return f'{name} done'
    except asyncio.CancelledError:
        print(name, 'cancelled')
        raise
    finally:
        print(name, 'finally')


async def failing():
    await asyncio.sleep(0)
    raise ValueError('failed')


@asynccontextmanager
async def resource(name):
    print('enter', name)
    try:
        yield name.upper()
    except ValueError as e:
        print('handled', e)
    finally:
        print('exit', name)


async def numbers(n):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0)
    finally:
        print('numbers closed')


class AIter:
    def __init__(self):
        self.n = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n += 1
        if self.n > 3:
            raise StopAsyncIteration
        return self.n


async def main():
    print(await asyncio.gather(worker('a', 2), worker('b', 1)))
    print(await asyncio.gather(failing(), worker('c', 0), return_exceptions=True))
    try:
        await asyncio.gather(failing(), worker('d', 3))
    except ValueError as e:
        print('gather raised', e)
    task = asyncio.create_task(worker('e', 100), name='task e')
    await asyncio.sleep(0)
    print(task.get_name(), task.done(), task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print('cancelled', task.cancelled())
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except asyncio.TimeoutError as e:
        print('timeout', repr(e))
    async with resource('r') as r:
        print(r)
        raise ValueError('inside')
    async with AsyncExitStack() as stack:
        for n in 'xy':
            await stack.enter_async_context(resource(n))
        stack.push_async_callback(worker, 'callback', 0)
    print([x async for x in numbers(4) if x % 2], {x: x * x async for x in AIter()})
    print([await worker(n, 0) for n in 'pq'])
    gen = numbers(10)
    async for x in gen:
        if x == 2:
            break
    await gen.aclose()
    print(await anext(AIter()), await anext(numbers(0), 'nothing'))
    queue = asyncio.Queue(maxsize=2)

    async def producer():
        for i in range(5):
            await queue.put(i)
        await queue.put(None)

    async def consumer():
        got = []
        while (item := await queue.get()) is not None:
            got.append(item)
            queue.task_done()
        return got

    print(await asyncio.gather(producer(), consumer()))
    lock, order = asyncio.Lock(), []

    async def locked(n):
        async with lock:
            order.append(('in', n))
            await asyncio.sleep(0)
            order.append(('out', n))

    await asyncio.gather(*map(locked, range(3)))
    print(order)
    event = asyncio.Event()
    waiters = [asyncio.create_task(event.wait()) for _ in range(2)]
    await asyncio.sleep(0)
    event.set()
    print(await asyncio.gather(*waiters))
    var.set('main')

    async def context():
        before = var.get()
        var.set('task')
        return before, var.get()

    print(await asyncio.create_task(context()), var.get(), await context(), var.get())
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_soon(future.set_result, 'soon')
    print(await future)
    print(await loop.run_in_executor(None, lambda: sum(range(10))))
    done, pending = await asyncio.wait([asyncio.create_task(worker('w1', 0)), asyncio.create_task(asyncio.sleep(5))],
                                       return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    for p in pending:
        p.cancel()
    for next_done in asyncio.as_completed([worker('z', 0)]):
        print(await next_done)
    shielded = asyncio.create_task(worker('shielded', 1))
    outer = asyncio.shield(shielded)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print('outer cancelled', shielded.cancelled(), await shielded)
    await asyncio.to_thread(print, 'in a thread')


asyncio.run(main(), debug=False)


async def crash():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: print('handler:', context['message'], repr(context['exception'])))
    task = asyncio.create_task(failing())
    await asyncio.sleep(0.01)
    del task
    import gc
    gc.collect()
    await asyncio.sleep(0)


asyncio.run(crash())
try:
    asyncio.run(failing())
except ValueError as e:
    print('run raised', e)
coroutine = worker('never', 1)
for call in (lambda: asyncio.run(1), lambda: asyncio.get_running_loop(), lambda: coroutine.send(1)):
    try:
        call()
    except (ValueError, RuntimeError, TypeError) as e:
        print(type(e).__name__, e)
coroutine.close()
