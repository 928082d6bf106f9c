def escape(c, limit=40):
    z = 0
    for i in range(limit):
        z = z * z + c
        if abs(z) > 2:
            return i
    return limit


for y in range(-8, 9, 2):
    print(''.join(' .:-=+*#%@'[min(9, escape(complex(x / 16, y / 8)) // 4)] for x in range(-34, 12)))
print(escape(0j), escape(1 + 1j), escape(-0.75 + 0.1j, 100))
