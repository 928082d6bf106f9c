"""Makes random programs that are valid Python 3.10, from a seed: every statement, expression, pattern and kind of literal,
with the layout that people and machines write. `Generator(seed).program()` gives the text of the next one.

random_programs.py SEED COUNT prints programs, separated by a record separator and a line end.
"""
import random
import sys

NAMES = ['a', 'b', 'c', 'x', 'y', 'self', 'spam', 'f', 'match', 'case', '_', '__x', '\xe9t\xe9', '\U0001d4b3', 'print']
NUMBERS = ['0', '1', '7', '-0', '255', '0x_ff', '0b101', '0o17', '1_000', '10**9', '2147483648', '9223372036854775807',
           '9223372036854775808', '1.5', '0.0', '.5', '1.', '1e10', '1E-3', '1_0.0_1', '1j', '2.5J', '00', '1e400']
PLAIN = ['a', 'b c', '\xe9', '\u20ac', '\U0001f600', '{', '}', '%s', '', ' ', '#', 'x' * 30]
ESCAPES = ['\\n', '\\\\', '\\x41', '\\u20ac', '\\U0001F600', '\\N{BULLET}', '\\101', '\\0', '\\\n', "\\'", '\\"', '\\t']
BINARY = ['+', '-', '*', '/', '//', '%', '@', '**', '<<', '>>', '&', '|', '^']
COMPARISONS = ['==', '!=', '<', '<=', '>', '>=', 'is', 'is not', 'in', 'not in']


