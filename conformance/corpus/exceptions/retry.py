import functools


class TemporaryError(Exception):
    def __init__(self, message, after=0):
        super().__init__(message)
        self.after = after


def retry(times, *kinds):
    def decorate(f):
        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            failures = []
            for attempt in range(1, times + 1):
                try:
                    return f(*args, attempt=attempt, **kwargs)
                except kinds as e:
                    failures.append(e)
                    print(f'{f.__name__} attempt {attempt}: {type(e).__name__}({e})')
            raise RuntimeError(f'{f.__name__} failed {times} times') from failures[-1]

        return wrapper

    return decorate


@retry(3, TemporaryError, ZeroDivisionError)
def fetch(url, *, attempt):
    if attempt == 1:
        raise TemporaryError('busy', after=5)
    if attempt == 2:
        1 / 0
    if url == 'bad':
        raise TemporaryError('still busy')
    return f'content of {url}'


print(fetch('good'))
try:
    fetch(b'x', attempt=5)
except TypeError as e:
    print(e)
fetch('bad')
