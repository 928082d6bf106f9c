def to_base(n, base):
    digits = []
    while n:
        n, d = divmod(n, base)
        digits.append('0123456789abcdefghijklmnopqrstuvwxyz'[d])
    return ''.join(reversed(digits)) or '0'


for n in (0, 5, 255, 1000, 2 ** 70):
    print(n, to_base(n, 2)[:20], to_base(n, 16), to_base(n, 36), int(to_base(n, 7), 7) == n)


def gray(n):
    return n ^ n >> 1


print([f'{gray(i):03b}' for i in range(8)])
print(bin(0b1010 & 0b0110), 1 << 4 | 1, 0xff ^ 0x0f, ~0 & 0xffff, -8 >> 1, (-8).to_bytes(2, 'big', signed=True), 6 & -6)
flags = 0
for i in (1, 3, 5):
    flags |= 1 << i
print([i for i in range(8) if flags >> i & 1], flags, f'{flags:08b}', hex(flags), flags.bit_count())


def crc(data, poly=0xEDB88320):
    c = 0xFFFFFFFF
    for b in data:
        c ^= b
        for _ in range(8):
            c = c >> 1 ^ (poly if c & 1 else 0)
    return c ^ 0xFFFFFFFF


import zlib

print(hex(crc(b'hello')), crc(b'hello') == zlib.crc32(b'hello'))
print(to_base(1.5, 2))
