import string
import textwrap

text = 'The quick brown fox jumps over the lazy dog. ' * 3
print(textwrap.fill(text, 40))
print(textwrap.wrap('a bb ccc dddd', 6), textwrap.shorten('Hello wonderful world', 14), textwrap.dedent('''
    indented
      more
    back'''))
print(textwrap.indent('a\nb\n', '> '), end='')
print(textwrap.fill('long-hyphenated-words and extraordinarilylongwords', 15, initial_indent='* ', subsequent_indent='  '))
t = string.Template('$who likes ${what}, $$5')
print(t.substitute(who='Ann', what='tea'), t.safe_substitute(who='Bob'), string.capwords('hello big world'))
print(string.ascii_lowercase, string.digits, string.punctuation, repr(string.whitespace))
print(string.Formatter().format('{0} {x!r:>5}', 1, x='a'))
try:
    t.substitute(who='x')
except KeyError as e:
    print('missing', e)
string.Template('$').substitute()
