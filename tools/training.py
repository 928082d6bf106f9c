"""What the AOT cache is trained on: the things that most programs do soon after they start.

The cache also keeps which branches the training took. What it never took, HotSpot's optimising compiler leaves out of its
first translation of the interpreter's loop, and throws that away when a program gets there: so `EVERYTHING` below goes
through all the usual instructions with the usual kinds of operands.
"""
import argparse, collections, dataclasses, functools, json, re, string, sys, textwrap
import asyncio, base64, contextlib, copy, csv, datetime, decimal, enum, hashlib, heapq, inspect, io, itertools, logging, math
import operator, os, pathlib, pickle, queue, random, shutil, struct, subprocess, tempfile, threading, time, traceback, typing
import unittest, uuid, zlib


class Animal:
    sound = 'none'

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'{type(self).__name__}({self.name!r})'


class Dog(Animal):
    sound = 'woof'

    @property
    def loud(self):
        return self.sound.upper()


def count(n):
    for i in range(n):
        yield i


print(Dog('Rex'), Dog('Rex').loud, [x * x for x in count(5)], {n: str(n) for n in range(3)}, {1, 2} | {3}, (1.5, 2j, b'x'))
print('%d %s' % (1, 'a'), '{:>5}'.format(2.5), f'{3.14159:.2f}', 2 ** 100, sorted('cab', key=str.upper), 'a,b'.split(','))
try:
    {}['missing']
except KeyError as error:
    print(repr(error))
print(json.dumps({'a': [1, 2.5, None, True]}), json.loads('{"b": [1, "x"]}'), re.findall(r'\w+', 'some words'))


