from collections import deque


class Scheduler:
    def __init__(self):
        self.ready = deque()

    def spawn(self, name, gen):
        self.ready.append((name, gen))

    def run(self):
        while self.ready:
            name, gen = self.ready.popleft()
            try:
                value = next(gen)
            except StopIteration as e:
                print(name, 'finished with', e.value)
            except Exception as e:
                print(name, 'failed:', repr(e))
            else:
                print(name, 'yielded', value)
                self.ready.append((name, gen))


def counter(n):
    for i in range(n):
        yield i
    return n * 10


def failing():
    yield 'fine'
    raise RuntimeError('task broke')


s = Scheduler()
s.spawn('a', counter(2))
s.spawn('b', counter(1))
s.spawn('c', failing())
s.run()
