from contextlib import contextmanager
from dataclasses import dataclass, field


class InsufficientFunds(Exception):
    pass


@dataclass
class Account:
    owner: str
    balance: int = 0
    log: list = field(default_factory=list, compare=False)

    def move(self, amount):
        if self.balance + amount < 0:
            raise InsufficientFunds(f'{self.owner} has {self.balance}, needs {-amount}')
        self.balance += amount
        self.log.append(amount)


@contextmanager
def transaction(*accounts):
    saved = [(a, a.balance, len(a.log)) for a in accounts]
    try:
        yield
    except InsufficientFunds as e:
        for a, balance, n in saved:
            a.balance = balance
            del a.log[n:]
        print('rolled back:', e)
    else:
        print('committed')


ann, bob = Account('Ann', 100), Account('Bob', 20)
for amount in (50, 80, -10):
    with transaction(ann, bob):
        bob.move(amount)
        ann.move(-amount)
print(ann, bob, sep='\n')
with transaction(ann):
    ann.move('everything')
