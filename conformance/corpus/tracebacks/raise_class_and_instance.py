class E(Exception):
    def __init__(self, code=7):
        self.code = code


try:
    raise E
except E as e:
    print(repr(e), e.code, e.args)


class Required(Exception):
    def __init__(self, a, b):
        pass


try:
    raise Required
except TypeError as e:
    print(e)
try:
    raise E(1) from 'text'
except TypeError as e:
    print(e)
try:
    raise ValueError from KeyError
except ValueError as e:
    print(repr(e.__cause__))


class NotException:
    pass


try:
    raise NotException()
except TypeError as e:
    print(e)
try:
    try:
        raise E
    except NotException:
        pass
except TypeError as e:
    print(e)
raise E(3) from E(4)
