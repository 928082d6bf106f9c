class Resource:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        print('closing', exc[0].__name__)
        raise ConnectionError('could not close')


with Resource() as r:
    r.undefined
