import heapq

GRAPH = {
    'A': {'B': 7, 'C': 9, 'F': 14},
    'B': {'A': 7, 'C': 10, 'D': 15},
    'C': {'A': 9, 'B': 10, 'D': 11, 'F': 2},
    'D': {'B': 15, 'C': 11, 'E': 6},
    'E': {'D': 6, 'F': 9},
    'F': {'A': 14, 'C': 2, 'E': 9},
}


def dijkstra(start):
    distances, previous, heap = {start: 0}, {}, [(0, start)]
    while heap:
        d, node = heapq.heappop(heap)
        if d > distances[node]:
            continue
        for neighbour, weight in GRAPH[node].items():
            candidate = d + weight
            if candidate < distances.get(neighbour, float('inf')):
                distances[neighbour] = candidate
                previous[neighbour] = node
                heapq.heappush(heap, (candidate, neighbour))
    return distances, previous


distances, previous = dijkstra('A')
print(distances)
node, path = 'E', []
while node:
    path.append(node)
    node = previous.get(node)
print(' -> '.join(reversed(path)))
print(heapq.nlargest(2, distances.items(), key=lambda kv: kv[1]), heapq.nsmallest(3, [5, 1, 4, 2]))
h = [5, 3, 8, 1]
heapq.heapify(h)
print([heapq.heappop(h) for _ in range(4)], list(heapq.merge([1, 4], [2, 3])))
dijkstra('Z')
