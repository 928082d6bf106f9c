"""Words counted in dicts, sorted, and grouped; text read character by character."""

from collections import Counter, defaultdict


def text(n):
    state = 7
    syllables = "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu".split()
    words = []
    for _ in range(n):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        word = syllables[state >> 8 & 15] + syllables[state >> 12 & 15]
        words.append(word + syllables[state >> 16 & 7] if state >> 20 & 1 else word)
    return " ".join(words)


TEXT = text(120000)


def count_by_get(words):
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def count_by_test(words):
    counts = {}
    for word in words:
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def letters(text):
    counts = defaultdict(int)
    for c in text:
        counts[c] += 1
    return counts


def run():
    words = TEXT.split()
    counts = count_by_get(words)
    assert counts == count_by_test(words) == Counter(words)
    top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:20]
    assert top[0][1] >= top[19][1]
    lengths = defaultdict(list)
    for word in counts:
        lengths[len(word)].append(word)
    assert set(lengths) == {4, 6}
    assert letters(TEXT)[" "] == 119999
