def first():
    return {}['missing']


def second():
    try:
        first()
    except KeyError:
        undefined()


def third():
    try:
        second()
    finally:
        print('third is done')


try:
    third()
except NameError as e:
    raise RuntimeError('all is lost') from e
