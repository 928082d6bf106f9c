def recover(e):
    return e.missing_attribute


try:
    [1, 2, 3][10]
except IndexError as e:
    recover(e)
