def f():
    try:
        raise ValueError('original')
    except ValueError:
        print('logging')
        raise


try:
    f()
except ValueError as e:
    print('caught', e)

try:
    raise
except RuntimeError as e:
    print(e)


def wrapped():
    try:
        f()
    except ValueError as e:
        e.args += ('extra',)
        raise e


wrapped()
