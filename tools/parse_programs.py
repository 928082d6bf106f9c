"""Makes programs, right and wrong, and writes what CPython's parser says of each, for CompareParser.java to compare.

parse_programs.py files FOLDER OUT                     every source file, as bytes
parse_programs.py strings FOLDER OUT                   every string in source files, taken for a program
parse_programs.py tokens FOLDER OUT SEED COUNT SIZE    files up to SIZE bytes with tokens deleted, doubled, swapped, replaced
parse_programs.py characters FOLDER OUT SEED COUNT     strings with characters deleted, replaced and inserted
parse_programs.py random FOLDER OUT SEED COUNT         valid programs of random_programs.py

OUT.programs holds the programs, separated by a record separator and a line end. The first word of each is its mode, with
`;tc` for type comments, `;v5` for the grammar of Python 3.5, `;barry`, `;dedent` and `;incomplete` for compile flags, `;hex`
for bytes in hexadecimal digits. OUT.answers has one line for each: the warnings, and the digest of the tree or the error.
"""
import ast
import doctest
import hashlib
import json
import os
import random
import re
import struct
import sys
import textwrap
import warnings

import random_programs

SEPARATOR = '\x1e\n'
TOKEN = re.compile(
    r'''(?:[rRbBuUfF]{0,2}(?:"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))'''
    r'''|\w+|[ \t]+|\n|\*\*=?|//=?|>>=?|<<=?|->|:=|\.\.\.|[-+*/%&|^@=!<>]=|.''', re.S)
TOKENS = '''( ) [ ] { } : , ; = == := . ... * ** / // + - ~ not and or if else elif for in while with as try except finally
lambda def class return yield await async import from del global pass None True x y 1 1.5 2j "s" f"{x}" b"b" print match
case _ @ -> += ! $ \\ ' " #'''.split() + ['\n', '    ', '\t', ' ']
PIECES = list('()[]{}:,;=.*/+-!\'"\\#\n\t\r\f $?~@^&|<>01xabfru_') + [
    '\xe9', '\u20ac', '\U0001d4b3', '\u200b', '\ufeff', '\xa0', '\xaa', '    ', 'if ', 'else', 'lambda ', 'for ', '{x}',
    'f"', "b'", '\\N{DIGIT ONE}', '\\x', '\\u12', '"""', 'async ', 'await ', 'not ', 'in ', 'is ', 'print ', 'match ',
    'case ', ':=', '**', '->', '...', '==', '!=', '<>', '1_0', '0x', '1e5j', '# type: int\n', '# type: ignore\n', 'with ',
    'as ', 'del ', 'yield ', 'return ', '\r\n']
FLAGS = {'tc': 0x1000, 'dedent': 0x200, 'incomplete': 0x4000, 'barry': 0x400000}
MODES = ['EXEC'] * 6 + ['EVAL', 'SINGLE', 'FUNC_TYPE', 'EXEC;tc', 'EXEC;v5', 'EXEC;v7;tc',
                       'EXEC;barry', 'EXEC;incomplete', 'SINGLE;dedent;incomplete']


def sources(folder):
    for path, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith('.py'):
                yield os.path.join(path, name)


def text(string):
    return '"' + ''.join(c if ' ' <= c < '\x7f' and c not in '"\\' else '\\%x;' % ord(c) for c in string) + '"'


def constant(value):
    if value is None or value is ... or isinstance(value, bool):
        return str(value)
    if isinstance(value, int):
        return 'int:%x' % value
    if isinstance(value, float):
        return 'float:%x' % struct.unpack('>Q', struct.pack('>d', value))
    if isinstance(value, complex):
        return 'complex:%x' % struct.unpack('>Q', struct.pack('>d', value.imag))
    if isinstance(value, bytes):
        return 'b' + text(value.decode('latin-1'))
    return text(value)


def dump(node):
    if isinstance(node, list):
        return '[' + ', '.join(map(dump, node)) + ']'
    if not isinstance(node, ast.AST):
        return text(node) if isinstance(node, str) else str(node)
    parts = []
    for field in node._fields:
        value = getattr(node, field, None)
        is_constant = field == 'value' and isinstance(node, (ast.Constant, ast.MatchSingleton))
        parts.append(field + '=' + (constant(value) if is_constant else dump(value)))
    if hasattr(node, 'lineno') and not isinstance(node, ast.TypeIgnore):
        parts.append('@%d:%d-%d:%d' % (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset))
    return type(node).__name__ + '(' + ', '.join(parts) + ')'


