import os
import pathlib
import tempfile

p = pathlib.PurePosixPath('/usr/local/lib/file.tar.gz')
print(p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, p.parents[1], p / 'x', p.with_suffix('.zip'), p.with_name('other'))
print(p.relative_to('/usr'), p.is_absolute(), p.match('*.gz'), repr(p), str(p), p == pathlib.PurePosixPath('/usr/local', 'lib/file.tar.gz'))
print(os.path.join('a', '/b', 'c'), os.path.split('/a/b'), os.path.splitext('x.py'), os.path.basename('/a/b/'), os.path.normpath('a/../b//c/.'))
print(os.path.commonpath(['/a/b', '/a/c']), os.path.relpath('/a/b', '/a/c/d'), os.path.isabs('x'), os.path.dirname('/a/b'))
with tempfile.TemporaryDirectory() as folder:
    base = pathlib.Path(folder)
    (base / 'sub').mkdir()
    (base / 'sub' / 'a.txt').write_text('hello\n')
    (base / 'b.txt').write_bytes(b'x')
    print(sorted(x.name for x in base.iterdir()), sorted(str(x.relative_to(base)) for x in base.rglob('*.txt')), (base / 'sub' / 'a.txt').read_text())
    print((base / 'b.txt').exists(), (base / 'b.txt').is_file(), (base / 'sub').is_dir(), (base / 'b.txt').stat().st_size)
    (base / 'b.txt').unlink()
    try:
        (base / 'b.txt').read_text()
    except FileNotFoundError as e:
        print(e.errno, e.strerror, e.filename == str(base / 'b.txt'))
    print([sorted(d) + sorted(f) for _, d, f in os.walk(folder)])
print(os.path.exists(folder))
pathlib.PurePosixPath('/a').relative_to('/b')
