from collections import deque

WORDS = 'cold cord card ward warm word worm form farm corm core care dare'.split()


def neighbours(word):
    return [w for w in WORDS if sum(a != b for a, b in zip(w, word)) == 1]


def ladder(start, goal):
    queue, came = deque([start]), {start: None}
    while queue:
        word = queue.popleft()
        if word == goal:
            path = []
            while word:
                path.append(word)
                word = came[word]
            return path[::-1]
        for w in neighbours(word):
            if w not in came:
                came[w] = word
                queue.append(w)


print(ladder('cold', 'warm'))
print(ladder('cold', 'xxxx'))
print({w: len(neighbours(w)) for w in sorted(WORDS)})
