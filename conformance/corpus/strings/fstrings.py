name, n, pi = 'Ann', 42, 3.14159265
print(f'{name} is {n}', f'{n:5}|{n:<5}|{n:^5}|{n:>5}|{n:05}|{n:+}', f'{pi:.2f} {pi:10.3f} {pi:e} {pi:g} {pi:%}')
print(f'{name!r} {name!s} {name!a} {"é"!a}', f'{name:>10}|{name:*^9}|{name:.2}')
print(f'{n=} {n + 1 = } {name=!s} {pi=:.1f}')
width, precision = 10, 3
print(f'{pi:{width}.{precision}}', f'{pi:{width}.{precision}f}|{name:{"<"}{width}}|')
print(f'{{literal}} {{{n}}}', f'{n:#x} {n:b} {n:o} {n:X} {n:,} {1234567:,} {1234567:_} {0xffff:_x}')
print(f'{[x * 2 for x in range(3)]} {dict(a=1)["a"]} {(lambda x: x + 1)(1)}')
print(f'{"nested " + f"{name}"}', f'''{
    n
}''', f'{n if n > 1 else 0}', f'{name.upper()[::-1]}')
print(f'{True} {None} {1 + 2j} {(1, 2)} { {1, } } {b"x"}')
print(rf'\d{n}', f'a' 'b' f'{n}', f'{"a" "b"}', f'')


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __format__(self, spec):
        return f'<{spec or "plain"}:{self.amount}>'


print(f'{Money(5)} {Money(6):eur} {Money(7)!r:.5}')
try:
    f'{n:d}' f'{name:d}'
except ValueError as e:
    print(e)
try:
    f'{n:.3d}'
except ValueError as e:
    print(e)
try:
    f'{[]:5}'
except TypeError as e:
    print(e)
