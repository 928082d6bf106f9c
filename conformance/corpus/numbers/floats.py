import math

for f in (0.1, 1.0, 100.0, 1e16, 1e15, 123456789.123456789, 1e-5, 0.0001, 1.5e300, 5e-324, -0.0, 1 / 3, 2 / 3, 1e22, 1e23,
          float('inf'), -float('inf'), float('nan'), 0.1 + 0.2, 1.7976931348623157e308, 3.0e8, 1e100):
    print(repr(f), str(f), f'{f:.3g}', '%.3f' % f if abs(f) < 1e20 else '')
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 2.0 ** 0.5, 1e308 * 10, -1e308 * 10, 0.0 == -0.0)
print(round(0.5), round(1.5), round(2.5), round(2.675, 2), round(1e20), round(123.456, -1), round(-1.5))
print((0.5).as_integer_ratio(), (2.0).is_integer(), (0.1).hex(), float.fromhex('0x1.8p1'), int(1e20))
print(math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.sqrt(2), math.pi, math.e, math.inf, math.hypot(3, 4))
print(math.sin(1), math.log(10), math.log2(8), math.log10(1000), math.exp(1), math.isclose(0.1 + 0.2, 0.3), math.fsum([0.1] * 10))
print(float('nan') == float('nan'), math.isnan(math.nan), math.copysign(1, -0.0), 1.0.__class__)
print(1e3, 1E-3, .5, 5., 1_0.0_1)
for bad in ("1.0 / 0", "1.0 // 0", "1.0 % 0", "0.0 ** -1", "float('x')", "float('')", "math.sqrt(-1)", "math.log(0)", "2.0 ** 10000",
            "int(1e400)", "1.5 & 1", "1.5 << 1", "math.factorial(-1)", "math.factorial(1.5)", "float([])", "math.exp(1000)",
            "round('a')", "[1][1.0]", "range(1.5)", "math.floor('a')"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, '->', type(e).__name__ + ':', e)
