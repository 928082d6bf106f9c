# conformance: args=2
"""Threads change shared containers as fast as they can, and nothing may be lost.

    python stress.py [SECONDS [THREADS]]

Each round gives every thread the same task on the same objects; then the round's invariant is checked: what was put in
and not taken out is there, once. An exception that CPython cannot raise there ends the program with status 1.
"""
import collections
import itertools
import random
import sys
import threading
import time
import types

THREADS = 8
N = 400
failures = []


class Thing:
    shared = None


class Slotted:
    __slots__ = tuple(f's{i}' for i in range(16))


def run(task, *args):
    """Runs task(number, *args) in all threads, together; the results by number."""
    barrier = threading.Barrier(THREADS)
    results = [None] * THREADS

    def body(number):
        barrier.wait()
        try:
            results[number] = task(number, *args)
        except BaseException as e:
            failures.append(f'{task.__name__}: {type(e).__name__}: {e}')
            raise

    threads = [threading.Thread(target=body, args=(n,)) for n in range(THREADS)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return results


def check(name, condition, detail=''):
    if not condition:
        failures.append(f'{name}: {detail}')


def everything(items):
    return sorted(items) == sorted((t, i) for t in range(THREADS) for i in range(N))


def list_append():
    shared = []

    def task(number, shared):
        for i in range(N):
            shared.append((number, i))
    run(task, shared)
    check('list.append', everything(shared), len(shared))
    for number in range(THREADS):
        mine = [i for n, i in shared if n == number]
        check('list.append order', mine == sorted(mine))


def list_mixed():
    shared = []

    def task(number, shared):
        taken = []
        for i in range(N):
            match i % 4:
                case 0:
                    shared.append((number, i))
                case 1:
                    shared.insert(0, (number, i))
                case 2:
                    shared.extend([(number, i)])
                case 3:
                    shared += ((number, i),)
            if i % 3 == 0:
                try:
                    taken.append(shared.pop())
                except IndexError:
                    pass
            for item in shared[:3]:
                check('list item', len(item) == 2)
            try:
                shared[-1]
            except IndexError:
                pass
        return taken
    taken = run(task, shared)
    check('list mixed', everything(shared + [x for t in taken for x in t]), len(shared))


def list_iterate():
    shared = [0] * 50

    def task(number, shared):
        for i in range(N // 4):
            total = sum(shared)
            check('list sum', total >= 0)
            if number % 2:
                shared.append(1)
                shared[0:0] = [1, 0]
                del shared[0]
                shared[-1:] = []
                shared.pop()
            else:
                list(shared), tuple(shared), shared.copy(), shared.count(1), 1 in shared, repr(shared[:5]), shared == shared[:]
    run(task, shared)
    check('list iterate', len(shared) == 50, len(shared))


def dict_own_keys():
    shared = {}

    def task(number, shared):
        for i in range(N):
            shared[number, i] = i
            shared[f'{number}-{i}'] = i
            shared[number * N + i] = i
            check('dict read', shared[number, i] == i)
            if i % 2:
                del shared[number, i]
                shared.pop(f'{number}-{i}')
            try:
                for key in shared:
                    if i % 7:
                        break
            except RuntimeError as e:
                check('dict iteration', 'changed' in str(e), str(e))
    run(task, shared)
    expected = {}
    for number in range(THREADS):
        for i in range(N):
            expected[number * N + i] = i
            if not i % 2:
                expected[number, i] = expected[f'{number}-{i}'] = i
    check('dict own keys', shared == expected, len(shared))
    check('dict order', len(list(shared)) == len(expected) == len(shared))


def dict_one_winner():
    shared = {}
    doomed = {i: i for i in range(N)}
    queue = {i: i for i in range(N)}

    def task(number, shared):
        seen, popped, items = [], [], []
        for i in range(N):
            seen.append(shared.setdefault(i, (number, i)))
            value = doomed.pop(i, None)
            if value is not None:
                popped.append(value)
            try:
                items.append(queue.popitem()[0])
            except KeyError:
                pass
        return seen, popped, items
    results = run(task, shared)
    for seen, _, _ in results:
        check('setdefault', all(shared[i] is v for i, v in enumerate(seen)))
    check('dict.pop', sorted(v for _, popped, _ in results for v in popped) == list(range(N)))
    check('popitem', sorted(v for _, _, items in results for v in items) == list(range(N)))
    check('emptied', not doomed and not queue)


def set_mixed():
    shared = set()
    doomed = set(range(N))

    def task(number, shared):
        popped = []
        for i in range(N):
            shared.add((number, i))
            shared.add(i)
            if i % 2:
                shared.discard((number, i))
            try:
                popped.append(doomed.pop())
            except KeyError:
                pass
            (number, i) in shared, len(shared)
            if i % 50 == 0:
                try:
                    shared | {1}, frozenset(shared), shared.copy()
                except RuntimeError as e:
                    check('set iteration', 'changed' in str(e), str(e))
        return popped
    results = run(task, shared)
    check('set', shared == set(range(N)) | {(t, i) for t in range(THREADS) for i in range(0, N, 2)}, len(shared))
    check('set.pop', sorted(v for popped in results for v in popped) == list(range(N)))


def deque_mixed():
    shared = collections.deque()
    last = collections.deque(maxlen=10)

    def task(number, shared):
        taken = []
        for i in range(N):
            (shared.append if i % 2 else shared.appendleft)((number, i))
            last.append(i)
            if i % 3 == 0:
                try:
                    taken.append(shared.popleft() if i % 2 else shared.pop())
                except IndexError:
                    pass
            if i % 20 == 0:
                shared.rotate(1)
                try:
                    len(list(shared))
                except RuntimeError as e:
                    check('deque iteration', 'mutated' in str(e), str(e))
        return taken
    taken = run(task, shared)
    check('deque', everything(list(shared) + [x for t in taken for x in t]), len(shared))
    check('deque maxlen', len(last) == 10)


def attributes():
    shared = Thing()
    slotted = Slotted()
    namespace = types.SimpleNamespace()

    def task(number, shared):
        for i in range(N // 4):
            name = f'a{number}_{i}'
            setattr(shared, name, i)
            setattr(namespace, name, i)
            setattr(slotted, f's{number}', i)
            check('attribute', getattr(shared, name) == i)
            check('slot', getattr(slotted, f's{number}') == i)
            if i % 3 == 0:
                delattr(shared, name)
            if number == 3 and i == 20:
                shared.__dict__['direct'] = 1
    run(task, shared)
    expected = {f'a{t}_{i}': i for t in range(THREADS) for i in range(N // 4) if i % 3}
    expected['direct'] = 1
    check('attributes', shared.__dict__ == expected, len(shared.__dict__))
    check('namespace', len(vars(namespace)) == THREADS * (N // 4), len(vars(namespace)))
    check('slots', all(getattr(slotted, f's{t}') == N // 4 - 1 for t in range(THREADS)))


def few_attributes():
    things = [Thing() for _ in range(N)]

    def task(number, things):
        for i, thing in enumerate(things):
            setattr(thing, 'abcdefgh'[number % 8], (number, i))
    run(task, things)
    for i, thing in enumerate(things):
        check('few attributes', vars(thing) == {'abcdefgh'[t % 8]: (t, i) for t in range(min(THREADS, 8))}, vars(thing))


def class_attributes():
    class Base:
        pass

    class Derived(Base):
        def method(self):
            return 'own'

    def task(number, cls):
        d = Derived()
        for i in range(N // 4):
            setattr(Base, f'x{number}', i)
            check('class attribute', getattr(d, f'x{number}') == i)
            check('method', d.method() == 'own')
            setattr(Derived, f'm{number}', lambda self, n=number: n)
            check('new method', getattr(d, f'm{number}')() == number)
            type(f'T{number}_{i}', (Base,), {})
    run(task, Base)
    check('class attributes', all(getattr(Base, f'x{t}') == N // 4 - 1 for t in range(THREADS)))


def module_globals():
    module = types.ModuleType('shared')
    sources = []
    for t in range(THREADS):
        module.__dict__[f'list_{t}'] = []
        sources.append([compile(f'own_{t} = {i}\nlist_{t}.append(own_{t})\nglobal_{t}_{i} = {i}', 'shared', 'exec') for i in range(N // 8)])

    def task(number, module):
        for i, source in enumerate(sources[number]):
            exec(source, module.__dict__)
            check('global', getattr(module, f'own_{number}') == i)
            if i % 2:
                delattr(module, f'global_{number}_{i}')
    run(task, module)
    for t in range(THREADS):
        check('globals', getattr(module, f'list_{t}') == list(range(N // 8)))
        check('globals left', all(hasattr(module, f'global_{t}_{i}') == (not i % 2) for i in range(N // 8)))


def iterators():
    counter = itertools.count()
    source = iter(list(range(N * THREADS)))

    def task(number, counter):
        return [next(counter) for _ in range(N)], [x for x in itertools.islice(source, N)]
    results = run(task, counter)
    numbers = [n for r in results for n in r[0]]
    check('count', len(set(numbers)) == N * THREADS, len(set(numbers)))


def strings_and_sorts():
    shared = [str(i) for i in range(100)]

    def task(number, shared):
        rng = random.Random(number)
        for i in range(N // 40):
            mine = shared[:]
            rng.shuffle(mine)
            mine.sort(key=int)
            check('sort', mine == shared)
            check('join', ','.join(shared).split(',') == shared)
            check('format', f'{number}-{i}' == '%d-%d' % (number, i))
            check('hash', {s: i for i, s in enumerate(shared)}[str(i)] == i)
    run(task, shared)


def ordered_and_default():
    ordered = collections.OrderedDict()
    default = collections.defaultdict(list)
    counter = collections.Counter()

    def task(number, ordered):
        for i in range(N):
            ordered[number, i] = i
            if i % 2:
                del ordered[number, i]
            default[number].append(i)
            counter[number] += 1
    run(task, ordered)
    check('OrderedDict', set(ordered) == {(t, i) for t in range(THREADS) for i in range(0, N, 2)}, len(ordered))
    check('defaultdict', dict(default) == {t: list(range(N)) for t in range(THREADS)})
    check('Counter', counter == {t: N for t in range(THREADS)})


def arrays_and_bytes():
    shared = bytearray()

    def task(number, shared):
        for i in range(N):
            shared.append(number)
            if i % 10 == 0:
                bytes(shared[-5:]), len(shared), shared.count(number)
    run(task, shared)
    check('bytearray', collections.Counter(shared) == {t: N for t in range(THREADS)}, len(shared))


ROUNDS = [list_append, list_mixed, list_iterate, dict_own_keys, dict_one_winner, set_mixed, deque_mixed, attributes, few_attributes,
          class_attributes, module_globals, iterators, strings_and_sorts, ordered_and_default, arrays_and_bytes]


def main():
    global THREADS
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    THREADS = int(sys.argv[2]) if len(sys.argv) > 2 else THREADS
    end = time.monotonic() + seconds
    rounds = 0
    while not failures and (rounds < 1 or time.monotonic() < end):
        for task in ROUNDS:
            task()
        rounds += 1
    if failures:
        print(f'{len(failures)} failures in round {rounds}')
        for line, n in collections.Counter(failures).most_common(20):
            print(f'{n:6} {line}')
        sys.exit(1)
    print('nothing lost')


if __name__ == '__main__':
    main()
