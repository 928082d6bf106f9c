def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print([fib(i) for i in range(20)])

a, b = 0, 1
for _ in range(300):
    a, b = b, a + b
print(a)


def memo(f):
    cache = {}

    def inner(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]

    return inner


fib = memo(fib)
print(fib(200))
