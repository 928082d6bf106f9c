"""Records what CPython 3.10 answers to the programs of the corpus.

Run by CPython itself: `tools/oracle conformance/record.py [AREA/NAME ...]`, or `make golden`. Without names it
records every program. What it writes to golden/ is compared by the tests without CPython.
"""
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
CORPUS = HERE / 'corpus'
GOLDEN = HERE / 'golden'
ENVIRONMENT = {
    'PATH': os.environ.get('PATH', '/usr/bin:/bin'),
    'PYTHONHASHSEED': '0',
    'PYTHONDONTWRITEBYTECODE': '1',
    'TZ': 'UTC',
    'LC_ALL': 'C.UTF-8',
    'COLUMNS': '80',
    'LINES': '24',
}
for name in ('LD_LIBRARY_PATH', 'PYTHONHOME'):
    if name in os.environ:
        ENVIRONMENT[name] = os.environ[name]


def directive(path):
    """The key=value pairs of a `# conformance:` line at the top of a program."""
    with open(path, encoding='utf-8', errors='replace') as file:
        found = re.match(r'# conformance:(.*)', file.readline())
    return dict(re.findall(r'([\w-]+)=([^;]*)', found.group(1))) if found else {}


def normal(text, scratch):
    """Takes out what differs from run to run: addresses and folders. The tests do the same."""
    text = text.replace(str(CORPUS) + '/', '').replace(str(CORPUS), '.')
    text = text.replace(os.path.realpath(scratch), 'SCRATCH').replace(scratch, 'SCRATCH')
    text = re.sub(r'[^\s"\'(]*/lib/python3\.10\b', 'LIB', text)
    text = text.replace(sys.executable, 'PYTHON')
    return re.sub(r'0x[0-9a-fA-F]{7,16}\b', '0x...', text)


def command(path, options):
    if path.suffix == '.sh':
        return ['sh', str(path)]
    return [sys.executable, *options.get('options', '').split(), str(path), *options.get('args', '').split()]


def record(path):
    options = directive(path)
    stdin = path.with_suffix('.stdin')
    with tempfile.TemporaryDirectory() as scratch:
        done = subprocess.run(
            command(path, options),
            input=stdin.read_bytes() if stdin.exists() else b'',
            capture_output=True,
            cwd=scratch,
            timeout=60,
            env={**ENVIRONMENT, 'PYTHON': sys.executable, 'CORPUS': str(CORPUS), 'HOME': scratch, 'TMPDIR': scratch},
        )
        parts = []
        for name, data in (('stdout', done.stdout), ('stderr', done.stderr)):
            text = normal(data.decode('utf-8', 'backslashreplace'), scratch)
            if text:
                parts.append(f'--- {name}\n{text}' + ('' if text.endswith('\n') else '\n(no newline)\n'))
        parts.append(f'--- exit {done.returncode}\n')
    target = (GOLDEN / path.relative_to(CORPUS)).with_suffix('.out')
    answer = ''.join(parts)
    if target.exists() and target.read_text('utf-8') == answer:
        return None
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(answer, 'utf-8', newline='')
    return target.relative_to(GOLDEN)


def main(names):
    programs = sorted(p for p in CORPUS.glob('*/*') if p.suffix in ('.py', '.sh'))
    if names:
        programs = [p for p in programs if any(str(p.relative_to(CORPUS)).startswith(n) for n in names)]
    else:
        wanted = {(GOLDEN / p.relative_to(CORPUS)).with_suffix('.out') for p in programs}
        for stale in set(GOLDEN.glob('*/*.out')) - wanted:
            stale.unlink()
            print('removed', stale.relative_to(GOLDEN))
    with ThreadPoolExecutor(2) as pool:
        for changed in pool.map(record, programs):
            if changed:
                print('recorded', changed)
    print(len(programs), 'programs')


main(sys.argv[1:])
