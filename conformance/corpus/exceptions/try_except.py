def attempt(f):
    try:
        result = f()
    except ZeroDivisionError:
        return 'zero'
    except (KeyError, IndexError) as e:
        return f'lookup {type(e).__name__} {e} {e.args}'
    except Exception as e:
        return f'other {e!r}'
    else:
        return f'ok {result}'
    finally:
        print('finally', end=' ')


for f in (lambda: 1 / 0, lambda: {}['k'], lambda: [][1], lambda: int('x'), lambda: 5, lambda: None.foo):
    print(attempt(f))

try:
    try:
        raise ValueError('inner')
    except TypeError:
        print('wrong handler')
except ValueError as e:
    print('outer', e)
try:
    e
except NameError as err:
    print(err)
try:
    raise Exception
except Exception as e:
    print(repr(e), str(e) == '', e.args)
try:
    raise Exception(1, 'two')
except Exception as e:
    print(repr(e), e)
try:
    raise 'string'
except TypeError as e:
    print(e)
try:
    raise int
except TypeError as e:
    print(e)
try:
    try:
        1 / 0
    except 5:
        pass
except TypeError as e:
    print(e)
try:
    pass
except:
    print('no')
else:
    print('else')
for i in range(3):
    try:
        if i == 1:
            raise RuntimeError(i)
    except RuntimeError:
        continue
    finally:
        print('cleanup', i)
