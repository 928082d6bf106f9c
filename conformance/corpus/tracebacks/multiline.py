def f(*args):
    return (
        args[0]
        + args[1]
    )


result = f(
    1,
    'a',
)
