def shape(value):
    match value:
        case []:
            return 'empty'
        case [x]:
            return f'one {x}'
        case [1, 2, *rest]:
            return f'starts 1 2, rest {rest}'
        case (x, y):
            return f'pair {x} {y}'
        case [first, *_, last] if first == last:
            return f'same ends {first}'
        case [[a, b], [c, d], *_]:
            return f'nested {a}{b}{c}{d}'
        case [*everything]:
            return f'list of {len(everything)}'
        case _:
            return 'not a sequence'


for v in ([], [7], [1, 2], [1, 2, 3, 4], (5, 6), 'ab', [3, 4, 3], [[1, 2], [3, 4]], [(1, 2), [3, 4], 5], range(4), {1, 2}, iter([1]),
          b'xy', {0: 1}, [1, 3, 2]):
    print(v if not hasattr(v, '__next__') else 'iterator', '->', shape(v))


def command(line):
    match line.split():
        case ['go', ('north' | 'south' | 'east' | 'west') as direction]:
            return f'going {direction}'
        case ['go', other]:
            return f'cannot go {other}'
        case ['take', *items] if items:
            return 'taking ' + ' and '.join(items)
        case ['quit' | 'exit', *_]:
            return 'bye'
        case []:
            return 'nothing'
        case [verb, *_]:
            return f'do not know how to {verb}'


for line in ('go north', 'go up', 'take lamp sword', 'take', 'exit now', '', 'sing a song'):
    print(repr(line), '->', command(line))
