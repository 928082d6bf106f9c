class Base:
    def __init__(self, **kwargs):
        print('Base', kwargs)
        super().__init__()

    def render(self):
        return 'base'


class Bold(Base):
    def __init__(self, weight=1, **kwargs):
        print('Bold', weight)
        super().__init__(**kwargs)

    def render(self):
        return f'<b>{super().render()}</b>'


class Italic(Base):
    def __init__(self, slant=2, **kwargs):
        print('Italic', slant)
        super().__init__(**kwargs)

    def render(self):
        return f'<i>{super().render()}</i>'


class Text(Bold, Italic):
    def __init__(self, text, **kwargs):
        super().__init__(**kwargs)
        self.text = text

    def render(self):
        return super().render().replace('base', self.text)


t = Text('hi', weight=5, slant=6, other=7)
print(t.render(), [c.__name__ for c in Text.__mro__], super(Bold, t).render(), super(Text, Text).render(t))


class A:
    @classmethod
    def make(cls):
        return cls.__name__

    @staticmethod
    def stat():
        return 'A.stat'


class B(A):
    @classmethod
    def make(cls):
        return 'B+' + super().make()

    @staticmethod
    def stat():
        return 'B+' + A.stat()

    @property
    def p(self):
        return super().make()


print(B.make(), B().make(), B.stat(), B().p, super(B, B()), type(super(B, B)))
print(B.make.__func__.__qualname__)


class Wrong:
    def f(self):
        return super().missing()


def outside():
    super().x


for bad in (Wrong().f, outside, lambda: super(int, 'a'), lambda: super(5)):
    try:
        bad()
    except (AttributeError, RuntimeError, TypeError) as e:
        print(type(e).__name__, e)
Text('x', weight=1, bogus=2).missing_method()
