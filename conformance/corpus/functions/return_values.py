def nothing():
    pass


def several():
    return 1, 'two', [3]


def early(n):
    for i in range(n):
        if i == 3:
            return i
    return 'none'


def cleanup():
    try:
        return 'try'
    finally:
        print('finally')


def override():
    try:
        return 'try'
    finally:
        return 'finally'


def loop():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print('body', i)
        finally:
            print('cleanup', i)
    return i


print(nothing(), several(), early(2), early(9))
print(cleanup())
print(override())
print(loop())
a, b, c = several()
print(a, b, c)
