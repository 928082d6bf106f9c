def inner(x):
    return 10 / x


def middle(x):
    y = inner(x)
    return y


def outer():
    for i in (2, 1, 0):
        print(middle(i))


outer()
