class Engine:
    def start(self):
        self.fuel.use(1)

    @property
    def fuel(self):
        return self._tank

    def __repr__(self):
        return 'Engine()'


class Car:
    def __init__(self):
        self.engine = Engine()

    def __call__(self):
        return self.engine.start()


Car()()
