"""Writes what a Python compiler makes of source files, for CompareCode.java to compare.

dump_code.py digest ROOT LIST OUT LEVELS   one line per file and level: digests of all code objects, or the error
dump_code.py show ROOT FILE LEVEL          everything of one file, readable
"""
import dis
import hashlib
import io
import struct
import sys
import warnings


def bits(number):
    return struct.pack('>d', number).hex()


def constant(value):
    kind = type(value)
    if kind is str:
        return 'str ' + value.encode('utf-8', 'surrogatepass').hex()
    if kind is bytes:
        return 'bytes ' + value.hex()
    if kind is float:
        return 'float ' + bits(value)
    if kind is complex:
        return 'complex ' + bits(value.real) + ' ' + bits(value.imag)
    if kind is tuple:
        return 'tuple (' + ', '.join(map(constant, value)) + ')'
    if kind is frozenset:
        return 'frozenset (' + ', '.join(sorted(map(constant, value))) + ')'
    if kind is CODE:
        return 'code'
    return kind.__name__ + ' ' + repr(value)


def text(value):
    return value.encode('utf-8', 'surrogatepass').hex()


def dump(code):
    lines = ['%d %d %d %d %d %x %d' % (
        code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals, code.co_stacksize,
        code.co_flags, code.co_firstlineno)]
    lines.append('name ' + text(code.co_name))
    lines.append('filename ' + text(code.co_filename))
    for field in 'names', 'varnames', 'freevars', 'cellvars':
        lines.append(field + ' ' + ' '.join(map(text, getattr(code, 'co_' + field))))
    for value in code.co_consts:
        lines.append(constant(value))
    lines.append('code ' + code.co_code.hex())
    lines.append('lines ' + code.co_linetable.hex())
    return '\n'.join(lines)


def all_codes(code):
    pending = [code]
    while pending:
        code = pending.pop()
        yield code
        pending += [value for value in reversed(code.co_consts) if type(value) is CODE]


def compiled(root, name, level):
    with open(root + '/' + name, 'rb') as file:
        source = file.read()
    return compile(source, name, 'exec', dont_inherit=True, optimize=level)


def problem(error):
    position = [getattr(error, field, None) for field in ('lineno', 'offset', 'end_lineno', 'end_offset')]
    return '%s %s %r' % (type(error).__name__, ' '.join(map(str, position)), getattr(error, 'msg', None) or str(error))


def digests(root, names, out, levels):
    for name in names:
        for level in levels:
            try:
                code = compiled(root, name, level)
            except Exception as error:
                result = '! ' + problem(error)
            else:
                result = ' '.join(hashlib.sha1(dump(each).encode()).hexdigest()[:16] for each in all_codes(code))
            print(name, level, result, sep='\t', file=out)


def show(root, name, level):
    for code in all_codes(compiled(root, name, level)):
        print('----', code.co_name, code.co_firstlineno)
        print(dump(code).replace(' ', '\n ', 1))
        # Only this code object, without those in its constants.
        out = io.StringIO()
        dis.disassemble(code, file=out)
        print(out.getvalue())


CODE = type(dump.__code__)
sys.setrecursionlimit(1000)
warnings.simplefilter('ignore')
sys.stdout.reconfigure(encoding='utf-8', errors='surrogateescape')
command, root = sys.argv[1:3]
if command == 'digest':
    with open(sys.argv[3], encoding='utf-8') as file:
        names = file.read().split('\n')
    with open(sys.argv[4], 'w', encoding='utf-8', errors='backslashreplace', newline='\n') as out:
        digests(root, [name for name in names if name], out, [int(digit) for digit in sys.argv[5]])
else:
    show(root, sys.argv[3], int(sys.argv[4]))
