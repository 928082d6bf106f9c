z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), z * 2, z / 2, z ** 2, -z, z + 1.5, z == 3 + 4j, z != 3)
print(1j * 1j, complex(1), complex('1-2j'), complex(0, -0.0), -0j, (1 + 2j) * (3 - 1j), (1 + 2j) / (3 - 1j), 1j ** 2, (-1) ** 0.5)
print(repr(1e20j), [1j], f'{z:.2f}', hash(1 + 0j) == hash(1), bool(0j), complex('inf'), complex('nanj'))
for bad in ("1j < 2j", "int(1j)", "1j // 1", "1j % 1", "complex('x')", "1j / 0", "0j ** -1", "complex('1', 2)"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, '->', type(e).__name__ + ':', e)
