"""Trees of coroutines on an event loop: gather, sleep(0), queues."""

import asyncio

KIND = "library"


async def leaf(log):
    await asyncio.sleep(0)
    log.append(1)
    return 1


async def branch(depth, log):
    if depth == 0:
        return await leaf(log)
    return sum(await asyncio.gather(*[branch(depth - 1, log) for _ in range(4)]))


async def direct(n):
    return n if n == 0 else 1 + await direct(n - 1)


async def produce(queue, n):
    for i in range(n):
        await queue.put(i)
    await queue.put(None)


async def consume(queue):
    total = 0
    while True:
        item = await queue.get()
        if item is None:
            return total
        total += item


async def main():
    log = []
    assert await branch(6, log) == 4096 == len(log)
    for _ in range(1500):
        assert await direct(50) == 50
    queue = asyncio.Queue(10)
    _, total = await asyncio.gather(produce(queue, 8000), consume(queue))
    assert total == 31996000


def run():
    asyncio.run(main())
