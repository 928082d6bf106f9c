def greet(name: str, excited: bool = False) -> str:
    """Says hello.

    Politely."""
    return f'Hello, {name}' + '!' * excited


greet.calls = 0
greet.calls += 1
print(greet.__name__, greet.__qualname__, greet.__module__, greet.__doc__)
print(greet.__annotations__, greet.__defaults__, greet.__dict__, greet.calls)
print(greet.__code__.co_varnames, greet.__code__.co_argcount, greet.__code__.co_name, greet.__code__.co_consts)
alias = greet
alias.__name__ = 'renamed'
print(greet.__name__, alias('Ann', True), repr(greet).split(' at ')[0])
try:
    greet.missing
except AttributeError as e:
    print(e)
try:
    greet.__name__ = 5
except TypeError as e:
    print(e)
print(sorted(set(dir(greet)) - set(dir(object))))


class K:
    def m(self):
        pass


print(K.m.__qualname__, K().m.__func__ is K.m, type(K().m).__name__, type(K.m).__name__)
