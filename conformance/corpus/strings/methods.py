s = '  Hello, World  '
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), 'xxhixx'.strip('x'))
print('abc'.upper(), 'ABC'.lower(), 'hello world'.title(), 'hELLO'.capitalize(), 'aBc'.swapcase(), 'Straße'.casefold())
print('a,b,,c'.split(','), ' a  b '.split(), 'a b c d'.split(maxsplit=2), 'a b c d'.rsplit(' ', 1), ''.split(), ''.split(','))
print('one\ntwo\r\nthree\n'.splitlines(), 'a\nb'.splitlines(True))
print('-'.join(['a', 'b']), ''.join([]), ', '.join('xyz'))
print('banana'.find('an'), 'banana'.rfind('an'), 'banana'.find('x'), 'banana'.index('n'), 'banana'.count('a'), 'aaa'.count('aa'))
print('banana'.replace('a', 'o'), 'banana'.replace('a', 'o', 2), 'abc'.replace('', '-'))
print('abc'.startswith('ab'), 'abc'.endswith(('x', 'c')), 'abc'.startswith('b', 1), ''.startswith(''))
print('7'.zfill(3), '-7'.zfill(4), 'a'.center(5, '*'), 'a'.ljust(3) + '|', 'a'.rjust(3))
print('abc'.isalpha(), '123'.isdigit(), 'a1'.isalnum(), ' '.isspace(), 'Ab'.istitle(), 'AB'.isupper(), 'ab1'.islower())
print('½'.isnumeric(), '²'.isdigit(), '१'.isdecimal(), 'x_1'.isidentifier(), '1x'.isidentifier(), 'é'.isascii(), '\n'.isprintable())
print('key=value=x'.partition('='), 'key=value=x'.rpartition('='), 'none'.partition('='))
print('hello'.translate(str.maketrans('el', 'ip')), 'hello'.translate(str.maketrans({'h': 'J', 'l': None})))
print('test.py'.removesuffix('.py'), 'test.py'.removeprefix('test'), 'a\tb'.expandtabs(4))
print('abc' * 2, 3 * '-', 'ab' + 'cd', 'b' in 'abc', 'abc' < 'abd', 'Z' < 'a')
print('x'.encode(), 'é'.encode('latin-1'), '€'.encode('utf-16-le'), b'\xc3\xa9'.decode())
for bad in ("'abc'.index('z')", "'a' + 1", "'a' * 'b'", "'abc'[5]", "'abc'['x']", "''.join([1])", "'a'.split('')",
            "'a'.foo", "'é'.encode('ascii')", r"b'\xff'.decode()", "'a'.center()", "'a'.replace('b')", "chr(-1)", "ord('ab')"):
    try:
        eval(bad)
    except Exception as e:
        print(bad, '->', type(e).__name__ + ':', e)
