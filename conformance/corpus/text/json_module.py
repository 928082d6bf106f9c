import json

data = {'name': 'Ann', 'age': 30, 'tags': ['a', 'b'], 'nested': {'x': None, 'y': [True, False, 1.5]}, 'é': '☕\n"q"'}
print(json.dumps(data))
print(json.dumps(data, indent=2, sort_keys=True))
print(json.dumps(data, ensure_ascii=False, separators=(',', ':')))
print(json.loads(json.dumps(data)) == data)
print(json.loads('[1, 2.0, "x", null, true, {"a": {}}]'), json.loads('"\\u00e9\\ud83d\\ude00"'), json.loads(' 1e3 '), json.loads('-0'))
print(json.dumps([(1, 2), {1: 'int key', None: 0, True: 1}, float('inf'), 1e100, 10 ** 20]), json.dumps('a/b\x00\x1f'))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


print(json.dumps(Point(1, 2), default=vars), json.loads('{"x": 1}', object_hook=lambda d: sorted(d)))
print(json.dumps({'a': []}, indent=4), json.dumps({}, indent=1), json.loads('[]'), json.loads('{"a":1,"a":2}'))
for bad in ('', '{', '[1,]', '{"a" 1}', "{'a': 1}", '[1 2]', 'nul', '"abc', '{"a": 1,}', '01', '[1] x', '"\\x"', '"tab\t"', '-', '{1: 2}'):
    try:
        print(json.loads(bad))
    except json.JSONDecodeError as e:
        print(repr(bad), '->', e, e.pos, e.lineno, e.colno)
for unserializable in (Point(1, 2), {1, 2}, b'x', {(1, 2): 3}):
    try:
        json.dumps(unserializable)
    except TypeError as e:
        print(e)
circular = []
circular.append(circular)
json.dumps(circular)
