s = 'abcdefghij'
print(s[0], s[-1], s[2:5], s[:3], s[7:], s[-3:], s[:-7], s[::2], s[::-1], s[8:2:-2], s[100:], s[-100:2], s[5:2])
print(s[slice(1, None, 3)], s[True], s[:], s[:] is s)
text = 'naïve café ☕ 日本語 😀!'
print(len(text), text[-2], text[::-1], text[11:], text.index('😀'), text[-3:])
for i in (10, -11):
    try:
        s[i]
    except IndexError as e:
        print(e)
try:
    s[0] = 'z'
except TypeError as e:
    print(e)
try:
    s[::0]
except ValueError as e:
    print(e)
try:
    s['1']
except TypeError as e:
    print(e)
