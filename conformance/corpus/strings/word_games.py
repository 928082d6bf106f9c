def palindrome(text):
    letters = [c for c in text.lower() if c.isalpha()]
    return letters == letters[::-1]


def caesar(text, shift):
    out = []
    for c in text:
        if c.isalpha():
            base = ord('A') if c.isupper() else ord('a')
            out.append(chr((ord(c) - base + shift) % 26 + base))
        else:
            out.append(c)
    return ''.join(out)


def run_length(text):
    result, previous, count = '', None, 0
    for c in text + '\0':
        if c == previous:
            count += 1
        else:
            if previous:
                result += f'{previous}{count}'
            previous, count = c, 1
    return result


print(palindrome('A man, a plan, a canal: Panama'), palindrome('Python'))
print(caesar('Hello, World!', 3), caesar(caesar('Hello, World!', 3), -3))
print(run_length('aaabbc'))
print({w: w[::-1] for w in 'the quick brown fox'.split()})
vowels = sum(c in 'aeiou' for c in 'the quick brown fox jumps')
print(vowels)
words = 'it was the best of times it was the worst of times'.split()
print(sorted(set(words), key=lambda w: (-words.count(w), w)))
print(' '.join(w.capitalize() if i % 2 else w for i, w in enumerate(words)))
print('\n'.join('%-6s|%s' % (w, '#' * words.count(w)) for w in dict.fromkeys(words)))
