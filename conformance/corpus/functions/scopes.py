x = 'global'


def f():
    x = 'f'

    def g():
        return x

    class A:
        x = 'class'
        seen = x

        def m(self):
            return x

        values = [x for _ in range(1)]

    return g(), A.seen, A().m(), A.values


print(f())


def shadow(list):
    return list


print(shadow('ok'))
print([x for x in range(3)], x)


def many():
    a = 1

    def b():
        nonlocal a
        a += 1

        def c():
            nonlocal a
            a *= 10

        c()

    b()
    return a


print(many())


def conditional(flag):
    if flag:
        value = 1
    return value


print(conditional(True))
try:
    conditional(False)
except UnboundLocalError as e:
    print(e)
exec('z = 1', namespace := {})
print(sorted(k for k in namespace if k != '__builtins__'))


def uses_exec():
    exec('q = 5')
    return 'q' in locals()


print(uses_exec())
