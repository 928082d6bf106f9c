def event(e):
    match e:
        case {'type': 'click', 'pos': [x, y]}:
            return f'click at {x},{y}'
        case {'type': 'key', 'key': str(key), **rest}:
            return f'key {key} {rest}'
        case {'type': kind}:
            return f'other {kind}'
        case {}:
            return 'no type'
        case _:
            return 'not a mapping'


for e in ({'type': 'click', 'pos': (1, 2)}, {'type': 'key', 'key': 'a', 'shift': True}, {'type': 'key', 'key': 5}, {'type': 'click'},
          {'x': 1}, {}, [('type', 'click')], None):
    print(e, '->', event(e))

from collections import defaultdict

d = defaultdict(int, a=1)
match d:
    case {'missing': x}:
        print('created')
    case {'a': 1 | 2 as n}:
        print('found', n, dict(d))
config = {'server': {'host': 'localhost', 'port': 80, 'tags': ['x', 'y']}}
match config:
    case {'server': {'port': int(port), 'tags': [first, *_]}}:
        print(port, first)
