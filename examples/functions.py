"""Functions are objects: a tour."""
import dis


def hello(name):

    return f'Hello, {name}!'


print(type(hello), hello('world'))
print([name for name in dir(hello.__code__) if name.startswith('co_')])
print(hello.__code__.co_code)
dis.dis(hello)
print(hello.__code__.co_consts, hello.__code__.co_varnames)


def shout(text):
    return text.upper() + '!'


def whisper(text):
    return text.lower() + '...'


# In a list and in a dict.
for speak in [shout, whisper, str.title]:
    print(speak.__name__, speak('Hello'))
voices = {'loud': shout, 'quiet': whisper}
print(voices['loud']('how are you'), voices['quiet']('FINE'))

# As an argument.
print(sorted(['banana', 'Cherry', 'apple', 'fig'], key=str.lower))
print(sorted(['banana', 'Cherry', 'apple', 'fig'], key=len))
print(list(map(shout, 'abc')), max([3, -7, 5], key=abs))

# With attributes.
shout.volume = 11
shout.__doc__ = 'Says it loudly.'
print(shout.volume, shout.__dict__, shout.__doc__, hasattr(whisper, 'volume'))

# A name is only a name.
speak, shout = shout, 'just a string now'
print(speak('still a function'), shout, speak.__name__)
try:
    shout('?')
except TypeError as error:
    print('TypeError:', error)


# Made by functions.
def multiplier(factor):
    def multiply(n):
        return n * factor

    return multiply


double, triple = multiplier(2), multiplier(3)
print(double(21), triple('ab'), double.__closure__[0].cell_contents, double.__code__ is triple.__code__)


# An object may be called, too, and it may say how it is formatted.
class Temperature:
    def __init__(self, degrees):
        self.degrees = degrees

    def __format__(self, spec):
        unit = spec or 'C'
        value = self.degrees if unit == 'C' else self.degrees * 9 / 5 + 32
        return f'{value:.1f}°{unit}'

    def __call__(self, by):
        return Temperature(self.degrees + by)


today = Temperature(21.5)
print(f'{today} is {today:F}, tomorrow {today(3):C}')

# And its code can be replaced.
hello.__code__ = (lambda name: f'Goodbye, {name}!').__code__
print(hello('world'), hello.__name__)
