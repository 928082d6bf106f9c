import re

print(re.findall(r'\d+', 'a1b22c333'), re.sub(r'(\w)(\d)', r'\2\1', 'a1 b2'), re.split(r'[,;]\s*', 'a, b;c'))
m = re.match(r'(?P<user>[\w.]+)@(?P<host>\w+)\.(com|org)', 'ann.b@site.org rest')
print(m, m.group(), m.group('user', 'host'), m.groups(), m.groupdict(), m.span('host'), m.start(), m.end(3))
print(re.search('x', 'abc'), re.fullmatch('a+', 'aaa') is not None, bool(re.match('b', 'ab')))
print(re.sub(r'\b(\w)', lambda m: m.group(1).upper(), 'hello big world'), re.subn('a', 'o', 'banana', count=2))
p = re.compile(r'''
    (\d{4}) - (\d\d) - (\d\d)   # a date
''', re.VERBOSE)
print(p.findall('2024-01-02 and 1999-12-31'), [x.group(1) for x in p.finditer('2024-01-02 1999-12-31')], p.groups)
print(re.findall('^a.*$', 'abc\nxyz\nade', re.M), re.findall('a.c', 'a\nc', re.S), re.findall('ABC', 'abcAbc', re.I))
print(re.escape('a.b*c'), re.split('(-)', 'a-b-c'), re.split('', 'ab'), re.findall(r'(?<=\$)\d+(?!\d|%)', '$5 $10% $20'))
print(re.sub('(a)|b', r'[\1]', 'ab'), re.match('(a)?(b)?', 'b').groups(), re.findall(r'(\w)\1', 'aabbcd'), re.findall('a*?b|c{2,3}', 'aabcccc'))
print(repr(p)[:30], p.pattern[:10], p.flags, re.compile('a').match('ba', 1), re.I | re.M)
print(re.findall(r'\w+', 'naïve café 日本'), re.findall(r'\w+', 'naïve', re.A), re.search(r'\s', 'a\u00a0b'))
for bad in ('(', '[', '*', 'a**', '(?P<n>', r'\1', '(?P<a>x)(?P<a>y)', 'a{2,1}', '(?z)', '[z-a]', '(?<=a*)b', '\\'):
    try:
        re.compile(bad)
    except re.error as e:
        print(bad, '->', e)
re.sub('a', r'\g<9>', 'a')
