"""Shortest ways in a grid with a heap, and a breadth-first search with a deque."""

from collections import deque
from heapq import heappop, heappush


def make(n):
    return [[(x * x * 31 + y * y * 17 + x * y * 7) % 11 + 1 for x in range(n)] for y in range(n)]


def neighbours(x, y, n):
    if x > 0:
        yield x - 1, y
    if y > 0:
        yield x, y - 1
    if x < n - 1:
        yield x + 1, y
    if y < n - 1:
        yield x, y + 1


def cheapest(costs):
    n = len(costs)
    best = {(0, 0): 0}
    heap = [(0, (0, 0))]
    while heap:
        cost, place = heappop(heap)
        if place == (n - 1, n - 1):
            return cost
        if cost > best[place]:
            continue
        for x, y in neighbours(*place, n):
            total = cost + costs[y][x]
            if total < best.get((x, y), 1 << 30):
                best[x, y] = total
                heappush(heap, (total, (x, y)))
    return None


def steps(costs):
    n = len(costs)
    seen = {(0, 0)}
    queue = deque([(0, 0, 0)])
    while queue:
        x, y, distance = queue.popleft()
        if x == y == n - 1:
            return distance
        for place in neighbours(x, y, n):
            if place not in seen and costs[place[1]][place[0]] != 11:
                seen.add(place)
                queue.append((*place, distance + 1))
    return None


def run():
    costs = make(220)
    assert 438 < cheapest(costs) < 2400
    assert steps(costs) >= 438
