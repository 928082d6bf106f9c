counter = 0


def bump():
    global counter
    counter += 1
    return counter


def show():
    local = 1
    other = 'x'
    return sorted(locals().items())


print(bump(), bump(), counter)
print(show())
print('counter' in globals(), globals()['counter'], __name__)


def outer():
    n = 0

    def inc():
        nonlocal n
        n += 1
        return n

    def peek():
        return n

    return inc, peek


inc, peek = outer()
inc()
inc()
print(peek())


def broken():
    print(counter)
    counter = 5


try:
    broken()
except UnboundLocalError as e:
    print(e)


def free():
    def inner():
        return later

    try:
        inner()
    except NameError as e:
        print(e)
    later = 'set'
    return inner()


print(free())
try:
    undefined_name
except NameError as e:
    print(e, e.name)
