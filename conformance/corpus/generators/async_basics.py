import asyncio


async def work(name, n):
    for i in range(n):
        await asyncio.sleep(0)
        print(name, i)
    return name * 2


async def main():
    results = await asyncio.gather(work('a', 2), work('b', 3))
    print(results)
    try:
        await failing()
    except ValueError as e:
        print('caught', e)
    async with Lock() as lock:
        print('locked', lock)
    print([x async for x in numbers()], [x async for x in numbers() if x])
    async for x in numbers():
        print(x)
    else:
        print('no more')
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except asyncio.TimeoutError:
        print('timeout')
    return 'main done'


async def failing():
    raise ValueError('async')


async def numbers():
    for i in range(3):
        yield i


class Lock:
    async def __aenter__(self):
        print('enter')
        return 5

    async def __aexit__(self, *exc):
        print('exit', exc)


print(asyncio.run(main()))
c = work('x', 0)
print(type(c), c.cr_running)
c.close()


async def deep():
    await failing()


asyncio.run(deep())
