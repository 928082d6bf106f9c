import os
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, 'notes.txt')
with open(path, 'w', encoding='utf-8') as f:
    print(f.write('first\nsecond é\n'), f.writable(), f.readable(), f.closed, f.mode)
    f.writelines(['third\n', 'fourth'])
    print('printed', file=f)
print(f.closed, os.path.getsize(path), os.path.exists(path), os.listdir(folder))
with open(path, encoding='utf-8') as f:
    print(repr(f.readline()), f.readlines(), repr(f.read()))
with open(path, encoding='utf-8') as f:
    for number, line in enumerate(f, 1):
        print(number, line.rstrip())
with open(path, 'a') as f:
    f.write('appended')
with open(path, 'rb') as f:
    data = f.read()
    print(data[:12], len(data), f.seek(3), f.read(2), f.tell())
with open(path, 'r+') as f:
    f.write('FIRST')
print(open(path, encoding='utf-8').read().split('\n')[0])
try:
    f.read()
except ValueError as e:
    print(e)
for bad in (lambda: open(os.path.join(folder, 'no')), lambda: open(folder), lambda: open(path, 'z'), lambda: open(path, 'x'), lambda: open(path, 'rw'),
            lambda: open(path, 'w').read(), lambda: open(path, 'wb').write('text'), lambda: open(path, 'rb', encoding='utf-8'), lambda: open(None)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, str(e).replace(folder, 'FOLDER'))
os.rename(path, path + '.old')
os.remove(path + '.old')
os.rmdir(folder)
open('no/such/file.txt')
