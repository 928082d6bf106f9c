# One broken program each; the message, the place and the exit status count.
n=0
while IFS= read -r line; do
    n=$((n + 1))
    printf '%b' "$line" > broken.py
    $PYTHON broken.py
    echo "exit $?"
done <<'TEXT'
print('hello'
x = (1, 2\ny = 3\n
if True\n    pass\n
if True:\nprint(1)\n
def f():\n    x = 1\n  y = 2\n
    x = 1\n
for i in range(3) print(i)\n
x = 'unclosed\n
x = """unclosed\n
1 = x\n
f() = 1\n
x + 1 = 2\n
def f(a, a): pass\n
def f(a=1, b): pass\n
return 1\n
break\n
continue\n
yield 1\n
x = 5 5\n
print 'old'\n
import\n
from x import\n
class\n
class A\n    pass\n
else:\n    pass\n
try:\n    pass\n
while True print(1)\n
a = [1, 2\nb = 3\n
a = }\n
a = (1]\n
x = 1 +\n
x == 1 = 2\n
lambda x: = 1\n
f(a=1, 2)\n
f(**k, *a)\n
f(a=1, a=2)\n
nonlocal x\n
def f():\n    nonlocal x\n
def f():\n    x = 1\n    global x\n
global x; x = 1\nasync def f(): pass\nawait f()\n
del f()\n
None = 1\n
True += 1\n
f'{x'\n
f'{}'\n
f'{x!z}'\n
x = 0777\n
x = 1__0\n
x = 0b12\n
x = 1abc\n
x = "\\N{no such name}"\n
b'é'\n
$\n
x = 5?\n
if x = 1: pass\n
[x for x in range(3) if]\n
{1: 2, 3}\n
{**a for a in b}\n
*a\n
*a, b = *c\n
def f(*): pass\n
def f(**a, b): pass\n
with open('x') as 1: pass\n
import a.b as c.d\n
from . import *\ndef f():\n    from x import *\n
match x:\n    case a: pass\n    case b: pass\n
match x:\n    case {**rest, 'a': 1}: pass\n
match x:\n    case a | b: pass\n
x: int: str\n
(a, b): int\n
if x:\n\tpass\n        pass\n
async with a: pass\n
print(a b)\n
raise x from\n
assert\n
'a' 1\n
@\ndef f(): pass\n
try: pass\nexcept: pass\nexcept A: pass\n
except A, B: pass\n
try: pass\nexcept A, B: pass\n
TEXT
