import functools


def trace(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        print('call', f.__name__, args, kwargs)
        result = f(*args, **kwargs)
        print('return', result)
        return result

    return wrapper


@trace
def add(a, b=1):
    """Adds."""
    return a + b


add(1)
add(2, b=3)
print(add.__name__, add.__doc__)


def repeat(times):
    def decorate(f):
        def wrapper(*args):
            return [f(*args) for _ in range(times)]

        return wrapper

    return decorate


@repeat(2)
@repeat(times=3)
def word(w):
    return w


print(word('x'))


class CountCalls:
    def __init__(self, f):
        self.f = f
        self.n = 0

    def __call__(self, *args):
        self.n += 1
        return self.f(*args)


@CountCalls
def hi(name):
    return 'hi ' + name


print(hi('a'), hi('b'), hi.n)


def register(cls):
    cls.registered = True
    return cls


@register
class Thing:
    pass


print(Thing.registered)
buttons = [lambda f: f, lambda f: 'replaced']


@buttons[1]
def gone():
    pass


print(gone)
