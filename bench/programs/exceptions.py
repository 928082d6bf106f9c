"""Exceptions: raised and caught near and far, finally, with, custom classes."""


class Oops(Exception):
    def __init__(self, code):
        super().__init__("oops %d" % code)
        self.code = code


class Guard:
    def __init__(self):
        self.entered = self.failed = 0

    def __enter__(self):
        self.entered += 1
        return self

    def __exit__(self, kind, value, traceback):
        if kind is not None:
            self.failed += 1
        return kind is Oops


def deep(n, code):
    if n == 0:
        raise Oops(code)
    return deep(n - 1, code)


def parse(text):
    try:
        return int(text)
    except ValueError:
        return None


def check():
    caught = 0
    for i in range(4000):
        try:
            deep(5, i)
        except Oops as e:
            assert e.code == i
            caught += 1
    texts = ["12", "x", "7", ""]
    none = 0
    for i in range(30000):
        if parse(texts[i & 3]) is None:
            none += 1
    missing = 0
    table = {"a": 1}
    for i in range(20000):
        try:
            table["b"]
        except KeyError:
            missing += 1
        finally:
            missing += 0
    guard = Guard()
    for i in range(15000):
        with guard:
            if i % 3 == 0:
                raise Oops(i)
    assert (caught, none, missing, guard.entered, guard.failed) == (4000, 15000, 20000, 15000, 5000)


def run():
    for _ in range(3):
        check()
