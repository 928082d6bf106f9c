import re


class Sheet:
    def __init__(self, **cells):
        self.cells = cells
        self.path = []

    def __getitem__(self, name):
        if name in self.path:
            raise RecursionError(' -> '.join(self.path + [name]))
        self.path.append(name)
        try:
            return self.value(self.cells[name])
        finally:
            self.path.pop()

    def value(self, formula):
        if not isinstance(formula, str) or not formula.startswith('='):
            return formula
        code = re.sub(r'\b([A-Z]+\d+)\b', r'self["\1"]', formula[1:])
        return eval(code, {'self': self, 'sum': sum, 'max': max})


s = Sheet(A1=5, A2='=A1*2', A3='=sum([A1, A2, 10])', B1='text', B2='=B1.upper() + str(A3)', C1='=C2', C2='=C1+1', D1='=A1/0', D2='=Z9')
for name in s.cells:
    try:
        print(name, s[name])
    except Exception as e:
        print(name, type(e).__name__, e)
s.cells['A1'] = 7
print(s['A3'], s['B2'])
print(s['D1'])
