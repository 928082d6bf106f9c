def even(n):
    if n == 0:
        return True
    return odd(n - 1)


def odd(n):
    if n == 0:
        raise LookupError('odd')
    return even(n - 1)


even(7)
