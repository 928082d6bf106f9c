import random


def play(secret, guesses):
    for n, guess in enumerate(guesses, 1):
        if guess == secret:
            return f'found {secret} in {n}'
        print(guess, 'is too', 'low' if guess < secret else 'high')
    return 'not found'


def bisect(low, high):
    while low <= high:
        middle = (low + high) // 2
        answer = yield middle
        if answer == 'low':
            low = middle + 1
        else:
            high = middle - 1


print(play(42, [50, 25, 37, 43, 40, 42]))
solver = bisect(1, 100)
guess, tries = next(solver), 1
while guess != 73:
    guess = solver.send('low' if guess < 73 else 'high')
    tries += 1
print('solved in', tries)
random.seed(42)
print(random.randint(1, 100), random.choice('abc'), random.sample(range(10), 3), round(random.random(), 6), random.uniform(1, 2))
print(random.shuffle(deck := list(range(8))), deck, random.gauss(0, 1), random.choices([1, 2], k=4), random.getrandbits(40))
