class Celsius:
    def __init__(self, t=0):
        self.t = t

    @property
    def t(self):
        """Degrees."""
        return self._t

    @t.setter
    def t(self, value):
        if value < -273.15:
            raise ValueError('below absolute zero')
        self._t = value

    @t.deleter
    def t(self):
        print('deleted')
        del self._t

    @property
    def fahrenheit(self):
        return self.t * 9 / 5 + 32

    @staticmethod
    def freezing():
        return 0

    @classmethod
    def from_f(cls, f):
        return cls((f - 32) * 5 / 9)


c = Celsius(25)
print(c.t, c.fahrenheit, Celsius.from_f(212).t, Celsius.freezing(), c.freezing(), Celsius.t.__doc__)
c.t = 30
print(c.t, type(Celsius.__dict__['t']), Celsius.t.fget is not None)
for action in ('c.t = -300', 'c.fahrenheit = 5', 'del c.fahrenheit', 'c.nothing', 'Celsius(-1000)'):
    try:
        exec(action)
    except Exception as e:
        print(action, '->', type(e).__name__ + ':', e)
del c.t
print(c.t)
