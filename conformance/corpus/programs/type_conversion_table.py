values = [0, 1, -1, 2 ** 70, 0.0, 1.5, float('inf'), True, None, '', '5', '2.5', 'x', b'7', [], [1], (), {}, {1: 2}, {3}, 1j]
for v in values:
    row = []
    for convert in (int, float, str, bool, list, tuple, complex):
        try:
            row.append(repr(convert(v)))
        except Exception as e:
            row.append(type(e).__name__)
    print(repr(v), *row, sep=' | ')
for v in values:
    try:
        print(bytes(v) if v != 2 ** 70 else '-', end=' ')
    except Exception as e:
        print(type(e).__name__, e, end='; ')
print()
