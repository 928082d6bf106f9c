import re
import string
from collections import Counter

TEXT = """
When the rain stopped, the river was still rising. People stood on the bridge; nobody spoke.
"It will be over by morning," said the old man, "it always is." But it was not: by morning
the bridge, the road and half the village were gone.
"""

sentences = [s.strip() for s in re.split(r'(?<=[.!?])"?\s+', TEXT.strip())]
words = [w.strip(string.punctuation).lower() for w in TEXT.split()]
words = [w for w in words if w]
print(len(sentences), 'sentences,', len(words), 'words,', len(set(words)), 'different')
print('longest:', max(words, key=len), 'average:', round(sum(map(len, words)) / len(words), 2))
for word, n in Counter(words).most_common(4):
    print(f'{word:8}{n:3}')
print(Counter(map(len, words)))
print({k: sorted(w for w in set(words) if w[0] == k) for k in 'brv'})
print(re.findall(r'"([^"]*)"', TEXT))
for s in sentences:
    print(len(s.split()), s[:40].replace('\n', ' ') + ('...' if len(s) > 40 else ''))
