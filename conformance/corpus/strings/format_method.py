print('{} {}'.format(1, 2), '{1} {0}'.format('a', 'b'), '{x} {y}'.format(x=1, y=2), '{0} {0!r}'.format('q'))
print('{:>10}|{:<10}|{:^10}'.format('r', 'l', 'c'), '{:*^10}'.format('x'), '{:08.3f}'.format(3.14159))
print('{0[1]} {0[0]}'.format([1, 2]), '{d[key]}'.format(d={'key': 'v'}), '{0.real} {0.imag}'.format(1 + 2j))
print('{:{}}|'.format('x', 5), '{:{w}.{p}f}'.format(3.14159, w=8, p=2), '{{}}'.format(), '{:%}'.format(0.25))
print('{:,}'.format(1234567.891), '{:_}'.format(10 ** 9), '{:+} {:-} {: }'.format(1, 1, 1), '{:=+6}'.format(5))
print('{:b} {:o} {:x} {:X} {:#b} {:c} {:n}'.format(5, 8, 255, 255, 5, 97, 1000))
print('{:e} {:.3e} {:E} {:g} {:G}'.format(12345.6789, 12345.6789, 12345.6789, 1e-7, 1e30))
print('{a} {b}'.format_map({'a': 1, 'b': 2}), format(1.5), format(10, 'd'), format('s', 's'))
for bad in ("'{}'.format()", "'{a}'.format()", "'{0} {}'.format(1, 2)", "'{'.format(1)", "'}'.format(1)", "'{:d}'.format('x')",
            "'{:.2}'.format(5)", "'{:s}'.format(5)", "'{0.x}'.format(1)", "'{0[a]}'.format([1])", "'{!x}'.format(1)",
            "'{:>>5}'.format(1)", "'{:10,s}'.format('a')", "'{:,x}'.format(5)"):
    try:
        print(repr(eval(bad)))
    except Exception as e:
        print(bad, '->', type(e).__name__ + ':', e)
