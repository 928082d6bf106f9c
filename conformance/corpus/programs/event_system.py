class Event:
    def __init__(self):
        self.handlers = []

    def __iadd__(self, handler):
        self.handlers.append(handler)
        return self

    def __isub__(self, handler):
        self.handlers.remove(handler)
        return self

    def __call__(self, *args, **kwargs):
        return [h(*args, **kwargs) for h in self.handlers]


class Button:
    def __init__(self, name):
        self.name = name
        self.clicked = Event()

    def click(self):
        return self.clicked(self)


def log(button):
    return f'log {button.name}'


class Counter:
    n = 0

    def count(self, button):
        self.n += 1
        return self.n


c, b = Counter(), Button('ok')
b.clicked += log
b.clicked += c.count
b.clicked += lambda button: button.name[::-1]
print(b.click(), b.click())
b.clicked -= log
b.clicked -= c.count
print(b.click(), c.n)
b.clicked -= log
