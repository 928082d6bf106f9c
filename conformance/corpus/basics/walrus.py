import re

if (n := len('hello')) > 3:
    print(n)
data = [1, 5, 8, 3]
print([y for x in data if (y := x * 2) > 5], y)
lines = iter(['a=1', 'b=2', '', 'c=3'])
while line := next(lines):
    key, _, value = line.partition('=')
    print(key, value)
if m := re.match(r'(\w+)@(\w+)', 'user@host'):
    print(m.group(1), m.groups())
print(total := sum(data), total)
