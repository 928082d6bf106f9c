print(7 // 2, -7 // 2, 7 % 3, -7 % 3, 7 % -3, 7 / 2, 6 / 3, 2 ** 10, 2 ** -1, (-2) ** 3, -2 ** 2)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10, 1024 >> 3, -1 >> 1, -5 & 0xff)
print(0x1F, 0o17, 0b101, 1_000_000, int('0b11', 0), int('0o17', 0), int('12', 3))
print(2 ** 62, 2 ** 63 - 1, 2 ** 63, 2 ** 64, -2 ** 63, -2 ** 63 - 1, 9223372036854775807 + 1, 9223372036854775807 * 2)
print((10).bit_length(), (255).bit_count(), (-1).bit_length(), (5).numerator, (5).denominator, (3).conjugate())
print(int.from_bytes(b'\xff\xfe', 'little', signed=True), (1000).to_bytes(4, 'big'), (6).as_integer_ratio())
print(divmod(-7, 2), abs(-2 ** 63), max(2 ** 70, 1), sum([2 ** 62] * 4), hash(2 ** 100))
print(1 == 1.0, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 10 ** 400 > 1e308, 1 < 1.5 < 2)
print(True + True, True * 5, ~True, int(True), True == 1, {1: 'a', True: 'b', 1.0: 'c'})
for bad in ("1 // 0", "1 % 0", "1 / 0", "0 ** -1", "int('x')", "int('')", "int('1.5')", "int(None)", "int([])", "1 << -1",
            "int('9', 8)", "1 + 'a'", "1 + None", "-'a'", "1 < 'a'", "int('1', 99)", "10 ** 400 * 1.0", "(300).to_bytes(1, 'big')",
            "int(float('nan'))", "int(float('inf'))", "5()", "5[0]", "len(5)", "for_ in 5", "2 ** 'a'"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, '->', type(e).__name__ + ':', e)
