import traceback

for source in ('x = (1,', 'def f(:', 'a b', 'for x in', 'return', 'x = "abc', '  x = 1', 'if 1:\nx', 'print "a"', 'f(a b)', '1 = x', 'é = ]'):
    try:
        compile(source, 'code.py', 'exec')
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset, repr(e.text), e.end_lineno, e.end_offset, e.filename)
        print(''.join(traceback.format_exception_only(type(e), e)), end='')
eval('1 +')
