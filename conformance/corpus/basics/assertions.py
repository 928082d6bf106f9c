assert True
assert 1 + 1 == 2, 'arithmetic'
try:
    assert [] , 'empty list'
except AssertionError as e:
    print(repr(e))
try:
    assert 0
except AssertionError as e:
    print(repr(e), e.args)


def checked(n):
    assert n >= 0, f'negative: {n}'
    return n


print(checked(3))
checked(-3)