def answer(program):
    mode, _, source = program.partition(' ')
    mode, *flags = mode.split(';')
    version = -1
    bits = ast.PyCF_ONLY_AST
    for flag in flags:
        if flag in FLAGS:
            bits |= FLAGS[flag]
        elif flag == 'hex':
            source = bytes.fromhex(source)
        else:
            version = int(flag[1:])
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            tree = compile(source, '<unknown>', mode.lower(), bits, _feature_version=version)
            result = hashlib.md5(dump(tree).encode()).hexdigest()
        except SyntaxError as e:
            result = json.dumps([type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text])
        except (ValueError, MemoryError, OverflowError) as e:
            result = json.dumps([type(e).__name__, str(e)])
    return ''.join('%d %s; ' % (w.lineno, w.message) for w in caught) + result


def usable(program):
    try:
        program.encode()
    except UnicodeEncodeError:
        return False
    return SEPARATOR[0] not in program and '\0' not in program


def strings(folder):
    seen = {}
    for name in sources(folder):
        with open(name, 'rb') as file:
            try:
                tree = ast.parse(file.read())
            except (SyntaxError, ValueError):
                continue
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 20000):
                continue
            found = [node.value, textwrap.dedent(node.value)]
            if '>>>' in node.value:
                try:
                    found += [example.source for example in doctest.DocTestParser().get_examples(node.value)]
                except ValueError:
                    pass
            for source in filter(usable, found):
                for mode in 'EXEC', 'EVAL', 'SINGLE', 'FUNC_TYPE':
                    seen[mode + ' ' + source] = None
    return list(seen)


def mutated_tokens(folder, seed, count, size):
    chance = random.Random(seed)
    files = [name for name in sources(folder) if 0 < os.path.getsize(name) < size]
    programs = []
    while len(programs) < count:
        try:
            with open(chance.choice(files), encoding='utf-8', newline='') as file:
                source = file.read()
        except UnicodeDecodeError:
            continue
        tokens = TOKEN.findall(source)
        places = [i for i, token in enumerate(tokens) if not token.isspace()]
        if not places or not usable(source):
            continue
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            change, i = chance.randrange(8), chance.choice(places)
            if change <= 1:
                tokens[i] = ''
            elif change == 2:
                tokens.insert(i, tokens[i])
            elif change == 3:
                j = places[min(places.index(i) + 1, len(places) - 1)]
                tokens[i], tokens[j] = tokens[j], tokens[i]
            elif change == 4:
                tokens[i] = chance.choice(TOKENS)
            elif change == 5:
                tokens.insert(i, chance.choice(TOKENS) + chance.choice(('', ' ')))
            elif change == 6:
                tokens[chance.randrange(len(tokens))] = ''
            elif tokens[i]:
                k = chance.randrange(len(tokens[i]))
                tokens[i] = tokens[i][:k] + tokens[i][k + 1:]
        programs.append('EXEC ' + ''.join(tokens))
    return programs


def mutated_characters(folder, seed, count):
    chance = random.Random(seed)
    base = [program for program in strings(folder) if 6 < len(program) < 400]
    formatted = [program for program in base if re.search(r'[fF]["\']', program)]
    programs = []
    while len(programs) < count:
        source = chance.choice(formatted if chance.random() < 0.3 else base).partition(' ')[2]
        for _ in range(chance.choice((1, 1, 2, 3))):
            i, change = chance.randrange(len(source) + 1), chance.randrange(4)
            if change == 0:
                source = source[:i] + source[i + 1:]
            elif change == 1:
                source = source[:i] + chance.choice(PIECES) + source[i:]
            elif change == 2:
                source = source[:i] + chance.choice(PIECES) + source[i + 1:]
            else:
                j = chance.randrange(len(source) + 1)
                source = source[:i] + source[j:j + chance.randrange(1, 8)] + source[i:]
        if not usable(source):
            continue
        mode = chance.choice(MODES)
        kind = chance.random()
        if kind < 0.1:
            content = bytearray(source.encode())
            if kind < 0.05 and content:
                content[chance.randrange(len(content))] = chance.randrange(128, 256)
            programs.append(mode + ';hex ' + content.hex())
        else:
            programs.append(mode + ' ' + source)
    return programs


def random_valid(folder, seed, count):
    generator = random_programs.Generator(seed)
    return ['EXEC ' + generator.program() for _ in range(count)]


def main(kind, folder, out, *numbers):
    if kind == 'files':
        programs = []
        for name in sources(folder):
            with open(name, 'rb') as file:
                programs.append('EXEC;hex ' + file.read().hex())
    else:
        make = {'strings': strings, 'tokens': mutated_tokens, 'characters': mutated_characters,
                'random': random_valid}[kind]
        programs = make(folder, *map(int, numbers))
    with open(out + '.programs', 'w', encoding='utf-8', newline='') as file:
        file.write(SEPARATOR.join(programs))
    with open(out + '.answers', 'w', encoding='ascii') as file:
        for program in programs:
            print(answer(program), file=file)


main(*sys.argv[1:])
