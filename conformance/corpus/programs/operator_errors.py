values = {'int': 1, 'float': 1.5, 'str': 'a', 'list': [1], 'tuple': (1,), 'dict': {}, 'set': {1}, 'none': None, 'bytes': b'a', 'func': len}
seen = set()
for op in ('+', '-', '*', '/', '//', '%', '**', '@', '<<', '&', '|', '<', '>=', 'in', '==', 'is not'):
    for a in values:
        for b in values:
            if op in ('%', 'in') and a in ('str', 'bytes'):
                continue
            try:
                eval(f'x {op} y', {'x': values[a], 'y': values[b]})
            except Exception as e:
                text = f'{type(e).__name__}: {e}'
                if text not in seen and len(seen) < 400:
                    seen.add(text)
                    print(f'{a} {op} {b}: {text}')
for op in '-+~':
    for a in values:
        try:
            eval(f'{op}x', {'x': values[a]})
        except TypeError as e:
            print(op, a, e)
