b = b'hello'
print(b[0], b[1:3], b + b' world', b * 2, len(b), b'ell' in b, 104 in b, list(b))
print(b.hex(), bytes.fromhex('68 69'), b.upper(), b.split(b'l'), b.replace(b'l', b'L'), b.find(b'l'), b.decode('ascii'))
print(b'a,b'.split(b','), b' x '.strip(), b'-'.join([b'a', b'b']), b.startswith(b'he'), b'%d %s' % (1, b'x'))
ba = bytearray(b'abc')
ba[0] = 120
ba.append(33)
ba.extend(b'?!')
ba += b'end'
del ba[1]
print(ba, bytes(ba), ba[-1], ba.pop(), ba)
m = memoryview(bytearray(b'xyz'))
m[0] = 65
print(m.tobytes(), m[1], len(m), bytes(m[1:]))
print(b'\x00\x01'.hex(':'), int.from_bytes(b'\x01\x00', 'big'), (258).to_bytes(2, 'little'), b'abc' < b'abd', b'a' == 'a')
for bad in ("b'a' + 'b'", "b'abc'[5]", "bytes([256])", "bytes('x')", "b'x' in 'x'", "ba.append(300)", "bytes.fromhex('zz')",
            "b''.join(['a'])", "b'abc'.index(b'z')", "bytes(-1)"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, '->', type(e).__name__ + ':', e)
