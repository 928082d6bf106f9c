class Bad:
    def __add__(self, other):
        raise ArithmeticError('cannot add')

    def __eq__(self, other):
        raise ValueError('cannot compare')

    def __repr__(self):
        raise RuntimeError('cannot show')

    __hash__ = object.__hash__


b = Bad()
for action in ('b + 1', 'b == 2', '[b].index(1)', 'repr(b)', 'print([b])', 'b in {b}', 'f"{b}"'):
    try:
        exec(action)
    except Exception as e:
        print(action, type(e).__name__, e, e.__traceback__.tb_next is not None)
sorted([b, b], key=lambda x: x + 1)
