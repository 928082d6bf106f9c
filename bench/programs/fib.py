"""Calls of a small recursive function."""


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def run():
    assert fib(28) == 317811
