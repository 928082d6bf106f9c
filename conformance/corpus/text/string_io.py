import io

out = io.StringIO()
print('one', 'two', file=out)
out.write('three')
print(repr(out.getvalue()), out.tell())
out.seek(0)
print(repr(out.readline()), repr(out.read()), repr(out.read()))
with io.StringIO('a\nb\nc') as lines:
    print(list(lines))
b = io.BytesIO(b'binary')
print(b.read(3), b.getvalue(), b.seek(-1, 2), b.read())
try:
    lines.read()
except ValueError as e:
    print(e)
t = io.TextIOWrapper(io.BytesIO('é\r\nx'.encode()), encoding='utf-8')
print(t.read().split('\n'), t.encoding)
io.StringIO(5)
