"""AES-128 in counter mode: bytes, tables of ints, shifts and exclusive or."""


def make_tables():
    powers = []
    logs = [0] * 256
    x = 1
    for i in range(255):
        powers.append(x)
        logs[x] = i
        x ^= (x << 1) ^ (0x11B if x & 0x80 else 0)
        x &= 0xFF
    box = [0x63] * 256
    for i in range(1, 256):
        inverse = powers[(255 - logs[i]) % 255]
        s = 0
        for shift in range(5):
            s ^= (inverse << shift | inverse >> (8 - shift)) & 0xFF
        box[i] = s ^ 0x63
    return box


SBOX = make_tables()


def doubled(b):
    b <<= 1
    return b ^ 0x11B if b & 0x100 else b


class Aes:
    def __init__(self, key):
        words = [list(key[i:i + 4]) for i in range(0, 16, 4)]
        constant = 1
        for i in range(4, 44):
            word = words[i - 1][:]
            if i % 4 == 0:
                word = [SBOX[b] for b in word[1:] + word[:1]]
                word[0] ^= constant
                constant = doubled(constant)
            words.append([a ^ b for a, b in zip(word, words[i - 4])])
        self.rounds = [sum(words[r * 4:r * 4 + 4], []) for r in range(11)]

    @staticmethod
    def mix(state):
        for i in range(0, 16, 4):
            a, b, c, d = state[i:i + 4]
            t = a ^ b ^ c ^ d
            state[i] = a ^ t ^ doubled(a ^ b)
            state[i + 1] = b ^ t ^ doubled(b ^ c)
            state[i + 2] = c ^ t ^ doubled(c ^ d)
            state[i + 3] = d ^ t ^ doubled(d ^ a)

    def encrypt(self, block):
        state = [a ^ b for a, b in zip(block, self.rounds[0])]
        for r in range(1, 11):
            state = [SBOX[state[(i + 4 * (i % 4)) % 16]] for i in range(16)]
            if r < 10:
                self.mix(state)
            key = self.rounds[r]
            for i in range(16):
                state[i] ^= key[i]
        return bytes(state)

    def counter_mode(self, data):
        out = bytearray()
        for at in range(0, len(data), 16):
            pad = self.encrypt((at // 16).to_bytes(16, "big"))
            out.extend(a ^ b for a, b in zip(data[at:at + 16], pad))
        return bytes(out)


def run():
    known = Aes(bytes(range(16))).encrypt(bytes(i * 17 for i in range(16)))
    assert known.hex() == "69c4e0d86a7b0430d8cdb78070b4c55a"
    aes = Aes(b"an ordinary key!")
    text = b"It was a bright cold day in April, and the clocks were striking thirteen. " * 110
    secret = aes.counter_mode(text)
    assert secret != text and aes.counter_mode(secret) == text
