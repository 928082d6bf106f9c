for s in ('a\nb', 'tab\t', 'null\0x', '\x7f\x80\xa0\xad', 'quote\'s', "dq\"", '\'"', '\\', '\u20ac', '\U0001f600', '\ud800',
          '\r\x1b', '\N{GREEK SMALL LETTER ALPHA}', '\101', '\x41', 'é', '\u200b', '\u3000', '\ufeff'):
    print(repr(s), ascii(s), len(s))
print(r'\n', len(r'\n'), R'\'', 'con' 'cat' "ena" 'ted')
print(b'\x00\xff\n\t\\a\'"', b"it's", b'\'"', bytes(range(30, 40)))
print("""multi
line \
continued""")
