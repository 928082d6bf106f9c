"""What gc.collect() does: finalizers, weak references with callbacks, generators, coroutines, files; and what it leaves alone."""
import gc
import os
import sys
import tempfile
import warnings
import weakref

warnings.simplefilter('always')


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None

    def __del__(self):
        print('del', self.name)


def cycle():
    a, b = Node('a'), Node('b')
    a.other, b.other = b, a


cycle()
print('before')
gc.collect()
print('after')


class Plain:
    pass


def refs():
    o = Plain()
    r = weakref.ref(o, lambda r: print('callback', r() is None))
    o.self = o
    p = weakref.proxy(o)
    p.x = 5
    print(o.x, r() is o, weakref.getweakrefcount(o), len(weakref.getweakrefs(o)))
    return r, p


r, p = refs()
gc.collect()
print(r())
try:
    p.x
except ReferenceError as e:
    print(e)


class Phoenix:
    kept = []

    def __del__(self):
        print('rising')
        Phoenix.kept.append(self)


def phoenix():
    p = Phoenix()
    p.me = p


phoenix()
gc.collect()
print(len(Phoenix.kept), gc.is_finalized(Phoenix.kept[0]))
Phoenix.kept.clear()
gc.collect()
print(len(Phoenix.kept))


def generator():
    me = yield
    try:
        yield 1
    finally:
        print('generator closed')


def suspended():
    g = generator()
    next(g)
    g.send(g)


suspended()
gc.collect()


async def coroutine(self=None):
    pass


def never_awaited():
    c = [coroutine()]
    c.append(c)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    never_awaited()
    gc.collect()
print([str(w.message) for w in caught])

folder = tempfile.mkdtemp()


def forgotten(name):
    f = open(os.path.join(folder, name), 'w')
    f.write('forgotten text')


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    forgotten('one')
    gc.collect()
print([str(w.message).replace(folder, 'FOLDER') for w in caught if w.category is ResourceWarning])
with open(os.path.join(folder, 'one')) as f:
    print(f.read())

d = weakref.WeakValueDictionary()
k = weakref.WeakKeyDictionary()
s = weakref.WeakSet()


def fill():
    o = Plain()
    o.me = o
    d['key'] = o
    k[o] = 'value'
    s.add(o)
    print(len(d), len(k), len(s), list(d), list(k.values()))


fill()
gc.collect()
print(len(d), len(k), len(s), list(d))


def finalizer():
    o = Plain()
    o.me = o
    f = weakref.finalize(o, print, 'finalize called', 1)
    weakref.finalize(o, print, 'second')
    print(f.alive, f.peek()[2])
    return f


f = finalizer()
gc.collect()
print(f.alive, f())


class Method:
    def m(self):
        return 'called'


m = Method()
wm = weakref.WeakMethod(m.m)
print(wm()(), wm() == m.m)


class BadDel:
    def __del__(self):
        raise ValueError('in del')


def bad():
    b = BadDel()
    b.me = b


sys.unraisablehook = lambda u: print('unraisable', u.exc_type.__name__, u.exc_value, u.object.__qualname__)
bad()
gc.collect()
sys.unraisablehook = sys.__unraisablehook__
phases = []
gc.callbacks.append(lambda phase, info: phases.append((phase, sorted(info))))
gc.collect()
print(phases)
gc.callbacks.clear()
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.get_threshold(), gc.get_debug(), gc.garbage)
for o in (1, 'a', 1.5, (), (1, 'a'), ([],), {}, {'a': 1}, {'a': []}, [], None, int, Plain, Plain(), len):
    print(gc.is_tracked(o), end=' ')
print()
for bad in (1, 'a', (), [], {}, object(), None, 1.5):
    try:
        weakref.ref(bad)
        print('ok')
    except TypeError as e:
        print(e)
atexit_order = Node('at exit')
weakref.finalize(m, print, 'finalize at exit').atexit = True
