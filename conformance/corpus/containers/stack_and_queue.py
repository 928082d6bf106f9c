from collections import deque

stack = []
for token in '3 4 + 2 * 7 -'.split():
    if token in '+-*/':
        b, a = stack.pop(), stack.pop()
        stack.append({'+': a + b, '-': a - b, '*': a * b, '/': a / b if b else None}[token])
    else:
        stack.append(int(token))
print(stack)

queue = deque([1, 2, 3], maxlen=4)
queue.append(4)
queue.append(5)
queue.appendleft(0)
print(queue, queue.popleft(), queue.pop(), len(queue), queue[0])
queue.rotate(1)
queue.extend('ab')
print(queue, list(queue), queue.count('a'), 'b' in queue)

graph = {'a': ['b', 'c'], 'b': ['d'], 'c': ['d', 'e'], 'd': ['f'], 'e': ['f'], 'f': []}


def shortest(start, goal):
    paths, seen = deque([[start]]), {start}
    while paths:
        path = paths.popleft()
        if path[-1] == goal:
            return path
        for node in graph[path[-1]]:
            if node not in seen:
                seen.add(node)
                paths.append(path + [node])


print(shortest('a', 'f'), shortest('f', 'a'))


def balanced(text):
    opening, closing = '([{', ')]}'
    stack = []
    for c in text:
        if c in opening:
            stack.append(c)
        elif c in closing:
            if not stack or opening.index(stack.pop()) != closing.index(c):
                return False
    return not stack


print([balanced(t) for t in ('([]{})', '([)]', '((', '')])
deque().pop()
