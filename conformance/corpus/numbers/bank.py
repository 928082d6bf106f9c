class Account:
    interest = 0.02

    def __init__(self, owner, balance=0):
        self.owner, self.balance = owner, balance
        self.history = []

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError('deposit must be positive')
        self.balance += amount
        self.history.append(('deposit', amount))

    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError(f'insufficient funds: {self.balance} < {amount}')
        self.balance -= amount
        self.history.append(('withdraw', amount))

    def year_end(self):
        self.balance = round(self.balance * (1 + self.interest), 2)


a = Account('Ann', 100)
a.deposit(50.25)
a.withdraw(30)
a.year_end()
print(a.owner, a.balance, a.history)
for amount in (0, -5):
    try:
        a.deposit(amount)
    except ValueError as e:
        print('error:', e)
a.withdraw(1000)
