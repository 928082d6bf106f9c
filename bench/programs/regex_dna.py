"""Patterns with classes and alternatives counted in a long random sequence of letters, and its substitution."""

import re

KIND = "library"

VARIANTS = ("agggtaaa|tttaccct", "[cgt]gggtaaa|tttaccc[acg]", "a[act]ggtaaa|tttacc[agt]t", "ag[act]gtaaa|tttac[agt]ct",
            "agg[act]taaa|ttta[agt]cct", "aggg[acg]aaa|ttt[cgt]ccct")
SUBSTITUTES = (("tHa[Nt]", "<4>"), ("aND|caN|Ha[DS]|WaS", "<3>"), ("a[NSt]|BY", "<2>"), ("\\|[^|][^|]*\\|", "|"))


def sequence(n):
    state = 42
    letters = []
    for i in range(n):
        state = (state * 3877 + 29573) % 139968
        letters.append("acgtacgtacgtBDHKMNRSVWY\n"[state * 24 // 139968])
    return "".join(letters)


SEQUENCE = sequence(500000)


def run():
    text = re.sub(">.*\n|\n", "", SEQUENCE)
    assert 470000 < len(text) < 490000
    total = 0
    for pattern in VARIANTS:
        total += len(re.findall(pattern, text))
    assert total < 60
    for pattern, replacement in SUBSTITUTES:
        text = re.sub(pattern, replacement, text)
    assert len(text) > 470000
