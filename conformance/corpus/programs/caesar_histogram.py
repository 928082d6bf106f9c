from collections import Counter

text = '''It was a bright cold day in the spring, and all the clocks of the town were saying thirteen.'''
letters = Counter(c for c in text.lower() if c.isalpha())
for letter, n in sorted(letters.items(), key=lambda kv: (-kv[1], kv[0]))[:8]:
    print(f'{letter} {n:2} {"*" * n}')
alphabet = 'abcdefghijklmnopqrstuvwxyz'


def shift(text, k):
    table = str.maketrans(alphabet + alphabet.upper(), alphabet[k:] + alphabet[:k] + (alphabet[k:] + alphabet[:k]).upper())
    return text.translate(table)


secret = shift(text, 7)
print(secret)
guess = Counter(c for c in secret.lower() if c.isalpha()).most_common(1)[0][0]
print(guess, shift(secret, -7) == text)
print(len(set(alphabet) - set(text.lower())), sorted(set(alphabet) - set(text.lower())))
