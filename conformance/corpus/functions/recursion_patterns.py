def power_set(items):
    if not items:
        return [[]]
    rest = power_set(items[1:])
    return rest + [[items[0]] + r for r in rest]


def collatz(n, path=()):
    path += (n,)
    return path if n == 1 else collatz(n // 2 if n % 2 == 0 else 3 * n + 1, path)


def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)


def change(amount, coins=(50, 20, 10, 5, 2, 1)):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return change(amount - coins[0], coins) + change(amount, coins[1:])


def edit_distance(a, b, memo=None):
    memo = {} if memo is None else memo
    if not a or not b:
        return len(a) + len(b)
    if (a, b) not in memo:
        memo[a, b] = min(edit_distance(a[1:], b, memo) + 1, edit_distance(a, b[1:], memo) + 1,
                         edit_distance(a[1:], b[1:], memo) + (a[0] != b[0]))
    return memo[a, b]


print(power_set([1, 2, 3]))
print(collatz(7))
print(gcd(1071, 462), change(30), edit_distance('kitten', 'sitting'))
print(sum(collatz(27)))


def binary(n):
    return str(n) if n < 2 else binary(n // 2) + str(n % 2)


print(binary(37), binary(2 ** 20))
gcd('a', 2)
