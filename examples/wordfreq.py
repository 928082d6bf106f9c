"""The most frequent words of text files: `wordfreq.py [-n COUNT] [--min LENGTH] FILE ...` (`-` is standard input)."""
import argparse
import re
import sys
from collections import Counter


def words(text, shortest):
    for match in re.finditer(r"[^\W\d_]+(?:'[^\W\d_]+)?", text.lower()):
        word = match.group()
        if len(word) >= shortest:
            yield word


def read(name):
    if name == '-':
        return sys.stdin.read()
    with open(name, encoding='utf-8') as file:
        return file.read()


def main():
    parser = argparse.ArgumentParser(description='Count the words of text files.')
    parser.add_argument('files', nargs='+', metavar='FILE', help='a text file, or - for standard input')
    parser.add_argument('-n', '--number', type=int, default=10, help='how many words to print (default: %(default)s)')
    parser.add_argument('--min', type=int, default=1, metavar='LENGTH', help='leave out shorter words')
    options = parser.parse_args()

    counts = Counter()
    for name in options.files:
        try:
            counts.update(words(read(name), options.min))
        except OSError as error:
            print(f'{parser.prog}: {name}: {error.strerror}', file=sys.stderr)
            return 1
    total = sum(counts.values())
    if not total:
        print('no words')
        return 0
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:options.number]
    width = max(len(word) for word, _ in ranked)
    for word, count in ranked:
        bar = '#' * round(30 * count / ranked[0][1])
        print(f'{word:<{width}} {count:>5} {count / total:>6.1%} {bar}')
    print(f'{total} words, {len(counts)} different')
    return 0


if __name__ == '__main__':
    sys.exit(main())
