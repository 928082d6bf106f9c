"""Records what CPython's dis prints of 500 functions of its library, as digests, for the tests of the lab.

tools/oracle tools/record_dis.py conformance/src/test/resources/taipan/lab/dis.tsv
"""
import contextlib
import dis
import hashlib
import io
import os
import re
import sys

MODULES = '''abc argparse ast base64 bisect calendar cmd codecs collections/__init__ colorsys configparser contextlib copy csv
dataclasses datetime decimal difflib enum fnmatch fractions functools gettext glob graphlib heapq inspect ipaddress json/decoder
json/encoder keyword linecache locale logging/__init__ numbers operator os pathlib pickle pprint random re sched shelve shlex
statistics string tempfile textwrap threading timeit token tokenize traceback types typing unittest/case uuid warnings weakref
asyncio/base_events asyncio/tasks email/message html/parser http/client urllib/parse xml/dom/minidom'''.split()
WANTED = 500


def codes(code, path=()):
    for number, constant in enumerate(code.co_consts):
        if hasattr(constant, 'co_code'):
            yield path + (number,), constant
            yield from codes(constant, path + (number,))


def text(code):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        dis.disassemble(code)
    # The order of a frozenset depends on addresses.
    shown = re.sub(r'frozenset\(\{(.*)\}\)', lambda m: ', '.join(sorted(m[1].split(', '))), out.getvalue())
    return re.sub(r' at 0x[0-9a-f]+', ' at 0x', shown)


def main(target):
    library = os.path.dirname(os.__file__)
    each = -(-WANTED // len(MODULES))
    rows = []
    for module in MODULES:
        name = module + '.py'
        with open(os.path.join(library, name), 'rb') as f:
            code = compile(f.read().decode('utf-8'), '<lab>', 'exec', dont_inherit=True)
        found = list(codes(code))
        # The largest ones have the most to show.
        found.sort(key=lambda item: (-len(item[1].co_code), item[0]))
        for path, function in found[:each]:
            digest = hashlib.sha1(text(function).encode()).hexdigest()[:16]
            rows.append('\t'.join([name, '.'.join(map(str, path)), function.co_name, digest]))
    with open(target, 'w', encoding='utf-8') as f:
        f.write('\n'.join(rows[:WANTED]) + '\n')


main(sys.argv[1])
