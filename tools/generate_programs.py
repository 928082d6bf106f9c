"""Writes random Python programs for CompareCode.java: generate_programs.py FOLDER SEED COUNT

Every form of statement and expression occurs, in nestings nobody would write, with line breaks wherever brackets allow
them, since the line table is the subtlest part of a code object. Some programs are refused by the compiler; the error
is then compared.
"""
import os
import random
import re
import sys

CONSTANTS = (
    '0 1 -1 2 3.5 -0.0 0.0 1j "s" "" "é" b"x" b"" None True False ... "\\n{" 1e300 10**3 2**70 () (1,2) "abc"[1] 1+2 '
    '"a"*3 -5//2 7%-3 1<<3 ~5 (1,)*3 [1,2,3] {1,2,3} (1,2)[0] 1/3 -1**2 2**-1 1-1j "%s"%1 __debug__').split()
NAMES = 'a b c d x y __p'.split()
TARGETS = ['a', 'b', 'a.b', '(a\n.b)', 'a[0]', '(a, b)', '[a, *b]', 'a, (b, c)', 'a[b:c]', '*a, b', 'f(a)\\\n.b']
SINGLE_TARGETS = ['a', 'x', 'a.b', 'a[0]', 'a[b:c]', 'f(a)\\\n.b', 'a[\n0]']
FORMATTED = ['t', '{a}', '{b!r}', '{c:>{d}}', '{x.y!s:3}', '{{', '{(1,2)}', '{a+b}', '{y=}']
LITERAL_PATTERNS = ['1', '"s"', 'None', 'A.b', '-1', '1+2j', '_', 'True']


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.choice = self.random.choice
        self.function = None        # None, 'def' or 'async'
        self.loops = 0
        self.captures = 0
        self.yields = True
        self.binds = True           # whether an assignment expression is likely to be allowed

    def maybe(self, probability):
        return self.random.random() < probability

    def many(self, counts, make):
        return [make() for _ in range(self.choice(counts))]

    def line(self):
        return self.choice(['', '', '\n', '\n\n']) if self.maybe(.2) else ''

    # Expressions

    def atom(self):
        return self.choice(NAMES) if self.maybe(.6) else '(' + self.choice(CONSTANTS) + ')'

    def expr(self, depth):
        if depth <= 0 or self.maybe(.12):
            return self.atom()
        make = self.choice([
            self.boolean, self.binary, self.unary, self.conditional, self.dict, self.display, self.comprehension,
            self.comprehension, self.compare, self.compare, self.call, self.call, self.fstring, self.attribute,
            self.subscript, self.lambda_, self.suspension, self.walrus])
        return '(' + self.line() + make(depth - 1) + self.line() + ')'

    def boolean(self, d):
        return self.choice([' and ', ' or ']).join(self.many([2, 2, 3, 4], lambda: self.line() + self.expr(d)))

    def binary(self, d):
        operator = self.choice('+ - * / % @ ** << >> | ^ & //'.split())
        return f'{self.expr(d)} {operator} {self.line()}{self.expr(d)}'

    def unary(self, d):
        return self.choice(['-', '+', '~', 'not ']) + self.expr(d)

    def conditional(self, d):
        return f'{self.expr(d)} if {self.line()}{self.expr(d)} else {self.line()}{self.expr(d)}'

    def dict(self, d):
        def item():
            return self.choice([f'{self.expr(d)}: {self.line()}{self.expr(d)}', f'"k": {self.expr(d)}', '**' + self.expr(d)])
        return '{' + ', '.join(self.many([0, 1, 2, 3, 17, 18], item)) + '}'

    def display(self, d):
        items = self.many([1, 2, 3, 4, 31], lambda: self.line() + self.choice(['', '', '*']) + self.expr(d))
        return self.choice(['[%s]', '{%s}', '(%s,)']) % ', '.join(items)

    def comprehension(self, d):
        outer = self.yields, self.binds
        self.yields, self.binds = False, self.maybe(.01)
        clauses = ''
        for _ in range(self.choice([1, 1, 1, 2])):
            mark = 'async ' if self.function == 'async' and self.maybe(.3) else ''
            target = self.choice(['i', 'i, j', '(i, *j)', 'q[0]', 'q.z'])
            iterable = self.choice([self.expr(d), self.expr(d), '[1]', '(a,)', '[a+b]', '{1,2}'])
            clauses += f' {self.line()}{mark}for {target} in {iterable}'
            clauses += ''.join(self.many([0, 0, 1, 2], lambda: f' {self.line()}if {self.expr(d)}'))
        text = self.choice(['[%s%s]', '{%s%s}', '(%s%s)', '{a: %s%s}']) % (self.expr(d), clauses)
        self.yields, self.binds = outer
        return text

    def compare(self, d):
        operators = '<,<=,==,!=,>,>=,is,is not,in,not in'.split(',')
        return self.expr(d) + ''.join(self.many(
            [1, 1, 2, 3], lambda: f' {self.choice(operators)} {self.line()}{self.expr(d)}'))

    def call(self, d):
        args = self.many([0, 1, 2, 3], lambda: self.choice(['', '', '*']) + self.expr(d))
        names = [self.choice([f'k{i}=', f'k{i}=', '**']) for i in range(self.choice([0, 0, 0, 1, 2, 3, 17]))]
        function = self.choice([self.choice(NAMES), self.expr(d), self.expr(d) + self.line() + '.m'])
        return f'{function}({self.line()}{(", " + self.line()).join(args + [name + self.expr(d) for name in names])})'

    def fstring(self, d):
        return 'f"%s"' % ''.join(self.many([1, 2, 3], lambda: self.choice(FORMATTED)))

    def attribute(self, d):
        return self.expr(d) + self.line() + '.' + self.choice(NAMES)

    def subscript(self, d):
        index = self.choice(['%s', '%s:%s', ':', '%s:%s:%s', '%s, %s', '%s:, %s'])
        return self.expr(d) + '[' + self.line() + re.sub('%s', lambda _: self.expr(d), index) + ']'

    def lambda_(self, d):
        function, yields = self.function, self.yields
        self.function, self.yields = self.function and 'def', False
        text = f'lambda {self.parameters(d, False)}: {self.line()}{self.expr(d)}'
        self.function, self.yields = function, yields
        return text

    def suspension(self, d):
        if self.function == 'async' and self.maybe(.6):
            return 'await ' + self.expr(d)
        if self.function and self.yields:
            return self.choice(['yield', 'yield ' + self.expr(d), 'yield from ' + self.expr(d)])
        return self.atom()

    def walrus(self, d):
        return self.choice(['v', 'w']) + ' := ' + self.expr(d) if self.binds else self.atom()

    def parameters(self, d, annotated=True):
        pool = self.random.sample(['a', 'b', 'c', 'd', 'e', '__p', 'g', 'h'], 8)
        made = []

        def add(prefix='', default=False):
            text = prefix + pool.pop()
            if annotated and self.maybe(.3):
                text += ': ' + self.expr(1)
            made.append(text + ('=' + self.expr(d) if default else ''))
        defaults = False
        for i in range(self.choice([0, 1, 2, 3])):
            defaults = defaults or self.maybe(.3)
            add('', defaults)
            if i == 0 and self.maybe(.2):
                made.append('/')
        if self.maybe(.3):
            add('*')
        elif self.maybe(.2):
            made.append('*')
            add('', self.maybe(.5))
        if self.maybe(.2) and any(text.startswith('*') for text in made):
            add('', self.maybe(.5))
        if self.maybe(.3):
            add('**')
        return ', '.join(made)

    # Patterns

    def capture(self):
        self.captures += 1
        return 'm%d' % self.captures

    def pattern(self, d):
        if d <= 0:
            return self.choice(LITERAL_PATTERNS)
        inner = [self.pattern(d - 1) for _ in range(3)]
        first, second = self.capture(), self.capture()
        return self.choice([
            '[%s]' % ', '.join(inner), '[%s, *_, %s]' % tuple(inner[:2]), f'[{inner[0]}, *{first}]', '[]', '{}',
            '{1: %s, A.b: %s}' % tuple(inner[:2]), '{"a": %s, **%s}' % (inner[0], first), f'A({inner[0]}, k={inner[1]})',
            '(1 | "s" | A.b | [1, _] | {"x": 2})', '([%s, %s] | {"a": %s, "b": %s})' % (first, second, second, first),
            f'({inner[0]} as {first})'])

    # Statements

    def block(self, indent, depth, counts=(1, 1, 2, 3)):
        return [line for lines in self.many(counts, lambda: self.statement(indent, depth)) for line in lines]

    def statement(self, indent, depth):
        if depth <= 0 or self.maybe(.4):
            return [indent + self.simple()]
        return self.choice([
            self.if_, self.if_, self.while_, self.for_, self.for_, self.try_, self.try_, self.with_, self.match,
            self.def_, self.def_, self.class_])(indent, depth - 1)

    def simple(self):
        def e():
            return self.expr(self.choice([1, 2, 3]))
        forms = [
            lambda: 'pass', lambda: 'raise', lambda: f'raise {e()} from {e()}', lambda: 'raise ' + e(),
            lambda: f'assert {e()}, {e()}', lambda: 'assert ' + e(),
            lambda: 'del ' + self.choice(['a', 'a.b', 'a[0]', '(a, b)', 'a, b.c']),
            lambda: 'import ' + self.choice(['os', 'os.path', 'os.path as p', 'a.b.c as q, d', 'sys as s']),
            lambda: 'from %s import %s' % (self.choice(['os', '.', '..a', '.b']), self.choice(['a', 'a as b, c', '(a,\n b as d)'])),
            lambda: f'{self.choice(SINGLE_TARGETS)} {self.choice("+ - * / // % ** >> << & ^ | @".split())}= {e()}',
            lambda: self.choice(['a', '(b)', 'a.b', 'a[0]', 'a[1:2]', 'x']) + ': ' + e(),
            lambda: self.choice(['a', '(b)', 'a.b', 'a[0]', 'x']) + f': {e()} = {e()}',
            lambda: ' = '.join(self.many([1, 1, 2], lambda: self.choice(TARGETS)) + [e()]),
            lambda: self.choice(['1', '"doc"', '...', 'None', 'x = 1; y = 2']), e, e, e]
        if self.loops:
            forms += [lambda: 'break', lambda: 'continue']
        if self.function:
            forms += [lambda: 'return', lambda: 'return None', lambda: 'return (\n1)', lambda: 'return ' + e()]
        return self.choice(forms)()

    def suite(self, indent, head, depth, loop=0):
        self.loops += loop
        lines = [indent + head + ':'] + self.block(indent + '    ', depth)
        self.loops -= loop
        return lines

    def optional(self, probability, indent, head, depth):
        return self.suite(indent, head, depth) if self.maybe(probability) else []

    def if_(self, indent, d):
        lines = self.suite(indent, 'if ' + self.expr(3), d)
        lines += self.optional(.3, indent, 'elif ' + self.expr(2), d)
        return lines + self.optional(.4, indent, 'else', d)

    def while_(self, indent, d):
        test = self.choice([self.expr(3), self.expr(2), '1', 'True', '0'])
        return self.suite(indent, 'while ' + test, d, 1) + self.optional(.3, indent, 'else', d)

    def mark(self):
        return 'async ' if self.function == 'async' and self.maybe(.5) else ''

    def for_(self, indent, d):
        head = f'{self.mark()}for {self.choice(TARGETS)} in {self.expr(3)}'
        return self.suite(indent, head, d, 1) + self.optional(.3, indent, 'else', d)

    def try_(self, indent, d):
        lines = self.suite(indent, 'try', d)
        handlers = self.choice([0, 1, 1, 2])
        for _ in range(handlers):
            lines += self.suite(indent, 'except ' + self.expr(1) + self.choice(['', ' as a', ' as y']), d)
        if handlers:
            lines += self.optional(.2, indent, 'except', d) + self.optional(.3, indent, 'else', d)
        return lines + self.optional(.4 if handlers else 1, indent, 'finally', d)

    def with_(self, indent, d):
        items = self.many([1, 1, 2], lambda: self.expr(2) + self.choice(['', ' as a', ' as a.b', ' as (a, b)', ' as a[0]']))
        return self.suite(indent, self.mark() + 'with ' + ', '.join(items), d)

    def match(self, indent, d):
        lines = [indent + f'match {self.expr(2)}:']
        for _ in range(self.choice([1, 2, 3])):
            guard = ' if ' + self.expr(2) if self.maybe(.4) else ''
            lines += self.suite(indent + '    ', 'case ' + self.pattern(2) + guard, d)
        return lines + self.optional(.4, indent + '    ', 'case ' + self.choice(['_', 'zz']), d)

    def def_(self, indent, d):
        outer = self.function, self.loops, self.yields
        kind = self.choice(['def', 'def', 'async'])
        lines = [indent + '@' + self.expr(2) for _ in range(self.choice([0, 0, 0, 1, 2]))]
        parameters = self.parameters(2)
        lines.append(f'{indent}{"async " if kind == "async" else ""}def {self.choice(["f", "g", "__h"])}({parameters}):')
        if self.maybe(.3):
            lines.append(indent + '    ' + self.choice(['"""doc"""', '"a" + "b"', 'f"x"']))
        if self.maybe(.2):
            lines.append(indent + '    global x')
        if outer[0] and self.maybe(.1):
            lines.append(indent + '    nonlocal y')
        self.function, self.loops, self.yields = kind, 0, self.maybe(.5)
        lines += self.block(indent + '    ', d, (1, 2, 4))
        self.function, self.loops, self.yields = outer
        return lines

    def class_(self, indent, d):
        outer = self.function, self.loops
        self.function, self.loops = None, 0
        head = 'class ' + self.choice(['A', 'B']) + self.choice(['', f'({self.expr(2)})', '(A, metaclass=a)', '(*a, **b)'])
        lines = [indent + '@' + self.expr(2) for _ in range(self.choice([0, 0, 1]))] + self.suite(indent, head, d)
        if self.maybe(.4):
            lines.append(indent + '    def m(self): return super().m(__class__, self.__q)')
        self.function, self.loops = outer
        return lines

    def program(self):
        lines = ['from __future__ import annotations'] if self.maybe(.05) else []
        lines += ['"""doc"""'] if self.maybe(.2) else []
        return '\n'.join(lines + self.block('', 4, (2, 5, 10))) + '\n'


def main(folder, seed, count):
    os.makedirs(folder, exist_ok=True)
    for i in range(count):
        with open(f'{folder}/p{i:06}.py', 'w', encoding='utf-8') as file:
            file.write(Generator(f'{seed}/{i}').program())


main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
