for s in ('é', 'e\u0301', 'ß', 'İ', 'ﬁ', 'Σ', 'ς', '日本', '😀', '👨‍👩‍👧', 'ǆ'):
    print(s, len(s), [hex(ord(c)) for c in s], s.upper(), s.lower(), s.title(), s.isalpha(), s.encode())
print('é' == 'e\u0301', sorted(['é', 'z', 'a', '😀', 'ﬁ']), 'straße'.upper(), 'ΑΣ'.lower())
print('\U0010ffff' > '\uffff', '😀' < '\ud800', max('a\uffff😀'))
naïve = 'identifier'
print(naïve, 'naïve' in globals())
print('x😀y😀z'.split('😀'), 'x😀y'.find('y'), '😀' * 3, '😀😀'.count('😀'), '😀'.center(5, '-'), f'{"😀":>4}|')