# Compiled again and again, so that no single code object becomes hot and is taken from the interpreter.
EVERYTHING = r"""
import math
from functools import partial

total = 0
text = ''

class Point:
    kind = 'point'
    def __init__(self, x, y=2):
        self.x = x
        self.y = y
    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)
    def __eq__(self, other):
        return isinstance(other, Point) and self.x == other.x
    def __lt__(self, other):
        return self.x < other.x
    def __hash__(self):
        return hash(self.x)
    def __len__(self):
        return 2
    def __getitem__(self, i):
        return self.x if i == 0 else self.y
    def __iter__(self):
        yield self.x
        yield self.y
    def __enter__(self):
        return self
    def __exit__(self, *info):
        return True
    def __bool__(self):
        return True
    def __call__(self, *args, **kwargs):
        return len(args) + len(kwargs)
    @property
    def sum(self):
        return self.x + self.y
    @classmethod
    def origin(cls):
        return cls(0, 0)
    @staticmethod
    def twice(n):
        return 2 * n

class Slotted:
    __slots__ = ('a', 'b')
    def __init__(self, a):
        self.a = a
        self.b = None

class Derived(Point):
    def __init__(self, x, *, z=3):
        super().__init__(x)
        self.z = z
    @property
    def kind(self):
        return 'derived'

class Problem(Exception):
    pass

def numbers(n):
    s = 0
    f = 0.5
    big = 10 ** 20
    flags = True
    for i in range(n):
        s += i * 3 - i // 2 + i % 5
        s ^= i << 2 & 0xFF | i >> 1
        f = f * 1.25 + i / 3 - 2.0 ** 0.5
        if f > 1e6 or not f < 1e7:
            f -= 1e6
        big = big * 3 % 1000000007 + big // 7
        if i % 3 == 0 and i > 2 or i == 1:
            s -= 1
        elif i & 1:
            s = -s
        else:
            s = ~s
        flags = not flags
        s += f >= 3 and i or 2
    while s > 10:
        s //= 10
    while True:
        s += 1
        if s > 20:
            break
        if s % 2:
            continue
    return s, abs(f), math.floor(f), big, divmod(7, 2), complex(1, 2) * 2j

def containers(n):
    items = []
    mixed = [1, 'a', None, 2.5, (1, 2)]
    table = {}
    seen = set()
    for i in range(n):
        items.append(i * 2)
        table[i] = str(i)
        table['k%d' % (i % 7)] = table.get('k%d' % (i % 7), 0) + 1
        seen.add(i % 5)
        if i in seen and 'k1' in table and i not in table.values():
            seen.discard(i)
        mixed[i % 5], mixed[0] = mixed[0], mixed[i % 5]
        items[i // 2] += 1
        items[-1] = items[0]
        a, b = i, items[i // 3]
        (c, d), *rest = (a, b), i, a
    first, *others = items
    for key, value in table.items():
        if isinstance(value, str) and value.isdigit():
            continue
        if key is None:
            break
    else:
        first = 0
    for i, (x, y) in enumerate(zip(items, others)):
        items[i] = x - y
    del items[0], items[1:3]
    items[1:2] = [7, 8]
    squares = [x * x for x in items if x > 3]
    names = {x: str(x) for x in squares}
    odd = {x for x in squares if x % 2}
    pairs = sorted(names.items(), key=lambda item: (-item[0], item[1]))
    nested = [[r * c for c in range(3)] for r in range(3)]
    grid = nested[1][2] + nested[-1][0]
    nested[0][1] = {**names, 'z': 1}
    return sum(x for x in items), any(x > 5 for x in items), max(squares), min(1, 2), [*odd, *seen], items[::-1], pairs[:2], tuple(odd)

def strings(n):
    global text
    out = []
    for i in range(n):
        word = 'word' + str(i)
        out.append(f'{word}:{i:>4}|{i / 3:.2f}|{word!r}')
        out.append('%s=%d' % (word, i))
        out.append('{} {name}'.format(i, name=word))
        if word.startswith('word1') or word.endswith('9') or 'rd2' in word:
            out[-1] = word.upper().replace('W', 'v')[1:4]
        if word[0] == 'w' and word != 'word3' and word < 'word7':
            out.append(word[-1] * 2)
    text = ','.join(out)
    for c in text:
        if c == ',':
            break
    return text.split(','), text.find('word'), text.strip(), len(text), text.encode()[3], bytes(3) + b'x', bytearray(b'abc')[1]

def objects(n):
    global total
    points = [Point(i, y=i + 1) for i in range(n)] + [Derived(3, z=4)]
    start = Point.origin()
    slotted = Slotted(1)
    for p in points:
        start = start + p
        p.x += 1
        total += p.sum + len(p) + p[0] + p.twice(2) + p(1, k=2)
        if p == start or p < start or p.kind == 'derived' or start is p:
            total -= 1
        slotted.a += 1
        slotted.b = p
        for v in p:
            total += v
        if hasattr(p, 'z'):
            p.other = getattr(p, 'z', None)
        x, y = p
        with p as q:
            if x % 2:
                raise Problem(x)
        method = p.__len__
        total += method()
    return {points[0]: 1}[points[0]], set(points)

def calls(n):
    def positional(a, b, c=3, *rest, d=4, **options):
        return a
    def counter():
        nonlocal n
        n += 1
        return n
    add = partial(positional, 1)
    args = (1, 2, 3)
    for i in range(n):
        positional(1, 2)
        positional(1, b=2)
        positional(*args)
        positional(1, 2, 3, 4, 5, e=6)
        positional(**{'a': 1, 'b': 2})
        add(2)
        counter()
        print(end='')
        (lambda x, y=1: x)(i)
    return [isinstance(n, (int, str)), callable(calls), type(n) is int, repr(args), id(n) == id(n), int('12'), float('1.5')]

def failures(n):
    caught = 0
    for i in range(n):
        try:
            if i % 4 == 0:
                raise Problem('oops', i)
            elif i % 4 == 1:
                {}['missing']
            elif i % 4 == 2:
                [][i]
            else:
                int('x')
        except Problem as e:
            caught += len(e.args)
        except (KeyError, IndexError):
            caught += 1
        except ValueError:
            try:
                None.missing
            except AttributeError as e:
                caught += 1
        else:
            caught = 0
        finally:
            caught += 1
    return caught

def generate(n):
    def inner(k):
        received = None
        while k:
            k -= 1
            received = yield k
    yield from inner(n)
    g = inner(3)
    next(g)
    g.send(1)
    g.close()
    return 3

async def waits(n):
    async def one():
        return 1
    s = 0
    for _ in range(n):
        s += await one()
    return s

n = 12
numbers(n), containers(n), strings(n), objects(n), calls(n), failures(n), list(generate(n))
try:
    waits(n).send(None)
except StopIteration:
    pass
match (1, 'two', {'three': 3}):
    case (int(), str() as s, {'three': v}):
        total += v
    case _:
        pass
assert total is not None
"""
for _ in range(80):
    exec(compile(EVERYTHING, 'everything', 'exec'), {'__name__': 'everything'})

# The first call of the C library is what costs; programs that need it shall find it made.
import os
ends = os.pipe()
os.write(ends[1], b'x')
os.read(ends[0], 1)
for end in ends:
    os.close(end)

# Code that gets hot, so that the translator is among what has been trained.
HOT = """
class Point:
    def __init__(self, x, y=1):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Point(self.x + other.x, self.y)

    def size(self):
        return self.x * self.x + self.y * 0.5

def walk(n):
    total = 0
    table = {}
    for i, word in enumerate(['a', 'b', 'c'] * n):
        p = Point(i) + Point(1, y=2)
        total += int(p.size()) % 7
        table[word] = table.get(word, 0) + 1
        try:
            if i == 2:
                raise KeyError(word)
        except KeyError as e:
            total -= len(e.args)
    while total > 100:
        total -= 3
    return total, [k for k in sorted(table) if table[k]]

def numbers(n):
    for i in range(n):
        yield walk(2)[0] + i
"""
space = {'__name__': 'hot'}
exec(compile(HOT, 'hot', 'exec'), space)
for _ in range(1500):
    sum(space['numbers'](4))
