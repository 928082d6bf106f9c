"""Decoding of Huffman codes and back references bit by bit, and the encoder for the test data."""

from heapq import heapify, heappop, heappush


def code_lengths(counts):
    heap = [(count, symbol, None) for symbol, count in counts.items()]
    heapify(heap)
    serial = 1000
    while len(heap) > 1:
        a = heappop(heap)
        b = heappop(heap)
        heappush(heap, (a[0] + b[0], serial, (a, b)))
        serial += 1
    lengths = {}

    def walk(node, depth):
        _, symbol, children = node
        if children is None:
            lengths[symbol] = max(depth, 1)
        else:
            walk(children[0], depth + 1)
            walk(children[1], depth + 1)

    walk(heap[0], 0)
    return lengths


def canonical(lengths):
    codes = {}
    code = 0
    last = 0
    for symbol, length in sorted(lengths.items(), key=lambda pair: (pair[1], pair[0])):
        code <<= length - last
        codes[symbol] = (code, length)
        code += 1
        last = length
    return codes


class BitWriter:
    def __init__(self):
        self.out = bytearray()
        self.bits = 0
        self.count = 0

    def write(self, value, width):
        for i in range(width - 1, -1, -1):
            self.bits = self.bits << 1 | value >> i & 1
            self.count += 1
            if self.count == 8:
                self.out.append(self.bits)
                self.bits = self.count = 0

    def finish(self):
        while self.count:
            self.write(0, 1)
        return bytes(self.out)


class BitReader:
    def __init__(self, data):
        self.data = data
        self.at = 0
        self.bits = 0
        self.count = 0

    def need(self, n):
        while self.count < n:
            self.bits = self.bits << 8 | self.data[self.at]
            self.at += 1
            self.count += 8

    def read(self, n):
        self.need(n)
        self.count -= n
        value = self.bits >> self.count
        self.bits &= (1 << self.count) - 1
        return value

    def bit(self):
        return self.read(1)


class Decoder:
    def __init__(self, lengths):
        self.table = {}
        for symbol, (code, length) in canonical(lengths).items():
            self.table[length, code] = symbol

    def symbol(self, reader):
        code = length = 0
        while True:
            code = code << 1 | reader.bit()
            length += 1
            symbol = self.table.get((length, code))
            if symbol is not None:
                return symbol


END = 256
REPEAT = 257


def tokens_of(data):
    seen = {}
    at = 0
    while at < len(data):
        key = data[at:at + 4]
        before = seen.get(key)
        seen[key] = at
        if before is not None and len(key) == 4 and at - before < 4096:
            length = 4
            while length < 67 and at + length < len(data) and data[before + length] == data[at + length]:
                length += 1
            yield REPEAT, length - 4, at - before
            at += length
        else:
            yield data[at], 0, 0
            at += 1
    yield END, 0, 0


def compress(data):
    tokens = list(tokens_of(data))
    counts = {}
    for symbol, _, _ in tokens:
        counts[symbol] = counts.get(symbol, 0) + 1
    lengths = code_lengths(counts)
    codes = canonical(lengths)
    writer = BitWriter()
    for symbol, length, distance in tokens:
        writer.write(*codes[symbol])
        if symbol == REPEAT:
            writer.write(length, 6)
            writer.write(distance, 12)
    return lengths, writer.finish()


def expand(lengths, data):
    reader = BitReader(data)
    decoder = Decoder(lengths)
    out = bytearray()
    while True:
        symbol = decoder.symbol(reader)
        if symbol < 256:
            out.append(symbol)
        elif symbol == END:
            return bytes(out)
        else:
            length = reader.read(6) + 4
            distance = reader.read(12)
            for _ in range(length):
                out.append(out[-distance])


def sample():
    words = b"alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma".split()
    state = 99
    out = bytearray()
    for _ in range(8000):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        out += words[state >> 16 & 15]
        out.append(32 if state >> 24 & 7 else 65 + (state >> 12 & 15))
    return bytes(out)


SAMPLE = sample()


def run():
    lengths, packed = compress(SAMPLE)
    assert len(packed) < len(SAMPLE) / 2
    for _ in range(2):
        assert expand(lengths, packed) == SAMPLE
