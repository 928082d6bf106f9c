log = []


def f(kind):
    try:
        log.append('try')
        if kind == 'raise':
            raise ValueError
        if kind == 'return':
            return 'returned'
    except ValueError:
        log.append('except')
        return 'handled'
    else:
        log.append('else')
    finally:
        log.append('finally')
    return 'end'


for kind in ('raise', 'return', 'none'):
    print(f(kind), log)
    log.clear()


def nested():
    try:
        try:
            raise KeyError('a')
        finally:
            print('inner finally')
    except KeyError as e:
        print('caught', e)
        try:
            raise
        except KeyError as again:
            print('again', again is e)
    finally:
        print('outer finally')


nested()


def swallow():
    while True:
        try:
            raise ValueError('lost')
        finally:
            break
    return 'survived'


print(swallow())


def both():
    try:
        raise ValueError('first')
    finally:
        raise TypeError('second')


both()
