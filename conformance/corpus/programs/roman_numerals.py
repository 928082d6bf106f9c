PAIRS = list(zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), 'M CM D CD C XC L XL X IX V IV I'.split()))


def roman(n):
    if not 0 < n < 4000:
        raise ValueError(f'out of range: {n}')
    out = ''
    for value, letters in PAIRS:
        count, n = divmod(n, value)
        out += letters * count
    return out


def arabic(text):
    values = dict(zip('IVXLCDM', (1, 5, 10, 50, 100, 500, 1000)))
    total = 0
    for a, b in zip(text, text[1:] + ' '):
        total += -values[a] if values[a] < values.get(b, 0) else values[a]
    return total


print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)])
print(all(arabic(roman(n)) == n for n in range(1, 4000)))
print(roman(0))
