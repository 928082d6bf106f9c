library = {
    'books': [
        {'title': 'Dune', 'year': 1965, 'tags': ('desert', 'sand'), 'copies': {'in': 2, 'out': 1}},
        {'title': 'Emma', 'year': 1815, 'tags': (), 'copies': {'in': 0, 'out': 3}},
        {'title': 'Ulysses', 'year': 1922, 'tags': ('dublin',), 'copies': {'in': 1, 'out': 0}},
    ],
    'members': {'ann': {'since': 2001}, 'bob': {}},
}
print([b['title'] for b in library['books'] if b['copies']['in']], {t for b in library['books'] for t in b['tags']} == {'desert', 'sand', 'dublin'})
print(sorted(library['books'], key=lambda b: b['year'])[0]['title'], sum(c for b in library['books'] for c in b['copies'].values()))
library['books'][1]['tags'] += ('romance', 'england')
library['members'].setdefault('cyd', {})['since'] = 2020
for name, info in library['members'].items():
    print(f"{name:>4}: {info.get('since', 'unknown')}")
by_century = {}
for book in library['books']:
    by_century.setdefault(book['year'] // 100 + 1, []).append(book['title'])
print(by_century, dict(sorted(by_century.items())))


def walk(value, path='$'):
    if isinstance(value, dict):
        for k, v in value.items():
            yield from walk(v, f'{path}.{k}')
    elif isinstance(value, (list, tuple)):
        for i, v in enumerate(value):
            yield from walk(v, f'{path}[{i}]')
    else:
        yield path, value


for path, value in walk(library):
    print(path, '=', repr(value))
import pprint

pprint.pprint(library, width=60)
print(library['books'][3]['title'])
