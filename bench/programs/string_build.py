"""Building of text: concatenation, join, formatting, slicing, methods."""


def concatenated(n):
    text = ""
    for i in range(n):
        text += "x" + str(i)
    return text


def joined(n):
    return "".join(["%d:%s;" % (i, "ab" * (i % 5)) for i in range(n)])


def formatted(n):
    lines = []
    for i in range(n):
        lines.append(f"{i:>6} {i * 0.5:8.2f} {'name' + str(i)!r} {i:x}")
        lines.append("{} and {:>10}|{name}".format(i, i * 2, name="z"))
    return "\n".join(lines)


def reworked(text):
    out = []
    for line in text.split("\n"):
        head, _, tail = line.strip().partition(" ")
        out.append(tail.upper().replace("NAME", "n")[::-1] + head.zfill(4))
    return out


def palindromes(n):
    return sum(1 for i in range(n) if str(i) == str(i)[::-1])


def run():
    assert len(concatenated(15000)) == 15000 + 63890
    assert len(joined(12000)) > 100000
    text = formatted(24000)
    assert len(reworked(text)) == 48000
    assert palindromes(100000) == 1099
