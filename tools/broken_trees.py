"""Breaks trees and compiles them: broken_trees.py SEED COUNT [FIRST]

One line for each case goes out: its number, and the exception that `compile` raised, or a digest of the code. Run by two
interpreters the lines are to be the same; tools/compare-trees does that.
"""
import ast
import copy
import hashlib
import random
import sys
import warnings

SOURCES = '''
x = y = 1; a, *b = c; del d, e.f, g[0]
a.b: int = 3; c: str; (d): 'x'
x += 1; y @= z
for i in j:
    if i: break
    elif k: continue
    else: pass
else: print(i)
while True: x = (y := 5)
async def f(a, /, b: int, *c, d=1, e, **g) -> int:
    async for i in j: yield i
    async with k as l, m: await n
    return
def f(a, b=2, *, c=3): global x; nonlocal_ = lambda *y, z=1: (yield)
@dec(1)
class C(B, metaclass=M): "doc"; x = [i for i in j if k if l for m in n]
try: raise X from Y
except (A, B) as e: raise
except: pass
else: assert x, y
finally: import a.b as c, d
from . import x as y; from ..z import *
with a as b, (c): {d: e, **f}; {*g, h}; [*i]; (j,); {k: l for m in n}; {o for p in q}
f(a, *b, c=d, **e)[1:2, ::3, ...]; -x ** ~y; not z; a and b or c; a < b <= c is not d in e
x = 'a' 'b' if b''  else f'{a!r:>{b}} {c=}'; 1j; 2.5; None; True; ...
match x:
    case 1 | -2 | 'a' | None: pass
    case [a, *_, 3] | (a, 4): pass
    case {'k': v, **rest} if rest: pass
    case C(x, y=0) as z: pass
    case A.b: pass
    case _: pass
def g():
    nonlocal_ = 1
    def h():
        nonlocal nonlocal_
        return (yield from i)
'''
CONTEXTS = ast.Load, ast.Store, ast.Del
OPERATORS = ast.Add, ast.Not, ast.Eq, ast.And, ast.MatMult, ast.IsNot


class Text(str):
    pass


def some_node(chance, trees):
    # A copy: a node must not come to be below itself.
    return copy.deepcopy(chance.choice(list(ast.walk(chance.choice(trees)))))


def value(chance, trees):
    """Something that might stand in a field."""
    kind = chance.randrange(24)
    if kind < 8:
        return some_node(chance, trees)
    if kind < 10:
        return chance.choice(CONTEXTS)()
    if kind == 10:
        return chance.choice(OPERATORS)()
    if kind == 11:
        return [some_node(chance, trees) for _ in range(chance.randrange(3))]
    if kind == 12:
        return [None]
    if kind == 13:
        return ast.Constant(chance.choice([None, 1, 'a', (1, 2), (1, [2]), frozenset((1,)), [], {}, ast.Load, 2.5, ..., Text('t')]))
    if kind == 14:
        return ast.Name(chance.choice(['None', 'True', 'False', 'x', '', '__debug__', 'a b', '\xe9']), chance.choice(CONTEXTS)())
    if kind == 15:
        return ast.MatchStar(chance.choice([None, '_', 'x', 'True']))
    if kind == 16:
        return ast.arguments(*chance.choice([([], [], None, [], [], None, []), ([], [ast.arg('a')], None, [], [], None, [ast.Constant(1)] * 2),
                                             ([], [], None, [ast.arg('k')], [], None, [])]))
    return chance.choice([None, 0, 1, -1, 5, 2**40, 'x', 'None', '_', b'', 2.5, True, [], (), {}, object, ast.AST(), Text('x'), ['a'], 115])


def damage(chance, tree, trees):
    nodes = [node for node in ast.walk(tree) if node._fields]
    node = chance.choice(nodes)
    if chance.random() < .06:
        name = chance.choice(['lineno', 'col_offset', 'end_lineno', 'end_col_offset'])
        if chance.random() < .5:
            setattr(node, name, chance.choice([0, 1, 3, 1000, None, 'x', 2.5]))
        elif hasattr(node, name):
            try:
                delattr(node, name)
            except AttributeError:
                pass
        return
    name = chance.choice(node._fields)
    old = getattr(node, name, None)
    if isinstance(old, list) and old and chance.random() < .8:
        kind = chance.randrange(5)
        at = chance.randrange(len(old))
        if kind == 0:
            del old[at]
        elif kind == 1:
            old.clear()
        elif kind == 2:
            old.insert(at, value(chance, trees))
        else:
            old[at] = value(chance, trees)
    elif chance.random() < .1 and hasattr(node, name):
        try:
            delattr(node, name)
        except AttributeError:
            pass
    else:
        setattr(node, name, value(chance, trees))


def digest(code):
    text = [code.co_code, code.co_linetable, code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars, code.co_flags,
            code.co_stacksize, code.co_name, code.co_argcount, code.co_kwonlyargcount, code.co_posonlyargcount]
    for constant in code.co_consts:
        text.append(digest(constant) if type(constant) is type(code) else
                    sorted(map(repr, constant)) if isinstance(constant, frozenset) else repr(constant))
    return hashlib.md5(repr(text).encode('utf-8', 'backslashreplace')).hexdigest()


def pieces():
    """The statements of the sources one by one, each a program."""
    for statement in ast.parse(SOURCES).body:
        yield ast.unparse(statement)


def main(seed, count, first=0):
    warnings.simplefilter('ignore')
    sys.stdout.reconfigure(encoding='ascii', errors='backslashreplace')
    sys.setrecursionlimit(1000)
    programs = list(pieces())
    for index in range(first, first + count):
        chance = random.Random(f'{seed}/{index}')
        trees = [ast.parse(chance.choice(programs)) for _ in range(2)]
        tree = ast.parse('\n'.join(chance.choice(programs) for _ in range(chance.randint(1, 2))))
        for _ in range(chance.choice([1, 1, 1, 2, 3])):
            damage(chance, tree, trees)
        print(index, end=' ', flush=True)
        try:
            mode = 'exec'
            if chance.random() < .05:
                mode = chance.choice(['eval', 'single'])
                if chance.random() < .7:
                    tree = ast.Expression(some_node(chance, trees)) if mode == 'eval' else ast.Interactive(tree.body)
            result = digest(compile(tree, 'f', mode, optimize=chance.choice([0, 1, 2])))
        except SyntaxError as e:
            result = f'{type(e).__name__} {e.msg} {e.lineno} {e.offset} {e.end_lineno} {e.end_offset}'
        except Exception as e:
            result = f'{type(e).__name__} {e}'
        print(result.replace('\n', '\\n').split(' at 0x')[0], flush=True)


if __name__ == '__main__':
    main(*map(int, sys.argv[1:]))
