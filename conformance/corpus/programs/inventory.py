class OutOfStock(Exception):
    def __init__(self, item, wanted, left):
        super().__init__(f'{item}: wanted {wanted}, only {left} left')


class Inventory:
    def __init__(self, **stock):
        self._stock = stock

    def __getitem__(self, item):
        return self._stock.get(item, 0)

    def __setitem__(self, item, count):
        if count < 0:
            raise OutOfStock(item, self[item] - count, self[item])
        self._stock[item] = count

    def __delitem__(self, item):
        del self._stock[item]

    def __iter__(self):
        return iter(sorted(self._stock))

    def __len__(self):
        return len(self._stock)

    def __contains__(self, item):
        return self[item] > 0

    def __repr__(self):
        return f"Inventory({', '.join(f'{k}={self[k]}' for k in self)})"

    def __or__(self, other):
        return Inventory(**{k: self[k] + other[k] for k in {*self, *other}})


shop = Inventory(apple=5, pear=0)
shop['apple'] -= 2
shop['fig'] += 7
print(shop, len(shop), 'pear' in shop, 'fig' in shop, list(shop), shop | Inventory(fig=1, kiwi=4))
try:
    shop['apple'] -= 10
except OutOfStock as e:
    print('sorry:', e)
del shop['fig']
print(shop)
del shop['fig']
