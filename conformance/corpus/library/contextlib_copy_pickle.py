"""contextlib, copy and pickle: stacks, suppress, redirect, reuse, deep copies of odd things, reducers, protocols."""
import collections
import contextlib
import copy
import copyreg
import functools
import io
import pickle
import sys


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


@contextlib.contextmanager
def tag(name, swallow=()):
    print('<', name, sep='')
    try:
        yield name
    except swallow as e:
        print('swallowed', repr(e))
    finally:
        print(name, '>', sep='')


with contextlib.ExitStack() as stack:
    print([stack.enter_context(tag(n)) for n in 'ab'])
    stack.callback(print, 'callback', end='!\n')
    stack.push(lambda *exc: print('push', exc[0]) or True)
    raise ValueError('swallowed by push')
with contextlib.suppress(KeyError, IndexError):
    [][1]
with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.closing(io.StringIO()) as c:
    print('captured')
print(repr(out.getvalue()), c.closed)
with tag('x', KeyError), tag('y'):
    raise KeyError('inner')


@tag('decorator')
def decorated(x):
    return x * 2


print(decorated(2), decorated(3))
once = tag('once')
with once:
    pass
print(attempt(once.__enter__))


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


@contextlib.contextmanager
def never():
    if False:
        yield


@contextlib.contextmanager
def broken():
    try:
        yield
    except ValueError:
        yield


def use(cm, error=None):
    with cm:
        if error:
            raise error


print(attempt(use, twice()), attempt(use, never()), attempt(use, broken(), ValueError('v')), attempt(use, contextlib.nullcontext(5)), attempt(use, 5), attempt(use, tag('z'), StopIteration('stop')))
with contextlib.ExitStack() as outer:
    outer.enter_context(tag('moved'))
    kept = outer.pop_all()
print('still open')
kept.close()


class Rec:
    def __init__(self, **kw): self.__dict__.update(kw)
    def __repr__(self): return f'{type(self).__name__}({", ".join(sorted(map(str, self.__dict__)))})'


class Slots:
    __slots__ = ('a', 'b')


class State(Rec):
    def __getstate__(self): return {'only': 1}
    def __setstate__(self, s): self.__dict__.update(s, restored=True)


class Reduce(Rec):
    def __reduce__(self): return (Rec, (), {'x': 1})


class ReduceEx(list):
    def __reduce_ex__(self, p): return (list, ([p],), None, iter([7, 8]), None)


class NewArgs(int):
    def __new__(cls, v, extra): self = super().__new__(cls, v); self.extra = extra; return self
    def __getnewargs__(self): return int(self), self.extra


class Copy:
    def __copy__(self): return 'copied'
    def __deepcopy__(self, memo): return f'deep {len(memo) >= 0}'


class Singleton:
    def __reduce__(self): return 'singleton'


singleton = Singleton()
s = Slots()
s.a = [1]
loop = Rec()
loop.self = loop
for o in (Rec(x=[1, {2: (3,)}]), s, State(q=1), Reduce(), ReduceEx([1]), NewArgs(5, 'e'), singleton, loop, {1, 2}, frozenset('a'), collections.OrderedDict(a=1), collections.defaultdict(list, k=[1]), collections.deque([1], 3), collections.Counter('aab'), range(3), slice(1, 2), 1 + 2j, b'x', bytearray(b'y'), ..., None, NotImplemented, int, len, Rec, functools.partial(int, base=2), ValueError('a', 1), OSError(2, 'no', 'f'), iter([1, 2]), iter('ab'), enumerate('ab'), zip([1], [2]), reversed([1, 2]), map(int, '1'), lambda: 0, (x for x in ()), sys, open, tag, io.StringIO('t'), io.BytesIO(b'b'), memoryview(b'a'), Rec().__repr__, {}.keys(), type('Local', (), {})()):
    name = type(o).__name__
    results = [attempt(copy.copy, o), attempt(copy.deepcopy, o)]
    for p in (0, 2, 5):
        results.append(attempt(lambda: pickle.loads(pickle.dumps(o, p))))
    print(name, [r if isinstance(r, (int, str, bytes, set, frozenset, dict, collections.deque, BaseException, Rec)) else type(r).__name__ for r in results])
print(attempt(copy.copy, Copy()), attempt(copy.deepcopy, Copy()), copy.deepcopy(loop).self.self is not loop)
a = []
a.append(a)
b = copy.deepcopy(a)
print(b[0] is b, pickle.loads(pickle.dumps(a))[0][0] is not a, copy.deepcopy((a, a))[0][0] is not a)
shared = [1]
x, y = copy.deepcopy([shared, shared])
print(x is y)
copyreg.pickle(Slots, lambda o: (Rec, (), {'from': 'copyreg'}))
print(copy.copy(s), pickle.loads(pickle.dumps(s)))


class P(pickle.Pickler):
    def persistent_id(self, o): return 'PID' if o == 'secret' else None
    def reducer_override(self, o): return (str, ('overridden',)) if o is len else NotImplemented


class U(pickle.Unpickler):
    def persistent_load(self, pid): return f'loaded {pid}'
    def find_class(self, module, name): return super().find_class(module, name) if module != 'os' else f'no {name}'


f = io.BytesIO()
P(f).dump(['secret', len, 1])
print(U(io.BytesIO(f.getvalue())).load(), attempt(pickle.loads, f.getvalue()), U(io.BytesIO(b'cos\nsystem\n.')).load())
for bad in (b'', b'.', b'garbage', b'\x80\x09.', b'(', b'cnope\nx\n.', b'\x80\x04\x95\xff', b'I1', b'c__main__\nnope\n.', pickle.dumps([1, 2])[:-1]):
    print(bad[:12], attempt(pickle.loads, bad))
print(attempt(pickle.dumps, 1, 9), attempt(pickle.dumps, 1, -1) == pickle.dumps(1, 5), attempt(pickle.load, 5), attempt(pickle.loads, 'text'))
for p in range(6):
    print(p, pickle.dumps([1, 'a', b'b', 2.5, None, True, (1,), {'k': {1}}, 10**20], p))