class Generator:
    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.in_function = self.in_async = self.in_loop = False
        self.in_class = False
        self.fields = 0

    # Choices

    def often(self, probability):
        return self.chance.random() < probability

    def pick(self, items):
        return self.chance.choice(items)

    def name(self):
        return self.pick(NAMES)

    def few(self, make, low=0, high=3, separator=', '):
        return separator.join([make() for _ in range(self.chance.randint(low, high))])

    def trailing_comma(self, text):
        return text + self.pick(('', '', ', ', ',')) if text else text

    # Literals

    def string(self):
        return self.pick((' ', '  ')).join(self.string_part() for _ in range(self.pick((1, 1, 1, 2, 3))))

    def string_part(self):
        if self.fields < 1 and self.often(0.3):
            return self.format_string()
        quote = self.pick(("'", '"', "'''", '"""'))
        prefix = self.pick(('', '', '', 'r', 'u', 'R'))
        content = ''.join(self.pick(PLAIN) for _ in range(self.chance.randint(0, 3)))
        if prefix.lower() != 'r':
            content += ''.join(self.pick(ESCAPES) for _ in range(self.pick((0, 0, 1, 2))))
        if len(quote) == 3 and self.often(0.3):
            content += '\n  '
        return prefix + quote + content + quote

    def bytes(self):
        return self.pick(('b', 'B', 'rb', 'bR')) + self.pick(("'a%s'", '"\\x00\\xff"', "''", "'''a\nb'''"))

    def format_string(self):
        self.fields += 1
        quote = self.pick(("'", '"'))
        parts = []
        for _ in range(self.chance.randint(0, 3)):
            parts.append(self.pick(('', 'a', ' b ', '{{', '}}', '\xe9', '%')))
            if self.often(0.7):
                parts.append(self.field(quote))
        self.fields -= 1
        return self.pick(('f', 'F', 'rf', 'fR')) + quote + ''.join(parts) + quote

    def field(self, quote):
        expression = self.pick((self.name, lambda: '(' + self.expression(1) + ')', lambda: self.name() + '.a',
                                lambda: self.name() + '[0]', lambda: self.name() + ' + 1', lambda: ' ' + self.name()))()
        if any(mark in expression for mark in '\\#\'"\n') or '\\' in expression:
            expression = self.name()
        text = '{' + expression
        if self.often(0.2):
            text += self.pick(('=', ' = '))
        if self.often(0.3):
            text += self.pick(('!r', '!s', '!a'))
        if self.often(0.3):
            text += ':' + self.pick(('', '>10', '{' + self.name() + '}', '.{' + self.name() + '!r}f', '%H:%M'))
        return text + '}'

    # Expressions

    def expression(self, depth=3):
        if depth <= 0 or self.often(0.25):
            return self.atom()
        return self.pick(self.EXPRESSIONS)(self, depth - 1)

    def atom(self):
        kind = self.chance.randrange(12)
        if kind < 6:
            return self.name()
        if kind < 8:
            return self.pick(NUMBERS)
        if kind < 10:
            return self.string()
        return self.pick((self.bytes, lambda: 'None', lambda: 'True', lambda: 'False', lambda: '...', lambda: '()',
                          lambda: '[]', lambda: '{}'))()

    def group(self, depth):
        return '(' + self.pick(('', ' ', '\n ')) + self.expression(depth) + self.pick(('', ' ', ' # c\n')) + ')'

    def operand(self, depth):
        return self.group(depth) if self.often(0.5) else self.atom()

    def binary(self, depth):
        return self.operand(depth) + self.pick((' ', '')) + self.pick(BINARY) + ' ' + self.operand(depth)

    def unary(self, depth):
        return self.pick(('-', '+', '~', 'not ')) + self.operand(depth) if self.often(0.7) else self.name()

    def boolean(self, depth):
        return self.few(lambda: self.operand(depth), 2, 4, self.pick((' and ', ' or ')))

    def comparison(self, depth):
        text = self.operand(depth)
        for _ in range(self.pick((1, 1, 2, 3))):
            text += ' ' + self.pick(COMPARISONS) + ' ' + self.operand(depth)
        return text

    def conditional(self, depth):
        return self.operand(depth) + ' if ' + self.operand(depth) + ' else ' + self.operand(depth)

    def lambda_(self, depth):
        return '(lambda ' + self.parameters(False) + ': ' + self.expression(depth) + ')'

    def primary(self):
        return self.pick((self.name(), self.name(), '(' + self.expression(1) + ')', self.string(), '[]', '(1)'))

    def attribute(self, depth):
        return self.primary() + self.pick(('.', ' . ')) + self.name()

    def call(self, depth):
        if self.often(0.15):
            return self.name() + '(' + self.expression(depth) + self.clauses(depth) + ')'
        positional = [self.pick(('', '', '*')) + self.operand(depth) for _ in range(self.chance.randint(0, 3))]
        keywords = ['k%d=%s' % (i, self.operand(depth)) for i in range(self.chance.randint(0, 2))]
        if keywords and self.often(0.3):
            keywords.insert(0, '*' + self.name())
        keywords += ['**' + self.operand(depth)] if self.often(0.2) else []
        return self.primary() + '(' + self.trailing_comma(', '.join(positional + keywords)) + ')'

    def subscript(self, depth):
        return self.primary() + '[' + self.trailing_comma(self.few(lambda: self.slice(depth), 1, 2)) + ']'

    def slice(self, depth):
        if self.often(0.5):
            return self.operand(depth)
        part = lambda: self.operand(depth) if self.often(0.5) else ''
        return part() + ':' + part() + self.pick(('', ':' + part()))

    def starred(self, depth):
        return self.pick(('', '', '', '*')) + self.operand(depth)

    def tuple(self, depth):
        return '(' + self.starred(depth) + ', ' + self.trailing_comma(self.few(lambda: self.starred(depth))) + ')'

    def list(self, depth):
        return '[' + self.trailing_comma(self.few(lambda: self.starred(depth))) + ']'

    def set(self, depth):
        return '{' + self.trailing_comma(self.few(lambda: self.starred(depth), 1)) + '}'

    def dict(self, depth):
        entry = lambda: self.pick((self.operand(depth) + ': ' + self.operand(depth), '**' + self.operand(depth)))
        return '{' + self.trailing_comma(self.few(entry)) + '}'

    def clauses(self, depth):
        text = ''
        for _ in range(self.pick((1, 1, 2))):
            text += ' for ' + self.target() + ' in ' + self.operand(depth)
            text += ''.join(' if ' + self.operand(depth) for _ in range(self.pick((0, 0, 1, 2))))
        return text

    def comprehension(self, depth):
        loop, self.in_class = self.in_class, False
        element = self.operand(depth)
        kind = self.chance.randrange(4)
        if kind == 3:
            element += ': ' + self.operand(depth)
        opening, closing = ('[]', '()', '{}', '{}')[kind]
        text = opening + element + self.clauses(depth) + closing
        self.in_class = loop
        return text

    def walrus(self, depth):
        return self.group(depth) if self.in_class else '[' + self.operand(depth) + ', (w := ' + self.operand(depth) + ')]'

    EXPRESSIONS = [binary, binary, unary, boolean, comparison, conditional, lambda_, attribute, attribute, call, call, call,
                   subscript, subscript, tuple, list, set, dict, group]

    # Targets and parameters

    def target(self):
        kind = self.chance.randrange(10)
        if kind < 6:
            return self.name()
        if kind == 6:
            return self.name() + '.' + self.name()
        if kind == 7:
            return self.name() + '[' + self.pick(('0', 'a', '1:2')) + ']'
        star = self.pick(('', '*'))
        inner = self.name() + ', ' + star + self.name() + self.pick(('', ',', ', b.c'))
        return self.pick(('(%s)', '[%s]')) % inner

    def parameters(self, annotated=True):
        names = iter(self.chance.sample(['p', 'q', 'r', 's', 't', 'u', 'v', 'w2', 'z'], 9))

        def parameter(default):
            text = next(names)
            if annotated and self.often(0.3):
                text += ': ' + self.operand(1)
            return text + (self.pick(('=', ' = ')) + self.operand(1) if default else '')

        count = self.pick((0, 1, 1, 2, 3))
        first_default = self.chance.randint(0, count)
        parts = [parameter(i >= first_default) for i in range(count)]
        if parts and self.often(0.2):
            parts.insert(self.chance.randint(1, len(parts)), '/')
        if self.often(0.3):
            parts.append('*' + parameter(False))
            parts += [parameter(self.often(0.5)) for _ in range(self.pick((0, 1)))]
        elif self.often(0.2):
            parts += ['*', parameter(self.often(0.5))]
        if self.often(0.2):
            parts.append('**' + parameter(False))
        return ', '.join(parts)

    # Patterns

    def pattern(self, depth=2, top=False):
        kind = self.chance.randrange(9 if depth > 0 else 4)
        inner = lambda: self.pattern(depth - 1)
        if kind == 0:
            return self.pick(('0', '-1', '1.5', '1 + 2j', '-1 - 1j', "'a'", "b'a' b'b'", 'None', 'True', 'False'))
        if kind == 1:
            return '_' if self.often(0.5) else 'a.b'
        if kind == 2:
            return '_'
        if kind == 3:
            return self.pick(('a.b.c', '"x"', '2'))
        if kind == 4:
            return '[' + self.trailing_comma(self.few(inner)) + ']'
        if kind == 5:
            return '(' + self.few(inner, 2, 3) + self.pick(('', ', *_', ',')) + ')'
        if kind == 6:
            return '{' + self.trailing_comma(', '.join('%d: %s' % (i, inner()) for i in range(self.pick((0, 1, 2))))) + '}'
        if kind == 7:
            keywords = ['k%d=%s' % (i, inner()) for i in range(self.pick((0, 1, 2)))]
            return 'C(' + ', '.join([inner() for _ in range(self.pick((0, 1)))] + keywords) + ')'
        return '(' + self.pick(('1 | 2', "'a' | None", '[_] | {}')) + ')'

    # Statements

    def simple(self):
        kind = self.chance.randrange(16)
        if kind < 3:
            return self.expression()
        if kind < 6:
            return self.few(self.target, 1, 2, ' = ') + ' = ' + self.value()
        if kind == 6:
            return self.name() + self.pick(('', '.a', '[0]')) + ' ' + self.pick(BINARY) + '= ' + self.value()
        if kind == 7:
            return self.pick((self.name(), 'a.b', '(c)', 'a[0]')) + ': ' + self.operand(1) \
                + self.pick(('', ' = ' + self.value()))
        if kind == 8 and self.in_function:
            # An asynchronous generator returns nothing.
            value = 'return' if self.in_async else 'return ' + self.value()
            return self.pick(('return', value, 'yield', 'x = yield ' + self.expression(1)))
        if kind == 9:
            return self.pick(('import a', 'import a.b as c, d', 'from a import (b, c as d,)', 'from . import a',
                              'from ...a.b import c', 'from .. import d as e'))
        if kind == 10:
            return self.pick(('raise', 'raise ' + self.expression(1), 'raise a from ' + self.expression(1)))
        if kind == 11:
            return 'assert ' + self.expression() + self.pick(('', ', ' + self.expression(1)))
        if kind == 12:
            return 'del ' + self.pick(('a', 'a, b', '(a, b.c)', '[a[0]]', 'a.b,'))
        if kind == 13 and self.in_loop:
            return self.pick(('break', 'continue'))
        if kind == 14 and self.in_async:
            return 'await ' + self.primary()
        return 'pass'

    def value(self):
        return self.expression() if self.often(0.8) else self.expression(1) + ', ' + self.starred(1)

    def line(self, indent):
        text = self.simple()
        while self.often(0.15):
            text += self.pick(('; ', ';')) + self.simple()
        return indent + text + self.pick(('', '', '', ';', '  # comment', ' ')) + '\n'

    def block(self, indent, depth):
        if depth <= 0 or self.often(0.1):
            return ' ' + self.simple() + '\n'
        inner = indent + self.pick(('    ', '  ', '\t', ' '))
        text = self.pick(('', '', ' # c')) + '\n' + self.pick(('', '', '\n', inner + '# comment\n'))
        for _ in range(self.pick((1, 1, 2, 3))):
            text += self.statement(inner, depth - 1)
        return text

    def loop_block(self, indent, depth):
        before, self.in_loop = self.in_loop, True
        text = self.block(indent, depth)
        self.in_loop = before
        return text

    def scope_block(self, indent, depth, function, is_async=False):
        before = self.in_function, self.in_async, self.in_loop, self.in_class
        self.in_function, self.in_async, self.in_loop, self.in_class = function, is_async, False, not function
        text = self.block(indent, depth)
        self.in_function, self.in_async, self.in_loop, self.in_class = before
        return text

    def statement(self, indent, depth):
        if depth <= 0 or self.often(0.45):
            return self.line(indent)
        return self.pick(self.COMPOUND)(self, indent, depth)

    def if_(self, indent, depth):
        text = indent + 'if ' + self.expression() + ':' + self.block(indent, depth)
        while self.often(0.3):
            text += indent + 'elif ' + self.expression() + ':' + self.block(indent, depth)
        return text + (indent + 'else:' + self.block(indent, depth) if self.often(0.4) else '')

    def while_(self, indent, depth):
        text = indent + 'while ' + self.expression() + ':' + self.loop_block(indent, depth)
        return text + (indent + 'else:' + self.block(indent, depth) if self.often(0.2) else '')

    def for_(self, indent, depth):
        prefix = 'async ' if self.in_async and self.often(0.3) else ''
        targets = self.target() + self.pick(('', '', ', ' + self.name()))
        text = indent + prefix + 'for ' + targets + ' in ' + self.value() + ':' + self.loop_block(indent, depth)
        return text + (indent + 'else:' + self.block(indent, depth) if self.often(0.2) else '')

    def with_(self, indent, depth):
        prefix = 'async ' if self.in_async and self.often(0.3) else ''
        item = lambda: self.operand(1) + (' as ' + self.target() if self.often(0.6) else '')
        items = self.few(item, 1, 3)
        if self.often(0.3):
            items = '(' + self.trailing_comma(items) + ')'
        return indent + prefix + 'with ' + items + ':' + self.block(indent, depth)

    def try_(self, indent, depth):
        text = indent + 'try:' + self.block(indent, depth)
        handlers = self.pick((0, 1, 1, 2))
        for i in range(handlers):
            text += indent + 'except ' + self.operand(1) + self.pick(('', ' as e')) + ':' + self.block(indent, depth)
        if handlers and self.often(0.2):
            text += indent + 'except:' + self.block(indent, depth)
        if handlers and self.often(0.3):
            text += indent + 'else:' + self.block(indent, depth)
        if not handlers or self.often(0.4):
            text += indent + 'finally:' + self.block(indent, depth)
        return text

    def def_(self, indent, depth):
        text = ''.join(indent + '@' + self.operand(1) + '\n' for _ in range(self.pick((0, 0, 1, 2))))
        is_async = self.often(0.2)
        text += indent + ('async ' if is_async else '') + 'def ' + self.name() + '(' + self.parameters() + ')'
        return text + self.pick(('', ' -> ' + self.operand(1))) + ':' + self.scope_block(indent, depth, True, is_async)

    def class_(self, indent, depth):
        text = ''.join(indent + '@' + self.operand(1) + '\n' for _ in range(self.pick((0, 0, 1))))
        text += indent + 'class ' + self.name() + self.pick(('', '()', '(a)', '(a, *b, metaclass=c)'))
        return text + ':' + self.scope_block(indent, depth, False)

    def match_(self, indent, depth):
        inner = indent + '    '
        text = indent + 'match ' + self.value() + ':\n'
        for _ in range(self.pick((1, 2, 3))):
            guard = self.pick(('', '', ' if ' + self.operand(1)))
            pattern = self.pattern()
            if pattern == '_' and not guard:
                guard = ' if a'
            text += inner + 'case ' + pattern + self.pick(('', '', ' as m')) + guard + ':'
            text += self.block(inner, depth)
        return text

    COMPOUND = [if_, if_, while_, for_, for_, with_, try_, def_, def_, class_, match_]

    def program(self):
        text = self.pick(('', '', '"""doc"""\n', '# coding: utf-8\n', '\n\n'))
        for _ in range(self.chance.randint(1, 5)):
            text += self.statement('', 3)
        return text


def main(seed, count):
    generator = Generator(int(seed))
    sys.stdout.reconfigure(encoding='utf-8')
    print('\x1e\n'.join(generator.program() for _ in range(int(count))), end='')


if __name__ == '__main__':
    main(*sys.argv[1:])
