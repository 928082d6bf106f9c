"""Generators in a row: a log is read, parsed, filtered and summed, one line at a time."""
import itertools
from collections import Counter

LOG = """\
10:00:01 web  GET  /index.html 200 512
10:00:02 web  GET  /missing    404 0
10:00:02 db   READ users       ok  88
oops, this line is broken
10:00:04 web  POST /form       500 17
10:00:09 web  GET  /index.html 200 512
10:00:11 db   READ orders      ok  1024
10:00:12 web  GET  /logo.png   200 20480
"""


def lines(text):
    print('[reading]')
    for number, line in enumerate(text.splitlines(), start=1):
        yield number, line
    print('[end of log]')


def parsed(numbered):
    for number, line in numbered:
        match line.split():
            case [time, source, verb, what, status, size]:
                yield {'time': time, 'source': source, 'verb': verb, 'what': what, 'status': status, 'size': int(size)}
            case _:
                print(f'[line {number} skipped: {line!r}]')


def only(records, **wanted):
    return (r for r in records if all(r[key] == value for key, value in wanted.items()))


def running(values):
    """A coroutine in disguise: sends back the sum so far, starts anew when told to."""
    total = 0
    for value in values:
        total += value
        if (yield total) == 'reset':
            total = 0
            yield 'was reset'


def chunks(iterable, size):
    iterator = iter(iterable)
    while chunk := list(itertools.islice(iterator, size)):
        yield chunk


print('pipeline built, nothing read yet')
web = only(parsed(lines(LOG)), source='web', status='200')
print(next(web)['what'])
print([record['size'] for record in web])

print(list(itertools.accumulate(r['size'] for r in parsed(lines(LOG)))))
sums = running([1, 2, 3, 4])
print(next(sums), next(sums), sums.send('reset'), list(sums))
print(Counter(r['source'] for r in parsed(lines(LOG))).most_common())
print(list(chunks('abcdefgh', 3)))


def tree(node):
    name, *children = node
    yield name
    for child in children:
        yield from (f'  {line}' for line in tree(child))


print('\n'.join(tree(('root', ('a', ('a1',), ('a2',)), ('b',)))))

endless = itertools.count(1)
squares = (n * n for n in endless)
odd = itertools.dropwhile(lambda n: n < 50, (n for n in squares if n % 2))
print(list(itertools.islice(odd, 4)), next(endless))


def careful():
    try:
        while True:
            got = yield
            print('got', got)
    except GeneratorExit:
        print('closed')
        raise
    finally:
        print('cleaned up')


sink = careful()
next(sink)
sink.send('something')
sink.close()
