def step1():
    raise OSError(2, 'No such file or directory', 'config.ini')


def step2():
    try:
        step1()
    except OSError as e:
        raise RuntimeError('cannot configure') from e


def step3():
    try:
        step2()
    except RuntimeError:
        try:
            {}['fallback']
        except KeyError:
            raise SystemError('no fallback')


step3()
