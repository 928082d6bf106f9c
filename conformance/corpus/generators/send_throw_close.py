def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count


a = averager()
print(next(a), a.send(10), a.send(20), a.send(3))
a.close()
try:
    a.send(1)
except StopIteration:
    print('closed')


def resilient():
    while True:
        try:
            got = yield 'ready'
            print('got', got)
        except ValueError as e:
            print('caught', e)
        except GeneratorExit:
            print('exit')
            raise


r = resilient()
print(next(r), r.send(1), r.throw(ValueError('oops')), r.throw(ValueError, 'two'), r.throw(ValueError))
r.close()
try:
    averager().send(5)
except TypeError as e:
    print(e)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)


def reentrant():
    yield next(me)


me = reentrant()
try:
    next(me)
except ValueError as e:
    print(e)


def stops():
    yield 1
    raise StopIteration('early')


try:
    list(stops())
except RuntimeError as e:
    print(e, repr(e.__cause__))
g = averager()
next(g)
g.throw(KeyError('thrown in'))
