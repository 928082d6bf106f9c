def run(code):
    exec(code)


try:
    run('a = 1\nb = a / 0')
except ZeroDivisionError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_filename.rsplit('/', 1)[-1], tb.tb_frame.f_code.co_name, tb.tb_lineno)
        tb = tb.tb_next
code = compile('def g():\n    return undefined\n\ng()', 'virtual.py', 'exec')
exec(code)
