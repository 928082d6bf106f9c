def http(status):
    match status:
        case 200 | 201:
            return 'ok'
        case 404:
            return 'not found'
        case 500 | 503 as code:
            return f'server {code}'
        case str():
            return 'text'
        case None:
            return 'none'
        case True:
            return 'true'
        case -1 | 1.5 | 2 + 3j:
            return 'odd number'
        case b'bytes':
            return 'bytes'
        case _:
            return 'unknown'


for s in (200, 201, 404, 503, '404', None, True, False, -1, 1.5, 2 + 3j, b'bytes', 200.0, [], 1):
    print(repr(s), http(s))


def guarded(n):
    match n:
        case int() if n < 0:
            return 'negative'
        case x if x == 0:
            return 'zero'
        case x:
            return f'other {x}'


print(guarded(-5), guarded(0), guarded('a'))
match 5:
    case 6:
        print('no')
print('fell through')
match = 'soft keyword'
case = match
print(match, case)
