"""Asks CPython for the docstring and signature of every builtin: `record_docs.py OUTPUT`.

One line each: name, signature, docstring, with tabs between them and backslash escapes inside. A type of `builtins`
goes by its own name (`list`, `list.append`), everything else by its module first (`builtins.len`, `math.sqrt`).
"""
import importlib
import sys

MODULES = [name for name in sys.builtin_module_names if not name.startswith('_test') and name != 'xxsubtype'] + [
    'array', 'audioop', 'binascii', 'cmath', 'fcntl', 'grp', 'math', 'mmap', 'pyexpat', 'resource', 'select', 'syslog',
    'termios', 'unicodedata', 'zlib', '_asyncio', '_bisect', '_blake2', '_bz2', '_codecs_cn', '_contextvars', '_csv',
    '_datetime', '_decimal', '_elementtree', '_hashlib', '_heapq', '_json', '_lsprof', '_lzma', '_md5', '_multibytecodec',
    '_multiprocessing', '_opcode', '_pickle', '_posixsubprocess', '_queue', '_random', '_sha1', '_sha256', '_sha3',
    '_sha512', '_socket', '_sqlite3', '_ssl', '_statistics', '_struct', '_uuid', '_zoneinfo',
]
HIDDEN_TYPES = [
    type(None), type(Ellipsis), type(NotImplemented), type(lambda: 0), type((lambda: 0).__code__), type(sys._getframe()),
    type(len), type([].append), type(list.append), type(list.__add__), type([].__add__), type(type.__dict__['__dict__']),
    type((i for i in ())), type({}.keys()), type({}.values()), type({}.items()), type(iter([])), type(iter(())),
    type(iter('')), type(iter({})), type(iter(set())), type(iter(range(1))), type(iter(b'')), type(iter(bytearray())),
    type(reversed([])), type(sys), type(sys.implementation), type(int.__dict__['real']), type(dict.__dict__['fromkeys']),
    type(type(sys.flags)), type(sys.flags), type(sys.float_info), type(sys.hash_info), type(sys.int_info),
    type(sys.version_info), type(sys.thread_info), type(int | str), type(list[int]), type(iter({}.keys())),
    type(iter({}.values())), type(iter({}.items())), type(type.__dict__['mro']), type((lambda x: lambda: x)(1).__closure__[0]),
    type(iter(lambda: 0, 0)), type(object().__str__), type(type(lambda: 0).__dict__['__code__']),
    type(type(lambda: 0).__dict__['__globals__']), type(sys.exc_info), type(classmethod), type(enumerate(())),
]


async def _generator():
    yield


async def _coroutine():
    pass


_pending = _generator()
HIDDEN_TYPES += [type(_pending), type(_pending.asend(None)), type(_pending.aclose())]
_awaited = _coroutine()
HIDDEN_TYPES += [type(_awaited), type(_awaited.__await__())]
_awaited.close()
try:
    raise ValueError
except ValueError as error:
    HIDDEN_TYPES.append(type(error.__traceback__))

found = {}


def escaped(text):
    if not isinstance(text, str):
        return ''
    return text.replace('\\', '\\\\').replace('\n', '\\n').replace('\t', '\\t').replace('\r', '\\r')


def add(name, thing):
    doc = getattr(thing, '__doc__', None)
    try:
        signature = getattr(thing, '__text_signature__', None)
    except Exception:
        signature = None
    if isinstance(doc, str) or isinstance(signature, str):
        found.setdefault(name, (signature, doc))


def add_type(prefix, cls):
    name = prefix + cls.__qualname__
    if name in found and name + '.' in found:
        return
    add(name, cls)
    for key, value in vars(cls).items():
        if isinstance(value, (staticmethod, classmethod)):
            value = value.__func__
        if key in ('__doc__', '__module__', '__dict__', '__weakref__', '__hash__') or isinstance(value, (str, int, float, tuple)):
            if value is None or key != '__hash__':
                continue
        if isinstance(value, type):
            add_type(prefix, value)
        else:
            add(f'{name}.{key}', value)


for module_name in ['builtins', *MODULES]:
    try:
        module = importlib.import_module(module_name)
    except ImportError:
        continue
    prefix = module_name + '.'
    add(module_name, module)
    for key, value in sorted(vars(module).items()):
        if isinstance(value, type):
            owner = value.__module__
            add_type('' if owner == 'builtins' else owner + '.', value)
        elif callable(value):
            add(prefix + key, value)
for cls in HIDDEN_TYPES:
    add_type('' if cls.__module__ == 'builtins' else cls.__module__ + '.', cls)

with open(sys.argv[1], 'w', encoding='utf-8', newline='') as out:
    for name, (signature, doc) in sorted(found.items()):
        out.write(f'{name}\t{escaped(signature)}\t{escaped(doc)}\n')
