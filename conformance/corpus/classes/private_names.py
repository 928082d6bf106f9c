class Base:
    def __init__(self):
        self.__secret = 1
        self._protected = 2
        self.__dunder__ = 3

    def reveal(self):
        return self.__secret

    def __hidden(self):
        return 'hidden'

    def call(self):
        return self.__hidden()


class Derived(Base):
    def __init__(self):
        super().__init__()
        self.__secret = 'mine'

    def mine(self):
        return self.__secret


d = Derived()
print(d.reveal(), d.mine(), d._protected, sorted(vars(d)), d.call(), d._Base__secret)
d.__secret
