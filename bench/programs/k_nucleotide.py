"""Substrings of a long text counted by length: slices of str as keys of dicts, sorting, formatting."""


def sequence(n):
    state = 42
    out = []
    for _ in range(n):
        state = (state * 3877 + 29573) % 139968
        out.append("ggtattaaaccc"[state * 12 // 139968])
    return "".join(out)


TEXT = sequence(25000)


def count(text, length):
    counts = {}
    for i in range(len(text) - length + 1):
        part = text[i:i + length]
        if part in counts:
            counts[part] += 1
        else:
            counts[part] = 1
    return counts


def run():
    lines = []
    for length in (1, 2, 3, 4, 6, 12, 18):
        counts = count(TEXT, length)
        total = sum(counts.values())
        assert total == len(TEXT) - length + 1
        for part, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:16]:
            lines.append("%s %.3f" % (part.upper(), 100.0 * n / total))
    assert lines[0].startswith("A ")
