def ask(values):
    for v in values:
        try:
            age = int(v)
            if age < 0:
                raise ValueError('negative age')
        except ValueError as e:
            print(f'bad input {v!r}: {e}')
        else:
            return age
    raise LookupError('no valid input')


print(ask(['x', '-1', '', '30']))
errors = []
for item in ['1', 'two', None, [3], '4.0']:
    try:
        errors.append(int(item) + 1)
    except (ValueError, TypeError) as e:
        errors.append(e)
for e in errors:
    print(type(e).__name__, e)
print(ask(['a', 'b']))
