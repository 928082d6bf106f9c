a = 1; b = 2; print(a, b)
if a: print('one'); print('two')
for i in 'xy': print(i, end=' '); print('-', end=' ')
print()
while a < 3: a += 1
else: print('else', a)
def f(x): return x * 2
class C: n = 5; m = n + 1
print(f(4), C.m); x = [
    1,
    2,
]; print(x)
try: 1 / 0
except ZeroDivisionError: print('caught')
finally: print('finally')
with open(__file__) as me: first = me.readline()
print(first.strip())
lambda: None; 'a string statement'; 42
y = 1 if True else \
    2
print(y, (1
          + 2))
pass; pass
