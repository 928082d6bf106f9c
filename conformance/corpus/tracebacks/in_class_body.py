def make(value):
    class Made:
        size = value
        half = size / 2

        def method(self):
            return self.half

    return Made


print(make(4)().method())
make('x')
