class ConfigError(Exception):
    pass


def load(d):
    try:
        return d['path']
    except KeyError as e:
        raise ConfigError('no path given') from e


try:
    load({})
except ConfigError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError('while handling')
except ValueError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError('hidden') from None
except ValueError as e:
    print(e.__cause__, repr(e.__context__), e.__suppress_context__)
load({'x': 1})
