def counter(start=0):
    value = start

    def increment(by=1):
        nonlocal value
        value += by
        return value

    return increment


a, b = counter(), counter(10)
print(a(), a(), b(5), a(), b())
print(a.__closure__[0].cell_contents, a.__code__.co_freevars, counter.__code__.co_cellvars)

print([f() for f in [lambda: i for i in range(3)]])
print([f() for f in [lambda i=i: i for i in range(3)]])


def compose(*functions):
    def composed(x):
        for f in reversed(functions):
            x = f(x)
        return x

    return composed


print(compose(str, lambda n: n + 1, abs)(-41))


def make():
    def g():
        return x

    x = 1
    first = g()
    x = 2
    return first, g()


print(make())


def deep():
    x = 'deep'

    class Inner:
        y = x

        def method(self):
            def nested():
                return x, self.y

            return nested()

    return Inner().method()


print(deep())
